"""The page of a case with sixty acts, among few and among many cases: time and number of queries."""

import time
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from figures import Figure, Wrong, p50, p95

from courtroom import acting
from courtroom.city import City
from courtroom.replay import Capture

ACTS, AIM = 60, 1.3
FREEZES = 16
TABS = ("log", "owed", "property", "funds")


def long_case() -> acting.Matter:
    """A case with exactly sixty acts, done one by one: filing, notice, service, inquiry, freezes with answers, payments."""
    matter = acting.file(accounts=FREEZES)
    day = matter.case.filed_on
    acting.do("cases.notify", matter.case, days=10, report_by=str(day + timedelta(days=10)))
    from zhixing.court.cases.queries import services

    for service in acting.read(services, matter.case):
        acting.do("cases.record_service", service, served=True, on=str(day), proof="送达回证")
    for account in matter.accounts:
        acting.freeze(matter, account)
        acting.confirm_freeze(matter)
    for number in range(ACTS - count(matter)):
        acting.do("claims.register_payment", matter.case, paid_on=day, amount="100.00", reference=f"收条 {number}")
    if count(matter) != ACTS:
        raise Wrong(f"应当有 {ACTS} 个办案行为，实有 {count(matter)} 个")
    return matter


def count(matter: acting.Matter) -> int:
    """Acts that touched the case."""
    from zhixing.court.kernel.models import ChainLink

    return acting.read(ChainLink.objects.filter(dossier=matter.case.dossier).count)


@dataclass
class Visit:
    """A signed-in judge's browser without scripts, and the page it looks at."""

    client: Any
    address: str

    def get(self, tab: str) -> float:
        """Milliseconds to get the page. Raises Wrong when it is not shown."""
        began = time.perf_counter()
        answer = self.client.get(self.address, {"tab": tab}, HTTP_HOST="127.0.0.1")
        spent = (time.perf_counter() - began) * 1000
        if answer.status_code != 200:
            raise Wrong(f"案件页面答复 {answer.status_code}")
        return spent

    def queries(self, tab: str) -> list[str]:
        """The statements one page sends."""
        from django.db import connection

        capture = Capture()
        with connection.execute_wrapper(capture):
            self.get(tab)
        return [sql for sql, _, _ in capture.statements]


def visit(city: City, name: str, matter: acting.Matter) -> Visit:
    """Sign in to a database and stand before the case's page."""
    from django.test import Client
    from django.urls import reverse

    from zhixing.court.demo.city import PASSWORD

    city.use(name)
    client = Client()
    form = {"username": acting.JUDGE, "password": PASSWORD}
    client.post(reverse("identity:sign_in"), form, HTTP_HOST="127.0.0.1")
    return Visit(client, reverse("kernel:dossier", args=[matter.case.dossier_id]))


def compare(city: City, few: str, many: str, matter: acting.Matter, rounds: int = 40) -> list[Figure]:
    """Page by page on the one and on the other database in turn."""
    visits = {name: visit(city, name, matter) for name in (few, many)}
    return [_tab(city, visits, few, many, tab, rounds) for tab in TABS]


def _tab(city: City, visits: dict[str, Visit], few: str, many: str, tab: str, rounds: int) -> Figure:
    spent: dict[str, list[float]] = {few: [], many: []}
    queries = {}
    for number in range(rounds + 3):
        for name in (few, many) if number % 2 else (many, few):
            city.use(name)
            took = visits[name].get(tab)
            if number >= 3:
                spent[name].append(took)
    for name in (few, many):
        city.use(name)
        queries[name] = len(visits[name].queries(tab))
    note = "；".join(
        f"{'少' if name == few else '多'}：p50 {p50(v):.1f} / p95 {p95(v):.1f} ms，{queries[name]} 条查询"
        for name, v in spent.items()
    )
    what = f"案件页面（{ACTS} 个办案行为）{tab}"
    a, b = p50(spent[many]), p50(spent[few])
    return Figure(what, a, "ms", "同一页面，案件少时", b, a / b, AIM, note=note)
