"""The bank's HTTP side, on loopback only: signed messages and payment queries, and the unsigned demo controls."""

import json
import sys
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import unquote

from zhixing.messages import BANK_HEADER, MAX_BYTES, SIGNATURE_HEADER, MessageRefused, is_signed, sign
from zhixing.sandbox import controls
from zhixing.sandbox.bank import Bank, Refused
from zhixing.sandbox.clock import ClockUnknown

_CONTROL_BYTES = 64 * 1024


class Counter(ThreadingHTTPServer):
    """Listens on 127.0.0.1; ``wake`` is called when there may be work to do or letters to carry."""

    daemon_threads = True

    def __init__(self, port: int, bank: Bank, secret: bytes, wake: Callable[[], None]) -> None:
        super().__init__(("127.0.0.1", port), _Handler)
        self.bank, self.secret, self.wake = bank, secret, wake

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A request that failed half way (as a rule the caller hung up) is one line in the log."""
        error = sys.exception()
        if error is not None:
            self.bank.log.failure("request_failed", error)


class _Handler(BaseHTTPRequestHandler):
    server: Counter
    timeout = 10

    def do_POST(self) -> None:
        """``/messages`` or one of ``controls.POSTS``."""
        self._answer(self._message if self.path == "/messages" else self._control)

    def do_GET(self) -> None:
        """``/healthz``, ``/payments/ENDTOENDID`` (signed over the path), ``/control/accounts/NUMBER``."""
        self._answer(self._query)

    def log_message(self, format: str, *args: Any) -> None:
        """The standard handler's own log would name accounts; the bank logs what it does."""

    def _answer(self, act: Callable[[], tuple[int, str, bytes]]) -> None:
        try:
            status, kind, body = act()
        except Refused as refusal:
            status, kind, body = _json(refusal.status, {"reason": refusal.reason})
        except MessageRefused as refusal:
            status, kind, body = _json(422, {"reason": refusal.reason})
        except ClockUnknown:
            status, kind, body = _json(503, {"reason": "尚未取得法院时钟，请稍后重发。"})
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header(SIGNATURE_HEADER, sign(self.server.secret, body))
        self.end_headers()
        self.wfile.write(body)
        self.server.wake()

    def _message(self) -> tuple[int, str, bytes]:
        body = self._body(MAX_BYTES)
        self._check_signature(body)
        return 202, "application/xml", self.server.bank.receive(body)

    def _control(self) -> tuple[int, str, bytes]:
        act = controls.POSTS.get(self.path)
        if act is None:
            raise Refused(404, "没有这个地址。")
        if self.headers.get_content_type() != "application/json":
            raise Refused(415, "请以 application/json 发送。")
        try:
            body = json.loads(self._body(_CONTROL_BYTES))
            return _json(200, act(self.server.bank, body))
        except KeyError as error:
            raise Refused(400, f"缺少 {error}。") from error
        except MessageRefused as error:
            raise Refused(400, error.reason) from error
        except (ValueError, TypeError, AttributeError) as error:
            raise Refused(400, f"内容有误：{error}") from error

    def _query(self) -> tuple[int, str, bytes]:
        bank, (first, _, rest) = self.server.bank, self.path.lstrip("/").partition("/")
        if self.path == "/healthz":
            return _json(200, controls.health(bank))
        if first == "payments":
            self._check_signature(self.path.encode())
            found = bank.status_of_payment(unquote(rest))
            if found is None:
                raise Refused(404, "本行没有收到过该编号的付款指令。")
            return 200, "application/xml", found
        if self.path.startswith("/control/accounts/"):
            return _json(200, controls.show_account(bank, self.path.rpartition("/")[2]))
        raise Refused(404, "没有这个地址。")

    def _check_signature(self, signed: bytes) -> None:
        if self.headers.get(BANK_HEADER) != self.server.bank.code:
            raise Refused(401, f"请求头 {BANK_HEADER} 不是本行代码。")
        if not is_signed(self.server.secret, signed, self.headers.get(SIGNATURE_HEADER, "")):
            raise Refused(401, "签名不符，未受理。")

    def _body(self, longest: int) -> bytes:
        length = self.headers.get("Content-Length", "")
        if not (length.isascii() and length.isdigit()):
            raise Refused(411, "请求须写明长度（Content-Length）。")
        if int(length) > longest:
            self._discard(int(length))
            raise Refused(413, f"内容超过上限 {longest} 字节。")
        body = self.rfile.read(int(length))
        if len(body) != int(length):
            raise Refused(400, "内容不完整，请重发。")
        return body

    def _discard(self, length: int) -> None:
        """Read away what is not wanted, within bounds, so that the sender reads the refusal and not a reset."""
        left = min(length, 8 * MAX_BYTES)
        while left > 0 and (chunk := self.rfile.read(min(left, _CONTROL_BYTES))):
            left -= len(chunk)


def _json(status: int, value: dict[str, Any]) -> tuple[int, str, bytes]:
    return status, "application/json", json.dumps(value, ensure_ascii=False).encode()
