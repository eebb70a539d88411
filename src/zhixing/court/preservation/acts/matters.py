"""Suits of the court, registered so that preservation and deduction have a number."""

from enum import StrEnum

from pydantic import Field

from zhixing.court.cases.acts import Numbered, add_participant, open_matter
from zhixing.court.cases.models import Case, Participant
from zhixing.court.claims.acts import PartyIn, PartyKind
from zhixing.court.identity.models import Court
from zhixing.court.identity.queries import officers_with
from zhixing.court.kernel.doing import Doing
from zhixing.court.kernel.inputs import Input, Line, Pick, ShortLine
from zhixing.court.kernel.refused import BadInput
from zhixing.court.kernel.registry import act
from zhixing.court.kernel.roles import Role
from zhixing.court.kernel.viewer import Viewer
from zhixing.court.parties.acts import known
from zhixing.court.parties.models import Party
from zhixing.court.preservation.facts.preserving import may_register
from zhixing.law.core.determination import Determination


class MatterKind(StrEnum):
    """A suit, or the review of preservation before one."""

    SUIT = "民初"
    PRE_SUIT = "财保"

    @property
    def zh(self) -> str:
        """In words."""
        return {"民初": "民事一审案件（民初）", "财保": "诉前、执行前保全审查案件（财保）"}[self.value]


class SuitPartyIn(PartyIn):
    """A party of a suit, with who acts for it: both sides are compared before preserved money is deducted."""

    representative: ShortLine = Field("", title="法定代表人（负责人）", max_length=60)
    agent: ShortLine = Field("", title="委托诉讼代理人", max_length=60)


class MatterIn(Input):
    """A suit as the trial system knows it."""

    kind: MatterKind = Field(title="案件类型")
    number: ShortLine = Field("", title="案号", description="民初案件照审判系统填写；财保案件由本院依次编号，不填")
    cause: Line = Field(title="案由")
    division: ShortLine = Field(
        "", title="审判庭", description="例如 民事审判第一庭；自动履行统计按此分组", max_length=40
    )
    judge: Pick = Field(title="承办审判法官")
    applicants: tuple[SuitPartyIn, ...] = Field(title="原告（申请人）", min_length=1, max_length=20)
    respondents: tuple[SuitPartyIn, ...] = Field(title="被告（被申请人）", min_length=1, max_length=20)


def judges(court: Court, viewer: Viewer) -> dict[str, list[tuple[str, str]]]:
    """The trial judges of the court."""
    rows = officers_with(court.path, Role.TRIAL_JUDGE)
    return {"judge": [(str(o.principal_id), o.principal.name) for o in rows]}


@act(
    "preservation.register_matter", title="登记审判案件", on=Court,
    by=(Role.FILING_CLERK, Role.FILING_JUDGE, Role.TRIAL_JUDGE), data=MatterIn, ask=may_register, opens="cases.case",
    choices=judges,
)  # fmt: skip
def register_matter(court: Court, data: MatterIn, ruling: Determination[None], doing: Doing) -> str:
    """Register a suit with its parties under its own number. (§1.3)"""
    if str(data.judge) not in {key for key, _ in judges(court, doing.viewer)["judge"]}:
        raise BadInput({"judge": "请从列出的选项中选择"})
    if data.kind is MatterKind.SUIT and not data.number:
        raise BadInput({"number": "请填写民初案号"})
    typed = data.number if data.kind is MatterKind.SUIT else ""
    case = open_matter(
        doing, court, data.cause, Numbered(data.kind.value, typed, data.division), Case.Stage.TRIAL, data.judge
    )
    for role, side in ((Participant.Role.CREDITOR, "applicants"), (Participant.Role.DEBTOR, "respondents")):
        for i, person in enumerate(getattr(data, side)):
            _add(case, person, role, i, f"{side}.{i}.number")
    return f"{case.number}　{data.cause}"


def _add(case: Case, person: SuitPartyIn, role: str, ordinal: int, field: str) -> None:
    document = Party.Document.ID_CARD if person.kind is PartyKind.NATURAL else Party.Document.CREDIT_CODE
    party = known(person.kind.value, person.name, document, person.number, field=field, demo=_demo())
    add_participant(
        case, party, role, ordinal, address=person.address, phone=person.phone, electronic=person.electronic,
        electronic_address=person.electronic_address, representative=person.representative, agent=person.agent,
    )  # fmt: skip


def _demo() -> bool:
    from django.conf import settings

    return bool(settings.ZHIXING_DEMO)
