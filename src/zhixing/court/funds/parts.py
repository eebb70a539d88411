"""What funds shows: the money of a case with its T-accounts, the fund book, lists on desks."""

from datetime import date
from typing import Any

from django.urls import reverse

from zhixing.court.cases.models import Case
from zhixing.court.cases.queries import participants
from zhixing.court.funds import queries
from zhixing.court.funds.models import BankLine, FundBook, PayoutOrder
from zhixing.court.kernel.components import Due, Facts, Figure, Link, Money, Note, Section, Table, Tag
from zhixing.court.kernel.queries import act_link, look
from zhixing.court.kernel.roles import Role
from zhixing.court.kernel.seams import part
from zhixing.court.kernel.viewer import Viewer
from zhixing.law.core.fen import yuan
from zhixing.ledger.accounts import Account
from zhixing.ledger.book import Book

KEEPERS = (Role.FINANCE, Role.FUNDS_CLERK, Role.BUREAU_HEAD, Role.VICE_PRESIDENT)
PAYOUT_DAYS = 30
_TONES = {"paid": "ok", "returned": "red", "identified": "ok", "received": "red"}


def _case_link(case: Case) -> Link:
    return Link(str(case), f"{reverse('kernel:dossier', args=[case.dossier_id])}?tab=funds")


def _masked(number: str) -> str:
    return f"****{number[-11:]}" if number else "尚未开立"


@part("nav", "link", "funds", "案款", 40)
def nav(viewer: Viewer) -> list[Link]:
    """The fund book, for those who keep money."""
    book = queries.fund_book(viewer) if viewer.holds(*KEEPERS) else None
    return [Link("案款", reverse("kernel:dossier", args=[book.dossier_id]))] if book else []


@part("cases.case", "figure", "funds", "在账案款", 30)
def figure(case: Case, viewer: Viewer, today: date) -> list[Figure]:
    """What lies in the escrow for the case."""
    if case.filed_on is None:
        return []
    return [Figure("在账案款", Money(queries.balances(case).here), Link("案款", "?tab=funds"))]


@part("cases.case", "tab", "funds", "案款", 40)
def tab(case: Case, viewer: Viewer, today: date) -> list[Any]:
    """Balances, receipts, payouts with their states, and the ledger of the case as T-accounts."""
    look(viewer, case.dossier, "案款")
    book = queries.case_slice(case)
    return [_sums(case, book), _receipts(case, today), _payouts(case, viewer), *_ledger(case, book)]


def _sums(case: Case, book: Book) -> Section:
    b = queries.balances_of(book, case)
    rows = (
        ("案款账号", _masked(queries.account_number(case))),
        ("扣划在途", Money(b.deducted)),
        ("已认领", Money(b.identified)),
        ("应付（退汇待重付）", Money(b.payable)),
        ("已发送待银行确认", Money(b.sent)),
        ("已付", Money(b.paid)),
    )
    return Section("案款", [Facts(rows)])


def _receipts(case: Case, today: date) -> Section:
    rows = [
        (line.on, line.payer, Money(line.fen), line.reference, _state(line), f"第 {(today - line.arrived_on).days} 天")
        for line in queries.lines_of(case)
    ]
    heads = ("到账日", "付款人", "金额", "银行流水号", "状态", f"到账以来（{PAYOUT_DAYS} 天内发放）")
    return Section("到账", [Table("到账", heads, rows, "还没有到账", frozenset({2}))])


def _state(row: BankLine | PayoutOrder) -> Tag:
    return Tag(row.get_state_display(), _TONES.get(row.state, ""))


def _payouts(case: Case, viewer: Viewer) -> Section:
    rows = [
        (
            o.sent_on, o.get_purpose_display(), str(o.payee) if o.payee else "国库", Money(o.fen), _state(o),
            f"{o.outcome_on or ''} {o.reason}".strip(), _asking(o, viewer),
        )
        for o in queries.payouts_of(case)
    ]  # fmt: skip
    heads = ("发送日", "用途", "收款账户", "金额", "状态", "结果", "")
    return Section("发放", [Table("发放", heads, rows, "还没有发放", frozenset({3}))])


def _asking(order: PayoutOrder, viewer: Viewer) -> Link | str:
    sent = order.state == PayoutOrder.State.SENT
    return (act_link(viewer, order, "funds.ask_payout", "查询结果") if sent else None) or ""


def _ledger(case: Case, book: Book) -> list[Section]:
    """Each account of the case as a T: debit on the left, credit on the right, the balance in its title."""
    names = {str(p.pk): p.party.name for p in participants(case)}
    mine: dict[Account, list[tuple[Any, ...]]] = {}
    for entry in book.entries:
        for posting in entry.postings:
            if posting.account.case == str(case.pk):
                debit, credit = (posting.fen, None) if posting.fen > 0 else (None, -posting.fen)
                row = (entry.on, entry.text, _or_blank(debit), _or_blank(credit))
                mine.setdefault(posting.account, []).append(row)
    titles = {a: f"账簿　{_named(a, names)}　余额 {yuan(book.balance(a))} 元" for a in mine}
    heads, right = ("日期", "摘要", "借", "贷"), frozenset({2, 3})
    found = [Section(titles[a], [Table(titles[a], heads, rows, numeric=right)]) for a, rows in mine.items()]
    return found or [Section("账簿", [Note("本案还没有记账")])]


def _or_blank(fen: int | None) -> Any:
    return "" if fen is None else Money(fen)


def _named(account: Account, names: dict[str, str]) -> str:
    purpose = account.purpose.zh if account.purpose else ""
    return "　".join(filter(None, (account.kind.zh, names.get(account.party, account.party), purpose)))


@part("funds.fundbook", "tab", "unidentified", "不明款", 10)
def unidentified_tab(book: FundBook, viewer: Viewer, today: date) -> list[Any]:
    """Receipts nobody has claimed yet."""
    look(viewer, book.dossier, "不明款")
    return [_unidentified(book, viewer, today)]


def _unidentified(book: FundBook, viewer: Viewer, today: date) -> Section:
    rows = [
        (
            line.arrived_on, f"第 {(today - line.arrived_on).days} 天", line.payer, line.payer_account_masked,
            Money(line.fen), line.remittance, act_link(viewer, line, "funds.identify", "认领") or "",
        )
        for line in queries.unidentified(book)
    ]  # fmt: skip
    heads = ("到账日", "到账以来", "付款人", "付款账号", "金额", "附言", "")
    return Section("不明款，待认领", [Table("不明款，待认领", heads, rows, "没有不明款", frozenset({4}))])


@part("funds.fundbook", "tab", "payable", "待发放", 20)
def payable_tab(book: FundBook, viewer: Viewer, today: date) -> list[Any]:
    """Cases whose money waits, with days since arrival; orders at the bank without an outcome."""
    return [_to_pay_out(queries.to_pay_out(viewer), today), _under_way(book, viewer)]


def _to_pay_out(found: Any, today: date) -> Section:
    rows = [
        (
            _case_link(w.case),
            w.since,
            f"第 {(today - w.since).days} 天",
            Due(w.ends_on, today) if w.ends_on else "延缓中",
        )
        for w in found
    ]
    heads = ("案件", "到账日", "到账以来", "发放期限")
    return Section("有案款待发放的案件", [Table("有案款待发放的案件", heads, rows, "没有待发放的案款")])


def _under_way(book: FundBook, viewer: Viewer) -> Section:
    rows = [
        (_case_link(o.case), o.sent_on, o.get_purpose_display(), Money(o.fen), _asking(o, viewer))
        for o in queries.under_way(book)
    ]
    heads = ("案件", "发送日", "用途", "金额", "")
    return Section("银行尚未确认的付款", [Table("银行尚未确认的付款", heads, rows, "没有", frozenset({3}))])


@part("funds.fundbook", "tab", "matching", "对账", 30)
def matching_tab(book: FundBook, viewer: Viewer, today: date) -> list[Any]:
    """What the last three-way match (bank, ledger, orders) could not explain."""
    look(viewer, book.dossier, "对账")
    day, found = queries.last_match(book), queries.differences(book)
    rows = [(d.gap, d.reference, Money(d.theirs_fen), Money(d.ours_fen)) for d in found]
    if day is None:
        return [Section("三方对账", [Note("还没有对过账，每日零时三十分自动对账")])]
    empty = "银行、账簿、付款指令三方相符，没有说不清的款项"
    table = Table(f"对账至 {day} 的差异", ("差异", "编号", "银行", "账上"), rows, empty, frozenset({2, 3}))
    return [Section(f"三方对账　至 {day}　差异 {len(found)} 项", [table])]


@part("desk", "section", "funds", "案款", 30)
def desk(viewer: Viewer, today: date) -> list[Section]:
    """Judge: own cases with money; those who keep money: what nobody claimed, what waits, what the bank owes an answer."""
    found = []
    if viewer.holds(Role.JUDGE):
        found.append(_to_pay_out(queries.to_pay_out(viewer, viewer.principal_id), today))
    book = queries.fund_book(viewer) if viewer.holds(Role.FINANCE, Role.FUNDS_CLERK) else None
    if book is not None:
        look(viewer, book.dossier, "不明款")
        found += [_unidentified(book, viewer, today), _to_pay_out(queries.to_pay_out(viewer), today)]
        found.append(_under_way(book, viewer))
    return found
