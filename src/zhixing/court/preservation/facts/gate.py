"""The gate of thirteen lines, filled from rows, from the bank's latest word and from the national search."""

import json
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import Sum

from zhixing.court.cases.models import Case
from zhixing.court.cases.queries import creditors, debtors, payee_accounts
from zhixing.court.claims.models import Instrument
from zhixing.court.claims.queries import instrument_of, outstanding_fen, owed_on
from zhixing.court.funds.models import PayoutOrder
from zhixing.court.kernel.clock import SHANGHAI, legal_day, now
from zhixing.court.kernel.registry import Asking
from zhixing.court.kernel.seams import SlotFailed
from zhixing.court.kernel.tables import current_tables
from zhixing.court.preservation.facts.objecting import pending_words
from zhixing.court.preservation.facts.sides import sides, signs
from zhixing.court.preservation.models import Deduction
from zhixing.court.preservation.queries import elsewhere, open_deduction, preservations, signings, unsigned_by
from zhixing.court.property.queries import finding
from zhixing.court.seizures.models import Seizure
from zhixing.court.seizures.queries import BANKRUPTCY, OBJECTIONS
from zhixing.law.core.tables import Tables
from zhixing.law.deduction.deduct import bars
from zhixing.law.prededuction import facts as law
from zhixing.law.prededuction.gate import ASKED, gate
from zhixing.law.prededuction.sides import authority

BEFORE_MONEY_LEAVES = ASKED[law.Stage.PAY] - {11}
"""Line 11 is the payout's own four steps, which `funds` holds."""


def gate_facts(
    row: Deduction, stage: law.Stage, at: datetime, tables: Tables, asker: Any, checks: str = ""
) -> law.Gate:
    """All that is known now. The national search is asked anew and logged for `asker`.

    `checks`: who signs the calculation as the second person by the very act that asks.
    """
    on, case = legal_day(at), row.case
    local = at.astimezone(SHANGHAI)
    rivals, enforcement = _matters(row, local, asker)
    links = law.Search(signs(row), law.Proof(row.links_document, local))
    return law.Gate(
        at=local, planned_on=on, stage=stage, instrument=_instrument(row, on, tables), control=_control(row),
        sheet=law.Sheet(row.amount_fen, row.made_by, row.checked_by or checks, row.sheet), enforcement=enforcement,
        ground=_ground(row, on, tables), rivals=rivals, objections=_objections(case, local, tables), payee=_payee(row),
        ruling=_ruling(row), paying=_paying(row), ending=_ending(row), links=links, panel=_panel(row),
    )  # fmt: skip


def _instrument(row: Deduction, on: date, tables: Tables) -> law.Instrument:
    """Due is what is still owed, with what this deduction already took. A mediation takes effect when both signed."""
    try:
        known = instrument_of(row.case)
        owed = outstanding_fen(row.case, on, tables)
    except ObjectDoesNotExist:
        return law.Instrument()
    taken = row.amount_fen if row.deducted_on else 0
    mediation = known.kind == Instrument.Kind.MEDIATION
    signed, unsigned = signings(row.case), unsigned_by(row.case)
    days = [s.served_on for s in signed if s.served_on] if mediation and not unsigned else []
    proofs = dict.fromkeys([known.effective_proof, *(s.proof for s in signed if mediation)])
    return law.Instrument(
        ours=known.made_by == row.case.court.name, mediation=mediation,
        effective_on=max([known.effective_on, *days] if known.effective_on else days, default=None),
        signed_by_both=not unsigned if mediation else None, due=None if owed is None else owed + taken,
        proof=law.Proof("、".join(p for p in proofs if p)), set_aside=row.set_aside_by,
    )  # fmt: skip


def _control(row: Deduction) -> law.Control:
    """The freeze by the bank's answer to it, its burdens by the bank's latest answer on the account."""
    s = row.seizure
    found = _finding(row)
    rank = s.queue_position or (1 if s.state == Seizure.State.ACTIVE and s.earlier == "[]" else None)
    burdens = None if found is None else tuple(f"{r['kind']} {r['holder']}" for r in json.loads(found.rights))
    return law.Control(
        limit=s.limit_fen, controlled=s.controlled_fen if s.state == Seizure.State.ACTIVE else 0,
        ours=s.case_id == row.case_id or s.case_id in {p.execution_id for p in preservations(row.case)}, rank=rank,
        last_day=s.last_day, burdens=burdens, account=s.account.kind,
        of_debtor=s.account.holder_id in {p.party_id for p in debtors(row.case)},
        answered_at=found.as_of.astimezone(SHANGHAI) if found else None, proof=law.Proof(f"冻结回执 …{s.order_id[-8:]}"),
    )  # fmt: skip


def _finding(row: Deduction) -> Any:
    """The latest answer on the account, asked for by the suit or by the execution of its preservation."""
    cases = [row.case, *(p.execution for p in preservations(row.case) if p.execution)]
    found = [f for c in cases if (f := finding(c, row.seizure.account_id))]
    return max(found, key=lambda f: f.as_of, default=None)


def _matters(row: Deduction, at: datetime, asker: Any) -> tuple[law.Search, law.Search]:
    """Other matters of the debtors and rival freezes, and of these the enforcement cases."""
    proof = law.Proof("全国关联案件查询", at)
    found = [m for p in debtors(row.case) for m in elsewhere(row.case, p.party_id, asker)]
    words = {False: [f"{m['court']} {m['number']}" for m in found], True: []}
    words[True] = [f"{m['court']} {m['number']}" for m in found if m["enforcement"]]
    freezes = [f"{r['court']} {r['case_number']} 冻结" for r in _rivals(row, asker)]
    told = _finding(row)
    ours = {str(row.case), *(str(p.execution) for p in preservations(row.case))}
    earlier = json.loads(told.earlier) if told else []
    freezes += [f"{e['court']} {e['case_number']} 冻结" for e in earlier if e["case_number"] not in ours]
    return law.Search((*words[False], *freezes, *_bankrupt(row.case)), proof), law.Search(tuple(words[True]), proof)


def _rivals(row: Deduction, asker: Any) -> list[dict[str, Any]]:
    from zhixing.court.gateways.search import national

    args = (row.seizure.account_id, row.seizure.case_id)
    found: list[dict[str, Any]] = national("zx_rival_freezes", args, row.case.dossier, asker)
    return found


def _bankrupt(case: Case) -> tuple[str, ...]:
    try:
        return ("已经受理破产申请",) if any(BANKRUPTCY.ask(case)) else ()
    except SlotFailed:
        return ("破产受理情况无法查询",)


def _objections(case: Case, at: datetime, tables: Tables) -> law.Search:
    """Outsiders' objections as long as they bar a deduction, and what is raised against the preservation."""
    try:
        told = [o for answer in OBJECTIONS.ask(case) for o in answer]
    except SlotFailed:
        return law.Search()
    barring = [o.words for o in told if bars(o, at.date(), tables)]
    found = (*barring, *pending_words(case))
    stayed = ("案件中止",) if case.stage == Case.Stage.SUSPENDED else ()
    return law.Search((*found, *stayed), law.Proof("异议登记", at))


def _ground(row: Deduction, on: date, tables: Tables) -> law.Ground:
    """The application and the consent by who signed them; the end of the period by the debt itself."""
    mine, theirs = sides(creditors(row.case)), sides(debtors(row.case))
    consent = None
    if row.consent_signer:
        may = authority(row.consent_signer, theirs, row.consent_power)
        consent = law.Consent(row.consent_signer, may, row.consent_document, row.consent_power)
    return law.Ground(
        row.application, authority(row.applicant, mine, row.applicant_power), period_end(row.case, on, tables), consent,
        row.applicant, row.applicant_power,
    )  # fmt: skip


def period_end(case: Case, on: date, tables: Tables) -> date | None:
    """The last day of all performance periods of the debt, its instalments too; None where it is not known."""
    answer = owed_on(case, on, tables).value
    ends = [o.t0 for o in answer.obligations] if answer else []
    return max((e for e in ends if e), default=None) if all(ends) else None


def _payee(row: Deduction) -> law.Payee:
    """Each creditor's own confirmed account, the newest; one in another name only by special power."""
    accounts = payee_accounts(row.case)
    newest = {p.pk: next((a for a in accounts if a.participant_id == p.pk), None) for p in creditors(row.case)}
    held = [a for a in newest.values() if a]
    others = [a for a in held if a.holder != a.participant.party.name]
    papers = [f"{a.confirmed_on} 收款账户确认书（{a.bank_name} {a.number_masked}）" for a in held]
    return law.Payee(
        creditor=bool(newest), confirmed=len(held) == len(newest) or None, agent=bool(others),
        special_power=all(a.special_authority for a in others) or None if others else None,
        document="、".join([*papers, *(a.special_authority for a in others if a.special_authority)]),
    )  # fmt: skip


def _ruling(row: Deduction) -> law.Ruling:
    if not row.ruling_number:
        return law.Ruling()
    return law.Ruling(
        row.judge_id is not None, str(row.case) in row.ruling_number or None, row.ruling_number, row.transfer_number
    )


def _paying(row: Deduction) -> law.Paying:
    told = f"扣划通知 …{row.order_id[-8:]}" if row.order_id else ""
    order = _paid_orders(row).select_related("act").first()
    if order is None:
        return law.Paying(order=told)
    people = {a.get("name", str(i)) for i, a in enumerate(json.loads(order.act.approvals))}
    return law.Paying(
        order=told, receipt=f"入账 …{row.order_id[-8:]}", received=row.amount_fen,
        approval=f"{order.sent_on} 发放审批", persons=1 + len(people),
    )  # fmt: skip


def _paid_orders(row: Deduction) -> Any:
    return PayoutOrder.objects.filter(case=row.case, purpose="creditor", state=PayoutOrder.State.PAID)


def _ending(row: Deduction) -> law.Ending:
    paid = _paid_orders(row).aggregate(sum=Sum("fen"))["sum"]
    return law.Ending(row.deducted_on, row.left_fen, row.released_on, row.release_number, paid)


def _panel(row: Deduction) -> law.Panel | None:
    if row.panel_goes_on is None:
        return None
    return law.Panel(row.panel_goes_on, row.panel_record, tuple(row.panel_saw.splitlines()), row.panel_votes)


def ask_gate(row: Deduction, stage: law.Stage, asking: Asking, checks: str = "") -> Any:
    """The determination for the next step."""
    return gate(gate_facts(row, stage, asking.at, asking.tables, asking.viewer, checks), asking.tables)


def payout_bars(case: Case) -> list[str]:
    """Why no money of a deduction may leave now: held, or a line of the gate open by a search repeated this instant."""
    row = open_deduction(case)
    if row is None or row.judge is None:
        return []
    told = gate(gate_facts(row, law.Stage.PAY, now(), current_tables(), row.judge), current_tables())
    lines = told.value or ()
    found = [f"{n.title}：{n.found}" for n in lines if n.number in BEFORE_MONEY_LEAVES and n.met is not True]
    return [*found, *(["有人主张权利，待合议庭处理：" + row.stopped] if row.held else [])]
