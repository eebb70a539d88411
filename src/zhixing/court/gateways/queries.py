"""Reads of the gateways. Looking across courts goes through narrow functions of the database, never through a scope."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Q

from zhixing.court.gateways.models import Bank, InMessage, OutMessage, PersonWord
from zhixing.court.kernel.clock import now
from zhixing.court.kernel.viewer import Viewer

SHOWN_FOR = timedelta(days=30)
OVERDUE = timedelta(minutes=1)


def bank_by_code(code: str) -> Bank:
    """A bank by the code of its channel. Raises Bank.DoesNotExist."""
    return Bank.objects.get(code=code)


def banks() -> Sequence[Bank]:
    """All banks reached by messages, by code."""
    return list(Bank.objects.order_by("code"))


def _rows(statement: str, *args: Any) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, args)
        return list(cursor.fetchall())


def court_with_code(code: str) -> str:
    """The path of the court with this 法院代字; empty when there is none or the code is not unambiguous."""
    return str(_rows("select gateways_court(%s)", code)[0][0] or "")


def addressed(message_id: str, reference: str) -> tuple[UUID, str] | None:
    """Id and court of the message that this id names, or (id empty) of the first one with this reference."""
    found = _rows("select message, court from gateways_addressed(%s, %s)", message_id, reference)
    return (found[0][0], found[0][1]) if found else None


def unsent(older_than: datetime, tried_before: datetime) -> list[tuple[UUID, str, str]]:
    """Id, court and bank of messages still here, oldest first, that nobody tried to send since `tried_before`."""
    rows = _rows("select message, court, bank from gateways_unsent(%s, %s)", older_than, tried_before)
    return [(message, court, bank) for message, court, bank in rows]


def oldest_unsent_seconds() -> int:
    """How long the oldest message has waited to be sent; 0 when none waits. For operators."""
    since = _rows("select gateways_oldest_unsent()")[0][0]
    return max(0, int((now() - since).total_seconds())) if since else 0


def not_taken(viewer: Viewer, count: int = 50) -> Sequence[InMessage]:
    """Messages to the viewer's courts of the last thirty days that were refused, or wait longer than a minute."""
    refused = Q(state=InMessage.State.REFUSED)
    waiting = Q(state=InMessage.State.ARRIVED, arrived_at__lt=now() - OVERDUE)
    rows = InMessage.objects.filter(
        refused | waiting, court_path__startswith=viewer.court_path, arrived_at__gt=now() - SHOWN_FOR
    )
    return list(rows.select_related("bank").order_by("-arrived_at")[:count])


def not_sent(viewer: Viewer, count: int = 50) -> Sequence[OutMessage]:
    """Messages of the viewer's courts that have waited longer than a minute to be sent, oldest first."""
    rows = OutMessage.objects.filter(
        court_path__startswith=viewer.court_path, sent_at=None, created_at__lt=now() - OVERDUE
    )
    return list(rows.select_related("bank", "dossier").order_by("created_at")[:count])


def words_of(dossier_id: UUID) -> Sequence[PersonWord]:
    """Words to persons about a dossier, newest first."""
    return list(PersonWord.objects.filter(dossier_id=dossier_id).order_by("-created_at", "-id"))
