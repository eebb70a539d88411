"""The questions of a deduction's acts: the place in its course, then the gate."""

from typing import Any

from zhixing.court.cases.models import Case
from zhixing.court.claims.models import Instrument
from zhixing.court.kernel.registry import Asking
from zhixing.court.kernel.viewer import Viewer
from zhixing.court.preservation.facts.gate import ask_gate
from zhixing.court.preservation.facts.sides import signs
from zhixing.court.preservation.models import Deduction, Preservation
from zhixing.court.preservation.queries import WORDS, measures, open_deduction, preservations, unsigned_by
from zhixing.court.seizures.models import Seizure, SeizureStep
from zhixing.law.core.citation import Article, Ours
from zhixing.law.core.determination import Determination, Step, step
from zhixing.law.prededuction.course import Course, Happening, Money, NotNow, State, Told, after
from zhixing.law.prededuction.facts import Stage

COURSE = Ours("执前扣划依申请、核对、裁定、扣划、发放、证明的次序办理", "PREDED-01")
PANEL = Ours("虚假诉讼的迹象和扣划后的权利主张由合议庭三人以上表决，默认通过普通执行程序办理", "PREDED-01")
BOTH = Article("民诉法", "100", "PREDED-01")


def course(row: Deduction) -> Course:
    """Where the deduction stands, as the law's course."""
    return Course(State(row.state), Money(row.money), row.surplus, row.full, row.held)


def place(row: Deduction, what: Happening) -> Step:
    """Whether this may happen now."""
    try:
        after(course(row), Told(what))
        met = True
    except NotNow:
        met = False
    held = "，已暂缓发放" if row.held else ""
    return step("办理的次序", met, WORDS[row.state] + held, COURSE)


def _plain(asking: Asking, title: str, *steps: Step) -> Determination[Any]:
    return Determination("prededuction.course", title, asking.on, None, steps, tables=asking.tables.digest)


def may_request(case: Case, data: Any, asking: Asking) -> Determination[None]:
    """On a suit with a preserved freeze that stands, one at a time."""
    standing = [s for p in preservations(case) for s in measures(p) if s.state == Seizure.State.ACTIVE]
    known = open_deduction(case)
    found = f"{len(standing)} 个冻结正在生效" if standing else "没有正在生效的保全冻结；可以依法申请强制执行"
    steps = [
        step("有正在生效的保全冻结", bool(standing), found, COURSE),
        step("没有在办的执前扣划", known is None, WORDS[known.state] if known else "没有", COURSE),
    ]
    if data is not None:
        chosen = any(s.pk == data.seizure for s in standing)
        steps.append(step("所选冻结是本案的保全冻结", chosen, "是" if chosen else "不是", COURSE))
    return _plain(asking, "申请执前扣划", *steps)


def gated(what: Happening, stage: Stage) -> Any:
    """The question of an act that needs the gate of a stage: first the order of steps, then all thirteen lines."""

    def may(row: Deduction, data: Any, asking: Asking) -> Determination[Any]:
        first = place(row, what)
        if data is None or first.verdict.value != "yes":
            return _plain(asking, "执前保全扣划", first)
        told = ask_gate(row, stage, asking, asking.viewer.name if what is Happening.CHECK else "")
        return Determination(
            told.question, told.title, told.on, told.value, (first, *told.steps), told.parameters, None, told.tables
        )  # fmt: skip

    return may


def may_order(row: Deduction, data: Any, asking: Asking) -> Determination[Any]:
    """Right before the deduction: ruled, nothing out at the bank, the whole gate again by a search of this instant."""
    ready = step("已经裁定，尚未扣划", row.state == State.RULED, WORDS[row.state], COURSE)
    waits = step("没有等待银行反馈的通知", not row.seizure.pending, row.seizure.pending or "没有", COURSE)
    if data is None or ready.verdict.value != "yes":
        return _plain(asking, "扣划", ready, waits)
    told = ask_gate(row, Stage.DEDUCT, asking)
    return Determination(
        told.question, told.title, told.on, told.value, (ready, waits, *told.steps), told.parameters, None, told.tables
    )  # fmt: skip


def may_take(row: Deduction, data: Any, asking: Asking) -> Determination[Any]:
    """The bank's word on a deduction is always taken once it was ordered."""
    return _plain(asking, "登记执前扣划", place(row, Happening.DEDUCTED))


def may_stop(row: Deduction, data: Any, asking: Asking) -> Determination[Any]:
    """A rival halts before the deduction and holds the payout after it, as long as money is here."""
    going = row.state not in {"refused", "halted", "certified"} and row.money != Money.PAID
    return _plain(asking, "中止扣划或者暂缓发放", step("尚未发放", going, WORDS[row.state], COURSE))


def trial_bar(row: Deduction, viewer: Viewer) -> str:
    """The judge who ruled decides on; before the ruling the handling judge of the suit. Enforcement only executes."""
    judge = row.judge_id or row.case.handler_id
    return "" if judge == viewer.principal_id else "由本案审判法官办理"


def may_decide(row: Deduction, data: Any, asking: Asking) -> Determination[Any]:
    """The panel decides on the signs of sham litigation that stand now; a sign found later changes what it signs."""
    going = row.state not in {"refused", "halted", "certified"} and row.money != Money.PAID
    found = signs(row)
    told = "；".join(found) or "没有发现关联，不需要合议"
    return _plain(
        asking, "合议庭决定（虚假诉讼迹象）",
        step("扣划尚未办结", going, WORDS[row.state], COURSE), step("有虚假诉讼的迹象", bool(found), told, PANEL),
    )  # fmt: skip


def may_clear(row: Deduction, data: Any, asking: Asking) -> Determination[Any]:
    """The panel decides on what holds the payout."""
    going = row.state not in {"refused", "halted", "certified"}
    return _plain(
        asking, "合议庭决定（恢复发放）",
        step("扣划尚未办结", going, WORDS[row.state], COURSE),
        step("正在暂缓发放", row.held, row.stopped if row.held else "没有暂缓发放", PANEL),
        step("依据的法律文书没有被撤销、变更", not row.set_aside_by, row.set_aside_by or "没有", PANEL),
    )  # fmt: skip


def may_record_signing(case: Case, data: Any, asking: Asking) -> Determination[None]:
    """Each party signs once for the mediation statement that was recorded."""
    known = Instrument.objects.filter(case=case).first()
    mediation = known is not None and known.kind == Instrument.Kind.MEDIATION
    left = unsigned_by(case)
    waiting = "、".join(p.party.name for p in left) or "双方均已签收"
    return _plain(
        asking, "登记调解书签收",
        step("本案以调解书结案", mediation, str(known or "尚未登记法律文书"), BOTH),
        step("还有当事人没有签收", bool(left), waiting, BOTH),
    )  # fmt: skip


def may_refuse(row: Deduction, data: Any, asking: Asking) -> Determination[Any]:
    """Refused before the ruling."""
    return _plain(asking, "不予执前扣划", place(row, Happening.REFUSE))


def preservation_of(row: Deduction) -> Preservation | None:
    """The preservation under which the freeze was taken."""
    return next((p for p in preservations(row.case) if p.ruling_number == row.seizure.ruling_number), None)


def unanswered(row: Deduction) -> bool:
    """An order on the freeze is out at the bank."""
    return SeizureStep.objects.filter(seizure=row.seizure, state=SeizureStep.State.ORDERED).exists()
