"""The facts of ruling a preservation, carrying it out, releasing it, carrying it over to enforcement."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from zhixing.court.cases.models import Case
from zhixing.court.cases.queries import creditors, debtors
from zhixing.court.claims.queries import instrument_of
from zhixing.court.identity.models import Court
from zhixing.court.kernel.registry import Asking
from zhixing.court.preservation.models import Objection, Preservation
from zhixing.court.preservation.queries import executed_by, given_fen, measures, preservations
from zhixing.court.property.queries import finding
from zhixing.court.seizures.models import Seizure
from zhixing.court.seizures.queries import controlled_fen, open_on
from zhixing.law.core.citation import Article, Ours
from zhixing.law.core.determination import Determination, Step, step
from zhixing.law.core.tables import Tables
from zhixing.law.fees.preservation import PreservationFee, preservation_fee
from zhixing.law.limits.node import Node
from zhixing.law.preservation.convert import Conversion, Standing, converts
from zhixing.law.preservation.execute import Execution
from zhixing.law.preservation.execute import may_execute as law_execute
from zhixing.law.preservation.facts import Application, Form, Given, Phase
from zhixing.law.preservation.release import Ground, Preserved, Shown, last_day, must_release
from zhixing.law.preservation.rule import may_rule as law_rule
from zhixing.law.seizure.account import Account

_REGISTER = Ours("审判案件在本系统登记，供财产保全和执前扣划使用；案号由审判系统给定或者由本院依次编号", "COORD-02")
_ONE_EXECUTION = Ours("一份保全裁定立一个执保案件执行", "COORD-07")
_WRITTEN = Article("财产保全规定", "1", "COORD-07")


def may_register(court: Court, data: Any, asking: Asking) -> Determination[None]:
    """A suit of the court may always be registered."""
    steps = (step("登记审判案件", True, court.name, _REGISTER),)
    return Determination("preservation.matter", "登记审判案件", asking.on, None, steps, tables=asking.tables.digest)


def may_apply(case: Case, data: Any, asking: Asking) -> Determination[int]:
    """An application is registered on a suit; the value is the fee in fen, None before the sum is known."""
    met = case.stage == Case.Stage.TRIAL and case.type_code in {"民初", "财保"}
    steps = [step("是诉讼或者诉前保全审查案件", met, str(case), _WRITTEN)]
    if data is not None:
        pre_suit = data.phase is not Phase.IN_SUIT
        fits = pre_suit == (case.type_code == "财保")
        steps.append(step("保全的阶段与案件类型一致", fits, f"{data.phase.zh}，{case.type_code}案件", _WRITTEN))
    fee = preservation_fee(PreservationFee(data.amount, asking.on), asking.tables).value if data else None
    return Determination(
        "preservation.apply", "申请财产保全", asking.on, fee, tuple(steps), tables=asking.tables.digest
    )  # fmt: skip


def may_rule(row: Preservation, data: Any, asking: Asking) -> Determination[Any]:
    """Whether the preservation may be ruled now."""
    fee = preservation_fee(PreservationFee(row.amount_fen, asking.on), asking.tables).value
    given = tuple(Given(Form(g.form.value), g.amount, g.document) for g in data.security) if data else ()
    facts = Application(
        on=asking.on, phase=Phase(row.phase), amount=row.amount_fen, written=True, property_named=row.property_named,
        reason=row.reason, urgent=row.urgent, competent=data.competent if data else True, waiver=row.waiver or None,
        required=data.required_fen if data else 0, given=given, fee=fee,
        fee_paid=bool(data.fee_receipt) if data else True,
        instrument_effective=data.instrument_effective if data else True,
        enforcement_filed=data.enforcement_filed if data else False,
    )  # fmt: skip
    if data is None:
        return in_state(row, asking, Preservation.State.APPLIED)
    return with_first(law_rule(facts, asking.tables), state_step(row, Preservation.State.APPLIED))


def state_step(row: Preservation, state: str) -> Step:
    """The preservation stands where this act needs it."""
    met = row.state == state
    return step(f"保全处于“{Preservation.State(state).label}”", met, row.get_state_display(), _WRITTEN)


def in_state(row: Preservation, asking: Asking, state: str) -> Determination[Any]:
    """What can be said before the form is filled."""
    steps = (state_step(row, state),)
    return Determination("preservation.state", "财产保全", asking.on, None, steps, tables=asking.tables.digest)


def with_first(told: Determination[Any], first: Step) -> Determination[Any]:
    """The same answer with a step of this room before it."""
    return Determination(
        told.question, told.title, told.on, told.value, (first, *told.steps), told.parameters, None, told.tables
    )  # fmt: skip


def may_hand_over(row: Preservation, data: Any, asking: Asking) -> Determination[None]:
    """A ruling is handed to enforcement once."""
    steps = (
        state_step(row, Preservation.State.RULED),
        step("尚未立执保案件", row.execution_id is None, str(row.execution or "尚未移送"), _ONE_EXECUTION),
    )
    return Determination("preservation.hand_over", "移送执行", asking.on, None, steps, tables=asking.tables.digest)


def may_execute(case: Case, data: Any, asking: Asking) -> Determination[int]:
    """Whether this account may be frozen for the ruling that this 执保 case carries out."""
    row = executed_by(case)
    found = finding(case, data.account) if data else None
    account = None
    if found is not None:
        of_debtor = found.account.holder_id in {p.party_id for p in debtors(case)}
        account = Account(found.account.kind, of_debtor=of_debtor, open=found.status != "closed")
    ruled = row is not None and row.state != Preservation.State.APPLIED
    facts = Execution(
        on=asking.on, ruling=row.ruling_number if row else "", ruled=row.amount_fen if row and ruled else None,
        lifted=row is not None and row.state == Preservation.State.RELEASED, controlled=controlled_fen(case),
        account=account, frozen=found is not None and open_on(case, found.account_id) is not None,
        limit=data.limit if data else None, last_day=data.last_day if data else None,
    )  # fmt: skip
    told = law_execute(facts, asking.tables)
    if data is None or found is not None:
        return told
    return with_first(
        told, step("账户由银行在本案查询中反馈", False, "本案的查询反馈中没有这个账户，请先查询", _WRITTEN)
    )


def may_release(row: Preservation, data: Any, asking: Asking) -> Determination[Any]:
    """Whether the court must rule the release now: duties that ran out, what the rows show, and the ground shown."""
    if data is None:
        return in_state(row, asking, Preservation.State.RULED)
    shown = (Shown(Ground(data.ground.value), data.document),) if data.ground else ()
    stands = preserved(row, asking.on, asking.tables, measures(row), founded(row), shown)
    told = must_release(stands, asking.tables)
    return with_first(told, state_step(row, Preservation.State.RULED))


def founded(row: Preservation) -> list[Objection]:
    """Outsiders' objections that were found true, with the day on which that was served, and no suit since."""
    rows = Objection.objects.filter(preservation=row, state=Objection.State.FOUNDED, sued_on=None)
    return list(rows.exclude(served_on=None))


def preserved(
    row: Preservation, on: date, tables: Tables, found: Sequence[Seizure], won: Sequence[Objection],
    shown: tuple[Shown, ...] = (),
) -> Preserved:  # fmt: skip
    """How a preservation with these measures and objections stands, with every ground that its rows show."""
    phase = Phase(row.phase)
    return Preserved(
        on=on, standing=any(s.holds for s in found),
        presuit_on=row.measured_on if phase is Phase.PRE_SUIT else None, suit_on=row.followed_on,
        period_ended_on=row.period_ends_on if phase is Phase.PRE_ENFORCEMENT else None,
        enforcement_on=row.followed_on, shown=(*shown, *_by_rows(row, on, tables, won)),
    )  # fmt: skip


def _by_rows(row: Preservation, on: date, tables: Tables, won: Sequence[Objection]) -> Iterator[Shown]:
    if row.demanded_until and on > row.demanded_until and given_fen(row) < row.required_fen:
        yield Shown(Ground.NO_TOP_UP, row.demand_number)
    for objection in won:
        if objection.served_on and on > last_day(objection.served_on, Node.PRESERVATION_SUIT_FILING, tables):
            yield Shown(Ground.OUTSIDER, objection.decision_number)


def may_convert(case: Case, data: Any, asking: Asking) -> Determination[Any]:
    """Whether a freeze of the suit's preservation becomes one of this enforcement case."""
    seizure = preserved_for(case).get(data.seizure) if data else None
    if data is None:
        steps = (step("案件正在执行", case.live and not case.trial, case.get_stage_display(), _WRITTEN),)
        return Determination(
            "preservation.convert", "保全转为查封", asking.on, None, steps, tables=asking.tables.digest
        )
    standing = None
    if seizure and seizure.from_on and seizure.last_day and seizure.state == Seizure.State.ACTIVE:
        standing = Standing(seizure.queue_position or 1, seizure.from_on, seizure.last_day)
    facts = Conversion(
        on=asking.on, enforcement_filed=case.live and not case.trial, same_dispute=seizure is not None,
        same_debtor=seizure is not None and seizure.account.holder_id in {p.party_id for p in debtors(case)},
        released=seizure is not None and not seizure.holds, standing=standing,
    )  # fmt: skip
    return converts(facts, asking.tables)


def preserved_for(case: Case) -> dict[Any, Seizure]:
    """Freezes, by id, of the preservations of the suit whose instrument this case enforces, or before enforcement for
    this very case; between the same parties."""
    if case.trial or not hasattr(case, "instrument"):
        return {}
    suits = Case.objects.filter(number=instrument_of(case).number, court_id=case.court_id)
    rows = [row for suit in suits for row in preservations(suit)]
    rows += list(Preservation.objects.filter(followed_number=case.number).select_related("case", "execution"))
    mine = {p.party_id for p in creditors(case)}
    same = [row for row in rows if mine & {p.party_id for p in creditors(row.case)}]
    return {s.pk: s for row in same for s in measures(row) if s.holds}
