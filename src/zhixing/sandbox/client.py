"""A small typed client for a sandbox bank's control endpoints, for demo scripts and journey tests."""

import json
from dataclasses import dataclass
from datetime import date
from typing import Any, cast
from urllib.error import HTTPError
from urllib.request import ProxyHandler, Request, build_opener

from zhixing.sandbox.misbehaviour import Misbehaviour

_opener = build_opener(ProxyHandler({}))


class ControlRefused(Exception):
    """The bank did not do what the control asked; the text is its Chinese reason."""


@dataclass(frozen=True)
class SandboxBank:
    """The controls of the bank at ``url`` (``http://127.0.0.1:PORT``). Amounts in fen, days half-open."""

    url: str
    patience: float = 5.0

    def credit(
        self,
        account: str,
        amount_fen: int,
        payer_name: str,
        *,
        payer_account: str | None = None,
        case_account: str | None = None,
        remittance: str | None = None,
    ) -> str:
        """Money comes into an account or the escrow. Returns the bank reference."""
        reply = self._post(
            "credit",
            account=account,
            amount_fen=amount_fen,
            payer_name=payer_name,
            payer_account=payer_account,
            case_account=case_account,
            remittance=remittance,
        )
        return str(reply["bank_reference"])

    def add_rival_freeze(
        self,
        account: str,
        court: str,
        case_number: str,
        *,
        limit_fen: int | None = None,
        until: date | None = None,
    ) -> str:
        """Another court freezes the account (the whole of it without ``limit_fen``). Returns the freeze's order id."""
        end = None if until is None else str(until)
        reply = self._post(
            "rival", account=account, court=court, case_number=case_number, limit_fen=limit_fen, until=end
        )
        return str(reply["order_id"])

    def release_rival_freeze(self, order_id: str) -> None:
        """The other court's freeze is released."""
        self._post("rival/release", order_id=order_id)

    def misbehave(self, kind: Misbehaviour, messages: int = 1, seconds: float = 5.0) -> None:
        """Misbehave for the next ``messages`` messages; ``seconds`` is the delay of SLOW."""
        self._post("misbehave", kind=kind, messages=messages, seconds=seconds)

    def send_statement(self, day: date) -> str:
        """Send the court the statement of its account for ``day``. Returns the message id."""
        return str(self._post("statement", day=str(day))["message_id"])

    def return_payment(self, end_to_end_id: str, reason: str) -> None:
        """A payment that was paid comes back (退汇)."""
        self._post("return", end_to_end_id=end_to_end_id, reason=reason)

    def account(self, number: str) -> dict[str, Any]:
        """balance_fen, available_fen and the queue of freezes of an account."""
        return self._call(Request(f"{self.url}/control/accounts/{number}"))

    def health(self) -> dict[str, Any]:
        """bank, now, pending, undelivered, uncleared."""
        return self._call(Request(f"{self.url}/healthz"))

    def _post(self, name: str, **body: Any) -> dict[str, Any]:
        headers = {"Content-Type": "application/json"}
        return self._call(Request(f"{self.url}/control/{name}", json.dumps(body).encode(), headers))

    def _call(self, request: Request) -> dict[str, Any]:
        try:
            with _opener.open(request, timeout=self.patience) as response:
                return cast("dict[str, Any]", json.load(response))
        except HTTPError as error:
            with error:
                raise ControlRefused(json.load(error)["reason"]) from error
