"""Messages leave: after the act's commit, when their papers are there, until the bank says that it keeps them."""

import logging
from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.db.models import F

from zhixing.court.gateways.channels.bank.post import BankSilent, hand_over
from zhixing.court.gateways.models import OutMessage
from zhixing.court.gateways.queries import OVERDUE, unsent
from zhixing.court.gateways.wording import kept
from zhixing.court.kernel.clock import now
from zhixing.court.kernel.jobs import enqueue
from zhixing.court.kernel.scope import scope
from zhixing.court.kernel.seams import Slot
from zhixing.court.kernel.secrets import decrypt

PAPERS_READY = Slot("kernel.papers_ready", required=True)
"""Filled by `documents`: (act_id) → whether all papers of the act have their bytes."""

RETRIED = timedelta(minutes=5)
"""What nobody tried for so long the sweep tries itself: jobs get lost, and their retries come to an end."""

_log = logging.getLogger(__name__)


def secret() -> bytes:
    """The secret shared with the banks, as their side reads it: the key's hexadecimal text."""
    return bytes(settings.ZHIXING_KEYS["bank"].hex().encode())


def send(message_id: UUID, court_path: str) -> None:
    """Try once. Nothing happens while papers are missing or no address is known. Raises BankSilent, having noted it."""
    with scope(court_path, court_path):
        row = OutMessage.objects.select_related("bank").get(pk=message_id)
        if row.sent_at or _waits(row):
            return
    url = settings.ZHIXING_BANK_URLS.get(row.bank.code)
    if not url:
        _note(row, "没有配置该行的地址，请管理员设置")
        return
    try:
        hand_over(url, row.bank.code, secret(), row.message_id, decrypt(row.sealed).encode())
    except BankSilent as why:
        _note(row, str(why))
        raise
    with scope(court_path, court_path):
        mine = OutMessage.objects.filter(pk=row.pk, sent_at=None)
        mine.update(sent_at=now(), tried_at=now(), attempts=F("attempts") + 1, trouble="")


def _waits(row: OutMessage) -> bool:
    return row.waits_for_id is not None and not all(PAPERS_READY.ask(row.waits_for_id))


def _note(row: OutMessage, trouble: str) -> None:
    with scope(row.court_path, row.court_path):
        mine = OutMessage.objects.filter(pk=row.pk, sent_at=None)
        mine.update(tried_at=now(), attempts=F("attempts") + 1, trouble=kept(trouble))


def papers_rendered(act_id: UUID, court_path: str) -> None:
    """What waited for the papers of this act may leave. Within the court's scope."""
    for message_id in OutMessage.objects.filter(waits_for_id=act_id, sent_at=None).values_list("pk", flat=True):
        enqueue("gateways.send", message=str(message_id), court_path=court_path)


def sweep() -> None:
    """Send what was left behind, of every court, oldest first; a bank that does not answer is not asked again now.

    One message that cannot be opened does not hold up the others.
    """
    silent: set[str] = set()
    for message_id, court_path, bank in unsent(now() - OVERDUE, now() - RETRIED):
        if bank in silent:
            continue
        try:
            send(message_id, court_path)
        except BankSilent:
            # Noted on the message and shown on the desk; the next sweep tries again.
            silent.add(bank)
        except Exception as trouble:
            _log.error("not sent", extra={"data": {"message": str(message_id), "error": type(trouble).__name__}})
