"""Papers about security: a demand to top it up, the ruling that lets property go for it, its return."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from zhixing.court.documents.rendering.content import Content, Facts, Field, Head, Items, Paragraph, Party
from zhixing.court.documents.rendering.layouts import notice, ruling
from zhixing.court.documents.rendering.wording import CPL, CPL_I, PRES, cite, plain_date, sum_in_full
from zhixing.court.preservation.papers.preserving import names


@dataclass(frozen=True, kw_only=True)
class TopUpNotice:
    """责令追加担保通知书 to the applicant (财产保全规定 5 III). Sums in fen; `until` the last day."""

    kind: ClassVar[str] = "preservation.top_up_notice"
    title: ClassVar[str] = "责令追加担保通知书"

    head: Head
    addressee: str
    respondent: str
    ruling: str
    given: int
    amount: int
    until: date
    reason: str

    def content(self) -> Content:
        """The notice as content."""
        text = (
            f"你（单位）申请对被申请人{self.respondent}的财产采取保全措施，本院已作出{self.ruling}民事裁定。现{self.reason}，"
            f"依照{cite(PRES, 5)}的规定，责令你（单位）在已经提供的担保之外，追加下列担保："
        )
        rows = (
            Field("已经提供的担保", sum_in_full(self.given), wide=True),
            Field("追加担保的数额", sum_in_full(self.amount), wide=True),
            Field("追加担保的期限", f"至{plain_date(self.until)}止", wide=True),
        )
        end = "逾期不追加担保的，本院可以裁定解除或者部分解除保全。"
        return notice(self, self.addressee, Paragraph(text), Facts(rows), Paragraph(end))


@dataclass(frozen=True, kw_only=True)
class SubstitutionRuling:
    """民事裁定书: the respondent gave security, or other property is preserved instead (民诉法 107; 民诉法解释 167).

    `measures` name what is let go ("…的存款"); `whole`: the preservation itself ends; `security` in words. Sum in fen.
    """

    kind: ClassVar[str] = "preservation.substitution_ruling"
    title: ClassVar[str] = "民事裁定书"

    head: Head
    parties: tuple[Party, ...]
    dispute: str
    former: str
    giver: str
    security: str
    worth: int
    measures: tuple[str, ...]
    whole: bool
    consent: bool

    @property
    def purpose(self) -> str:
        """解除保全用 or 变更保全用."""
        return "解除财产保全用" if self.whole else "变更保全标的物用"

    def content(self) -> Content:
        """The ruling as content."""
        who, whom = names(self.parties, "申请人"), names(self.parties, "被申请人")
        asked = "请求解除对其财产的保全" if self.whole else "请求以该财产变更保全标的物"
        agreed = "，申请人同意" if self.consent else ""
        law = cite(CPL, 107) + "、" + (cite(PRES, 22) if self.whole else cite(CPL_I, 167))
        judged = "该担保充分有效" if self.whole else "该财产等值且有利于执行"
        reasons = (
            f"{who}与{whom}{self.dispute}一案，本院以{self.former}民事裁定采取了财产保全措施。现{self.giver}提供"
            f"{self.security}（价值{sum_in_full(self.worth)}），{asked}{agreed}。本院经审查认为，{judged}，符合法律规定。"
            f"依照{law}的规定，裁定如下："
        )
        lifted = tuple(f"解除对{measure}的冻结" for measure in self.measures)
        kept = f"{'扣押' if self.whole else '以'}{self.security}{'作为担保' if self.whole else '作为保全标的物'}"
        items = tuple(f"{item}。" for item in (kept, *lifted))
        return ruling(self, self.parties, Paragraph(reasons), Items(items), Paragraph("本裁定立即开始执行。"))


@dataclass(frozen=True, kw_only=True)
class SecurityReturn:
    """退还担保通知书 to who gave it. `amount` in fen."""

    kind: ClassVar[str] = "preservation.security_return"
    title: ClassVar[str] = "退还担保通知书"

    head: Head
    addressee: str
    ruling: str
    form: str
    document: str
    amount: int
    why: str

    def content(self) -> Content:
        """The notice as content."""
        text = (
            f"你（单位）为本院{self.ruling}民事裁定提供的下列担保，因{self.why}，现予解除并退还。请持本通知书和身份证明"
            "到本院办理领取、解除担保登记等手续。"
        )
        rows = (
            Field("担保方式", self.form),
            Field("担保文件", self.document),
            Field("担保数额", sum_in_full(self.amount), wide=True),
        )
        return notice(self, self.addressee, Paragraph(text), Facts(rows))
