"""``python -m zhixing.sandbox``: run one sandbox bank until SIGTERM or Ctrl-C."""

import argparse
import signal
import sys
import threading
from pathlib import Path

from zhixing.sandbox import seed
from zhixing.sandbox.bank import Bank
from zhixing.sandbox.clock import CourtClock, system_clock
from zhixing.sandbox.delivery import Courier, Loop
from zhixing.sandbox.server import Counter
from zhixing.sandbox.store import Store


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m zhixing.sandbox", description="A sandbox bank (see README.md).")
    parser.add_argument("--bank", required=True, help="code of this bank, 1 to 17 letters or digits")
    parser.add_argument("--port", type=int, required=True, help="port on 127.0.0.1")
    parser.add_argument("--state", type=Path, required=True, help="SQLite file, made if absent")
    parser.add_argument("--court-url", required=True, help="base address of the court")
    parser.add_argument("--secret-file", type=Path, required=True, help="file with the shared secret")
    parser.add_argument("--customers", type=Path, required=True, help="JSON file of customers and accounts")
    parser.add_argument("--clock", help="address of the court's demo clock; without it the machine's time")
    parser.add_argument("--peer", action="append", default=[], metavar="CODE=URL", help="another sandbox bank")
    parser.add_argument("--answer-delay", type=float, default=0.5, help="seconds before an answer leaves")
    parser.add_argument("--poll", type=float, default=1.0, help="seconds between looks at the clock")
    return parser.parse_args()


def _run(args: argparse.Namespace) -> None:
    peers = dict(peer.split("=", 1) for peer in args.peer)
    secret = args.secret_file.read_bytes().strip()
    clock = CourtClock(args.clock) if args.clock else system_clock
    store = Store(args.state)
    with store.transaction() as db:
        seed.load(db, args.bank, args.customers)
    bank = Bank(args.bank, store, clock, frozenset(peers), args.answer_delay)
    courier = Courier(bank, f"{args.court_url.rstrip('/')}/gateways/banks/{args.bank}/inbox", secret, peers)
    carrier = Loop("courier", courier.carry, rest=min(0.2, args.poll), log=bank.log)
    worker = Loop("worker", lambda: _work(bank, carrier), rest=args.poll, log=bank.log)
    _serve(Counter(args.port, bank, secret, wake=worker.wake), (worker, carrier))
    store.close()
    bank.log("stopped")


def _work(bank: Bank, carrier: Loop) -> bool:
    """Work off what came in, and look at the clock: days pass also while nobody writes."""
    bank.notice_time()
    bank.work_off()
    carrier.wake()
    return False


def _serve(server: Counter, loops: tuple[Loop, ...]) -> None:
    def stop(signum: int, frame: object) -> None:
        threading.Thread(target=server.shutdown).start()

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    for loop in loops:
        loop.start()
    server.bank.log("started", port=server.server_port)
    server.serve_forever(poll_interval=0.05)
    server.server_close()
    for loop in loops:
        loop.end()
        loop.join()


def main() -> int:
    """Run; a customers file that cannot be used ends the program with a Chinese sentence."""
    try:
        _run(_arguments())
    except seed.CustomersRefused as refusal:
        sys.stderr.write(f"{refusal}\n")
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
