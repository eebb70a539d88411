"""The whole platform as a newcomer starts it, and officers in front of real browser windows."""

import json
import os
import re
import signal
import subprocess
import sys
import time
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PASSWORD = "zhixing-demo"  # the demo city's own, printed at start
CHROMIUM = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--lang=zh-CN",
]  # fmt: skip


def newcomers_environment() -> dict[str, str]:
    """The environment without what the tests themselves have set."""
    return {k: v for k, v in os.environ.items() if not k.startswith("ZHIXING_") and k != "DJANGO_SETTINGS_MODULE"}


@dataclass
class Platform:
    """A running `zhixing run` on a data folder of its own."""

    folder: Path
    log: Path
    process: subprocess.Popen[bytes] | None = None
    base: str = ""

    def start(self) -> float:
        """Start it and wait for its own word that the first page is served; returns the seconds it took."""
        began = time.monotonic()
        with self.log.open("wb") as out:
            self.process = subprocess.Popen(
                [sys.executable, "-W", "ignore", "-m", "zhixing.cli", "run", "--data", str(self.folder)],
                stdout=out, stderr=subprocess.STDOUT, env=newcomers_environment(), start_new_session=True,
            )  # fmt: skip
        found = wait_for(lambda: re.search(r"已启动（[\d.]+ 秒）：(http://\S+)", self.log.read_text("utf-8")), 120)
        self.base = found.group(1)
        return time.monotonic() - began

    def stop(self) -> None:
        """Ctrl-C; everything it started must be gone afterwards."""
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
            self.process.wait(60)

    def processes(self) -> list[int]:
        """Processes that carry the data folder's mark."""
        mark = f"ZHIXING_RUNS_FOR={self.folder}".encode()
        found = []
        for place in Path("/proc").glob("[0-9]*"):
            try:
                if mark in (place / "environ").read_bytes():
                    found.append(int(place.name))
            except OSError:
                continue
        return found

    def kill_web(self) -> None:
        """kill -9 the web server; the supervisor starts it again."""
        self._kill(b"granian")

    def kill_worker(self) -> None:
        """kill -9 the worker that carries messages and news; the supervisor starts it again."""
        self._kill(b"procrastinate")

    def _kill(self, words: bytes) -> None:
        for pid in self.processes():
            if words in Path(f"/proc/{pid}/cmdline").read_bytes():
                os.kill(pid, signal.SIGKILL)

    def bank(self, code: str) -> str:
        """The address of one of this platform's sandbox banks."""
        for pid in self.processes():
            words = Path(f"/proc/{pid}/cmdline").read_bytes().decode().split("\0")
            if "--bank" in words and words[words.index("--bank") + 1] == code:
                return f"http://127.0.0.1:{words[words.index('--port') + 1]}"
        raise AssertionError(f"no bank {code} runs")

    def command(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """A `zhixing` command on this data folder."""
        return subprocess.run(
            [sys.executable, "-W", "ignore", "-m", "zhixing.cli", *arguments, "--data", str(self.folder)],
            capture_output=True, text=True, check=False, timeout=120, env=newcomers_environment(),
        )  # fmt: skip


def wait_for(look: Callable[[], Any], seconds: float = 60, every: float = 0.3) -> Any:
    """What `look` gives as soon as it gives something; fails after `seconds`."""
    until = time.monotonic() + seconds
    while True:
        try:
            if found := look():
                return found
        except OSError:
            pass
        if time.monotonic() > until:
            raise AssertionError(f"nothing after {seconds} s")
        time.sleep(every)


class Officer:
    """Somebody of the demo city in a browser window of their own."""

    def __init__(self, browser: Any, platform: Platform, username: str, width: int = 1366, height: int = 768) -> None:
        """Sign in as `username`."""
        self.platform = platform
        self.page = browser.new_context(viewport={"width": width, "height": height}, locale="zh-CN").new_page()
        self.page.set_default_timeout(10_000)
        self.complaints: list[str] = []
        self.page.on("console", lambda m: self.complaints.append(m.text) if m.type == "error" else None)
        self.page.on("pageerror", lambda e: self.complaints.append(str(e)))
        self.go("/sign-in")
        self.page.fill("#username", username)
        self.page.fill("#password", PASSWORD)
        self.page.click("main button")
        self.page.wait_for_url(platform.base + "/")

    def go(self, path: str) -> "Officer":
        """Open an address of the platform."""
        self.page.goto(self.platform.base + path)
        return self

    def case(self, number: str, tab: str = "") -> "Officer":
        """Find a case by its number in the search box, and open a tab of it."""
        self.page.fill("#q", number)
        self.page.press("#q", "Enter")
        self.page.get_by_role("link", name=number).first.click()
        if tab:
            self.page.locator("nav.tabs").get_by_role("link", name=tab).click()
        return self

    def act(self, title: str, fields: Mapping[str, Any], scope: str = ".side") -> str:
        """Open an act by its title, fill the form, press the button; returns the page's text. Fails on a refusal."""
        self.page.locator(scope).get_by_role("link", name=title, exact=True).first.click()
        for label, value in fields.items():
            self.fill(label, value)
        return self.press()

    def press(self) -> str:
        """Press the form's button once the live panel has asked the law (half a second after the last input)."""
        self.page.wait_for_timeout(700)
        self.page.wait_for_load_state("networkidle")
        self.page.locator("#panel button[type=submit]").first.click()
        return self.settled()

    def settled(self) -> str:
        """The text of the page after a step; a refusal fails the story with its words."""
        self.page.wait_for_load_state("networkidle")
        refused = self.page.locator(".note.red[role=alert]")
        if refused.count():
            raise AssertionError(refused.first.inner_text())
        return str(self.page.locator("body").inner_text())

    def fill(self, label: str, value: Any) -> None:
        """Fill one field by its label; "被执行人/0/姓名" names a field in a copy of a group."""
        *group, name = label.split("/")
        where = self.page.locator("form.sheet")
        if group:
            where = (
                where.locator("fieldset", has=self.page.locator("legend", has_text=group[0]))
                .locator(".copy")
                .nth(int(group[1]))
            )
        field = where.get_by_label(re.compile(r"^\s*" + re.escape(name))).first
        kind = field.evaluate("n => n.tagName + (n.type || '')").lower()
        if kind.startswith("select"):
            field.select_option(label=str(value)) if isinstance(value, str) else field.select_option(index=value)
        elif "checkbox" in kind:
            field.set_checked(bool(value))
        else:
            field.fill(str(value))

    def call(self, subject: str, act: str, **body: Any) -> dict[str, Any]:
        """Do an act by the API in this session ("cases.case/<id>"); fails with the words of a refusal."""
        kind, subject_id = subject.split("/")
        return self._post(f"/api/subjects/{kind}/{subject_id}/acts/{act}", body)

    def agree(self, proposal_id: str) -> dict[str, Any]:
        """Sign a proposal as it stands, by the API."""
        standing = json.loads(self.read(f"/api/proposals/{proposal_id}"))
        signed = {"agrees": True, "opinion": "同意", "digest": standing["digest"]}
        return self._post(f"/api/proposals/{proposal_id}/signatures", signed)

    def _post(self, path: str, body: Mapping[str, Any]) -> dict[str, Any]:
        token = next(c["value"] for c in self.page.context.cookies() if c["name"] == "csrftoken")
        head = {"X-CSRFToken": token, "X-Request-Id": uuid.uuid4().hex, "Origin": self.platform.base}
        answer = self.page.request.post(self.platform.base + path, data=body, headers=head)
        assert answer.ok, f"{path}: {answer.text()[:600]}"
        return dict(answer.json())

    def read(self, path: str) -> str:
        """A page or an answer of the API as it comes."""
        answer = self.page.request.get(self.platform.base + path)
        assert answer.ok, f"{path}: {answer.status}"
        return str(answer.text())

    def sign(self, title: str, number: str, opinion: str = "同意") -> str:
        """Sign the oldest proposal of this title and case that waits on the desk."""
        self.go("/")
        row = self.page.locator("tr", has_text=number).filter(has=self.page.get_by_role("link", name=title))
        row.first.get_by_role("link", name=title).click()
        self.page.fill("#opinion", opinion)
        self.page.get_by_role("button", name="同意", exact=True).click()
        return self.settled()

    def text(self) -> str:
        """The page as read."""
        self.page.reload()
        return str(self.page.locator("body").inner_text())

    def move_clock(self, days: int) -> None:
        """Move the demo clock forward."""
        self.page.locator(".who summary").click()
        self.page.fill("#days", str(days))
        self.page.get_by_role("button", name="前拨").click()
        self.page.wait_for_load_state("networkidle")
