"""Signing in: password, lockout after repeated failures, a session that names the officer and expires."""

from functools import cache

from django.contrib.auth.hashers import check_password, make_password
from django.http import HttpRequest
from django.middleware.csrf import rotate_token

from zhixing.court.identity.acts import SignInRefused, attempt
from zhixing.court.identity.models import Officer
from zhixing.court.kernel.roles import Role
from zhixing.court.kernel.scope import scope
from zhixing.court.kernel.secrets import keyed_hash
from zhixing.court.kernel.viewer import Viewer

EVERYWHERE = "a."

__all__ = ["EVERYWHERE", "SignInRefused", "as_viewer", "sign_in", "viewer_of"]


@cache
def _nobody() -> str:
    """A hash to check against where the name is unknown, so that both answers take the same time."""
    return make_password("nobody has this password")


def sign_in(request: HttpRequest, username: str, password: str) -> Viewer:
    """Check name and password and open a session. Raises SignInRefused; takes equal time for unknown names."""
    username = username.strip()[:60].replace("\x00", "")
    officer = attempt(username, lambda: _proved(username, password), "用户名或者密码不对")
    request.session.flush()
    request.session["officer"] = str(officer.pk)
    request.session["stamp"] = _stamp(officer)
    rotate_token(request)
    return as_viewer(officer)


def _proved(username: str, password: str) -> Officer | None:
    with scope(EVERYWHERE):
        officer = Officer.objects.select_related("principal", "court").filter(username=username).first()
    right = check_password(password, officer.password if officer else _nobody())
    return officer if officer and right and officer.principal.active else None


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
