"""What rooms do at the gateways: post a message in an act's transaction; handle what banks answer."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar
from uuid import UUID

from zhixing.court.gateways.channels.person.port import masked_address
from zhixing.court.gateways.models import Bank, OutMessage, PersonWord
from zhixing.court.identity.queries import court_of
from zhixing.court.kernel.doing import Doing
from zhixing.court.kernel.ids import new_id
from zhixing.court.kernel.jobs import enqueue
from zhixing.court.kernel.perform import Done, Proposed, perform
from zhixing.court.kernel.refused import Refused
from zhixing.court.kernel.secrets import encrypt
from zhixing.court.kernel.viewer import Viewer
from zhixing.messages import Message, MessageRefused

M = TypeVar("M", bound=Message)


class NotYet(Exception):
    """Raised by a handler that must see another message first; the message is handed over again later."""


@dataclass(frozen=True)
class Arrived:
    """The circumstances of a message from a bank. `out` is what it answers, None where it was not asked for."""

    in_message_id: UUID
    message_id: str
    bank: Bank
    out: OutMessage | None
    court_path: str
    viewer: Viewer

    def perform(self, name: str, subject: Any, *, on: date | None = None, **values: Any) -> Done | Proposed:
        """Do an act as the bank, its request id made of the message's id: the same message never acts twice.

        An act is done once a message. Its refusal refuses the message.
        """
        return perform(name, subject, values, self.viewer, f"{self.message_id} {name}", on=on)


Handler = Callable[[Any, Arrived], None]

_handlers: dict[type[Message], Handler] = {}


def handles(kind: type[M]) -> Callable[[Callable[[M, Arrived], None]], Callable[[M, Arrived], None]]:
    """Register a room's handler `(message, arrived)` for a kind; called once a message within the court's scope.

    It changes things by `arrived.perform(...)` only, and raises Refused (未采用, with the reason) or NotYet.
    """

    def register(handler: Callable[[M, Arrived], None]) -> Callable[[M, Arrived], None]:
        if kind in _handlers:
            raise ValueError(f"{kind.__name__} has a handler already")
        _handlers[kind] = handler
        return handler

    return register


def handler_of(message: Message) -> Handler:
    """The handler of a message's kind. Raises Refused when no room takes it."""
    try:
        return _handlers[type(message)]
    except KeyError as trouble:
        raise Refused("本院没有办理该种报文的业务") from trouble


def new_reference() -> str:
    """A fresh order, investigation or end-to-end number: 32 hexadecimal digits."""
    return new_id().hex


def header(doing: Doing, bank: Bank) -> dict[str, Any]:
    """The header fields of a new message from the acting court: message_id, sender, receiver, created_at."""
    code = court_of(doing.act.court_path).code
    return {"message_id": new_id().hex, "sender": code, "receiver": bank.code, "created_at": doing.at}


def business_number(message: Message) -> str:
    """The number that request and answer share: order, investigation or end-to-end id; empty where there is none."""
    for name in ("order_id", "investigation_id", "end_to_end_id"):
        if value := getattr(message, name, None):
            return str(value)
    return ""


def post(doing: Doing, bank: Bank, message: Message, *, reference: str, waits_for_papers: bool) -> OutMessage:
    """Put a message into the outbox in the act's transaction; a job delivers it, at least once under the same id.

    `reference` is the message's own order, investigation or end-to-end number. With `waits_for_papers` it leaves only
    when all papers of the act have their bytes. Raises Refused for what the interface cannot carry.
    """
    if reference != business_number(message) or message.receiver != bank.code:
        raise ValueError("reference and receiver must be the message's own")
    try:
        xml = message.to_xml().decode()
    except MessageRefused as refusal:
        raise Refused(f"不能向银行发出：{refusal.reason}") from refusal
    path = doing.act.court_path
    row = OutMessage.objects.create(
        dossier=doing.dossier, act=doing.act, bank=bank, kind=type(message).__name__, message_id=message.message_id,
        reference=reference, sealed=encrypt(xml), waits_for=doing.act if waits_for_papers else None,
        created_at=doing.at, court_path=path,
    )  # fmt: skip
    enqueue("gateways.send", message=str(row.pk), court_path=path)
    return row


def open_channel(code: str, name: str, *, demo: bool) -> Bank:
    """A bank reached by messages from now on; an existing one is left as it is. Machinery."""
    found, _ = Bank.objects.get_or_create(code=code, defaults={"name": name, "demo": demo})
    return found


def tell_person(doing: Doing, medium: str, address: str, subject: str, text: str) -> PersonWord:
    """Write a word to a person in the act's transaction; its port gets it after commit. No identity numbers in `text`."""
    row = PersonWord.objects.create(
        dossier=doing.dossier, act=doing.act, medium=medium, address_sealed=encrypt(address),
        address_masked=masked_address(address), subject=subject, text_sealed=encrypt(text), created_at=doing.at,
        court_path=doing.act.court_path,
    )  # fmt: skip
    enqueue("gateways.send_word", word=str(row.pk), court_path=row.court_path)
    return row
