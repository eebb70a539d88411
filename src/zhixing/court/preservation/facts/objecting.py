"""The questions about what is raised against a preservation."""

from typing import Any

from zhixing.court.cases.models import Case
from zhixing.court.kernel.registry import Asking
from zhixing.court.kernel.roles import Role
from zhixing.court.kernel.viewer import Viewer
from zhixing.court.preservation.facts.preserving import in_state, state_step, with_first
from zhixing.court.preservation.models import Objection, Preservation
from zhixing.court.preservation.queries import executed_by, objections_of, under
from zhixing.law.core.citation import Article, Ours
from zhixing.law.core.determination import Determination, Step, step
from zhixing.law.deduction.deduct import Objection as Bar
from zhixing.law.preservation.objecting import Decided, Kind, Outcome, Raised, may_decide, may_raise

ONCE = Ours("送达和起诉各登记一次", "COORD-08")
SUIT = Article("财产保全规定", "27", "COORD-08")
RECONSIDER = Article("财产保全规定", "25", "COORD-08")


def _plain(asking: Asking, title: str, *steps: Step) -> Determination[Any]:
    return Determination("preservation.objections", title, asking.on, None, steps, tables=asking.tables.digest)


def may_reconsider(row: Preservation, data: Any, asking: Asking) -> Determination[Any]:
    """A party asks within five days of the ruling."""
    if data is None:
        return in_state(row, asking, Preservation.State.RULED)
    facts = Raised(asking.on, Kind.RECONSIDER, party=data.party, standing=True, ruling_served_on=data.served_on)
    before = row.ruled_on is not None and data.served_on < row.ruled_on
    dated = step("送达日不早于裁定日", not before, f"{row.ruled_on} 裁定", SUIT)
    return with_first(with_first(may_raise(facts, asking.tables), dated), state_step(row, Preservation.State.RULED))


def may_object(case: Case, data: Any, asking: Asking) -> Determination[Any]:
    """Against a measure of the execution that still stands."""
    row = executed_by(case)
    first = step("是执行保全裁定的案件", row is not None, row.ruling_number if row else str(case), SUIT)
    if data is None or row is None:
        return _plain(asking, "保全执行异议", first)
    found = next((s for s in under(row) if s.pk == data.seizure), None)
    facts = Raised(
        asking.on, Kind(data.kind.value), party=data.party, standing=found is not None and found.holds,
        measure=found is not None,
    )  # fmt: skip
    return with_first(may_raise(facts, asking.tables), first)


def may_decide_on(row: Objection, data: Any, asking: Asking) -> Determination[Any]:
    """Whether it may be decided so, by this officer: the trial judge reconsiders, an objection goes to enforcement judges."""
    execution = row.preservation.execution
    executes = execution is not None and execution.handler_id == asking.viewer.principal_id
    facts = Decided(
        on=asking.on, kind=Kind(row.kind), open=row.open, executes=executes, ruled=row.preservation.amount_fen,
        outcome=Outcome(data.outcome.value) if data else None, amount=data.amount if data else None,
        reasons=data.reasons if data else "",
    )  # fmt: skip
    return with_first(may_decide(facts, asking.tables), _decider(row, asking.viewer))


def _decider(row: Objection, viewer: Viewer) -> Step:
    if row.kind == Objection.Kind.RECONSIDER:
        met = viewer.holds(Role.TRIAL_JUDGE) and row.case.handler_id == viewer.principal_id
        return step("由作出保全裁定的审判法官审查复议", met, viewer.name, RECONSIDER)
    return step("由没有参与实施的执行法官审查异议", viewer.holds(Role.JUDGE), viewer.name, SUIT)


def may_serve(row: Objection, data: Any, asking: Asking) -> Determination[Any]:
    """The decision was made and not yet served."""
    decided = row.decided_on is not None
    steps = [
        step("已经作出裁定", decided, row.decision_number or "尚未作出", ONCE),
        step("尚未登记送达", row.served_on is None, str(row.served_on or "尚未送达"), ONCE),
    ]
    if data is not None and row.decided_on:
        met = row.decided_on <= data.served_on <= asking.on
        steps.append(step("送达日在裁定日以后、不晚于今天", met, f"{row.decided_on} 裁定", ONCE))
    return _plain(asking, "送达", *steps)


def may_note_suit(row: Objection, data: Any, asking: Asking) -> Determination[Any]:
    """After the decision on an outsider's objection was served."""
    outsider = row.kind == Objection.Kind.OUTSIDER
    steps = [
        step("是案外人异议", outsider, str(row.get_kind_display()), SUIT),
        step("裁定已经送达", row.served_on is not None, str(row.served_on or "尚未送达"), SUIT),
        step("尚未登记起诉", row.sued_on is None, str(row.sued_on or "尚未登记"), ONCE),
    ]
    if data is not None:
        met = data.sued_on <= asking.on
        steps.append(step("起诉日不晚于今天", met, data.sued_on.isoformat(), ONCE))
    return _plain(asking, "执行异议之诉", *steps)


def outsiders(case: Case) -> list[Bar]:
    """Fills `seizures.objections`: outsiders' objections to the freezes of a matter, as the law of deductions asks."""
    found = [o for o in objections_of(case) if o.kind == Objection.Kind.OUTSIDER]
    return [
        Bar(
            f"案外人{o.raised_by}的异议", pending=o.open or o.state == Objection.State.FOUNDED or o.sued_on is not None,
            rejection_served=o.served_on,
        )
        for o in found
    ]  # fmt: skip


def pending_words(case: Case) -> list[str]:
    """Reconsiderations and objections to acts that are not decided yet, for line 7 of the gate."""
    found = [o for o in objections_of(case) if o.kind != Objection.Kind.OUTSIDER and o.open]
    return [f"{o.raised_by}的{o.get_kind_display()}" for o in found]
