"""What is to be done next about each preservation, and by when: read in batches, so that a list costs few queries."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db.models import Q

from zhixing.court.kernel.models import Limit
from zhixing.court.preservation.facts.preserving import preserved
from zhixing.court.preservation.models import Objection, Preservation, Request
from zhixing.court.seizures.models import HOLDS, Seizure
from zhixing.law.core.fen import yuan
from zhixing.law.core.tables import Tables
from zhixing.law.limits.node import Node
from zhixing.law.preservation.release import must_release

SOON = timedelta(days=30)
"""A measure that ends within so many days is shown as a duty to renew or to let it end knowingly."""

FAR = date.max


@dataclass
class Stand:
    """A preservation with what is read beside it: its measures, open requests and objections, open limits."""

    row: Preservation
    freezes: list[Seizure] = field(default_factory=list)
    requests: list[Request] = field(default_factory=list)
    objections: list[Objection] = field(default_factory=list)
    limits: list[Limit] = field(default_factory=list)

    @property
    def controlled(self) -> int:
        """What the banks really control under the ruling, in fen."""
        return sum(s.controlled_fen or 0 for s in self.freezes if s.state == Seizure.State.ACTIVE)

    @property
    def ends(self) -> date | None:
        """The earliest last day of its measures in effect."""
        return min((s.last_day for s in self.freezes if s.state == Seizure.State.ACTIVE and s.last_day), default=None)

    def limit(self, *nodes: Node) -> date | None:
        """The last day of an open limit of these nodes, the earliest."""
        wanted = {n.value for n in nodes}
        return min((r.ends_on for r in self.limits if r.node in wanted and r.ends_on), default=None)


@dataclass(frozen=True, slots=True)
class Duty:
    """What is to be done: words, the act with its subject, and the last day (None: at once, no limit runs)."""

    words: str
    act: str
    subject: Any
    day: date | None = None
    red: bool = False


def stands(rows: Iterable[Preservation]) -> list[Stand]:
    """The rows with all that their duties depend on."""
    found = [Stand(row) for row in rows]
    by_id = {s.row.pk: s for s in found}
    rulings = {s.row.ruling_number: s for s in found if s.row.ruling_number}
    freezes = Seizure.objects.filter(ruling_number__in=rulings, state__in=HOLDS)
    for seizure in freezes.select_related("account__bank", "case"):
        rulings[seizure.ruling_number].freezes.append(seizure)
    for request in Request.objects.filter(preservation__in=by_id, state=Request.State.OPEN).order_by("id"):
        by_id[request.preservation_id].requests.append(request)
    pending = Q(state=Objection.State.OPEN) | Q(served_on=None) | Q(state=Objection.State.FOUNDED, sued_on=None)
    for objection in Objection.objects.filter(pending, preservation__in=by_id).order_by("id"):
        by_id[objection.preservation_id].objections.append(objection)
    _limits(found)
    return found


def _limits(found: Sequence[Stand]) -> None:
    wanted: dict[Any, list[Stand]] = defaultdict(list)
    for stand in found:
        wanted[stand.row.pk].append(stand)
        for thing in (*stand.freezes, *stand.objections):
            wanted[thing.pk].append(stand)
    for limit in Limit.objects.filter(subject_id__in=wanted, done_on=None).order_by("ends_on", "id"):
        for stand in wanted[limit.subject_id]:
            stand.limits.append(limit)


def duties(stand: Stand, on: date, tables: Tables) -> list[Duty]:
    """What is to be done about a preservation, the most urgent first."""
    found = list(_duties(stand, on, tables))
    return sorted(found, key=lambda d: (not d.red, d.day or on))


def _duties(stand: Stand, on: date, tables: Tables) -> Iterator[Duty]:
    row = stand.row
    if row.state == Preservation.State.APPLIED:
        nodes = (Node.PRESERVATION_RULING, Node.PRESERVATION_RULING_URGENT, Node.PRESUIT_RULING)
        yield Duty("裁定是否保全", "rule", row, stand.limit(*nodes))
    elif row.state == Preservation.State.RULED:
        yield from _carrying_out(stand)
        yield from _releasing(stand, on, tables)
        yield from _terms(stand, on)
    yield from _raised(stand)


def _carrying_out(stand: Stand) -> Iterator[Duty]:
    row = stand.row
    day = stand.limit(Node.PRESERVATION_EXECUTION)
    if row.execution is None:
        yield Duty("移送执行", "hand_over", row, day)
    elif row.measured_on is None:
        yield Duty("开始执行保全裁定", "freeze", row.execution, day)
    if any(r.kind == Request.Kind.SEARCH for r in stand.requests):
        yield Duty("答复网络查询申请", "tell_nothing_found", row.execution)
    top_up = stand.limit(Node.SECURITY_TOP_UP)
    if top_up:
        yield Duty(f"等待追加担保 {yuan(row.demanded_fen or 0)} 元", "give_security", row, top_up)


def _releasing(stand: Stand, on: date, tables: Tables) -> Iterator[Duty]:
    """The duty to rule the release, and what was asked for; nothing is ever released by a job."""
    row = stand.row
    if stand.freezes:
        won = [o for o in stand.objections if o.state == Objection.State.FOUNDED and o.served_on and not o.sued_on]
        told = must_release(preserved(row, on, tables, stand.freezes, won), tables)
        if told.value:
            words = "、".join(g.zh for g in told.value)
            yield Duty(f"应当裁定解除：{words}", "release", row, stand.limit(Node.PRESERVATION_LIFTING), red=True)
    asked = [r for r in stand.requests if r.kind == Request.Kind.RELEASE]
    if asked:
        day = stand.limit(Node.PRESERVATION_RELEASE, Node.PRESERVATION_RELEASE_URGENT)
        yield Duty(f"裁定解除申请（{asked[0].asked_by}）", "release", row, day)
    waits = stand.limit(Node.PRESUIT_FILING, Node.AFTER_EFFECT_FILING)
    if waits and waits >= on:
        yield Duty("等待起诉、申请仲裁或者申请执行", "note_followed", row, waits)


def _terms(stand: Stand, on: date) -> Iterator[Duty]:
    row, ends = stand.row, stand.ends
    if row.execution is None or ends is None or not any(s.case_id == row.execution_id for s in stand.freezes):
        return
    if row.told_on is None:
        yield Duty("书面告知申请人保全期限", "tell_term", row.execution)
    if any(r.kind == Request.Kind.RENEW for r in stand.requests):
        yield Duty("依申请续行保全", "renew", row.execution, ends, red=True)
    elif ends <= on + SOON:
        yield Duty("保全期限将届满，尚未申请续行", "ask_renewal", row.execution, ends)


def _raised(stand: Stand) -> Iterator[Duty]:
    for objection in stand.objections:
        if objection.state == Objection.State.OPEN:
            nodes = (Node.PRESERVATION_RECONSIDERATION_DECISION, Node.OBJECTION_DECISION, Node.OUTSIDER_DECISION)
            words = f"审查{objection.get_kind_display()}（{objection.raised_by}）"
            yield Duty(words, "decide_objection", objection, stand.limit(*nodes))
        elif objection.served_on is None:
            yield Duty(f"送达{objection.get_kind_display()}的裁定", "serve_decision", objection)
