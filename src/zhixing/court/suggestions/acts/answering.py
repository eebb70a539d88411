"""The reply of the division, and the reviews of the effect."""

from typing import Any

from pydantic import Field

from zhixing.court.documents.acts import file_in
from zhixing.court.kernel.doing import Doing
from zhixing.court.kernel.inputs import Input, Line, Reason, ShortLine, Upload
from zhixing.court.kernel.registry import act
from zhixing.court.kernel.roles import Role
from zhixing.court.kernel.viewer import Viewer
from zhixing.court.suggestions import facts
from zhixing.court.suggestions.acts.drafting import sender_bar
from zhixing.court.suggestions.models import Suggestion, SuggestionReply, SuggestionReview
from zhixing.court.suggestions.queries import may_answer, next_review
from zhixing.law.core.determination import Determination
from zhixing.law.limits.card import Length
from zhixing.law.limits.node import Node
from zhixing.law.suggestions.course import Stage
from zhixing.law.suggestions.effect import Effect, Which, days
from zhixing.law.suggestions.loop import Reply, late

AFTER = {Which.FIRST: Stage.FIRST, Which.SECOND: Stage.SECOND}


class EvidenceIn(Input):
    """A paper that shows the change."""

    name: Line = Field(title="材料名称")
    reference: ShortLine = Field("", title="文号或者编号")

    @property
    def words(self) -> str:
        """The paper as it is named."""
        return f"{self.name}（{self.reference}）" if self.reference else self.name


class ReplyIn(Input):
    """The answer."""

    answer: Reply = Field(title="答复")
    reasons: Reason = Field(title="理由和整改情况")
    evidence: tuple[EvidenceIn, ...] = Field((), title="整改材料", max_length=20)
    file: Upload | None = Field(None, title="整改材料的文件", description="上面列明的材料合成一个文件，随回函归入卷宗")


class ReviewIn(Input):
    """Counts of the two periods, as far as the system does not keep them, and what the reviewer makes of them."""

    objections_before: int | None = Field(
        None,
        title="回函前的执行异议（件）",
        description="系统没有统计的件数，照出处填写；期间见右侧",
        ge=0,
        le=1_000_000,
    )
    objections_after: int | None = Field(None, title="回函后的执行异议（件）", ge=0, le=1_000_000)
    petitions_before: int | None = Field(None, title="回函前的涉执信访（件）", ge=0, le=1_000_000)
    petitions_after: int | None = Field(None, title="回函后的涉执信访（件）", ge=0, le=1_000_000)
    source: ShortLine = Field("", title="件数的出处", description="手工填写件数的，写明统计表、台账的名称和编号")
    file: Upload | None = Field(None, title="出处的文件", description="统计表、台账的文件，随评估表归入卷宗")
    conclusion: Reason = Field(title="评估意见")

    def pair(self, kind: str) -> tuple[int | None, int | None]:
        """Before and after of a kind."""
        return getattr(self, f"{kind}_before"), getattr(self, f"{kind}_after")

    def typed(self, kind: str) -> bool:
        """Whether anything was typed for a kind."""
        return self.pair(kind) != (None, None)


def answer_bar(row: Suggestion, viewer: Viewer) -> str:
    """The officer of the division who is named in the suggestion."""
    return "" if may_answer(row, viewer) else f"由{row.addressee}负责回函的法官办理"


def _until(which: Which, doing: Doing) -> Length:
    """How long after the reply a review is due."""
    return Length(days(which, doing.on, doing.tables), "days")


@act(
    "suggestions.reply", title="回函", on=Suggestion, by=(Role.FILING_JUDGE, Role.TRIAL_JUDGE), data=ReplyIn,
    ask=facts.may_reply_row, node=Node.SUGGESTION_REPLY, papers=(facts.reply_letter,), bar=answer_bar,
)  # fmt: skip
def reply(row: Suggestion, data: ReplyIn, ruling: Determination[Any], doing: Doing) -> str:
    """Accept, accept in part or refuse, with reasons and the papers that show the change. (SUGG-01)"""
    sent_on = row.sent_on or doing.on
    is_late = late(sent_on, doing.on, doing.tables)
    SuggestionReply.objects.create(
        suggestion=row, round=row.round, sent_on=sent_on, officer=doing.actor, on=doing.on, answer=data.answer.value,
        reasons=data.reasons, evidence=[e.words for e in data.evidence], late=is_late, act=doing.act,
        court_path=row.court_path,
    )  # fmt: skip
    row.state, row.answer, row.replied_on, row.replied_late = Stage.REPLIED.value, data.answer.value, doing.on, is_late
    row.save()
    doing.finish(Node.SUGGESTION_REPLY)
    if data.file:
        file_in(doing, doing.dossier, data.file, f"第 {row.round} 次回函的整改材料")
    if ruling.value:
        doing.start(Node.SUGGESTION_REVIEW, length=_until(Which.FIRST, doing), assignee_id=row.drafter_id)
        doing.start(Node.SUGGESTION_REVIEW_SECOND, length=_until(Which.SECOND, doing), assignee_id=row.drafter_id)
    return f"{data.answer.zh}{'，逾期回函' if is_late else ''}：{data.reasons.splitlines()[0][:200]}"


def _end_wait(which: Which, doing: Doing) -> None:
    if which is Which.FIRST:
        doing.finish(Node.SUGGESTION_REVIEW)
    else:
        doing.finish(Node.SUGGESTION_REVIEW_SECOND)


@act(
    "suggestions.review", title="评估效果", on=Suggestion, by=(Role.JUDGE, Role.BUREAU_HEAD), data=ReviewIn,
    ask=facts.may_review_row, papers=(facts.effect_sheet,), bar=sender_bar,
)  # fmt: skip
def review(row: Suggestion, data: ReviewIn, ruling: Determination[Effect], doing: Doing) -> str:
    """Compare objections and petitions before and after the reply, at 90 and at 180 days. (SUGG-01)"""
    which, effect = next_review(row), ruling.value
    if which is None or effect is None:
        raise ValueError("a lawful review has its counts")
    counts = facts.counted(row, which, data, doing)
    numbers: dict[str, Any] = {
        f"{kind}_{side}": getattr(count, kind)
        for kind in facts.KINDS
        for side, count in (("before", counts.before), ("after", counts.after))
    }
    made = SuggestionReview.objects.create(
        suggestion=row, which=which.value, on=doing.on, before_first=counts.before.period.first,
        border=counts.after.period.first, after_until=counts.after.period.until, **numbers, by_hand=counts.by_hand,
        source=counts.source, conclusion=data.conclusion, improved=effect.improved, reviewer=doing.actor, act=doing.act,
        court_path=row.court_path,
    )  # fmt: skip
    row.state, row.improved = AFTER[which].value, effect.improved
    row.save()
    _end_wait(which, doing)
    if data.file:
        file_in(doing, doing.dossier, data.file, f"{which.zh}件数的出处")
    return (
        f"{which.zh}：异议 {made.objections_before} → {made.objections_after} 件，"
        f"信访 {made.petitions_before} → {made.petitions_after} 件，{'有改善' if effect.improved else '没有改善'}"
    )
