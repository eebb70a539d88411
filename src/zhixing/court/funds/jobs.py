"""What funds do by themselves: the account of a new case, the bank's messages, the nightly work."""

from datetime import timedelta
from uuid import UUID

from zhixing.court.cases.events import CaseFiled
from zhixing.court.cases.models import Case
from zhixing.court.funds import channel
from zhixing.court.funds.models import CaseAccount, FundBook, HoldRow
from zhixing.court.kernel import events
from zhixing.court.kernel.anchors import EVERYWHERE
from zhixing.court.kernel.clock import today
from zhixing.court.kernel.jobs import enqueue, job, periodic
from zhixing.court.kernel.perform import perform
from zhixing.court.kernel.queries import system_principal
from zhixing.court.kernel.roles import Role
from zhixing.court.kernel.scope import scope
from zhixing.court.kernel.viewer import Viewer

__all__ = ["channel"]

NAME = "案款系统"


def keeper(court_path: str) -> Viewer:
    """The system principal of the escrow at a court. Call within the write scope."""
    principal = system_principal(NAME, court_path)
    return Viewer(principal.pk, NAME, frozenset({Role.SYSTEM}), court_path, "")


@events.on(CaseFiled)
def open_account(event: CaseFiled, event_id: UUID) -> None:
    """Every filed case of a court with an escrow gets its own account. (FUND-02)"""
    case = Case.objects.get(pk=event.case_id)
    opened = CaseAccount.objects.filter(case=case).exists()
    if opened or not FundBook.objects.filter(court_id=case.court_id).exists():
        return
    with scope(case.court_path, case.court_path):
        viewer = keeper(case.court_path)
    perform("funds.open_case_account", case, {}, viewer, str(event_id))


@periodic("funds.nightly", "30 0 * * *")
def nightly() -> None:
    """Half past midnight: one job a court for the match of yesterday and for postponements whose day came."""
    with scope(EVERYWHERE):
        books = list(FundBook.objects.values_list("pk", "court_path"))
    for book_id, court_path in books:
        enqueue("funds.night_of", book=str(book_id), court_path=court_path)


@job("funds.night_of")
def night_of(book: str, court_path: str) -> None:
    """The night of one court: a retry on the same day changes nothing."""
    with scope(court_path, court_path):
        viewer = keeper(court_path)
        found = FundBook.objects.select_related("dossier").get(pk=UUID(book))
        held = HoldRow.objects.filter(lifted_on=None, expired_by=None, until__lte=today()).values("case")
        cases = list(Case.objects.filter(pk__in=held, court_path=court_path).select_related("dossier"))
    day = today() - timedelta(days=1)
    perform("funds.reconcile", found, {"day": day.isoformat()}, viewer, f"reconcile {found.pk} {day}")
    for case in cases:
        perform("funds.note_expiry", case, {}, viewer, f"expiry {case.pk} {today()}")
