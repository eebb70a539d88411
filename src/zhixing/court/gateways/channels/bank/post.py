"""Handing one message to a bank: a signed POST, answered by a signed acknowledgement or not at all."""

import json
from http.client import HTTPException
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import ProxyHandler, Request, build_opener

from zhixing.messages import (
    BANK_HEADER,
    MAX_BYTES,
    SIGNATURE_HEADER,
    Acknowledgement,
    MessageRefused,
    is_signed,
    read,
    sign,
)

PATIENCE = 10.0
"""Seconds to wait for the bank."""

_opener = build_opener(ProxyHandler({}))


class BankSilent(Exception):
    """The bank did not take the message; the Chinese reason names no person and no account."""


def hand_over(url: str, bank: str, secret: bytes, message_id: str, body: bytes) -> None:
    """POST to `{url}/messages`. Raises BankSilent unless the bank says, signed, that it keeps this message."""
    headers = {"Content-Type": "application/xml", BANK_HEADER: bank, SIGNATURE_HEADER: sign(secret, body)}
    try:
        with _opener.open(Request(f"{url.rstrip('/')}/messages", body, headers), timeout=PATIENCE) as answer:
            said, signature = answer.read(MAX_BYTES + 1), answer.headers.get(SIGNATURE_HEADER, "")
    except HTTPError as refusal:
        with refusal:
            raise BankSilent(f"银行未受理（HTTP {refusal.code}）{_reason(refusal)}") from refusal
    except (URLError, OSError, HTTPException) as trouble:
        raise BankSilent(f"银行没有应答（{type(trouble).__name__}）") from trouble
    if not is_signed(secret, said, signature):
        raise BankSilent("银行回执的签名不符")
    _check_acknowledgement(said, message_id)


def _check_acknowledgement(said: bytes, message_id: str) -> None:
    try:
        answer = read(said)
    except MessageRefused as trouble:
        raise BankSilent("银行回执不能识读") from trouble
    if not isinstance(answer, Acknowledgement) or answer.in_reply_to != message_id:
        raise BankSilent("银行回执不是对该报文的回执")


def _reason(refusal: HTTPError) -> str:
    try:
        said: Any = json.loads(refusal.read(64 * 1024))
        return str(said["reason"])
    except (ValueError, KeyError, TypeError, OSError):
        return ""
