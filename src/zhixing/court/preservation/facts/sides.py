"""Rows → the two sides as `law.prededuction.sides` compares them. Telephones and accounts never leave this file."""

from collections.abc import Sequence

from zhixing.court.cases.models import Case, Participant
from zhixing.court.cases.queries import creditors, debtors, payee_accounts
from zhixing.court.kernel.secrets import decrypt
from zhixing.court.parties.models import Party
from zhixing.court.preservation.models import Deduction
from zhixing.court.property.models import BankAccount
from zhixing.law.prededuction.sides import Side, linked


def sides(people: Sequence[Participant], accounts: dict[object, tuple[str, ...]] | None = None) -> tuple[Side, ...]:
    """The parties as known: representatives, agents, addresses, telephones; `accounts` by participant."""
    return tuple(_side(p, (accounts or {}).get(p.pk, ())) for p in people)


def _side(p: Participant, accounts: tuple[str, ...]) -> Side:
    reached = (decrypt(p.phone_sealed) if p.phone_sealed else "", p.electronic_address)
    phones = tuple(words for words in reached if _reaches_one(words))
    return Side(
        p.party.name, p.party.kind == Party.Kind.NATURAL, p.representative, p.agent, p.address, phones, accounts
    )


def _reaches_one(words: str) -> bool:
    """A telephone number or a mail address; the name of a way (电子送达平台) is everybody's."""
    return "@" in words or sum(c.isdigit() for c in words) >= 7


def _payees(case: Case) -> dict[object, tuple[str, ...]]:
    found: dict[object, tuple[str, ...]] = {}
    for a in payee_accounts(case):
        found[a.participant_id] = (*found.get(a.participant_id, ()), a.number_hash)
    return found


def _theirs(case: Case) -> dict[object, tuple[str, ...]]:
    """The accounts of each debtor that banks have told of, by keyed hash."""
    rows = {p.party_id: p.pk for p in debtors(case)}
    found: dict[object, tuple[str, ...]] = {}
    for a in BankAccount.objects.filter(holder_id__in=rows):
        found[rows[a.holder_id]] = (*found.get(rows[a.holder_id], ()), a.number_hash)
    return found


def signs(row: Deduction) -> tuple[str, ...]:
    """Signs of sham litigation: what officers wrote down, and what the system sees by itself."""
    case = row.case
    seen = linked(sides(creditors(case), _payees(case)), sides(debtors(case), _theirs(case)))
    return (*[w.strip() for w in row.links.splitlines() if w.strip()], *seen)
