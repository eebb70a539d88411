"""What claims shows: the sums of a case with their proof, the instrument, the payments."""

from datetime import date
from typing import Any

from django.urls import reverse

from zhixing.court.cases.models import Case
from zhixing.court.claims.models import Claim
from zhixing.court.claims.queries import instrument_of, owed_on, payments, realised_fen
from zhixing.court.kernel.components import Facts, Figure, LawPanel, Link, Money, Note, Section, Table
from zhixing.court.kernel.queries import act_link
from zhixing.court.kernel.seams import part
from zhixing.court.kernel.tables import current_tables
from zhixing.court.kernel.viewer import Viewer
from zhixing.law.core.fen import yuan
from zhixing.law.owed.answer import Owed

_HOW = {"voluntary": "直接付给申请执行人", "into_court": "付至案款账户", "deducted": "扣划", "set_off": "抵销"}


@part("cases.case", "figure", "sums", "金额", 10)
def figures(case: Case, viewer: Viewer, today: date) -> list[Figure]:
    """Claimed, realised, owed today; nothing for a suit without an instrument."""
    claim = Claim.objects.filter(case=case).first()
    if claim is None:
        return []
    answer = owed_on(case, today, current_tables()).value
    label = "截至今日未履行"
    if answer is not None and not answer.exact:
        label = f"截至 {answer.exact_to} 未履行（其后待补）" if answer.exact_to else "未履行（生效日期未确定）"
    return [
        Figure("申请标的", Money(claim.claimed_fen)),
        Figure("已到位", Money(realised_fen(case))),
        Figure(label, Money(answer.total if answer else None, red=True), Link("计算明细", "?tab=owed")),
    ]


@part("cases.case", "tab", "owed", "执行款计算", 20)
def owed_tab(case: Case, viewer: Viewer, today: date) -> list[Any]:
    """The proof of what is owed today, the instrument, the payments credited."""
    if not Claim.objects.filter(case=case).exists():
        return [Note("还没有登记生效法律文书")]
    ruling = owed_on(case, today, current_tables())
    answer = ruling.value
    missing = [Note(f"{m}；以下金额准确计算到 {answer.exact_to}", "warn") for m in answer.missing] if answer else []
    body: list[Any] = [*missing, *(_totals(answer) if answer else []), LawPanel.of(ruling)]
    links = [Link("下载计算明细（JSON，可另行验算）", reverse("claims:proof", args=[case.pk]))]
    return [Section(f"截至 {today} 未履行", body, links), _instrument(case), _payments(case, viewer)]


def _totals(answer: Owed) -> list[Any]:
    sums = answer.sums
    rows = (
        ("本金等金钱债务", Money(sums.principal)),
        ("实现债权的费用", Money(sums.costs)),
        ("一般债务利息", Money(sums.interest)),
        ("加倍部分债务利息", Money(sums.doubled + sums.doubled_old)),
        ("迟延履行金", Money(sums.delay)),
        ("合计", Money(answer.total, red=True)),
    )
    return [Facts(rows)]


def _instrument(case: Case) -> Section:
    i = instrument_of(case)
    effective = f"{i.effective_on}（{i.effective_proof}）" if i.effective_on else "未确定"
    rows = (
        ("执行依据", f"{i.made_by} {i.number} {i.get_kind_display()}"),
        ("作出日期", i.made_on),
        ("生效日期", effective),
        ("主文", i.operative_part),
    )
    return Section("执行依据", [Facts(rows)])


def _payments(case: Case, viewer: Viewer) -> Section:
    rows = [
        (
            p.on, _HOW.get(p.how, p.how), Money(p.fen), p.reference,
            act_link(viewer, p, "claims.take_back_payment", "更正") or "",
        )
        for p in payments(case)
    ]  # fmt: skip
    total = yuan(sum(p.fen for p in payments(case)))
    heads = ("履行日", "方式", "金额", "凭证", "")
    return Section(f"已登记的履行　合计 {total} 元", [Table("已登记的履行", heads, rows, "还没有履行", frozenset({2}))])
