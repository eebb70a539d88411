"""How much enforcement fee can be taken from the case's money now (收取执行费)? By the tariff, on what was enforced."""

from dataclasses import dataclass
from datetime import date

from zhixing.law.core.citation import Article, Ours
from zhixing.law.core.determination import Determination, step
from zhixing.law.core.fen import yuan
from zhixing.law.core.tables import Tables
from zhixing.law.fees.enforcement import EnforcementFee, enforcement_fee
from zhixing.law.payout.position import Position

AFTER = Article("诉讼费用办法", "20", "FILE-04")
DEBTOR = Article("诉讼费用办法", "38", "FILE-04")
ORDER = Ours("执行费不从已计入清偿的款项中收取；先于债权扣收的部分，在计入清偿时即列为费用", "imp.exec_fee_order")
TITLE = "收取执行费"


@dataclass(frozen=True, slots=True)
class FeeCharge:
    """The facts: the money of the case, the sum really enforced in fen (None: not computable).

    `aside`: fee that was sent to the treasury, came back, and is to be sent again.
    """

    on: date
    filed: bool
    executed: int | None
    position: Position
    aside: int = 0


def fee_on(executed: int, on: date, tables: Tables) -> int:
    """The whole fee by the tariff on the sum really enforced, in fen. Raises NotCovered before 2007-04-01."""
    return enforcement_fee(EnforcementFee(executed, on), tables).value or 0


def may_charge(facts: FeeCharge, tables: Tables) -> Determination[int]:
    """Whether fee can be taken; the value is how much, in fen."""
    p = facts.position
    steps = [step("案件已经立案", facts.filed, "已经立案" if facts.filed else "尚未立案", AFTER)]
    if facts.executed is None or p.fee_open is None or p.for_fee is None:
        steps.append(step("执行费可以计算", None, "实际执行到位的金额无法计算", AFTER))
        return Determination("payout.fee", TITLE, facts.on, None, tuple(steps), (), None, tables.digest)
    tariff = enforcement_fee(EnforcementFee(facts.executed, facts.on), tables)
    found = f"可动用 {yuan(p.free)} 元，其中应当发放给申请执行人 {yuan(p.creditor_open or 0)} 元"
    now = p.for_fee + facts.aside
    steps += [
        step("执行后交纳，已有执行到位的金额", facts.executed > 0, f"实际执行到位 {yuan(facts.executed)} 元", AFTER),
        step(
            "还有未收的执行费", p.fee_open > 0, f"应收 {yuan(p.fee_due or 0)} 元，已收 {yuan(p.fee_taken)} 元", DEBTOR
        ),
        step("本案案款可以扣收", now > 0, found, ORDER),
    ]
    return Determination(
        "payout.fee", TITLE, facts.on, now, tuple(steps), tariff.parameters, tariff.proof, tables.digest
    )


def may_demand(facts: FeeCharge, tables: Tables) -> Determination[int]:
    """Whether the debtor can be asked to pay the fee; `filed` says that the case has its account. Value: how much."""
    p = facts.position
    found = "已经开立" if facts.filed else "尚未开立案款账号"
    steps = [step("案件有自己的案款账号", facts.filed, found, AFTER)]
    if facts.executed is None or p.fee_open is None:
        steps.append(step("执行费可以计算", None, "实际执行到位的金额无法计算", AFTER))
        return Determination("payout.demand", "通知交纳执行费", facts.on, None, tuple(steps), (), None, tables.digest)
    tariff = enforcement_fee(EnforcementFee(facts.executed, facts.on), tables)
    found = f"应收 {yuan(p.fee_due or 0)} 元，已收 {yuan(p.fee_taken)} 元"
    steps += [
        step("执行后交纳，已有执行到位的金额", facts.executed > 0, f"实际执行到位 {yuan(facts.executed)} 元", AFTER),
        step("还有未收的执行费", p.fee_open > 0, found, DEBTOR),
    ]
    return Determination(
        "payout.demand", "通知交纳执行费", facts.on, p.fee_open, tuple(steps), tariff.parameters, tariff.proof, tables.digest
    )  # fmt: skip
