"""What follows when numbers are published: open limits are derived anew, court by court."""

from collections.abc import Iterator
from uuid import UUID

from zhixing.court.kernel import events, running
from zhixing.court.kernel.jobs import enqueue, job
from zhixing.court.kernel.models import Act, Dossier
from zhixing.court.kernel.perform import Done, perform
from zhixing.court.kernel.queries import system_principal
from zhixing.court.kernel.roles import Role
from zhixing.court.kernel.scope import scope
from zhixing.court.kernel.tables import current_tables
from zhixing.court.kernel.viewer import Viewer
from zhixing.court.parameters.events import NumbersPublished
from zhixing.court.parameters.models import NumberSet

NAME = "期限推算"


@events.on(NumbersPublished)
def limits_follow(event: NumbersPublished, event_id: UUID) -> None:
    """One job a court, so that no court waits for another's dossiers."""
    cause = f"{event.since} 公布{NumberSet.Kind(event.kind).label}"
    for court_path in running.courts_with_limits():
        enqueue("parameters.move_limits", court_path=court_path, cause=cause, request=str(event_id))


@job("parameters.move_limits")
def move_limits(court_path: str, cause: str, request: str) -> None:
    """Derive the open limits of a court anew."""
    for _ in rebuild_court(court_path, cause, request):
        pass


def rebuild_court(court_path: str, cause: str, request: str) -> Iterator[Act]:
    """Derive the open limits of a court anew, a transaction a dossier; the acts that put moved days on timelines.

    `request` names the whole run: the same run again does no dossier twice.
    """
    with scope(court_path, court_path):
        principal = system_principal(NAME, court_path)
        tables = current_tables()
        changed = dict.fromkeys(m.limit.dossier_id for m in running.rederived(running.open_limits(court_path), tables))
    viewer = Viewer(principal.pk, NAME, frozenset({Role.SYSTEM}), court_path, "")
    for dossier_id in changed:
        with scope(court_path, court_path):
            dossier = Dossier.objects.select_for_update().get(pk=dossier_id)
            if not running.moving(dossier, tables):
                running.rebuild(dossier, tables)  # no day moved, only 暂定 fell away: nothing to tell
                continue
        outcome = perform("parameters.move_limits", dossier, {"cause": cause}, viewer, f"{request}-{dossier_id}")
        if isinstance(outcome, Done):
            yield outcome.act
