"""Courts and officers as others may ask for them."""

from collections.abc import Sequence

from zhixing.court.identity.models import Court, Officer
from zhixing.court.kernel.roles import Role
from zhixing.court.kernel.viewer import Viewer


def court_of(path: str) -> Court:
    """The court at a path. Raises Court.DoesNotExist."""
    return Court.objects.get(path=path)


def officers_with(court_path: str, role: Role) -> Sequence[Officer]:
    """The active officers of a court who hold a post, in order of name."""
    rows = Officer.objects.filter(
        court_path=court_path, principal__roles__contains=[role.value], principal__active=True
    )
    return list(rows.select_related("principal").order_by("principal__name", "id"))


def own_court(viewer: Viewer) -> Court:
    """The viewer's court."""
    return court_of(viewer.court_path)
