"""What funds do by themselves: the account of a new case, the bank's messages, the nightly three-way match."""

from uuid import UUID

from zhixing.court.cases.events import CaseFiled
from zhixing.court.cases.models import Case
from zhixing.court.funds.models import CaseAccount
from zhixing.court.kernel import events
from zhixing.court.kernel.perform import perform
from zhixing.court.kernel.queries import system_principal
from zhixing.court.kernel.roles import Role
from zhixing.court.kernel.scope import scope
from zhixing.court.kernel.viewer import Viewer

NAME = "案款系统"


def keeper(court_path: str) -> Viewer:
    """The system principal of the escrow at a court. Call within the write scope."""
    principal = system_principal(NAME, court_path)
    return Viewer(principal.pk, NAME, frozenset({Role.SYSTEM, Role.BANK}), court_path, "")


@events.on(CaseFiled)
def open_account(event: CaseFiled, event_id: UUID) -> None:
    """Every filed case gets its own account. (FUND-02)"""
    case = Case.objects.get(pk=event.case_id)
    if not CaseAccount.objects.filter(case=case).exists():
        with scope(case.court_path, case.court_path):
            viewer = keeper(case.court_path)
        perform("funds.open_case_account", case, {}, viewer, str(event_id))
