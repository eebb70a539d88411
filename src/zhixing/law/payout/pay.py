"""May money of the case be paid to this payee, and how much at most (发放案款)? The conditions of FUND-03 (c), (d)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from zhixing.law.core.citation import Article, Ours
from zhixing.law.core.determination import Determination, Force, Step, step
from zhixing.law.core.fen import yuan
from zhixing.law.core.tables import Tables
from zhixing.law.payout.position import Position

THIRTY = Article("执行款物规定", "10", "FUND-01")
SURPLUS = Article("执行工作规定", "34", "FUND-03")
AGENT = Article("执行工作规定", "20", "FUND-03")
ORDER = Article("迟延利息解释", "4", "FUND-04")
FEE = Article("诉讼费用办法", "38", "FILE-04")
SEPARATE = Ours("“案”“款”“发”分离的意见全文未见，发放条件按四步办理、不少于三人设定", "FUND-03")
SAFE = Ours("收款人本人是其他案件被执行人的，先与该案法院核实，写明理由并经上一级审批方可发放", "FUND-03")
FEE_ORDER = Ours("执行费不从已计入清偿的款项中收取；先于债权扣收的部分，在计入清偿时即列为费用", "imp.exec_fee_order")
TIER = "payout.vice_president_over"
TITLE = {"creditor": "发放案款", "surplus": "退还余款"}


class Purpose(StrEnum):
    """Why money is paid out: to the creditor, or what is left over back to the debtor."""

    CREDITOR = "creditor"
    SURPLUS = "surplus"


@dataclass(frozen=True, slots=True)
class Payee:
    """Whom the money is for and where it goes.

    `role_fits`: creditor for the debt, debtor for the surplus. `holder`: in whose name the confirmed account stands;
    `authority`: the special authority (特别授权) or ruling under which another may receive it, "" for none.
    `returned_on`: the day the last payment to the payee came back; `account`: bank and masked number. `debtor_in`: live cases elsewhere in which the
    payee is the debtor; None: not asked or not answered.
    """

    name: str
    role_fits: bool
    holder: str
    confirmed_on: date | None
    authority: str
    debtor_in: tuple[str, ...] | None
    returned_on: date | None = None
    account: str = ""


@dataclass(frozen=True, slots=True)
class Payout:
    """The facts. `outstanding` None: not computable; `exact`: computed to the day asked.

    `allotted`: returned money that is set aside for the payee (for any payee of this purpose before one is chosen).
    `bars`: open participation requests, plan objections and the like; None: not known. `payee` and `amount` are None
    before they are chosen. `creditors`: how many creditors the case has.
    """

    on: date
    filed: bool
    purpose: Purpose
    position: Position
    outstanding: int | None
    exact: bool
    bars: tuple[str, ...] | None
    allotted: int = 0
    creditors: int = 1
    payee: Payee | None = None
    amount: int | None = None


def may_pay(facts: Payout, tables: Tables) -> Determination[int]:
    """Whether the payout is lawful; the value is the most that may be paid to the payee, in fen."""
    steps = tuple(_steps(facts))
    reads = (tables.read(TIER, facts.on),)
    title = TITLE[facts.purpose]
    return Determination("payout.pay", title, facts.on, _most(facts), steps, reads, None, tables.digest)


def above_tier(amount: int, on: date, tables: Tables) -> bool:
    """Whether a payout of this many fen needs the vice-president as well as the head of the bureau (FUND-03, [D])."""
    return amount >= tables.parameter(TIER).whole(on)


def _most(facts: Payout) -> int | None:
    p = facts.position
    free = p.for_creditor if facts.purpose is Purpose.CREDITOR else p.for_debtor
    return None if free is None else free + facts.allotted


def _steps(facts: Payout) -> Iterator[Step]:
    yield step("案件已经立案", facts.filed, "已经立案" if facts.filed else "尚未立案", THIRTY)
    yield from _money(facts)
    yield from _bars(facts)
    if facts.purpose is Purpose.CREDITOR and facts.creditors > 1:
        found = f"本案有 {facts.creditors} 名申请执行人，请核对各人应得份额"
        yield step("各申请执行人份额已经核对", None, found, SEPARATE, force=Force.NOTE)
    if facts.payee is not None:
        yield from _payee(facts, facts.payee)
    if facts.amount is not None:
        yield from _amount(facts, facts.amount)


def _money(facts: Payout) -> Iterator[Step]:
    p = facts.position
    found = f"已认领 {yuan(p.identified + facts.allotted)} 元" + (f"，其中延缓发放 {yuan(p.held)} 元" if p.held else "")
    yield step("案款已经认领，没有延缓发放", p.free + facts.allotted > 0, found, THIRTY, SEPARATE)
    if p.credited is None or facts.outstanding is None:
        yield step("执行款计算表可以作出", None, "应付款项无法计算，请先核对计算明细", ORDER)
        return
    found = f"经本院收取并计入清偿 {yuan(p.credited)} 元"
    yield step("执行款计算表可以作出", True, found, ORDER)
    yield from (_surplus(facts) if facts.purpose is Purpose.SURPLUS else _creditor(facts))


def _creditor(facts: Payout) -> Iterator[Step]:
    p = facts.position
    yield _fee(p, reserved=True)
    waiting, sent = (p.creditor_open or 0) + facts.allotted, p.to_creditors - facts.allotted
    found = f"计入清偿 {yuan(p.credited or 0)} 元，已发放 {yuan(sent)} 元，待发放 {yuan(waiting)} 元"
    yield step("有应当发放给申请执行人的款项", waiting > 0, found, THIRTY)


def _surplus(facts: Payout) -> Iterator[Step]:
    p = facts.position
    owing = facts.outstanding
    met = owing == 0 if facts.exact else None
    found = f"尚欠 {yuan(owing or 0)} 元" + ("" if facts.exact else "，且利率尚未公布到当日")
    yield step("债务（含加倍部分债务利息）全部清偿", met, found, SURPLUS, ORDER)
    found = f"待发放申请执行人 {yuan(p.creditor_open or 0)} 元"
    yield step("应当发放给申请执行人的款项已经发放", p.creditor_open == 0, found, SURPLUS)
    yield _fee(p, reserved=False)


def _fee(p: Position, *, reserved: bool) -> Step:
    asked = "执行费已经扣收或者预留" if reserved else "执行费已经扣收"
    if p.fee_open is None or p.for_fee is None:
        return step(asked, None, "执行费无法计算", FEE)
    found = f"应收 {yuan(p.fee_due or 0)} 元，已收 {yuan(p.fee_taken)} 元"
    if not reserved:
        return step(asked, p.fee_open == 0, found, FEE)
    kept = p.for_fee or 0
    return step(asked, True, f"{found}，从计入清偿以外的款项中预留 {yuan(kept)} 元", FEE, FEE_ORDER)


def _bars(facts: Payout) -> Iterator[Step]:
    asked = "没有未处理的参与分配申请、分配方案异议等事由"
    if facts.bars is None:
        yield step(asked, None, "暂时无法查明", SEPARATE)
    else:
        yield step(asked, not facts.bars, "；".join(facts.bars) or "没有", SEPARATE)


def _payee(facts: Payout, payee: Payee) -> Iterator[Step]:
    who = "申请执行人" if facts.purpose is Purpose.CREDITOR else "被执行人"
    yield step(f"收款人是本案{who}", payee.role_fits, payee.name, THIRTY)
    day = payee.confirmed_on
    found = (
        f"{day} 确认，户名{payee.holder}，{payee.account}" if day else "没有该收款人的收款账户确认书，请先确认收款账户"
    )
    yield step("有收款账户确认书", day is not None and day <= facts.on, found, SEPARATE)
    same = payee.holder == payee.name
    found = "户名与收款人一致" if same else f"户名{payee.holder}；{payee.authority or '没有特别授权或者裁定'}"
    asked = "付给收款人本人，或者有特别授权、裁定"
    yield step(asked, same or bool(payee.authority.strip()), found, AGENT, SEPARATE)
    if payee.returned_on is not None:
        again = day is not None and day >= payee.returned_on
        found = f"{payee.returned_on} 退汇，账户于 {day} 确认"
        yield step("退汇后收款账户已经重新确认", again, found, SEPARATE, force=Force.NOTE)
    yield _debtor_elsewhere(payee)


def _debtor_elsewhere(payee: Payee) -> Step:
    asked = "收款人不是其他案件的被执行人"
    if payee.debtor_in is None:
        return step(asked, None, "全国查询没有应答", SAFE)
    found = "；".join(payee.debtor_in) or "全国查询：没有"
    return step(asked, not payee.debtor_in, found, SAFE, force=Force.PRESUMPTIVE)


def _amount(facts: Payout, amount: int) -> Iterator[Step]:
    most = _most(facts)
    asked = "金额不超过可以发放给该收款人的数额"
    if most is None:
        yield step(asked, None, "可以发放的数额无法计算", ORDER)
    else:
        yield step(asked, amount <= most, f"拟付 {yuan(amount)} 元，至多 {yuan(most)} 元", THIRTY, ORDER)
