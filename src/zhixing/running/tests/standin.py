"""A tiny platform in place of the court, for tests of the supervisor: real processes, a real port, a real database."""

import http.server
import json
import os
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

from zhixing.running.services import Plan, Service, Site

HERE = Path(__file__)


def command(*words: str) -> tuple[str, ...]:
    """This file as a program."""
    return (sys.executable, str(HERE), *words)


def parts(site: Site, inherited: Mapping[str, str]) -> list[Service]:
    """A web server, and a worker that has a child of its own."""
    env = site.env(inherited)
    return [
        Service("web", "网页服务", command("web", str(site.port)), env, health=f"{site.base_url}/healthz"),
        Service("worker", "后台任务", command("worker"), env),
    ]


PLAN = Plan(check=command("check"), migrate=command("migrate"), demo=command("demo"), services=parts)


class Shared(http.server.HTTPServer):
    """Shares its port as the real web server does."""

    allow_reuse_port = True


class Page(http.server.BaseHTTPRequestHandler):
    """Every page says how many rows the app sees."""

    def do_GET(self) -> None:
        """Answer with the count of a table that only migrations can make."""
        self.send_response(200)
        self.end_headers()
        self.wfile.write(str(ask("SELECT count(*) FROM visits", app=True)).encode())


def ask(question: str, *, app: bool) -> object:
    """One statement as the app or as the owner; its first value."""
    import psycopg

    url = os.environ["ZHIXING_DATABASE_URL" if app else "ZHIXING_DATABASE_OWNER_URL"]
    with psycopg.connect(url, autocommit=True) as connection:
        cursor = connection.execute(question.encode())
        row = cursor.fetchone() if cursor.description else None
    return row[0] if row else None


def main(words: list[str]) -> int:
    """Be the program named by the first word."""
    match words:
        case ["check"]:
            return 0 if ask("SELECT to_regclass('visits')::text", app=True) else 3
        case ["migrate"]:
            ask("CREATE TABLE visits (id int)", app=False)
        case ["demo"]:
            ask("INSERT INTO visits VALUES (1)", app=True)
            sys.stdout.write(json.dumps([{"role": "承办法官", "name": "林知行", "user": "judge"}]))
        case ["web", port]:
            Shared(("127.0.0.1", int(port)), Page).serve_forever()
        case ["worker"]:
            subprocess.run(["sleep", "1000"], check=False)
            time.sleep(1000)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
