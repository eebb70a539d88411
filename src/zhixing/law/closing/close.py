"""May the case be closed as fully performed? (执行工作规定 64; §5.1 执行完毕)"""

from dataclasses import dataclass
from datetime import date

from zhixing.law.core.citation import Ours, cite
from zhixing.law.core.determination import Determination, step
from zhixing.law.core.fen import yuan
from zhixing.law.core.tables import Tables

_CLOSE = cite("执行工作规定 64")
_LIFT = cite("查封规定 28", "SEIZE-09")


@dataclass(frozen=True, slots=True)
class Reached:
    """What was reached.

    `outstanding` fen including doubled interest, None where the law gives no sum; `exact`: no rate is missing up to the
    day; `creditors_record`: the creditor declared on record that nothing is owed any more. `fee_settled`, `ledger_zero`,
    `released`: None is unknown. `others`: what upper rooms say still stands in the way; None: they could not be asked.
    """

    live: bool
    stage: str
    outstanding: int | None
    exact: bool
    creditors_record: bool
    fee_settled: bool | None
    ledger_zero: bool | None
    released: bool | None
    waiting: int
    others: tuple[str, ...] | None


def may_close(facts: Reached, on: date, tables: Tables) -> Determination[None]:
    """Nothing outstanding (or the creditor's record), fee collected, case account zero, freezes released and confirmed."""
    steps = (
        step("案件正在执行、没有中止", facts.live, facts.stage, _CLOSE),
        step("没有未履行的数额（含加倍部分债务利息），或者申请执行人书面确认", *_nothing_owed(facts), _CLOSE, cite("民诉法 264")),
        step("执行费已经收取", facts.fee_settled, _known(facts.fee_settled, "已收取", "尚未收取"), cite("诉讼费用办法 20", "FILE-04")),
        step("本案案款账户余额为零", facts.ledger_zero, _known(facts.ledger_zero, "为零", "还有余额或者在途款项"),
             cite("执行款物规定 10", "FUND-01")),
        step("冻结已经全部解除并经协助单位确认", facts.released, _known(facts.released, "已解除", "还有冻结或者未反馈的通知"), _LIFT),
        step("没有待审批的事项", facts.waiting == 0, f"{facts.waiting} 项", Ours("审批中的事项不能悬空")),
        step("惩戒措施等其他事项已经处理", None if facts.others is None else not facts.others,
             "、".join(facts.others) if facts.others else "没有" if facts.others is not None else "无法查询", _CLOSE),
    )  # fmt: skip
    return Determination("closing.close", "执行完毕结案", on, None, steps, tables=tables.digest)


def _nothing_owed(facts: Reached) -> tuple[bool | None, str]:
    if facts.creditors_record:
        return True, "申请执行人确认已经受偿完毕"
    if facts.outstanding is None:
        return None, "无法计算"
    if facts.outstanding:
        return False, f"还有 {yuan(facts.outstanding)} 元"
    return (True, "没有") if facts.exact else (None, "利率尚未公布到今天，不能确定没有未履行的数额")


def _known(met: bool | None, yes: str, no: str) -> str:
    return "无法查询" if met is None else yes if met else no
