"""What runs when the platform runs: the list, as data.

Steps run one after the other before anything is served; services run side by side until the end. Addresses and folders
are filled in here and nowhere else, so that adding a service is adding an entry.
"""

import json
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from zhixing.running import keys
from zhixing.running.database import Urls

SETTINGS = "zhixing.court.config.settings"
WSGI = "zhixing.court.config.wsgi:application"
HEALTH = "/healthz"
CLOCK = "/gateways/clock"
WEB_THREADS = 4


@dataclass(frozen=True)
class Service:
    """A program kept running: `title` names it to people, `name` its log file; healthy when `health` answers 200."""

    name: str
    title: str
    command: tuple[str, ...]
    env: Mapping[str, str]
    health: str | None = None


@dataclass(frozen=True)
class Site:
    """One running demo city: where its data is and where it is reached."""

    folder: Path
    urls: Urls
    port: int
    bank_ports: Mapping[str, int] = field(default_factory=dict)

    @property
    def base_url(self) -> str:
        """The address people open."""
        return f"http://127.0.0.1:{self.port}"

    def bank_url(self, code: str) -> str:
        """Where a sandbox bank is reached."""
        return f"http://127.0.0.1:{self.bank_ports[code]}"

    def env(self, inherited: Mapping[str, str]) -> dict[str, str]:
        """The environment of web, worker and steps of the app; the owner's address is taken out."""
        ours = {
            "DJANGO_SETTINGS_MODULE": SETTINGS,
            "ZHIXING_DATABASE_URL": self.urls.app,
            "ZHIXING_VAR": str(self.folder),
            "ZHIXING_SECRETS": str(keys.court_keys(self.folder)),
            "ZHIXING_BASE_URL": self.base_url,
            "ZHIXING_BANK_URLS": json.dumps({code: self.bank_url(code) for code in self.bank_ports}),
            "ZHIXING_DEMO": "1",
            "PYTHONUNBUFFERED": "1",
        }
        hidden = ("ZHIXING_DATABASE_OWNER_URL", "ZHIXING_AS_OWNER")
        return {k: v for k, v in inherited.items() if k not in hidden} | ours

    def owner_env(self, inherited: Mapping[str, str]) -> dict[str, str]:
        """The environment of migrations, which act as the owner of the tables."""
        return self.env(inherited) | {"ZHIXING_AS_OWNER": "1", "ZHIXING_DATABASE_OWNER_URL": self.urls.owner}


def django(*arguments: str) -> tuple[str, ...]:
    """A management command."""
    return (sys.executable, "-m", "django", *arguments)


def bank_codes(folder: Path) -> list[str]:
    """The sandbox banks of the demo city: one for each file of customers it wrote."""
    return sorted(p.stem.removeprefix("bank-") for p in (folder / "demo").glob("bank-*.json"))


def bank_secret(folder: Path) -> Path:
    """The file with the secret that court and sandbox banks share, for the banks' process."""
    held = keys.ensure(keys.court_keys(folder), keys.COURT_KEYS)
    path = folder / "demo" / "bank.secret"
    keys.write_private(path, held["bank"])
    return path


def services(site: Site, inherited: Mapping[str, str]) -> list[Service]:
    """Everything to keep running, in the order of starting; stopped in the opposite order."""
    env = site.env(inherited)
    web = Service("web", "网页服务", web_command(site.port), env, health=site.base_url + HEALTH)
    worker = Service("worker", "后台任务", django("procrastinate", "worker"), env)
    return [web, worker, *(bank(site, code, inherited) for code in site.bank_ports)]


def web_command(port: int) -> tuple[str, ...]:
    """The web server: one process, four threads; more processes are for machines with more cores."""
    options = ("--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port), "--workers", "1")
    limits = ("--blocking-threads", str(WEB_THREADS), "--log-level", "warning")
    return (sys.executable, "-m", "granian", *options, *limits, WSGI)


def bank(site: Site, code: str, inherited: Mapping[str, str]) -> Service:
    """A sandbox bank. It is a stranger: it gets neither the database's address nor the court's keys."""
    demo = site.folder / "demo"
    options = {
        "--bank": code,
        "--port": str(site.bank_ports[code]),
        "--state": str(demo / f"bank-{code}.state"),
        "--court-url": site.base_url,
        "--secret-file": str(bank_secret(site.folder)),
        "--customers": str(demo / f"bank-{code}.json"),
        "--clock": site.base_url + CLOCK,
    }
    peers = [("--peer", f"{other}={site.bank_url(other)}") for other in site.bank_ports if other != code]
    flat = [word for option in (*options.items(), *peers) for word in option]
    env = {k: v for k, v in inherited.items() if not k.startswith("ZHIXING_")} | {"PYTHONUNBUFFERED": "1"}
    command = (sys.executable, "-m", "zhixing.sandbox", *flat)
    return Service(f"bank-{code}", f"沙箱银行 {code}", command, env, health=site.bank_url(code) + HEALTH)


@dataclass(frozen=True)
class Plan:
    """What to run: `check` answers 0 when the schema is known and 3 when it is not; `demo` prints the sign-ins."""

    check: tuple[str, ...]
    migrate: tuple[str, ...]
    demo: tuple[str, ...]
    services: Callable[[Site, Mapping[str, str]], list[Service]]


COURT = Plan(
    check=django("zx_check_schema"),
    migrate=django("migrate", "--no-input", "--verbosity", "0"),
    demo=django("zx_demo"),
    services=services,
)
