"""Decisions on what is raised against a preservation."""

from dataclasses import dataclass
from typing import ClassVar

from zhixing.court.documents.rendering.content import Content, Head, Items, Paragraph, Party
from zhixing.court.documents.rendering.layouts import ruling
from zhixing.court.documents.rendering.wording import CPL, CPL_I, PRES, cite, sum_in_full
from zhixing.court.preservation.papers.preserving import names
from zhixing.law.preservation.objecting import Kind, Outcome

_WHOSE = {Kind.RECONSIDER: "复议申请人", Kind.ACT: "异议人", Kind.OUTSIDER: "案外人"}
_LAW = {
    Kind.RECONSIDER: cite(CPL, 111) + "、" + cite(CPL_I, 171) + "、" + cite(PRES, 25),
    Kind.ACT: cite(CPL, 236) + "、" + cite(PRES, 26),
    Kind.OUTSIDER: cite(CPL, 238) + "、" + cite(PRES, 27),
}
_REMEDY = {
    Kind.RECONSIDER: "本裁定送达后立即生效。",
    Kind.ACT: "如不服本裁定，可以自本裁定送达之日起十日内，向上一级人民法院申请复议。",
    Kind.OUTSIDER: "如不服本裁定，认为原裁判错误的，依照审判监督程序办理；与原裁判无关的，可以自本裁定送达之日起十五日内"
    "向本院提起执行异议之诉。",
}


@dataclass(frozen=True, kw_only=True)
class Decision:
    """裁定书 on a reconsideration (民事裁定书) or an objection (执行裁定书) about a preservation. `amount` in fen.

    `asked` what was raised, `reasons` of the court, both without a full stop at the end; `former` the ruling of
    preservation; `measure` what is concerned ("" for the ruling itself); `amount` of a changed ruling.
    """

    kind: ClassVar[str] = "preservation.decision"

    head: Head
    parties: tuple[Party, ...]
    dispute: str
    matter: Kind
    raised_by: str
    asked: str
    outcome: Outcome
    reasons: str
    former: str
    measure: str = ""
    amount: int | None = None

    @property
    def title(self) -> str:
        """民事裁定书 or 执行裁定书."""
        return "民事裁定书" if self.matter is Kind.RECONSIDER else "执行裁定书"

    @property
    def purpose(self) -> str:
        """What the ruling is for."""
        return {Kind.RECONSIDER: "保全裁定复议用", Kind.ACT: "执行行为异议用", Kind.OUTSIDER: "案外人异议用"}[
            self.matter
        ]

    def content(self) -> Content:
        """The decision as content."""
        whose = _WHOSE[self.matter]
        raised = Party(whose, self.raised_by)
        parties = self.parties if self.matter is Kind.RECONSIDER else (raised, *self.parties)
        who, whom = names(self.parties, "申请人"), names(self.parties, "被申请人")
        against = f"本院{self.former}民事裁定" if self.matter is Kind.RECONSIDER else f"本院冻结{self.measure}"
        told = "申请复议" if self.matter is Kind.RECONSIDER else "提出书面异议"
        reasons = (
            f"{who}与{whom}{self.dispute}财产保全一案，{whose}{self.raised_by}对{against}不服，{told}。本院受理后进行了审查，"
            "现已审查终结。"
        )
        said = f"{whose}{self.raised_by}称，{self.asked}。"
        found = f"本院认为，{self.reasons}。依照{_LAW[self.matter]}的规定，裁定如下："
        blocks = (Paragraph(reasons), Paragraph(said), Paragraph(found), Items(self._items()))
        return ruling(self, parties, *blocks, Paragraph(_REMEDY[self.matter]))

    def _items(self) -> tuple[str, ...]:
        who = self.raised_by
        if self.outcome is Outcome.UPHELD:
            kept = "复议请求" if self.matter is Kind.RECONSIDER else "异议请求"
            return (f"驳回{who}的{kept}。",)
        if self.outcome is Outcome.FOUNDED:
            return (f"中止对{self.measure}的执行。",)
        if self.outcome is Outcome.CHANGED:
            return (f"变更本院{self.former}民事裁定的保全数额为{sum_in_full(self.amount or 0)}，超出部分解除保全。",)
        if self.matter is Kind.ACT:
            return (f"撤销本院对{self.measure}采取的冻结措施。",)
        return (f"撤销本院{self.former}民事裁定，解除已经采取的保全措施。",)
