"""How a word reaches a person: SMS and e-mail are ports. By default nothing is sent: the words go into a file."""

import json
import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from django.conf import settings
from django.utils.module_loading import import_string

FILE = "file"
"""Name of the port that only writes down."""


@dataclass(frozen=True, slots=True)
class Word:
    """One message to one person. `medium` is "sms" or "email"; `address` a telephone number or mail address.

    `id` never changes when it is tried again, so that a port can leave out what it already sent.
    """

    id: str
    medium: str
    address: str
    subject: str
    text: str
    at: datetime


Port = Callable[[Word], None]
"""Takes the word or raises: then it is tried again later."""


def port_for(medium: str) -> tuple[str, Port]:
    """The port of a medium and its name. `ZHIXING_SENDERS` names a function a medium ("package.module.function")."""
    name = settings.ZHIXING_SENDERS.get(medium)
    return (name, cast("Port", import_string(name))) if name else (FILE, write_down)


def write_down(word: Word) -> None:
    """Append the word to `outgoing/<medium>.jsonl` in the data folder, the address masked. Nothing is sent."""
    folder = settings.VAR / "outgoing"
    folder.mkdir(parents=True, exist_ok=True)
    line = {
        "id": word.id, "at": word.at.isoformat(), "to": masked_address(word.address), "subject": word.subject,
        "text": word.text, "sent": False,
    }  # fmt: skip
    descriptor = os.open(folder / f"{word.medium}.jsonl", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    with os.fdopen(descriptor, "a", encoding="utf-8") as stream:
        stream.write(json.dumps(line, ensure_ascii=False) + "\n")


def masked_address(address: str) -> str:
    """An address as pages and files show it: the last four digits of a telephone, the first letter and host of a mail."""
    name, at, host = address.partition("@")
    return f"{name[:1]}***@{host}" if at else f"****{address[-4:]}"
