"""Money that came in: posting by hand, identification (认领), taking an identification back, expecting a deduction."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from zhixing.law.core.citation import Article, Ours
from zhixing.law.core.determination import Determination, Step, step
from zhixing.law.core.fen import yuan
from zhixing.law.core.tables import Tables

OWN_ACCOUNT = Article("执行款物规定", "", "FUND-02")
FINANCE = Ours("收款只由财务登记，承办人不得登记收款、认领、审批、付款", "FUND-03")
ONLY_REVERSED = Ours("已记账的分录不得修改，只能冲正", "FUND-03")
ONE_LINE = Ours("一条银行流水只记账一次，认领金额合计不超过到账金额", "FUND-03")


@dataclass(frozen=True, slots=True)
class ByHand:
    """A receipt posted from the bank's paper before its notice came. `known`: the reference stands in the book."""

    on: date
    received_on: date | None
    known: bool | None


def may_post(facts: ByHand, tables: Tables) -> Determination[None]:
    """Whether finance may post the receipt."""
    steps = []
    if facts.received_on is not None:
        found = f"到账日 {facts.received_on}"
        steps.append(step("到账日不晚于今天", facts.received_on <= facts.on, found, FINANCE))
    if facts.known is not None:
        found = "该银行流水号已经登记，请在案款页认领" if facts.known else "尚未登记"
        steps.append(step("银行流水号没有登记过", not facts.known, found, ONE_LINE))
    return Determination("payout.post", "登记收款", facts.on, None, tuple(steps), (), None, tables.digest)


@dataclass(frozen=True, slots=True)
class Identification:
    """The facts. `left`: what of the line is still unidentified, in fen. `returned`: it is money that came back.

    `case_known`: a case with that number exists at this court; `filed`: it has its number; `handler`: whoever
    identifies is its handling judge. `deduction`: the fen of the deduction it is said to be, None for none;
    `deduction_fits`: such a deduction is expected in that case.
    """

    on: date
    left: int
    returned: bool
    case_known: bool | None = None
    account_open: bool = False
    handler: bool = False
    amount: int | None = None
    deduction: int | None = None
    deduction_fits: bool = True


def may_identify(facts: Identification, tables: Tables) -> Determination[None]:
    """Whether the money, or a part of it, may be said to belong to the case."""
    steps = tuple(_identify(facts))
    return Determination("payout.identify", "认领案款", facts.on, None, steps, (), None, tables.digest)


def _identify(facts: Identification) -> Iterator[Step]:
    yield step("不是退汇款", not facts.returned, "退汇款" if facts.returned else "到账款", ONE_LINE)
    yield step("还有待认领的金额", facts.left > 0, f"待认领 {yuan(facts.left)} 元", ONE_LINE)
    if facts.case_known is None:
        return
    found = "已核对" if facts.case_known else "本院没有这个案号的案件，请核对案号"
    yield step("案件是本院的案件", facts.case_known, found, OWN_ACCOUNT)
    if not facts.case_known:
        return
    found = "已经开立" if facts.account_open else "尚未开立案款账号"
    yield step("案件有自己的案款账号", facts.account_open, found, OWN_ACCOUNT)
    found = "认领人是本案承办法官" if facts.handler else "不是本案承办法官"
    yield step("认领人不是本案承办法官", not facts.handler, found, FINANCE)
    if facts.amount is not None:
        found = f"拟认领 {yuan(facts.amount)} 元，待认领 {yuan(facts.left)} 元"
        yield step("认领金额不超过待认领金额", facts.amount <= facts.left, found, ONE_LINE)
    yield from _deduction(facts)


def _deduction(facts: Identification) -> Iterator[Step]:
    if not facts.deduction_fits:
        yield step("本案有这笔应收扣划款", False, "没有这个编号的应收扣划款，请核对", ONE_LINE)
    elif facts.deduction is not None:
        found = f"应收扣划 {yuan(facts.deduction)} 元"
        yield step("认领金额与应收扣划款相同", facts.amount == facts.deduction, found, ONE_LINE)


@dataclass(frozen=True, slots=True)
class Expectation:
    """A bank says that it deducted. `known`: the deduction is already expected; `deducted_on` None: not filled in."""

    on: date
    filed: bool
    account_open: bool
    deducted_on: date | None = None
    known: bool = False


def may_expect(facts: Expectation, tables: Tables) -> Determination[None]:
    """Whether the deduction may be booked as expected."""
    found = "已经开立" if facts.account_open else "尚未开立案款账号"
    steps = [
        step("案件已经立案", facts.filed, "已经立案" if facts.filed else "尚未立案", OWN_ACCOUNT),
        step("案件有自己的案款账号", facts.account_open, found, OWN_ACCOUNT),
    ]
    if facts.deducted_on is not None:
        found = "已经登记过" if facts.known else "尚未登记"
        steps.append(step("这笔扣划没有登记过", not facts.known, found, ONE_LINE))
        steps.append(step("扣划日不晚于今天", facts.deducted_on <= facts.on, str(facts.deducted_on), ONE_LINE))
    return Determination("payout.expect", "登记应收扣划款", facts.on, None, tuple(steps), (), None, tables.digest)


@dataclass(frozen=True, slots=True)
class Reversal:
    """Taking an identification back. `standing`: it is booked and not reversed; `there`: the money is still there."""

    on: date
    standing: bool
    there: bool | None = None


def may_reverse(facts: Reversal, tables: Tables) -> Determination[None]:
    """Whether a mistaken identification may be reversed by a counter-entry."""
    found = "有尚未冲正的认领" if facts.standing else "没有可以冲正的认领"
    steps = [step("该笔到账有认领分录", facts.standing, found, ONLY_REVERSED)]
    if facts.there is not None:
        found = "款项仍在案款账上" if facts.there else "款项已经分配、延缓或者发放，不能冲正，应当追回"
        steps.append(step("款项仍在本案账上", facts.there, found, ONLY_REVERSED))
    return Determination("payout.reverse", "冲正认领", facts.on, None, tuple(steps), (), None, tables.digest)
