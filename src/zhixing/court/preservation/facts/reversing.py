"""The questions of the return: what was taken on an instrument that no longer stands."""

from typing import Any

from zhixing.court.funds.queries import case_money_out
from zhixing.court.kernel.registry import Asking
from zhixing.court.preservation.models import Deduction
from zhixing.court.preservation.queries import WORDS
from zhixing.law.core.citation import Article
from zhixing.law.core.determination import Determination, Step, step
from zhixing.law.core.fen import yuan

REVERSE = Article("民诉法", "244", "REVERSE-01")


def _answer(asking: Asking, title: str, *steps: Step) -> Determination[Any]:
    return Determination("prededuction.reverse", title, asking.on, None, steps, tables=asking.tables.digest)


def may_note_set_aside(row: Deduction, data: Any, asking: Asking) -> Determination[Any]:
    """Once, on a deduction that was not refused or halted."""
    going = row.state not in {"refused", "halted"}
    return _answer(
        asking, "登记依据被撤销、变更",
        step("扣划正在办理或者已经办结", going, WORDS[row.state], REVERSE),
        step("尚未登记", not row.set_aside_by, row.set_aside_by or "没有", REVERSE),
    )  # fmt: skip


def may_rule_return(row: Deduction, data: Any, asking: Asking) -> Determination[Any]:
    """Set aside, and more was taken than is left payable."""
    return _answer(
        asking, "裁定返还",
        step("依据的法律文书已被撤销或者变更", bool(row.set_aside_by), row.set_aside_by or "没有登记", REVERSE),
        step("扣划的款项超出仍应给付的金额", row.to_return_fen > 0, f"应当返还 {yuan(row.to_return_fen)} 元", REVERSE),
        step("尚未裁定返还", not row.return_number, row.return_number or "没有", REVERSE),
    )  # fmt: skip


def may_note_returned(row: Deduction, data: Any, asking: Asking) -> Determination[Any]:
    """Ruled, nothing of it still lies with the court, not noted yet."""
    out = case_money_out(row.case)
    found = "没有" if out else "案款账户仍有款项，应当先由财务退还"
    return _answer(
        asking, "登记返还完毕",
        step("已经裁定返还", bool(row.return_number), row.return_number or "尚未裁定", REVERSE),
        step("款项没有留在案款账户", out, found, REVERSE),
        step("尚未登记返还", row.returned_on is None, str(row.returned_on or "没有"), REVERSE),
    )  # fmt: skip
