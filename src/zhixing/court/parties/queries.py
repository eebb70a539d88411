"""Parties as others may ask for them: by document number, never as a list."""

from zhixing.court.kernel.secrets import decrypt, keyed_hash
from zhixing.court.parties.models import Party
from zhixing.law.identifiers.document import NotADocument, credit_code, id_card


def by_number(typed: str) -> Party | None:
    """The party with this document number, or None (also for what is no number)."""
    for read in (id_card, credit_code):
        try:
            return Party.objects.filter(number_hash=keyed_hash(read(typed))).first()
        except NotADocument:
            continue
    return None


def full_number(party: Party) -> str:
    """The party's number in clear, for sealed messages and papers only."""
    return decrypt(party.number_sealed)
