"""Registering an application on an instrument; recording the instrument of a suit."""

import json

from django.db import IntegrityError, transaction

from zhixing.court.cases.acts import add_participant, open_application
from zhixing.court.cases.models import Case, Participant
from zhixing.court.cases.queries import creditors, debtors, handler_bar
from zhixing.court.claims import facts
from zhixing.court.claims.acts.inputs import ApplicationIn, InstrumentIn, ItemIn, PartyIn, PartyKind
from zhixing.court.claims.events import ApplicationRegistered
from zhixing.court.claims.from_text.beside import beside
from zhixing.court.claims.models import Claim, Instrument, Obligation
from zhixing.court.claims.queries import debt_falls_due
from zhixing.court.documents.acts import file_in
from zhixing.court.identity.models import Court
from zhixing.court.kernel.doing import Doing
from zhixing.court.kernel.refused import BadInput
from zhixing.court.kernel.registry import act
from zhixing.court.kernel.roles import Role
from zhixing.court.parties.acts import known
from zhixing.court.parties.models import Party
from zhixing.law.core.determination import Determination
from zhixing.law.core.fen import yuan
from zhixing.law.core.reading_input import written
from zhixing.law.limits.node import Node
from zhixing.law.owed.facts import Debt
from zhixing.reading.case_number import normalise


@act(
    "claims.register_application", title="登记执行申请", on=Court, by=(Role.FILING_CLERK, Role.FILING_JUDGE),
    data=ApplicationIn, ask=facts.may_register, opens="cases.case", page="claims/application.html",
    beside=beside,
)  # fmt: skip
def register_application(court: Court, data: ApplicationIn, ruling: Determination[None], doing: Doing) -> str:
    """Register an application: dossier, parties found by number, instrument, obligations. The seven days start."""
    debt = facts.debt(data)
    case = open_application(doing, court, data.cause)
    for role, side in ((Participant.Role.CREDITOR, "creditors"), (Participant.Role.DEBTOR, "debtors")):
        for i, person in enumerate(getattr(data, side)):
            _add(case, person, role, i, f"{side}.{i}.number")
    claimed = _instrument(case, data, debt, _number(data.number), data.made_by, doing)
    _obligations(case, data)
    _file(case, data, doing)
    doing.tell(ApplicationRegistered(case.dossier_id, case.pk))
    names = "、".join(p.name for p in data.creditors), "、".join(p.name for p in data.debtors)
    return f"{names[0]}申请执行{names[1]}，{data.cause}，申请标的 {yuan(claimed)} 元"


def _instrument(
    case: Case, data: ApplicationIn | InstrumentIn, debt: Debt, number: str, made_by: str, doing: Doing
) -> int:
    """The instrument and the debt it states; returns the sum certain today, in fen."""
    Instrument.objects.create(
        case=case, kind=data.instrument_kind.value, number=number, made_by=made_by, made_on=data.made_on,
        effective_on=data.effective_on, effective_proof=data.effective_proof, operative_part=data.operative_part,
        court_path=case.court_path,
    )  # fmt: skip
    claimed = facts.claimed(debt, doing.on)
    Claim.objects.create(
        case=case, debt=json.dumps(written(debt), ensure_ascii=False), claimed_fen=claimed, joint=data.joint,
        court_path=case.court_path,
    )  # fmt: skip
    return claimed


@act(
    "claims.record_instrument", title="登记生效法律文书", on=Case, by=(Role.TRIAL_JUDGE,), data=InstrumentIn,
    ask=facts.may_record_instrument, bar=handler_bar,
)  # fmt: skip
def record_instrument(case: Case, data: InstrumentIn, ruling: Determination[None], doing: Doing) -> str:
    """The trial judge records what the suit ended with; no enforcement is filed by this. The debtor will be reminded
    before each performance period ends. (COORD-02)"""
    debt = facts.debt(data)
    claimed = _instrument(case, data, debt, str(case.number), case.court.name, doing)
    ends = debt_falls_due(debt, data.effective_on, doing.tables) if data.effective_on else {}
    following = next((end for end in ends if end > doing.on), None)
    if following:
        doing.start(Node.PERFORMANCE_REMINDER, on=following)
    _file(case, data, doing)
    until = data.effective_on or "尚未生效"
    return f"{data.instrument_kind.zh}，{until} 生效，确定给付 {yuan(claimed)} 元"


def _file(case: Case, data: ApplicationIn | InstrumentIn, doing: Doing) -> None:
    """The instrument as it came, where its file was put in."""
    if data.instrument_file is not None:
        file_in(doing, case.dossier, data.instrument_file, f"执行依据：{data.instrument_kind.zh}", "instrument_file")


def _number(typed: str) -> str:
    """The instrument's number in its one form where it is a case number, else as typed."""
    return normalise(typed) or typed


def _add(case: Case, person: PartyIn, role: str, ordinal: int, field: str) -> None:
    document = Party.Document.ID_CARD if person.kind is PartyKind.NATURAL else Party.Document.CREDIT_CODE
    if person.electronic and not person.electronic_address:
        raise BadInput({field.replace("number", "electronic_address"): "同意电子送达的，请填写电子送达地址"})
    party = known(person.kind.value, person.name, document, person.number, field=field, demo=_demo())
    add_participant(
        case, party, role, ordinal, address=person.address, phone=person.phone, electronic=person.electronic,
        electronic_address=person.electronic_address,
    )  # fmt: skip


def _demo() -> bool:
    from django.conf import settings

    return bool(settings.ZHIXING_DEMO)


def _obligations(case: Case, data: ApplicationIn) -> None:
    """One row an item, creditor and debtor; a live twin anywhere in the nation refuses the application."""
    for item in data.items:
        for c in creditors(case):
            for d in debtors(case):
                _live(case, item, facts.key(data.number, item.name, c.party.number_hash, d.party.number_hash))


def _live(case: Case, item: ItemIn, key: str) -> None:
    try:
        with transaction.atomic():
            Obligation.objects.create(
                case=case, name=item.name, amount_fen=item.amount, key=key, court_path=case.court_path
            )
    except IntegrityError as twin:
        raise BadInput(
            {
                "items": f"“{item.name}”已有在办的执行案件（同一文书、同一当事人），不能重复申请；另一期、另一债务人的义务可以分别申请"
            }
        ) from twin
