"""The regular look for performance periods about to end."""

from uuid import UUID

from zhixing.court.cases.queries import of_dossier
from zhixing.court.identity.queries import court_of
from zhixing.court.kernel.clock import today
from zhixing.court.kernel.jobs import enqueue, job, periodic
from zhixing.court.kernel.perform import perform
from zhixing.court.kernel.queries import system_principal
from zhixing.court.kernel.roles import Role
from zhixing.court.kernel.scope import scope
from zhixing.court.kernel.viewer import Viewer
from zhixing.court.urging.queries import to_urge

NAME = "督促履行"
NATION = "a."


@periodic("urging.look", "*/10 * * * *")
def look() -> None:
    """One job a suit whose day to remind came. Often, because the demo clock may be moved at any time."""
    with scope(NATION):
        rows = to_urge(today())
    for row in rows:
        enqueue(
            "urging.remind_in", dossier=str(row.dossier_id), court_path=row.court_path,
            ends_on=row.starts_on.isoformat(),
        )  # fmt: skip


@job("urging.remind_in")
def remind_in(dossier: str, court_path: str, ends_on: str) -> None:
    """Remind in one suit of one period; done again it changes nothing."""
    with scope(court_path, court_path):
        principal = system_principal(NAME, court_path)
        viewer = Viewer(principal.pk, NAME, frozenset({Role.SYSTEM}), court_path, court_of(court_path).name)
        case = of_dossier(UUID(dossier))
    perform("urging.remind", case, {"ends_on": ends_on}, viewer, f"remind {case.pk} {ends_on}")
