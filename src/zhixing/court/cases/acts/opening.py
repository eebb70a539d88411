"""Opening an application: its row, its parties, the serial numbers a court gives."""

from dataclasses import dataclass
from typing import Any

from zhixing.court.cases.models import Case, Counter, Participant
from zhixing.court.identity.models import Court
from zhixing.court.kernel.doing import Doing
from zhixing.court.kernel.refused import BadInput
from zhixing.court.kernel.secrets import encrypt
from zhixing.law.limits.node import Node
from zhixing.reading.case_number import parse

RECEIVED = "收"


def next_serial(court: Court, year: int, type_code: str) -> int:
    """The next serial of a court, year and type; the counter row is locked, so no number is skipped or doubled."""
    which: dict[str, Any] = {"court": court, "year": year, "type_code": type_code}
    Counter.objects.get_or_create(**which, defaults={"court_path": court.path})
    counter = Counter.objects.select_for_update().get(**which)
    counter.last += 1
    counter.save(update_fields=["last"])
    return counter.last


def open_application(doing: Doing, court: Court, cause: str) -> Case:
    """The case row of a new application in the dossier that the registering act opened."""
    dossier = doing.dossier
    dossier.title = f"收案登记（{doing.on.year}）{next_serial(court, doing.on.year, RECEIVED)}号"
    dossier.save(update_fields=["title"])
    case = Case.objects.create(dossier=dossier, court=court, cause=cause, applied_on=doing.on, court_path=court.path)
    doing.start(Node.FILING_DECISION)
    doing.start(Node.ENFORCEMENT_NOTICE)
    return case


@dataclass(frozen=True)
class Numbered:
    """The number a matter gets: typed as the trial system gave it, or the next of the court's counter ("").

    `division`: the trial division (审判庭) that hears it.
    """

    type_code: str
    typed: str = ""
    division: str = ""


def open_matter(doing: Doing, court: Court, cause: str, numbered: Numbered, stage: str, handler_id: Any) -> Case:
    """The row of a trial matter, or of the execution of a preservation ruling, in the dossier its act opened.

    Raises BadInput for a number that is not one of this court and type.
    """
    year, serial = _place(court, doing, numbered)
    number = f"（{year}）{court.code}{numbered.type_code}{serial}号"
    if Case.objects.filter(number=number).exists():
        raise BadInput({"number": f"{number} 已经登记"})
    doing.dossier.title = number
    doing.dossier.save(update_fields=["title"])
    return Case.objects.create(
        dossier=doing.dossier, court=court, cause=cause, applied_on=doing.on, filed_on=doing.on, stage=stage,
        type_code=numbered.type_code, year=year, serial=serial, number=number, handler_id=handler_id,
        division=numbered.division, court_path=court.path,
    )  # fmt: skip


def _place(court: Court, doing: Doing, numbered: Numbered) -> tuple[int, int]:
    if not numbered.typed:
        return doing.on.year, next_serial(court, doing.on.year, numbered.type_code)
    found = parse(numbered.typed)
    if found is None or found.serial is None or (found.court, found.type_code) != (court.code, numbered.type_code):
        raise BadInput({"number": f"请填写本院{numbered.type_code}案号"})
    return found.year, found.serial


def hand_to(case: Case, officer_id: Any) -> None:
    """Another officer handles the matter from now on."""
    case.handler_id = officer_id
    case.save(update_fields=["handler"])


def add_participant(case: Case, party: Any, role: str, ordinal: int, **how: Any) -> Participant:
    """A party in a role. Raises BadInput where the same person stands on both sides or twice."""
    if case.participants.filter(party=party).exists():
        raise BadInput({"debtors": f"“{party.name}”在本案中重复出现；申请执行人不能同时是被执行人"})
    phone = how.pop("phone", "")
    return Participant.objects.create(
        case=case, party=party, role=role, ordinal=ordinal, phone_sealed=encrypt(phone) if phone else "",
        court_path=case.court_path, **how,
    )  # fmt: skip
