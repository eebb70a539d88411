"""A court that only listens, a movable clock, and a real bank process on loopback."""

import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from datetime import date, datetime
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

import zhixing
from zhixing import messages as m
from zhixing.sandbox.client import SandboxBank
from zhixing.sandbox.clock import BEIJING

COURT, BANK, SECRET = "闽0205", "BANKA", b"sandbox-secret"
ESCROW, CASE = "3510000000000001", "3510000000000001-000042"
PERSONAL, GENERAL, WAGES, RIVAL = "6217000000000001", "6217000000000002", "6217000000000003", "6217000000000004"
CREDITOR = "6217000000000009"
DEBTOR = m.Customer(name="演示甲", document_kind=m.DocumentKind.RESIDENT_ID, document_number="DEMO-ID-0001")
CUSTOMERS = {
    "escrow": {
        "number": ESCROW,
        "name": "演示人民法院执行款专户",
        "document_number": "DEMO-USCC-COURT",
        "court_code": COURT,
        "branch": "演示支行",
    },
    "customers": [
        {
            "name": DEBTOR.name,
            "document_kind": "resident_id",
            "document_number": DEBTOR.document_number,
            "accounts": [
                {"number": PERSONAL, "kind": "personal", "branch": "演示支行", "balance": "60000.00"},
                {"number": GENERAL, "kind": "time_deposit", "branch": "演示支行", "balance": "0.00"},
                {"number": WAGES, "kind": "migrant_wages", "branch": "演示支行", "balance": "1000.00"},
                {
                    "number": RIVAL,
                    "kind": "personal",
                    "branch": "演示支行",
                    "balance": "500.00",
                    "freezes": [
                        {
                            "court": "演示第二人民法院",
                            "case_number": "（2026）演0202执9号",
                            "limit": None,
                            "from": "2026-03-01",
                            "until": "2027-03-01",
                        }
                    ],
                },
            ],
        },
        {
            "name": "演示乙",
            "document_kind": "resident_id",
            "document_number": "DEMO-ID-0002",
            "accounts": [{"number": CREDITOR, "kind": "personal", "branch": "演示支行", "balance": "0.00"}],
        },
    ],
    "elsewhere": [{"bank": "BANKX", "number": "6222000000000001", "name": "演示丙"}],
}


class Court:
    """Takes what the bank sends; keeps every delivery, in order, and answers with ``reply_with``."""

    def __init__(self):
        self.now = datetime(2026, 9, 1, 9, tzinfo=BEIJING)
        self.clock_works = True
        self.deliveries, self.reply_with, self._sent = [], 204, 0
        self._arrived = threading.Condition()
        court = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                body = json.dumps({"now": court.now.isoformat()}).encode()
                self.send_response(200 if court.clock_works else 500)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                bank = self.path.split("/")[3]
                good = self.headers[m.BANK_HEADER] == bank and m.is_signed(
                    SECRET, body, self.headers[m.SIGNATURE_HEADER]
                )
                with court._arrived:
                    status = court.reply_with if good else 401
                    if status == 204:
                        court.deliveries.append(m.read(body))
                        court._arrived.notify_all()
                self.send_response(status)
                self.end_headers()

            def log_message(self, *args):
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02})
        self._thread.start()

    def close(self):
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def wait(self, wanted, count=1, patience=6.0):
        """The deliveries that ``wanted`` picks, once there are ``count``."""
        with self._arrived:
            arrived = self._arrived.wait_for(lambda: len(list(filter(wanted, self.deliveries))) >= count, patience)
            found = list(filter(wanted, self.deliveries))
        assert arrived, f"only {len(found)} of {count} arrived; all: {[type(d).__name__ for d in self.deliveries]}"
        return found

    def answer_to(self, message):
        return self.wait(lambda d: d.in_reply_to == message.message_id)[0]

    def header(self, receiver=BANK):
        self._sent += 1
        return {
            "message_id": f"C-{self._sent}",
            "sender": COURT,
            "receiver": receiver,
            "created_at": self.now,
        }

    def inquiry(self, customer=DEBTOR, kinds=(m.AnswerKind.ACCOUNTS,)):
        return m.InquiryOpening(
            **self.header(),
            investigation_id="INV-1",
            legal_basis="民事诉讼法第二百五十三条",
            confidential=True,
            first_day=date(2026, 1, 1),
            last_day=date(2026, 9, 1),
            customer=customer,
            answer_kinds=kinds,
            case_number="（2026）闽0205执1号",
            court_code=COURT,
            officers=(m.Officer(name="演示法官", work_permit="GZ-1", duty_permit="GW-1"),),
        )

    def order(self, kind, order_id, account=PERSONAL, receiver=BANK, **more):
        return kind(
            **self.header(receiver),
            order_id=order_id,
            case_number="（2026）闽0205执1号",
            court_code=COURT,
            ruling_number="（2026）闽0205执1号之一",
            notice_number="（2026）闽0205执1号之一",
            account_number=account,
            **{"holder": DEBTOR, **more},
        )

    def freeze(self, order_id="F-1", account=PERSONAL, limit_fen=60_000_00, receiver=BANK, **more):
        start = self.now.date()
        period = {"from_date": start, "until": start.replace(year=start.year + 1)}
        return self.order(m.FreezeOrder, order_id, account, receiver, limit_fen=limit_fen, **{**period, **more})

    def deduct(self, order_id="D-1", account=PERSONAL, amount_fen=60_000_00, freeze="F-1", receiver=BANK):
        return self.order(
            m.DeductOrder,
            order_id,
            account,
            receiver,
            freeze_order_id=freeze,
            amount_fen=amount_fen,
            escrow_account=ESCROW,
            case_account=CASE,
        )

    def payment(self, end_to_end_id="P-1", amount_fen=50_000_00, **more):
        to = {"creditor_name": "演示乙", "creditor_account": CREDITOR, "creditor_bank": BANK}
        return m.CreditTransfer(
            **self.header(),
            end_to_end_id=end_to_end_id,
            amount_fen=amount_fen,
            execution_date=self.now.date(),
            debtor_name="演示人民法院执行款专户",
            debtor_account=ESCROW,
            debtor_bank=BANK,
            case_account=CASE,
            remittance="（2026）闽0205执1号案款",
            **{**to, **more},
        )


class BankProcess:
    """One bank as its own process; ``kill`` and ``start`` as often as a test likes."""

    def __init__(self, folder: Path, court: Court, code=BANK, customers=CUSTOMERS, peers=()):
        self.code, self._court, self._folder = code, court, folder
        (folder / "secret").write_bytes(SECRET + b"\n")
        (folder / f"{code}.json").write_text(json.dumps(customers, ensure_ascii=False), "utf-8")
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.url, self.peers, self._process = f"http://127.0.0.1:{self.port}", list(peers), None
        self.control = SandboxBank(self.url)

    def start(self):
        command = [sys.executable, "-m", "zhixing.sandbox", "--bank", self.code, "--port", str(self.port)]
        command += ["--state", str(self._folder / f"{self.code}.sqlite"), "--court-url", self._court.url]
        command += ["--secret-file", str(self._folder / "secret"), "--clock", f"{self._court.url}/clock"]
        command += ["--customers", str(self._folder / f"{self.code}.json"), "--answer-delay", "0", "--poll", "0.1"]
        command += [part for peer in self.peers for part in ("--peer", peer)]
        source = str(Path(zhixing.__file__).parents[1])
        self.log = (self._folder / f"{self.code}.log").open("ab")
        self._process = subprocess.Popen(command, stderr=self.log, env={**os.environ, "PYTHONPATH": source})
        self._until(lambda: self.control.health()["bank"] == self.code)
        return self

    def _until(self, ready, patience=6.0):
        end = time.monotonic() + patience
        while time.monotonic() < end:
            try:
                if ready():
                    return
            except OSError:
                assert self._process.poll() is None, (self._folder / f"{self.code}.log").read_text()
            time.sleep(0.02)
        raise AssertionError("the bank did not get ready")

    def idle(self):
        """Wait until nothing is pending or undelivered."""
        self._until(lambda: not any(self.control.health()[k] for k in ("pending", "undelivered", "uncleared")))

    def idle_work(self):
        """Wait until nothing is pending; answers may still have to leave."""
        self._until(lambda: not self.control.health()["pending"])

    def kill(self):
        self._process.kill()
        self.exit_code()

    def exit_code(self):
        code = self._process.wait(6)
        self.log.close()
        self._process = None
        return code

    def stop(self):
        if self._process is not None:
            self._process.send_signal(signal.SIGTERM)
            assert self.exit_code() == 0, self.logged()

    def request(self, method, path, body=b"", signed=None, headers=None):
        connection = HTTPConnection("127.0.0.1", self.port, timeout=5)
        signature = m.sign(SECRET, body if signed is None else signed)
        try:
            connection.request(
                method, path, body, {m.BANK_HEADER: self.code, m.SIGNATURE_HEADER: signature, **(headers or {})}
            )
            response = connection.getresponse()
            reply = response.read()
            assert m.is_signed(SECRET, reply, response.headers[m.SIGNATURE_HEADER])
            return response.status, reply
        finally:
            connection.close()

    def send(self, message):
        """POST /messages; returns the acknowledgement."""
        status, body = self.request("POST", "/messages", message.to_xml())
        assert status == 202, body.decode()
        return m.read(body)

    def logged(self):
        return (self._folder / f"{self.code}.log").read_text("utf-8")


@pytest.fixture
def court():
    court = Court()
    yield court
    court.close()


@pytest.fixture
def bank_process(tmp_path, court):
    """Starts banks and stops them after the test: ``bank_process(code, customers, peers)``."""
    started = []

    def start(code=BANK, customers=CUSTOMERS, peers=()):
        started.append(BankProcess(tmp_path, court, code, customers, peers))
        return started[-1].start()

    try:
        yield start
    finally:
        for bank in started:
            bank.stop()


@pytest.fixture
def bank(bank_process):
    return bank_process()
