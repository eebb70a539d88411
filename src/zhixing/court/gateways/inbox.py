"""Messages arrive: kept once, sealed; then handed to the room that takes their kind, exactly once."""

import logging
from uuid import UUID, uuid5

from django.db import transaction

from zhixing.court.gateways.acts import Arrived, NotYet, business_number, handler_of
from zhixing.court.gateways.models import Bank, InMessage, OutMessage
from zhixing.court.gateways.queries import OVERDUE, addressed, court_with_code
from zhixing.court.gateways.wording import kept
from zhixing.court.identity.queries import court_of
from zhixing.court.kernel.clock import now
from zhixing.court.kernel.jobs import enqueue
from zhixing.court.kernel.models import Principal
from zhixing.court.kernel.refused import Conflict, Refused
from zhixing.court.kernel.roles import Role
from zhixing.court.kernel.scope import scope
from zhixing.court.kernel.secrets import decrypt, encrypt
from zhixing.court.kernel.viewer import Viewer
from zhixing.messages import (
    Acknowledgement,
    Answer,
    CreditNotification,
    DayStatement,
    InquiryResponse,
    Message,
    MessageRefused,
    PaymentStatus,
    Reply,
    Update,
    read,
)

FROM_BANKS = (InquiryResponse, Answer, Update, CreditNotification, DayStatement, PaymentStatus)
"""What a bank may say to a court."""

_log = logging.getLogger(__name__)
_PRINCIPALS = UUID("6f1c1f0e-3d5b-5c55-9c43-0d1f4e7b2a90")


def receive(bank: Bank, body: bytes) -> bytes:
    """Keep a message whose signature was checked; returns the acknowledgement. A repeat is acknowledged, not kept.

    Raises MessageRefused for what is not a message of this bank to one of our courts, Conflict when a known id comes
    with another content; nothing is written then.
    """
    message = read(body)
    if not isinstance(message, FROM_BANKS):
        raise MessageRefused("法院不受理该种报文。")
    if message.sender != bank.code:
        raise MessageRefused("报文的发送方不是该行，请核对银行代码。")
    court_path = court_with_code(message.receiver)
    if not court_path:
        raise MessageRefused("报文的接收方不是本系统的法院，请核对法院代字。")
    with transaction.atomic():
        row, made = InMessage.objects.get_or_create(
            bank=bank, message_id=message.message_id,
            defaults={
                "kind": type(message).__name__, "in_reply_to": message.in_reply_to or "",
                "sealed": encrypt(body.decode()), "arrived_at": now(), "court_path": court_path,
            },
        )  # fmt: skip
        if made:
            enqueue("gateways.take", message=str(row.pk))
    if not made and decrypt(row.sealed) != body.decode():
        raise Conflict("同一报文编号的内容与先前收到的不同，未采用；新的报文请用新的报文编号。")
    return Acknowledgement(
        message_id=f"A-{row.pk.hex}", sender=message.receiver, receiver=bank.code, created_at=row.arrived_at,
        in_reply_to=message.message_id, repeated=not made,
    ).to_xml()  # fmt: skip


def take(in_message_id: UUID) -> None:
    """Hand a message over once. What the handler did and the mark TAKEN commit together.

    Refused marks it 未采用 with the reason; NotYet leaves it waiting; any other error leaves it to the job's retry.
    """
    with transaction.atomic():
        rows = InMessage.objects.select_for_update(of=("self",)).select_related("bank")
        row = rows.filter(pk=in_message_id, state=InMessage.State.ARRIVED).first()
        if row is None:
            return
        try:
            with transaction.atomic():
                _hand_over(row)
            row.state, row.reason = InMessage.State.TAKEN, ""
        except NotYet as why:
            row.reason = kept(str(why))
        except Refused as why:
            row.state, row.reason = InMessage.State.REFUSED, kept(str(why))
        row.save(update_fields=["state", "reason"])
        if row.state == InMessage.State.TAKEN:
            _again(row.bank)


def _again(bank: Bank) -> None:
    """Messages that came too early may be due now."""
    waiting = InMessage.objects.filter(bank=bank, state=InMessage.State.ARRIVED).exclude(reason="")
    for message_id in waiting.values_list("pk", flat=True):
        enqueue("gateways.take", message=str(message_id))


def _hand_over(row: InMessage) -> None:
    message = read(decrypt(row.sealed).encode())
    handler = handler_of(message)
    with scope(row.court_path, row.court_path):
        out = _request(message, row)
        handler(message, _arrived(row, out))
        if out is not None and isinstance(message, Reply):
            OutMessage.objects.filter(pk=out.pk, answered_at=None).update(answered_at=now())


def _request(message: Message, row: InMessage) -> OutMessage | None:
    """What this message answers. Raises Refused when it must answer something and does not."""
    reply, number = message.in_reply_to or "", business_number(message)
    found = addressed(reply, number)
    if found is None:
        if isinstance(message, Reply | Update):
            raise Refused("没有找到所答复的请求，未采用")
        return None
    if found[1] != row.court_path:
        raise Refused("所答复的请求不是接收法院发出的，未采用")
    out = OutMessage.objects.select_related("bank", "dossier").get(pk=found[0])
    if out.bank_id != row.bank_id and not isinstance(message, CreditNotification):
        raise Refused("所答复的请求不是发给该行的，未采用")
    if number and out.reference != number:
        raise Refused("业务编号与所答复的请求不一致，未采用")
    return out


def _arrived(row: InMessage, out: OutMessage | None) -> Arrived:
    viewer = bank_viewer(row.bank, row.court_path)
    return Arrived(row.pk, row.message_id, row.bank, out, row.court_path, viewer)


def bank_viewer(bank: Bank, court_path: str) -> Viewer:
    """The bank as whoever acts at a court; its principal is made on first use, within the court's write scope.

    Its id is derived, so that two workers never make two.
    """
    principal_id = uuid5(_PRINCIPALS, f"{bank.code} {court_path}")
    Principal.objects.get_or_create(
        pk=principal_id,
        defaults={"kind": "bank", "name": bank.name, "roles": [Role.BANK.value], "court_path": court_path},
    )
    return Viewer(principal_id, bank.name, frozenset({Role.BANK}), court_path, court_of(court_path).name)


def sweep() -> None:
    """Hand over again what arrived more than a minute ago and was not taken: jobs get lost.

    A message whose handler fails stays, is logged without its words, and does not hold up the others.
    """
    left = InMessage.objects.filter(state=InMessage.State.ARRIVED, arrived_at__lt=now() - OVERDUE)
    for message_id in left.order_by("arrived_at").values_list("pk", flat=True)[:500]:
        try:
            take(message_id)
        except Exception as trouble:
            _log.error("not taken", extra={"data": {"message": str(message_id), "error": type(trouble).__name__}})
