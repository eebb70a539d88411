"""Money that comes in: the bank's word, what finance posts by hand, who claims it, and taking a mistake back."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from zhixing.court.cases.models import Case
from zhixing.court.claims.queries import payments
from zhixing.court.funds.acts import claiming, timing
from zhixing.court.funds.acts.booking import act_cause, post, sound
from zhixing.court.funds.acts.returning import came_back, returned_order
from zhixing.court.funds.facts import ledger, receipts, vouchers
from zhixing.court.funds.models import BankLine, CaseAccount, EntryRow, FundBook
from zhixing.court.kernel.doing import Doing
from zhixing.court.kernel.inputs import Day, Input, Line, Money, Reason, ShortLine, Widget
from zhixing.court.kernel.refused import BadInput, Conflict, Refused
from zhixing.court.kernel.registry import Step, act
from zhixing.court.kernel.roles import Role
from zhixing.court.kernel.viewer import Viewer
from zhixing.law.core.determination import Determination
from zhixing.law.core.fen import yuan
from zhixing.ledger import movements
from zhixing.ledger.accounts import Kind
from zhixing.reading.case_number import find_all


class Means(StrEnum):
    """How a receipt posted by hand came in."""

    zh: str

    def __new__(cls, value: str, zh: str) -> "Means":
        means = str.__new__(cls, value)
        means._value_, means.zh = value, zh
        return means

    TRANSFER = "transfer", "银行转账"
    CASH = "cash", "现金（当日缴存专户）"
    CHEQUE = "cheque", "支票"


class CreditIn(Input):
    """What the bank's notice says (camt.054). `payer_account` is masked already."""

    reference: Line = Field(title="银行流水号", max_length=35)
    amount: Money = Field(title="金额")
    arrived_on: Day = Field(title="到账日")
    quotes: ShortLine = Field("", title="所附编号")
    payer: ShortLine = Field("", title="付款人")
    payer_account: ShortLine = Field("", title="付款账号")
    credited: ShortLine = Field("", title="收款子账号")
    remittance: ShortLine = Field("", title="附言")
    return_reason: ShortLine = Field("", title="退汇原因")


class HandPosting(Input):
    """A receipt finance posts from the bank's paper."""

    reference: Line = Field(
        title="银行流水号", description="照银行回单填写", pattern=r"^[0-9A-Za-z][0-9A-Za-z._:-]{0,34}$"
    )
    amount: Money = Field(title="金额")
    received_on: Day = Field(title="到账日")
    payer: Line = Field(title="交款人", max_length=120)
    means: Means = Field(title="收款方式")
    case_number: ShortLine = Field("", title="案号", description="不明的不填，登记为不明款")


class Claiming(Input):
    """Whose money it is."""

    case_number: Line = Field(title="案号或者案款账号")
    amount: Money | None = Field(None, title="认领金额", description="全部认领的不填")
    deduction: Annotated[str, Field(max_length=35), Widget("choice")] = Field(
        "", title="扣划款", description="是扣划款的选择，不重复计入清偿"
    )


class Mistake(Input):
    """Which identification is wrong, and why."""

    case_number: Line = Field(title="误认领的案号")
    reason: Reason = Field(title="冲正理由")


@act(
    "funds.receive", title="到账", on=FundBook, by=(Role.BANK,), data=CreditIn, ask=receipts.may_take_word, listed=False,
)  # fmt: skip
def receive(book: FundBook, data: CreditIn, ruling: Determination[None], doing: Doing) -> str:
    """Record the bank's notice once; match it to its deduction, its case account or its returned payout.

    Only an ordinary transfer to a case's account is a payment of the debtor: what quotes an order of ours and does not
    fit it stays unidentified, or the debt would be credited twice.
    """
    known = BankLine.objects.select_for_update().filter(book=book, reference=data.reference).first()
    if known is not None:
        return _again(known, data)
    line = _line(book, doing, data)
    order = returned_order(line, data.return_reason)
    if order is not None:
        return came_back(doing, line, order, data.return_reason)
    case = _case_of(line)
    if case is not None:
        doing.touch(case.dossier)
    slice_ = sound(receipts.line_slice(line, *([case] if case else [])))
    slice_ = post(doing, book, slice_, movements.receive(ledger.arrival_of(line)))
    shown = f"{line.payer or '付款人不明'} {yuan(line.fen)} 元到账"
    deduction = movements.quoted_deduction(slice_, ledger.arrival_of(line))
    ordinary = line.credited and not line.quotes and not data.return_reason
    if case is None or not (deduction or ordinary):
        timing.to_identify(doing, line, line.arrived_on)
        return f"{shown}，不明款，待认领"
    if deduction:
        claiming.as_deduction(doing, line, case, slice_, deduction)
        return f"{shown}，{case.number} 扣划款"
    _, credited = claiming.as_payment(doing, line, case, slice_, line.fen)
    return f"{shown}，{case.number}；{credited}"


def _again(line: BankLine, data: CreditIn) -> str:
    """The same line told a second time changes nothing; another content under its reference is refused aloud."""
    if (line.fen, line.on) != (data.amount, data.arrived_on):
        raise Conflict("同一银行流水号的金额或者日期与已登记的不同，未记账，请财务向银行核对")
    if line.by_hand:
        line.by_hand = False
        line.save(update_fields=["by_hand"])
        return f"与财务手工登记的 {yuan(line.fen)} 元一致，不重复记账"
    return f"流水 {line.reference} 已经记账，不重复记账"


def _line(book: FundBook, doing: Doing, data: CreditIn) -> BankLine:
    return BankLine.objects.create(
        book=book, reference=data.reference, on=data.arrived_on, fen=data.amount, quotes=data.quotes, payer=data.payer,
        payer_account_masked=data.payer_account, remittance=data.remittance, credited=data.credited,
        arrived_on=data.arrived_on, act=doing.act, court_path=book.court_path,
    )  # fmt: skip


def _case_of(line: BankLine) -> Case | None:
    """The case of the deduction the line quotes, else of the case account it was paid to."""
    if line.quotes:
        entry = EntryRow.objects.filter(book=line.book, once=f"deduction:{line.quotes}").first()
        posting = entry.postings.filter(kind=Kind.EXPECTED).select_related("case__dossier").first() if entry else None
        if posting is not None:
            return posting.case
    account = CaseAccount.objects.select_related("case__dossier").filter(book=line.book, number=line.credited).first()
    return account.case if account else None


@act(
    "funds.post_receipt", title="登记收款", on=FundBook, by=(Role.FINANCE,), data=HandPosting,
    ask=receipts.may_post_receipt, approve=lambda book, data: (Step(Role.FINANCE, "财务复核"),),
    papers=(vouchers.receipt_voucher,),
)  # fmt: skip
def post_receipt(book: FundBook, data: HandPosting, ruling: Determination[None], doing: Doing) -> str:
    """Finance posts by hand what the bank has not told yet; a second person of finance checks it. (FUND-02, FUND-03)"""
    case = receipts.case_of(book, data.case_number) if data.case_number else None
    if data.case_number and case is None:
        raise BadInput({"case_number": "本院没有这个案号的案件，请核对；不明的不填"})
    if case is not None:
        doing.touch(case.dossier)
    line = BankLine.objects.create(
        book=book, reference=data.reference, on=data.received_on, fen=data.amount, payer=data.payer,
        remittance=data.means.zh, by_hand=True, arrived_on=data.received_on, act=doing.act, court_path=book.court_path,
    )  # fmt: skip
    slice_ = sound(receipts.line_slice(line, *([case] if case else [])))
    slice_ = post(doing, book, slice_, movements.receive(ledger.arrival_of(line)))
    if case is None:
        timing.to_identify(doing, line, line.arrived_on)
        return f"{data.payer} {data.means.zh} {yuan(line.fen)} 元，待认领"
    _, credited = claiming.as_payment(doing, line, case, slice_, line.fen)
    return f"{data.payer} {data.means.zh} {yuan(line.fen)} 元，{case.number}；{credited}"


def _deductions(line: BankLine, viewer: Viewer) -> dict[str, list[tuple[str, str]]]:
    """The deductions of the court that have not arrived, of the line's amount."""
    open_rows = EntryRow.objects.filter(book=line.book, once__startswith="deduction:", postings__fen=line.fen)
    rows = open_rows.order_by("-on").prefetch_related("postings__case")[:50]
    shown = [(str(r.once).removeprefix("deduction:"), f"{r.on} 扣划 {_case_words(r)}") for r in rows]
    return {"deduction": [("", "不是扣划款"), *shown]}


def _case_words(row: EntryRow) -> str:
    return next((str(p.case) for p in row.postings.all() if p.case), "")


def _guessed(line: BankLine) -> dict[str, str]:
    """The first case number the payer wrote, for whoever claims the money to check."""
    found = find_all(line.remittance)
    return {"case_number": str(found[0])} if found else {}


@act(
    "funds.identify", title="认领案款", on=BankLine, by=(Role.FINANCE, Role.FUNDS_CLERK), data=Claiming,
    ask=receipts.may_identify_line, initial=_guessed, choices=_deductions,
)  # fmt: skip
def identify(line: BankLine, data: Claiming, ruling: Determination[None], doing: Doing) -> str:
    """Unidentified money is claimed for a case, by finance or the funds clerk. (FUND-01, FUND-03 (a))"""
    case = receipts.case_of(line.book, data.case_number)
    if case is None:
        raise BadInput({"case_number": "本院没有这个案号的案件，请核对"})
    doing.touch(case.dossier)
    slice_ = sound(receipts.line_slice(line, case))
    fen = data.amount or receipts.left_on(line, slice_)
    if data.deduction:
        claiming.as_deduction(doing, line, case, slice_, data.deduction)
        return f"{case.number}　扣划款 {yuan(fen)} 元"
    _, credited = claiming.as_payment(doing, line, case, slice_, fen)
    return f"{case.number}　{yuan(fen)} 元；{credited}"


@act(
    "funds.reverse", title="冲正认领", on=BankLine, by=(Role.FINANCE,), data=Mistake, ask=receipts.may_reverse_line,
    approve=lambda line, data: (Step(Role.BUREAU_HEAD, "执行局长审批"),), alone=True,
)  # fmt: skip
def reverse(line: BankLine, data: Mistake, ruling: Determination[None], doing: Doing) -> str:
    """Undo a mistaken identification by a dated counter-entry, and the payment it registered. (FUND-03 (g))"""
    case = receipts.case_of(line.book, data.case_number)
    if case is None:
        raise BadInput({"case_number": "本院没有这个案号的案件，请核对"})
    doing.touch(case.dossier)
    slice_ = sound(receipts.line_slice(line, case))
    wrong = receipts.identified_for(line, slice_, case)
    if not wrong:
        raise Refused("该笔到账没有认领到这个案件，请核对案号")
    for entry in wrong:
        undo = movements.reverse(slice_, act_cause(doing), doing.on, entry=entry.id, text=data.reason[:200])
        slice_ = post(doing, line.book, slice_, undo)
    for payment in payments(case):
        if payment.reference == line.key or payment.reference.startswith(f"{line.key}#"):
            doing.call("claims.take_back_payment", payment, reason=data.reason)
    line.case, line.state = None, BankLine.State.RECEIVED
    line.save(update_fields=["case", "state"])
    timing.taken_back(doing, case, line)
    total = sum(-p.fen for e in wrong for p in e.touching(Kind.CASE))
    return f"{case.number} 误认领 {yuan(total)} 元，退回待认领：{data.reason[:100]}"
