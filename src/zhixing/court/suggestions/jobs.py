"""The regular look for replies that are overdue: each goes up by acts of the system, one level at a time."""

from zhixing.court.identity.queries import court_of
from zhixing.court.kernel.clock import today
from zhixing.court.kernel.jobs import periodic
from zhixing.court.kernel.perform import perform
from zhixing.court.kernel.queries import system_principal
from zhixing.court.kernel.roles import Role
from zhixing.court.kernel.scope import scope
from zhixing.court.kernel.tables import current_tables
from zhixing.court.kernel.viewer import Viewer
from zhixing.court.suggestions.models import Suggestion
from zhixing.court.suggestions.queries import reached, to_take_up

NATION = "a."


@periodic("suggestions.escalate", "*/5 * * * *")
def escalate() -> None:
    """Take overdue replies up. Often, because the demo clock may be moved at any time; done again, it does nothing."""
    with scope(NATION):
        tables = current_tables()
        rows = [(row, reached(row, today(), tables)) for row in to_take_up(today(), tables)]
    for row, level in rows:
        for step in range(row.level + 1, level + 1):
            _up(row, step)


def _up(row: Suggestion, level: int) -> None:
    """One suggestion by one level, in its own transaction; the request id makes a second run harmless."""
    path = row.court_path
    with scope(path, path):
        principal = system_principal("期限检查", path)
        viewer = Viewer(principal.pk, principal.name, frozenset({Role.SYSTEM}), path, court_of(path).name)
        fresh = Suggestion.objects.get(pk=row.pk)
        perform("suggestions.escalate", fresh, {}, viewer, f"escalate {row.pk} {row.round} {level}")
