"""The notice of risks that goes out with the instrument, to both sides, and is served."""

from collections.abc import Iterator
from typing import Any

from pydantic import Field

from zhixing.court.cases.acts import serve
from zhixing.court.cases.models import Case, Participant
from zhixing.court.cases.queries import handler_bar, participants, setting
from zhixing.court.claims.queries import falling_due, instrument_of
from zhixing.court.documents.acts import Draft, issue
from zhixing.court.kernel.doing import Doing
from zhixing.court.kernel.inputs import Day, Input
from zhixing.court.kernel.registry import Asking, act
from zhixing.court.kernel.roles import Role
from zhixing.court.kernel.tables import current_tables
from zhixing.court.preservation import papers
from zhixing.court.preservation.queries import instrument_words, measures, preservations
from zhixing.law.core.citation import Article
from zhixing.law.core.determination import Determination, step

_RISK = Article("立审执意见", "1", "COORD-01")
PURPOSE = "执行风险提示书"


class RiskIn(Input):
    """The last day to perform."""

    until: Day | None = Field(
        None, title="履行期限至", description="按生效日期推算，请与法律文书核对；未生效的可以不填"
    )


def _may_remind(case: Case, data: Any, asking: Asking) -> Determination[None]:
    met = case.stage == Case.Stage.TRIAL and hasattr(case, "instrument")
    found = "已经登记法律文书" if met else "尚未登记法律文书"
    steps = (step("审判案件已经有法律文书", met, found, _RISK),)
    return Determination("preservation.remind", "执行风险提示", asking.on, None, steps, tables=asking.tables.digest)


def _initial(case: Case) -> dict[str, Any]:
    ends = list(falling_due(case, current_tables()))
    return {"until": ends[-1].isoformat()} if ends else {}


def risk_papers(case: Case, data: RiskIn, ruling: Any, doing: Doing) -> Iterator[Draft]:
    """执行风险提示书 to every party, in the order of `participants`."""
    words, effective = instrument_words(case), instrument_of(case).effective_on is not None
    preserved = any(s.holds for row in preservations(case) for s in measures(row))
    for p in participants(case):
        shared = {"addressee": p.party.name, "instrument": words, "until": data.until}
        if p.role == Participant.Role.DEBTOR:
            yield _draft(case, papers.RiskNotice, effective=effective, **shared)
        else:
            yield _draft(case, papers.CreditorRiskNotice, preserved=preserved, **shared)


def _draft(case: Case, paper: Any, **values: Any) -> Draft:
    return Draft(setting(case, ruling=False), lambda head: paper(head=head, **values), series="preservation.risk")


@act(
    "preservation.remind", title="送达执行风险提示书", on=Case, by=(Role.TRIAL_JUDGE,), data=RiskIn, ask=_may_remind,
    bar=handler_bar, papers=(risk_papers,), initial=_initial,
)  # fmt: skip
def remind(case: Case, data: RiskIn, ruling: Determination[None], doing: Doing) -> str:
    """Tell both sides with the instrument what follows, and when to perform; the service is registered. (COORD-01)"""
    issued = issue(doing, case, data, ruling, risk_papers)
    for p, paper in zip(participants(case), issued, strict=True):
        serve(case, p, PURPOSE, [paper.pk], doing)
    until = f"履行期限至 {data.until}" if data.until else "履行期限以法律文书为准"
    return f"{until}；随法律文书送达 {len(issued)} 名当事人"
