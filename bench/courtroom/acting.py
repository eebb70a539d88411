"""Acts as officers and banks do them, and the cases the bench makes with them before anything is measured."""

import copy
import itertools
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from typing import Any

COURT = "厦门市海沧区人民法院"
JUDGE = "faguan"
BANK = "ICBX"
YES = dict.fromkeys(("effective", "right_holder", "definite", "unperformed", "jurisdiction"), "yes")
_serials = itertools.count(1)
_requests = itertools.count(1)


@cache
def viewer(username: str) -> Any:
    """An officer as whoever looks."""
    from zhixing.court.identity.models import Officer
    from zhixing.court.identity.signin import EVERYWHERE, as_viewer
    from zhixing.court.kernel.scope import scope

    with scope(EVERYWHERE):
        return as_viewer(Officer.objects.select_related("principal", "court").get(username=username))


def do(act: str, subject: Any, by: str = JUDGE, **values: Any) -> Any:
    """Do an act as an officer under a fresh request id."""
    from zhixing.court.kernel.perform import perform

    return perform(act, subject, values, viewer(by), f"bench-{next(_requests):09d}")


def read(ask: Any, *args: Any) -> Any:
    """Read as the court does."""
    from zhixing.court.kernel.scope import scope

    with scope(court().path):
        return ask(*args)


@cache
def court() -> Any:
    """The court everything measured happens in."""
    from zhixing.court.identity.models import Court

    return Court.objects.get(name=COURT)


@dataclass
class Matter:
    """A filed case, and its debtor's accounts as ICBX reported them."""

    case: Any
    accounts: list[Any]

    def fresh(self) -> Any:
        """The case as it stands now."""
        from zhixing.court.cases.queries import of_dossier

        return read(of_dossier, self.case.dossier_id)


def _application(serial: int) -> dict[str, Any]:
    """The demo loan as a fixed sum, of another debtor and another judgment each time."""
    from zhixing.court.demo import applications
    from zhixing.court.demo.people import citizen

    body = copy.deepcopy(applications.LOAN)
    body["number"] = f"（2026）闽0205民初{10_000 + serial}号"
    born = f"19{60 + serial % 40}0{1 + serial % 9}15"
    body["debtors"][0] |= {"name": f"陈测{serial}", "number": citizen("350203", born, 100 + serial // 360)}
    body["items"] = [{"name": "货款", "kind": "principal", "amount": "58000.00"}]
    return body


def register(serial: int) -> Any:
    """Register the application of this serial."""
    return do("claims.register_application", court(), "chuangkou", **_application(serial))


def file(judge: str = JUDGE, accounts: int = 0) -> Matter:
    """Register, accept, assign, open the case's account, notify; then let the bank report so many accounts."""
    from zhixing.court.cases.queries import creditors, of_dossier

    serial = next(_serials)
    done = register(serial)
    case = read(of_dossier, done.act.dossier_id)
    payees = [
        {"participant": str(p.pk), "holder": p.party.name, "bank_code": BANK, "bank_name": "演示工商银行",
         "number": "6222000100000023456"}
        for p in read(creditors, case)
    ]  # fmt: skip
    do("cases.accept", case, "lian", accounts=payees, **YES)
    do("cases.assign", case, "juzhang", handler=str(viewer(judge).principal_id))
    do("funds.open_case_account", case, "caiwu")
    matter = Matter(read(of_dossier, case.dossier_id), [])
    if accounts:
        matter.accounts = ask_bank(matter, serial, accounts, judge)
    return matter


def ask_bank(matter: Matter, serial: int, count: int, judge: str = JUDGE) -> list[Any]:
    """Inquire at ICBX and let it report `count` accounts of 60,000 yuan each."""
    from zhixing.court.cases.queries import debtors
    from zhixing.court.property.queries import findings
    from zhixing.messages import Account, AccountKind, AccountStatus, InquiryResponse, ResponseStatus, Return

    do("property.inquire", matter.case, judge, bank=str(bank().pk), participant=str(read(debtors, matter.case)[0].pk))
    asked = sent(matter, "InquiryOpening")[-1]
    reported = tuple(
        Account(
            number=f"62170001{serial:06d}{i:05d}", kind=AccountKind("personal"), branch="演示工商银行海沧支行",
            balance_fen=60_000_00, status=AccountStatus.NORMAL, available_fen=60_000_00,
        )
        for i in range(count)
    )  # fmt: skip
    (kind,) = asked.answer_kinds
    answer = InquiryResponse(
        **head(asked), in_reply_to=asked.message_id, response_id=f"R-{next(_requests)}",
        investigation_id=asked.investigation_id, customer=asked.customer, answer_kinds=asked.answer_kinds,
        status=ResponseStatus.COMPLETE, returns=(Return(answer_kind=kind, accounts=reported, missing=None),),
    )  # fmt: skip
    tell(answer)
    return [f.account for f in read(findings, matter.case)]


def bank() -> Any:
    """The demo bank ICBX."""
    from zhixing.court.gateways.acts import open_channel

    return open_channel(BANK, "演示工商银行", demo=True)


def sent(matter: Matter, kind: str) -> list[Any]:
    """The messages of this kind that the case has put into the outbox, oldest first."""
    from zhixing.court.gateways.models import OutMessage
    from zhixing.court.kernel.secrets import decrypt
    from zhixing.messages import read as read_message

    rows = OutMessage.objects.filter(dossier=matter.case.dossier, kind=kind).order_by("id")
    return [read_message(decrypt(r.sealed).encode()) for r in read(list, rows)]


def head(asked: Any) -> dict[str, Any]:
    """Header of a bank's message about one of ours, a minute after it."""
    return {
        "message_id": f"B-{next(_requests):09d}", "sender": asked.receiver, "receiver": asked.sender,
        "created_at": asked.created_at + timedelta(minutes=1),
    }  # fmt: skip


def tell(message: Any) -> None:
    """Let the bank deliver a message. Raises RuntimeError when the court does not take it."""
    from zhixing.court.gateways.inbox import receive, take
    from zhixing.court.gateways.models import InMessage

    receive(bank(), message.to_xml())
    row = InMessage.objects.get(bank=bank(), message_id=message.message_id)
    take(row.pk)
    row.refresh_from_db()
    if row.state != InMessage.State.TAKEN:
        raise RuntimeError(f"{row.kind}: {row.reason}")


def last_day() -> str:
    """A year from today: the longest term of a freeze."""
    from zhixing.court.kernel.clock import today
    from zhixing.law.core.calendar import add_months

    return str(add_months(today(), 12).isoformat())


def freeze(matter: Matter, account: Any, limit: str = "200.00") -> Any:
    """Freeze an account for a year."""
    return do("seizures.freeze", matter.case, account=str(account.pk), limit=limit, last_day=last_day())


def confirm_freeze(matter: Matter) -> None:
    """The bank says that the newest freeze is in effect in full."""
    from zhixing.messages import Action, Answer, Status

    order = sent(matter, "FreezeOrder")[-1]
    tell(
        Answer(
            **head(order), in_reply_to=order.message_id, order_id=order.order_id, action=Action("freeze"),
            status=Status("done"), account_number=order.account_number, from_date=order.from_date, until=order.until,
            limit_fen=order.limit_fen, controlled_fen=order.limit_fen,
        )
    )  # fmt: skip


def fund(matter: Matter) -> None:
    """20,000 yuan were deducted, credited to the debt, and arrived on the escrow: they can be paid out."""
    from zhixing.court.funds.models import FundBook
    from zhixing.court.gateways.inbox import bank_viewer
    from zhixing.court.kernel.clock import today
    from zhixing.court.kernel.perform import perform
    from zhixing.court.kernel.scope import scope

    day, number, path = today(), f"D-{next(_requests)}", court().path
    do("funds.expect_deduction", matter.case, amount="20000.00", reference=number, deducted_on=day)
    do("claims.register_payment", matter.case, paid_on=day, amount="20000.00", how="deducted", reference=number)
    book = read(lambda: FundBook.objects.select_related("bank", "dossier").get(court=court()))
    with scope(path, path):
        teller = bank_viewer(book.bank, path)
    values = {"reference": f"L-{number}", "amount": "20000.00", "arrived_on": day, "quotes": number}
    perform("funds.receive", book, values, teller, f"bank-{number}")


def payout(matter: Matter) -> Any:
    """The judge proposes to pay 10,000 yuan to the creditor; the proposal."""
    from zhixing.court.cases.queries import payee_accounts

    payee = read(payee_accounts, matter.case)[0]
    values = {"amount": "10000.00", "payee": str(payee.pk), "purpose": "creditor"}
    return do("funds.payout", matter.fresh(), **values).proposal


def sign(proposal_id: Any, by: str) -> Any:
    """Agree to a proposal as it stands now."""
    from zhixing.court.kernel.approvals import sign as agree
    from zhixing.court.kernel.queries import proposal_for
    from zhixing.court.kernel.scope import scope

    with scope(viewer(by).court_path):
        fresh = proposal_for(viewer(by), proposal_id)
    return agree(fresh, viewer(by), agrees=True, opinion="同意", digest=fresh.digest)


def pay(matter: Matter, reference: str) -> Any:
    """The debtor paid 100 yuan directly."""
    return do(
        "claims.register_payment", matter.case, paid_on=matter.case.filed_on, amount="100.00", reference=reference
    )
