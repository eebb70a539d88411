"""Opening an application: its row, its parties, the serial numbers a court gives."""

from typing import Any

from zhixing.court.cases.models import Case, Counter, Participant
from zhixing.court.identity.models import Court
from zhixing.court.kernel.doing import Doing
from zhixing.court.kernel.refused import BadInput
from zhixing.court.kernel.secrets import encrypt
from zhixing.law.limits.node import Node

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


def add_participant(case: Case, party: Any, role: str, ordinal: int, **how: Any) -> Participant:
    """A party in a role. Raises BadInput where the same person stands on both sides or twice."""
    if case.participants.filter(party=party).exists():
        raise BadInput({"debtors": f"“{party.name}”在本案中重复出现；申请执行人不能同时是被执行人"})
    phone = how.pop("phone", "")
    return Participant.objects.create(
        case=case, party=party, role=role, ordinal=ordinal, phone_sealed=encrypt(phone) if phone else "",
        court_path=case.court_path, **how,
    )  # fmt: skip
