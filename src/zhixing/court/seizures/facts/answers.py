"""The facts of taking what a bank says: about the order that waits for it, and not older than what is known."""

from typing import Any

from zhixing.court.kernel.registry import Asking
from zhixing.court.seizures.models import HOLDS, Seizure, SeizureStep
from zhixing.law.core.citation import Article, Ours
from zhixing.law.core.determination import Determination, Step, step

_NEWER = Ours("银行的反馈按其发出时间采用，晚到的旧反馈不改变已经登记的状态", "SEIZE-06")
_ONE = Ours("每一通知只采用一次反馈", "SEIZE-06")
_LAPSE = Article("查封规定", "27", "SEIZE-05")
_TERM = Article("民诉法解释", "485", "SEIZE-05")


def _answer(asking: Asking, title: str, *steps: Step) -> Determination[None]:
    return Determination("seizure.answer", title, asking.on, None, steps, tables=asking.tables.digest)


def may_take_freeze(seizure: Seizure, data: Any, asking: Asking) -> Determination[None]:
    """The freeze order waits for its answer; later news of the same freeze are not undone by it."""
    waits = seizure.state == Seizure.State.ORDERED and not seizure.direct
    return _answer(asking, "冻结反馈", step("冻结通知尚未反馈", waits, str(seizure.get_state_display()), _ONE))


def may_take_step(kind: SeizureStep.Kind) -> Any:
    """The order of this kind that the answer names waits for it."""

    def may_take(seizure: Seizure, data: Any, asking: Asking) -> Determination[None]:
        rows = SeizureStep.objects.filter(seizure=seizure, kind=kind)
        row = rows.filter(order_id=data.order_id).first() if data else None
        waits = row is not None and row.state == SeizureStep.State.ORDERED
        found = "没有这一通知" if row is None else str(row.get_state_display())
        return _answer(asking, f"{kind.label}反馈", step(f"{kind.label}通知尚未反馈", waits, found, _ONE))

    return may_take


def may_take_update(seizure: Seizure, data: Any, asking: Asking) -> Determination[None]:
    """The freeze stands, and the news is not older than what is known."""
    known = seizure.answered_at
    fresh = data is None or known is None or data.told_at >= known
    return _answer(
        asking, "冻结变动",
        step("冻结仍然存在", seizure.state in HOLDS, str(seizure.get_state_display()), _ONE),
        step("不早于已经采用的反馈", fresh, f"已采用 {known:%Y-%m-%d %H:%M} 的反馈" if known else "尚无反馈", _NEWER),
    )  # fmt: skip


def may_lapse(seizure: Seizure, data: Any, asking: Asking) -> Determination[None]:
    """The term is over, nobody renewed it, and no renewal waits for the bank (unless the bank itself tells of it)."""
    last, told = seizure.last_day, bool(data and data.told_at)
    in_effect = seizure.state == Seizure.State.ACTIVE
    over = last is not None and asking.on > last
    renewing = seizure.pending == SeizureStep.Kind.RENEW.label
    found = "续行冻结尚未反馈" if renewing else "没有等待反馈的续行"
    return _answer(
        asking, "冻结失效",
        step("冻结正在生效", in_effect, str(seizure.get_state_display()), _LAPSE),
        step("冻结期限届满", over, f"冻结期限至 {last}" if last else "没有起算期限", _TERM),
        step("没有等待反馈的续行", not renewing or told, found, _LAPSE),
    )  # fmt: skip
