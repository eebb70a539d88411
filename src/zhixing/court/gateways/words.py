"""Words to persons: written in the act's transaction, given to their port after commit, at least once."""

from uuid import UUID

from django.db.models import F

from zhixing.court.gateways.channels.person.port import Word, port_for
from zhixing.court.gateways.models import PersonWord
from zhixing.court.gateways.wording import kept
from zhixing.court.kernel.clock import now
from zhixing.court.kernel.scope import scope
from zhixing.court.kernel.secrets import decrypt


class PortSilent(Exception):
    """The port did not take the word; the job is tried again."""


def send(word_id: UUID, court_path: str) -> None:
    """Give one word to its port. Raises PortSilent, having noted why; a word already given is left alone."""
    with scope(court_path, court_path):
        row = PersonWord.objects.get(pk=word_id)
    if row.given_at:
        return
    name, port = port_for(row.medium)
    word = Word(
        str(row.pk), row.medium, decrypt(row.address_sealed), row.subject, decrypt(row.text_sealed), row.created_at
    )
    try:
        port(word)
    except Exception as why:  # whatever a port raises: it is noted, and the job tries again
        _note(row, f"{type(why).__name__}")
        raise PortSilent(f"{row.medium} {row.pk}") from why
    with scope(court_path, court_path):
        mine = PersonWord.objects.filter(pk=row.pk, given_at=None)
        mine.update(given_at=now(), given_to=name, attempts=F("attempts") + 1, trouble="")


def _note(row: PersonWord, trouble: str) -> None:
    with scope(row.court_path, row.court_path):
        mine = PersonWord.objects.filter(pk=row.pk, given_at=None)
        mine.update(attempts=F("attempts") + 1, trouble=kept(trouble))
