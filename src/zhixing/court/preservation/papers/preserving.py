"""Rulings of the trial judge on preservation: ordering it, lifting it."""

from dataclasses import dataclass
from typing import ClassVar

from zhixing.court.documents.rendering.content import Content, Head, Items, Paragraph, Party
from zhixing.court.documents.rendering.layouts import ruling
from zhixing.court.documents.rendering.wording import CPL, CPL_I, cite, sum_in_full

_AT_ONCE = Paragraph("本裁定立即开始执行。")
_REVIEW = Paragraph("如不服本裁定，可以自收到裁定书之日起五日内向本院申请复议一次。复议期间不停止裁定的执行。")
_GROUND = {"pre_suit": 104, "in_suit": 103}


def names(parties: tuple[Party, ...], role: str) -> str:
    """Names of the parties in a role."""
    return "、".join(p.name for p in parties if p.role == role)


@dataclass(frozen=True, kw_only=True)
class PreservationRuling:
    """财产保全的民事裁定书 (民诉法 103-106). `phase` as in `law.preservation.facts`; `amount` in fen."""

    kind: ClassVar[str] = "preservation.ruling"
    title: ClassVar[str] = "民事裁定书"
    purpose: ClassVar[str] = "财产保全用"

    head: Head
    parties: tuple[Party, ...]
    dispute: str
    phase: str
    amount: int
    security: str

    def content(self) -> Content:
        """The ruling as content."""
        who, whom = names(self.parties, "申请人"), names(self.parties, "被申请人")
        law = cite(CPL, _GROUND[self.phase], 106) if self.phase in _GROUND else cite(CPL_I, 163)
        reasons = (
            f"{who}与{whom}{self.dispute}一案，申请人{who}向本院申请财产保全，请求冻结被申请人{whom}的银行存款"
            f"{sum_in_full(self.amount)}或者查封、扣押其他等值财产。{self.security}。本院经审查认为，申请符合法律规定。"
            f"依照{law}的规定，裁定如下："
        )
        items = (f"冻结被申请人{whom}的银行存款{sum_in_full(self.amount)}，或者查封、扣押其他等值财产。",)
        return ruling(self, self.parties, Paragraph(reasons), Items(items), _AT_ONCE, _REVIEW)


@dataclass(frozen=True, kw_only=True)
class ReleaseRuling:
    """解除财产保全的民事裁定书 (民诉法解释 165, 166). `grounds` full clauses; `former` the ruling that preserved.

    `measure`: only this is let go ("…的存款"), "" for the whole preservation.
    """

    kind: ClassVar[str] = "preservation.release_ruling"
    title: ClassVar[str] = "民事裁定书"
    purpose: ClassVar[str] = "解除财产保全用"

    head: Head
    parties: tuple[Party, ...]
    dispute: str
    former: str
    grounds: tuple[str, ...]
    measure: str = ""

    def content(self) -> Content:
        """The ruling as content."""
        whom = names(self.parties, "被申请人")
        reasons = (
            f"本院在{names(self.parties, '申请人')}与{whom}{self.dispute}一案中，以{self.former}民事裁定采取了财产保全措施。"
            f"现{'；'.join(self.grounds)}。依照{cite(CPL_I, 165, 166)}的规定，裁定如下："
        )
        return ruling(self, self.parties, Paragraph(reasons), Items((self._item(whom),)), _AT_ONCE)

    def _item(self, whom: str) -> str:
        return f"解除对被申请人{self.measure}的冻结。" if self.measure else f"解除对被申请人{whom}财产的保全。"
