"""The page of a suggestion: what is suggested, its cases, the replies, the effect; and a case's tab."""

from datetime import date
from typing import Any

from django.urls import reverse

from zhixing.court.cases.models import Case
from zhixing.court.kernel.components import Bars, Due, Facts, Figure, Link, Note, Section, Table, Tag
from zhixing.court.kernel.queries import act_link, act_links
from zhixing.court.kernel.seams import part
from zhixing.court.kernel.tables import current_tables
from zhixing.court.kernel.viewer import Viewer
from zhixing.court.suggestions.models import Suggestion, SuggestionReply, SuggestionReview
from zhixing.court.suggestions.queries import attached, replies, reviews, standing, suggestions_of
from zhixing.law.suggestions.course import Stage
from zhixing.law.suggestions.effect import Period

SUBJECT = "suggestions.suggestion"
ANSWERS = {"accepted": "ok", "partly": "", "refused": "red"}


@part(SUBJECT, "head", "about", "概况", 10)
def head(row: Suggestion, viewer: Viewer, today: date) -> list[Any]:
    """To whom, about what, by whom, how it stands."""
    stands = standing(row, today, current_tables())
    facts: list[tuple[str, Any]] = [
        ("建议对象", f"{row.addressee}　{row.officer.name}"),
        ("问题类别", row.get_defect_display()),
        ("起草", f"{row.drafter.name} {row.drafted_on}"),
        ("状态", Tag(stands.words, "red" if stands.overdue else "")),
    ]
    if row.closed_on and row.closed_by:
        facts.append(("结束", f"{row.closed_on} {row.closed_by.name}：{row.closed_why}"))
    return [Facts(facts)]


@part(SUBJECT, "figure", "due", "回函期限", 10)
def figures(row: Suggestion, viewer: Viewer, today: date) -> list[Figure]:
    """The day awaited next; how many cases; whether the effect is good."""
    stands = standing(row, today, current_tables())
    found = [Figure("涉及案件", f"{len(attached(row))} 件", Link("查看", "?tab=content"))]
    if stands.due_on:
        found.insert(0, Figure(stands.due_for, Due(stands.due_on, today)))
    if row.improved is not None:
        found.append(Figure("效果", "有改善" if row.improved else "没有改善", Link("查看", "?tab=effect")))
    return found


@part(SUBJECT, "tab", "content", "建议内容", 10)
def content(row: Suggestion, viewer: Viewer, today: date) -> list[Any]:
    """Cause, proposal, and the cases it rests on."""
    draft = row.state == Stage.DRAFT.value
    rows = [
        (case_link(a.case), a.case.cause, a.note, a.attached_on, _detach(a, viewer) if draft else "")
        for a in attached(row)
    ]
    heads = ("案号", "案由", "本案中的表现", "附入", "")
    links = act_links(viewer, row, [("附入案件", "suggestions.attach")]) if draft else []
    about = Facts((("问题类别", row.get_defect_display()), ("成因", row.cause), ("建议", _points(row.proposal))))
    cases = Table("涉及的案件", heads, rows, "还没有附入案件；没有案件的建议不能发出")
    return [Section("建议内容", [about]), Section("涉及的案件", [cases], links)]


def _points(text: str) -> str:
    """Lines as points in one line of the page."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return "；".join(f"{n}. {line}" for n, line in enumerate(lines, 1)) if len(lines) > 1 else text


def case_link(case: Case) -> Link:
    """A case by its number."""
    return Link(str(case), reverse("kernel:dossier", args=[case.dossier_id]))


def _detach(attachment: Any, viewer: Viewer) -> Link | str:
    return act_link(viewer, attachment, "suggestions.detach", "移出") or ""


@part(SUBJECT, "tab", "replies", "回函", 20)
def reply_tab(row: Suggestion, viewer: Viewer, today: date) -> list[Any]:
    """The replies, a section a round."""
    found = replies(row)
    if not found:
        return [Note("还没有回函")]
    return [_reply(r) for r in found]


def _reply(r: SuggestionReply) -> Section:
    late = (Tag("逾期回函", "red"),) if r.late else (Tag("期限内回函", "ok"),)
    facts = Facts(
        (
            ("答复", (Tag(r.get_answer_display(), ANSWERS[r.answer]), *late)),
            ("发出、回函", f"{r.sent_on} 发出，{r.on} 回函"),
            ("承办人", r.officer.name),
            ("理由和整改情况", r.reasons),
            ("整改材料", "、".join(r.evidence)),
        )
    )
    return Section(f"第 {r.round} 次回函", [facts])


@part(SUBJECT, "tab", "effect", "效果评估", 30)
def effect_tab(row: Suggestion, viewer: Viewer, today: date) -> list[Any]:
    """Objections and petitions before and after the reply, drawn, each review with its table and its source."""
    found = reviews(row)
    if not found:
        return [Note("还没有评估。采纳或者部分采纳的，回函后九十日、一百八十日各评估一次")]
    return [_review(r) for r in found]


def _review(r: SuggestionReview) -> Section:
    counts = (
        ("执行异议", (r.objections_before, r.objections_after)), ("涉执信访", (r.petitions_before, r.petitions_after))
    )  # fmt: skip
    chart = Bars(f"effect-{r.which}", "回函前后的异议和信访", ("回函前", "回函后"), counts, "件")
    hand = Note(f"件数由{r.reviewer.name}根据“{r.source}”手工填写，不是系统统计", "warn")
    how = [hand] if r.by_hand else [Note(f"件数由系统统计，出自{r.source}")]
    facts = Facts(
        (
            ("统计期间", f"回函前 {Period(r.before_first, r.border)}；回函后 {Period(r.border, r.after_until)}"),
            ("结果", Tag("有改善", "ok") if r.improved else Tag("没有改善", "red")),
            ("评估意见", r.conclusion),
            ("评估人", f"{r.reviewer.name} {r.on}"),
        )
    )
    return Section(str(r.get_which_display()), [*how, chart, facts])


@part("cases.case", "tab", "suggestions", "执行建议", 70)
def case_tab(case: Case, viewer: Viewer, today: date) -> list[Any]:
    """The suggestions this case is attached to."""
    tables = current_tables()
    rows = [
        (
            Link(str(a.suggestion), reverse("kernel:dossier", args=[a.suggestion.dossier_id])),
            a.suggestion.get_defect_display(), a.suggestion.addressee, a.note,
            standing(a.suggestion, today, tables).words,
        )
        for a in suggestions_of(case, viewer)
    ]  # fmt: skip
    table = Table(
        "执行建议", ("执行建议", "问题类别", "建议对象", "本案中的表现", "状态"), rows, "本案没有列入执行建议"
    )
    return [Section("执行建议", [table], [Link("执行建议一览", reverse("suggestions:board"))])]
