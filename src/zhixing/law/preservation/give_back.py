"""May security be given back once it has done its work (民诉法 108; 财产保全规定 5, 22)?

No text says when. Ours: the applicant's answers for a wrong preservation, so it waits for the end of the measures and
for what shows that no damages will be claimed; the respondent's stands in for the property that was let go, so it
waits for the end of the debt.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from zhixing.law.core.citation import Article, Ours
from zhixing.law.core.determination import Determination, Step, step
from zhixing.law.core.tables import Tables

DAMAGES = Article("民诉法", "108", "M-PRES")
APPLICANT = Ours("申请保全人的担保在保全结束后、没有保全损害赔偿争议时退还；退还条件没有全国规定", "M-PRES")
RESPONDENT = Ours("被保全人的担保代替被保全的财产，在义务履行或者请求被驳回后退还；退还条件没有全国规定", "M-PRES")
ONCE = Ours("担保只退还一次", "M-PRES")
TITLE = "退还担保"


class Why(StrEnum):
    """What makes the security free."""

    WON = "won"
    CONSENT = "consent"
    NO_CLAIM = "no_claim"
    PAID = "paid"
    DISMISSED = "dismissed"

    @property
    def zh(self) -> str:
        """In words."""
        return {
            "won": "生效裁判支持了申请保全人的请求",
            "consent": "对方当事人书面同意",
            "no_claim": "保全结束后被保全人没有就保全提起损害赔偿之诉",
            "paid": "义务已经履行",
            "dismissed": "起诉或者诉讼请求被生效裁判驳回",
        }[self.value]


FITS = {
    "applicant": frozenset({Why.WON, Why.CONSENT, Why.NO_CLAIM}),
    "respondent": frozenset({Why.PAID, Why.CONSENT, Why.DISMISSED}),
}
"""Whose security which reason sets free."""


@dataclass(frozen=True, slots=True)
class GivingBack:
    """The facts. `applicants`: given by the applicant, else by the respondent. `standing`: a measure still stands.

    `damages`: a suit for damages of the preservation is pending (None: not asked); `why` None before it is chosen.
    """

    on: date
    applicants: bool
    returned: bool
    standing: bool
    why: Why | None = None
    document: str = ""
    damages: bool | None = None


def may_give_back(facts: GivingBack, tables: Tables) -> Determination[None]:
    """Whether the security goes back to who gave it."""
    steps = tuple(_steps(facts))
    return Determination("preservation.give_back", TITLE, facts.on, None, steps, (), None, tables.digest)


def _steps(facts: GivingBack) -> Iterator[Step]:
    cite = APPLICANT if facts.applicants else RESPONDENT
    yield step("担保尚未退还", not facts.returned, "已经退还" if facts.returned else "尚未退还", ONCE)
    if facts.applicants:
        found = "保全措施仍在" if facts.standing else "保全措施已经全部结束"
        yield step("保全措施已经结束", not facts.standing, found, cite)
    if facts.why is None:
        return
    side = "applicant" if facts.applicants else "respondent"
    yield step("有退还的事由", facts.why in FITS[side], facts.why.zh, cite)
    yield step("事由有证明文件", bool(facts.document.strip()), facts.document.strip() or "没有证明文件", cite)
    if facts.applicants:
        words = {True: "已经提起，担保继续保留", False: "没有提起", None: "尚未核对"}
        met = None if facts.damages is None else not facts.damages
        yield step("没有因保全提起的损害赔偿之诉", met, words[facts.damages], DAMAGES)
