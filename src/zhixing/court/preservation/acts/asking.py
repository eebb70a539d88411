"""What parties ask or tell in writing: release, renewal, a search; and what followed a preservation."""

from typing import Any

from pydantic import Field

from zhixing.court.cases.models import Case
from zhixing.court.kernel.clock import SHANGHAI
from zhixing.court.kernel.doing import Doing
from zhixing.court.kernel.inputs import Day, Flag, Input, Line, Pick
from zhixing.court.kernel.refused import Refused
from zhixing.court.kernel.registry import act
from zhixing.court.kernel.roles import Role
from zhixing.court.kernel.viewer import Viewer
from zhixing.court.preservation.acts.lifting import ShownGround
from zhixing.court.preservation.facts import keeping as facts
from zhixing.court.preservation.models import Preservation, Request
from zhixing.court.preservation.queries import executed_by
from zhixing.law.core.determination import Determination
from zhixing.law.limits.card import card
from zhixing.law.limits.hours import ends_at
from zhixing.law.limits.node import Node

WINDOW = (Role.FILING_CLERK, Role.CLERK, Role.TRIAL_JUDGE, Role.JUDGE)


class ReleaseAskedIn(Input):
    """Who asks for the release, and why."""

    asked_by: Line = Field(title="申请人")
    ground: ShownGround = Field(title="申请解除的事由")
    document: Line = Field(title="申请书和证明文件")
    urgent: Flag = Field(False, title="情况紧急", description="四十八小时内裁定")


class FollowedIn(Input):
    """Suit, arbitration or enforcement."""

    followed_on: Day = Field(title="起诉、申请仲裁或者申请执行的日期")
    number: Line = Field(title="案号", description="起诉、执行的案号或者仲裁案号", max_length=60)


class RenewalAskedIn(Input):
    """Which measure is to be renewed."""

    seizure: Pick = Field(title="续行哪一冻结")
    asked_by: Line = Field(title="申请人")
    document: Line = Field(title="续行申请书")


class SearchAskedIn(Input):
    """Who asks for the search."""

    asked_by: Line = Field(title="申请人")
    document: Line = Field(title="网络查询申请书")


def hourly(doing: Doing, node: Node) -> dict[str, Any]:
    """Terms of a limit in hours: its last day, and the very hour in its title. (民诉法 85)"""
    rule = card(node)
    if rule.length is None or rule.length.unit != "hours":
        return {}
    end = ends_at(doing.at.astimezone(SHANGHAI), rule.length)
    return {"fixed_end": end.date(), "title": f"{rule.title}（{end:%m-%d %H:%M} 前）"}


def _request(doing: Doing, row: Preservation, kind: str, data: Any, **more: Any) -> Request:
    return Request.objects.create(
        preservation=row, kind=kind, asked_by=data.asked_by, document=data.document, asked_on=doing.on, act=doing.act,
        court_path=row.court_path, **more,
    )  # fmt: skip


@act(
    "preservation.ask_release", title="登记解除保全申请", on=Preservation, by=WINDOW, data=ReleaseAskedIn,
    ask=facts.may_ask_release,
)  # fmt: skip
def ask_release(row: Preservation, data: ReleaseAskedIn, ruling: Determination[Any], doing: Doing) -> str:
    """The court has five days to rule, 48 hours where it is urgent. (财产保全规定 23)"""
    _request(doing, row, Request.Kind.RELEASE, data, ground=data.ground.value, urgent=data.urgent)
    node = Node.PRESERVATION_RELEASE_URGENT if data.urgent else Node.PRESERVATION_RELEASE
    doing.start(node, subject_id=row.pk, assignee_id=row.case.handler_id, **hourly(doing, node))
    return f"{data.asked_by}：{data.ground.zh}"


@act(
    "preservation.note_followed", title="登记起诉、仲裁或者申请执行", on=Preservation, by=WINDOW, data=FollowedIn,
    ask=facts.may_note_followed,
)  # fmt: skip
def note_followed(row: Preservation, data: FollowedIn, ruling: Determination[Any], doing: Doing) -> str:
    """The preservation goes on in what followed it, by itself, its term running on. (民诉法 104; 财产保全规定 17)"""
    row.followed_on, row.followed_number = data.followed_on, data.number
    row.save(update_fields=["followed_on", "followed_number"])
    for node in (Node.PRESUIT_FILING, Node.AFTER_EFFECT_FILING):
        doing.finish(node, subject_id=row.pk)
    return f"{data.followed_on}　{data.number}"


def executed(case: Case) -> Preservation:
    """The preservation that this case carries out. Raises Refused for any other case."""
    row = executed_by(case)
    if row is None:
        raise Refused("本案不是执行保全裁定的案件")
    return row


def active_choices(case: Case, viewer: Viewer) -> dict[str, list[tuple[str, str]]]:
    """Freezes in effect, with their last day."""
    return {"seizure": [(str(s.pk), f"{s.account}　至 {s.last_day}") for s in facts.active(case)]}


@act(
    "preservation.ask_renewal", title="登记续行保全申请", on=Case, by=WINDOW, data=RenewalAskedIn,
    ask=facts.may_ask_to_renew, choices=active_choices, listed=False,
)  # fmt: skip
def ask_renewal(case: Case, data: RenewalAskedIn, ruling: Determination[Any], doing: Doing) -> str:
    """The applicant asks in writing, seven days before the end. (财产保全规定 18)"""
    row = executed(case)
    seizure = next(s for s in facts.active(case) if s.pk == data.seizure)
    _request(doing, row, Request.Kind.RENEW, data, seizure=seizure)
    doing.finish(Node.RENEWAL_APPLICATION, subject_id=seizure.pk)
    return f"{data.asked_by}：{seizure.account}　至 {seizure.last_day}"


@act(
    "preservation.ask_search", title="登记网络查询申请", on=Case, by=WINDOW, data=SearchAskedIn,
    ask=facts.may_ask_search, listed=False,
)  # fmt: skip
def ask_search(case: Case, data: SearchAskedIn, ruling: Determination[Any], doing: Doing) -> str:
    """The applicant cannot name property and asks the court to search. (财产保全规定 11)"""
    _request(doing, executed(case), Request.Kind.SEARCH, data)
    return f"{data.asked_by}申请查询被申请人财产"
