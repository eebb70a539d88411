"""The facts of registering a performance, and of certifying that everything was performed."""

from typing import Any

from zhixing.court.cases.models import Case
from zhixing.court.claims.models import Instrument
from zhixing.court.claims.queries import payments
from zhixing.court.funds.queries import case_money_out
from zhixing.court.kernel.registry import Asking
from zhixing.court.preservation.queries import WORDS, open_deduction
from zhixing.court.urging.facts.reminding import exactly, owing
from zhixing.court.urging.queries import certificate_of, enforced
from zhixing.law.core.citation import Article, Ours
from zhixing.law.core.determination import Determination, Step, step
from zhixing.law.core.fen import yuan

REGISTER = Ours("申请执行前的自动履行由审判庭凭债权人确认或者银行回单登记，数额只记入债权的清偿一处", "COORD-02")
PERFORMED = Article("民诉法", "264", "M-INT")
CERTIFY = Ours("自动履行证明书只在全部履行、没有进入执行程序时出具；内容依预设，未经核实", "PREDED-01")
DEDUCTED = Ours("以保全的存款扣划履行的，证明书在执前扣划中出具", "PREDED-01")


def _suit(case: Case) -> list[Step]:
    known = Instrument.objects.filter(case=case).first()
    ours = case.type_code == "民初" and case.stage == Case.Stage.TRIAL
    effective = known.effective_on if known else None
    return [
        step("是审判阶段的民初案件", ours, f"{case}　{case.get_stage_display()}", REGISTER),
        step("法律文书已经生效", effective is not None, str(effective or "没有登记生效的法律文书"), REGISTER),
    ]


def may_register(case: Case, data: Any, asking: Asking) -> Determination[None]:
    """Whether this payment may be registered: made by today, and not more than was owed on its day."""
    steps = _suit(case)
    if data is not None:
        steps.append(step("履行日不晚于今天", data.paid_on <= asking.on, str(data.paid_on), REGISTER))
        owed = owing(case, data.paid_on, asking.tables)
        enough = None if owed is None else data.amount <= owed.total
        found = f"登记 {yuan(data.amount)} 元，履行日未履行 {yuan(owed.total) if owed else '不明'} 元"
        steps.append(step("不超过履行日未履行的数额", enough, found, PERFORMED))
    return Determination(
        "urging.performance", "登记自动履行", asking.on, None, tuple(steps), tables=asking.tables.digest
    )


def may_certify(case: Case, data: Any, asking: Asking) -> Determination[int]:
    """Whether everything was performed before enforcement; the value is what was paid, in fen.

    The national search is asked when the act is done, not when it is only listed.
    """
    steps = [*_suit(case), *_performed(case, asking)]
    if data is not None and all(s.verdict.value == "yes" for s in steps):
        found = enforced(case, asking.viewer)
        words = "全国没有以本法律文书申请执行的案件" if not found else "、".join(found)
        steps.append(step("没有进入执行程序", not found, words, CERTIFY))
    total = sum(p.fen for p in payments(case))
    return Determination(
        "urging.certificate", "自动履行证明", asking.on, total, tuple(steps), tables=asking.tables.digest
    )


def _performed(case: Case, asking: Asking) -> list[Step]:
    known, deduction, issued = (
        exactly(owing(case, asking.on, asking.tables)),
        open_deduction(case),
        certificate_of(case),
    )
    left = "不能准确计算" if known is None else f"{yuan(known)} 元"
    out = case_money_out(case)
    return [
        step("已经全部履行", None if known is None else known == 0, f"截至 {asking.on} 未履行 {left}", CERTIFY),
        step("付至本院的款项已经发放", out, "没有待发放的案款" if out else "案款尚未发放完毕", CERTIFY),
        step("没有执前扣划", deduction is None, WORDS[deduction.state] if deduction else "没有", DEDUCTED),
        step("尚未出具证明书", issued is None, issued.paper.number if issued else "尚未出具", CERTIFY),
    ]
