"""Cases as others may ask for them, and what upper rooms tell cases (slots)."""

import unicodedata
from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import Any
from uuid import UUID

from django.contrib.auth.hashers import check_password, make_password
from django.db.models import Q

from zhixing.court.cases.models import Case, Participant, PartyKey, PayeeAccount, Service
from zhixing.court.documents.acts import Setting
from zhixing.court.documents.rendering.content import Party as PartyLine
from zhixing.court.documents.rendering.layouts import BankAccount, Matter
from zhixing.court.identity.queries import officers_with
from zhixing.court.kernel.refused import NotFound
from zhixing.court.kernel.roles import Role
from zhixing.court.kernel.scope import remembered, scope
from zhixing.court.kernel.seams import Slot
from zhixing.court.kernel.viewer import PartyViewer, Viewer
from zhixing.court.parties.models import Party
from zhixing.court.parties.queries import by_number

FILING_FACTS = Slot("cases.filing_facts", required=True)
"""Filled by `claims`: (case, viewer) → law.filing.accept.Application without answers, addresses and accounts."""

DUTIES = Slot("cases.duties", required=True)
"""Filled by `claims`: (case) → (instrument in words, duties in words, interest in words)."""

CASE_ACCOUNT = Slot("cases.case_account", required=True)
"""Filled by `funds`: (case) → layouts.BankAccount of the case's own account, or None while it is not open."""

EVERYWHERE = "a."
MOST_KEYS = 50
"""Keys of one person tried with a code; nobody is handed more."""

LIVE = (Case.Stage.FILED, Case.Stage.SUSPENDED)


def case_for(viewer: Viewer, case_id: UUID) -> Case:
    """A case within sight. Raises NotFound."""
    found = Case.objects.select_related("dossier", "court", "handler").filter(pk=case_id).first()
    if found is None or not viewer.sees(found.court_path):
        raise NotFound("没有找到，或者不在您的查看范围内")
    return found


def of_dossier(dossier_id: UUID) -> Case:
    """The case behind a dossier. Raises Case.DoesNotExist."""
    return Case.objects.select_related("dossier", "court", "handler").get(dossier_id=dossier_id)


def creditors(case: Case) -> Sequence[Participant]:
    """The creditors in order, with their parties."""
    return [p for p in participants(case) if p.role == Participant.Role.CREDITOR]


def debtors(case: Case) -> Sequence[Participant]:
    """The debtors in order, with their parties."""
    return [p for p in participants(case) if p.role == Participant.Role.DEBTOR]


def participants(case: Case) -> Sequence[Participant]:
    """Everybody in the case, creditors first."""
    load = case.participants.select_related("party").order_by
    return remembered(("participants", case.pk), lambda: list(load("role", "ordinal")))


def is_handler(case: Case, viewer: Viewer) -> bool:
    """The viewer is the case's handling judge."""
    return case.handler_id is not None and case.handler_id == viewer.principal_id


def handler_bar(subject: Any, viewer: Viewer) -> str:
    """Why this viewer may not do an act of the handling judge; works for a case and for what hangs on one."""
    case = subject if isinstance(subject, Case) else subject.case
    if case.handler_id is None:
        return "尚未确定承办人"
    return "" if is_handler(case, viewer) else "由本案承办法官办理"


def matter(case: Case) -> Matter:
    """The case as papers name it."""
    lines = tuple(
        PartyLine(p.get_role_display(), p.party.name, _identified(p.party, p.address)) for p in participants(case)
    )
    instrument = next(iter(DUTIES.ask(case)))[0]
    return Matter(parties=lines, dispute=case.cause, instrument=instrument)


def _identified(party: Party, address: str) -> str:
    number = f"{party.get_document_display()} {party.number_masked}"
    return f"{number}，住{address}" if address else number


def setting(case: Case, *, ruling: bool) -> Setting:
    """What every paper of the case carries: court, number, who signs."""
    handler = case.handler.name if case.handler else ""
    clerks = officers_with(case.court_path, Role.CLERK)
    contact = f"{handler or '立案庭'}　{case.court.name}"
    bench = (("审判员", handler),) if handler else ()
    return Setting(
        court=case.court.name, case_number=case.number or case.dossier.title, bench=bench,
        clerk=clerks[0].principal.name if clerks and ruling else "", contact=contact, ruling=ruling,
    )  # fmt: skip


def case_account(case: Case) -> BankAccount | None:
    """The case's own account, or None while it is not open. Raises SlotFailed where nobody keeps accounts."""
    found: BankAccount | None = next(iter(CASE_ACCOUNT.ask(case)))
    return found


def payee_accounts(case: Case) -> Sequence[PayeeAccount]:
    """Confirmed accounts, newest first."""
    return list(case.payee_accounts.select_related("participant__party").order_by("-confirmed_on", "-id"))


def services(case: Case) -> Sequence[Service]:
    """Every attempt to serve papers, newest first."""
    return list(case.services.select_related("participant__party").order_by("-sent_on", "-id"))


def search(viewer: Viewer, words: str, numbers: Sequence[str], party: Party | None, count: int = 30) -> Sequence[Case]:
    """Cases within the viewer's sight by number, by a party's document number, or by two or more letters of a name."""
    wanted = Q(number__in=numbers)
    if party is not None:
        wanted |= Q(participants__party=party)
    if len(words) >= 2 and not numbers and party is None:
        pieces = [words[i : i + 2] for i in range(len(words) - 1)]
        wanted |= Q(participants__party__grams__contains=pieces, participants__party__name__contains=words)
    rows = Case.objects.filter(wanted, court_path__startswith=viewer.court_path).select_related("dossier")
    return list(rows.distinct().order_by("-id")[:count])


def handled_by(viewer: Viewer, count: int = 200) -> Sequence[Case]:
    """Live cases of a judge, oldest first."""
    rows = Case.objects.filter(handler_id=viewer.principal_id, stage__in=LIVE).select_related("dossier")
    return list(rows.order_by("filed_on", "id")[:count])


def waiting(viewer: Viewer, *stages: str, count: int = 100) -> Sequence[Case]:
    """Cases of the viewer's court in these stages, oldest first."""
    rows = Case.objects.filter(court_path=viewer.court_path, stage__in=stages).select_related("dossier")
    return list(rows.order_by("applied_on", "id")[:count])


def unassigned(viewer: Viewer, count: int = 100) -> Sequence[Case]:
    """Filed cases without a confirmed handler, oldest first."""
    rows = Case.objects.filter(court_path=viewer.court_path, stage=Case.Stage.FILED, handler=None)
    return list(rows.select_related("dossier", "proposed_handler").order_by("filed_on", "id")[:count])


def notice_ended(case: Case, on: date) -> bool | None:
    """The notice period ran out unperformed: False before, None while no notice was served."""
    return None if case.notice_ends_on is None else case.notice_ends_on < on


@cache
def _no_key() -> str:
    """A hash to check against where there is no key, so that both answers take the same time."""
    return make_password("nobody has this code")


def key_of(typed_number: str, typed_code: str) -> PartyKey | None:
    """The key that opens with this document number and code, in whatever court; None where none does."""
    party, code = by_number(typed_number), code_typed(typed_code)
    with scope(EVERYWHERE):
        rows = PartyKey.objects.filter(participant__party=party, withdrawn=False) if party else PartyKey.objects.none()
        keys = list(rows.order_by("-id")[:MOST_KEYS])
    fits = [key for key in keys if check_password(code, key.code_hash)]
    if not keys:
        check_password(code, _no_key())
    return fits[0] if fits else None


def code_typed(text: str) -> str:
    """What somebody typed as a code: capitals, without blanks and hyphens, full-width signs made plain."""
    plain = unicodedata.normalize("NFKC", text[:60]).upper()
    return "".join(sign for sign in plain if sign.isalnum())


def party_of(key_id: str) -> PartyViewer | None:
    """Who looks with a key, as long as it was not withdrawn."""
    with scope(EVERYWHERE):
        rows = PartyKey.objects.select_related("participant__party", "participant__case__court")
        key = rows.filter(pk=key_id, withdrawn=False).first()
    if key is None:
        return None
    p, case = key.participant, key.participant.case
    return PartyViewer(key.principal_id, p.party.name, case.dossier_id, p.pk, case.court_path, case.court.name)


def own_place(viewer: PartyViewer) -> Participant:
    """The participant as whom a party looks, with the matter. Within the scope of the matter's court."""
    rows = Participant.objects.select_related("party", "case__dossier", "case__court", "case__handler")
    return rows.get(pk=viewer.participant_id, case__dossier_id=viewer.dossier_id)


def served_papers(participant: Participant) -> set[UUID]:
    """The papers that were sent to a participant, by whatever mode."""
    return {paper for row in Service.objects.filter(participant=participant) for paper in row.papers}
