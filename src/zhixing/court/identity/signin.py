"""Signing in: password, lockout after repeated failures, a session that names the officer and expires."""

from datetime import timedelta
from functools import cache

from django.contrib.auth.hashers import check_password, make_password
from django.http import HttpRequest
from django.middleware.csrf import rotate_token
from django.utils import timezone

from zhixing.court.identity.models import Officer, SignInAttempt
from zhixing.court.kernel.refused import Refused
from zhixing.court.kernel.roles import Role
from zhixing.court.kernel.scope import scope
from zhixing.court.kernel.secrets import keyed_hash
from zhixing.court.kernel.viewer import Viewer

LOCK_AFTER = 5
LOCK_FOR = timedelta(minutes=15)
EVERYWHERE = "a."


@cache
def _nobody() -> str:
    """A hash to check against where the name is unknown, so that both answers take the same time."""
    return make_password("nobody has this password")


class SignInRefused(Refused):
    """Wrong name or password, or too many attempts; the message says which."""

    status = 403


def locked(username: str) -> bool:
    """Five failures within fifteen minutes with no success after them lock the name, known or not."""
    recent = SignInAttempt.objects.filter(username=username, at__gt=timezone.now() - LOCK_FOR).order_by("-at")
    failures = 0
    for attempt in recent[:LOCK_AFTER]:
        if attempt.worked:
            break
        failures += 1
    return failures >= LOCK_AFTER


def sign_in(request: HttpRequest, username: str, password: str) -> Viewer:
    """Check name and password and open a session. Raises SignInRefused; takes equal time for unknown names."""
    username = username.strip()[:60].replace("\x00", "")
    if locked(username):
        raise SignInRefused("连续多次失败，请十五分钟后再试或者联系本院管理员")
    with scope(EVERYWHERE):
        officer = Officer.objects.select_related("principal", "court").filter(username=username).first()
    right = check_password(password, officer.password if officer else _nobody())
    worked = bool(officer and right and officer.principal.active)
    SignInAttempt.objects.create(username=username, at=timezone.now(), worked=worked)
    if not worked or officer is None:
        raise SignInRefused("用户名或者密码不对")
    request.session.flush()
    request.session["officer"] = str(officer.pk)
    request.session["stamp"] = _stamp(officer)
    rotate_token(request)
    return as_viewer(officer)


def _stamp(officer: Officer) -> str:
    """Ends every session of an officer whose password changes."""
    return keyed_hash(officer.password)[-16:]


def as_viewer(officer: Officer) -> Viewer:
    """An officer as whoever looks."""
    roles = frozenset(Role(r) for r in officer.principal.roles)
    return Viewer(officer.principal_id, officer.principal.name, roles, officer.court.path, officer.court.name)


def viewer_of(request: HttpRequest) -> Viewer | None:
    """Who the session says is looking, if that still holds."""
    officer_id = request.session.get("officer")
    if not officer_id:
        return None
    with scope(EVERYWHERE):
        officer = Officer.objects.select_related("principal", "court").filter(pk=officer_id).first()
    if officer is None or not officer.principal.active or request.session.get("stamp") != _stamp(officer):
        return None
    return as_viewer(officer)
