"""The pages as people meet them: no barrier an automatic check can find, nothing to scroll sideways, A4 on paper."""

import os
import threading
from unicodedata import normalize
from urllib.parse import urlencode
from wsgiref.simple_server import WSGIRequestHandler, make_server

import pytest

pytestmark = pytest.mark.browser
CHROMIUM = os.environ.get("ZHIXING_CHROMIUM", "")
OPTIONS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
           "--disable-sync", "--no-first-run", "--lang=zh-CN"]  # fmt: skip
LOAN = urlencode({
    "on": "2026-09-01", "effective": "2024-03-01", "period_days": "10", "items-0-amount": "100000",
    "items-0-rate_kind": "lpr_1y", "items-0-rate": "4", "items-0-interest_from": "2023-05-01",
    "payments-0-on": "2024-05-01", "payments-0-amount": "20000", "liabilities-0-liability": "joint",
})  # fmt: skip
PATHS = {
    "the list": "calc/",
    "an empty form": "calc/owed",
    "a sum": f"calc/owed?{LOAN}",
    "bad input": "calc/owed?on=2026-13-01&items-0-amount=x",
    "somebody else's sum": f"calc/claimed?{LOAN}&claimed=114378.79",
    "a fee": "calc/fees?kind=enforcement&on=2026-11-20&amount=242000",
    "who bears a fee": "calc/costs?ended=judged&on=2026-09-01&claim=100000",
    "a limit": "calc/limits?node=plan_objection&start=2026-09-17",
    "shares": "calc/distribution?on=2026-11-20&assets-0-proceeds=900000&claims-0-amount=800000&claims-1-amount=400000",
    "an auction": "calc/auction?way=online&on=2026-11-20&reference=1000000",
    "the rules": "law",
    "the numbers": "law?tab=numbers",
    "the limits": "law?tab=limits",
    "the texts": "law?tab=texts",
    "what is ours": "law?tab=ours",
}


class Quiet(WSGIRequestHandler):
    """Does not write to the terminal."""

    def log_message(self, *args):
        """Nothing."""


@pytest.fixture
def site(city):
    """The application on a socket, on this test's city."""
    from django.core.wsgi import get_wsgi_application
    from django.db import connections

    application = get_wsgi_application()

    def closing(environ, start):
        response = application(environ, start)
        try:
            return list(response)
        finally:
            response.close()
            connections.close_all()

    with make_server("127.0.0.1", 0, closing, handler_class=Quiet) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/portal/"
        server.shutdown()
        thread.join()


@pytest.fixture
def browser(site):
    """Chromium without a window; started after the database is ready, which must not be touched while it runs."""
    if not CHROMIUM:
        pytest.skip("ZHIXING_CHROMIUM names no browser")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as started:
        found = started.chromium.launch(executable_path=CHROMIUM, args=OPTIONS)
        yield found
        found.close()


def test_no_barriers_and_nothing_to_scroll_sideways(site, browser):
    from axe_playwright_python.sync_playwright import Axe

    wrong = []
    for name, path in PATHS.items():
        for width, height in ((1366, 768), (390, 844)):
            page = browser.new_page(viewport={"width": width, "height": height})
            page.goto(site + path)
            found = Axe().run(page)
            wrong += [f"{name} {width}: {v['id']} {v['nodes'][0]['html'][:120]}" for v in found.response["violations"]]
            if page.evaluate("document.documentElement.scrollWidth") > width:
                wrong.append(f"{name} {width}: wider than the screen")
            page.close()
    assert wrong == []


def test_without_scripts_one_types_reckons_adds_and_reckons_again(site, browser):
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{site}calc/owed")
    page.fill("#f-on", "2026-09-01")
    page.fill("#f-effective", "2024-03-01")
    page.fill("#f-period_days", "10")
    page.fill("#f-items-0-amount", "100000")
    page.select_option("#f-items-0-rate_kind", "lpr_1y")
    page.fill("#f-items-0-rate", "4")
    page.fill("#f-items-0-interest_from", "2023-05-01")
    page.fill("#f-payments-0-on", "2024-05-01")
    page.fill("#f-payments-0-amount", "20000")
    page.press("#f-payments-0-amount", "Enter")
    assert "未付合计" in page.inner_text("main .note")
    page.click("#g-payments button")
    page.fill("#f-payments-1-on", "2025-05-01")
    page.fill("#f-payments-1-amount", "20000")
    page.press("#f-payments-1-amount", "Enter")
    assert "114,361.29 元" in page.inner_text("main .note")
    page.context.close()


def test_the_statement_prints_on_a4_without_the_form(site, browser):
    from io import BytesIO

    from pypdf import PdfReader

    page = browser.new_page()
    page.goto(f"{site}calc/owed?{LOAN}")
    printed = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True)))
    page.close()
    width, height = (round(float(side) * 25.4 / 72) for side in printed.pages[0].mediabox[2:])
    assert (width, height) == (210, 297)
    extracted = "".join(sheet.extract_text() for sheet in printed.pages)
    words = normalize("NFKC", extracted).replace("\n", "")  # the font's radicals are other code points than the words
    for said in (
        "付款用到了哪里",
        "计算明细",
        "迟延利息解释1",
        "所依据的事实",
        "规则版本",
        "/portal/calc/owed?on=2026-09-01",
    ):
        assert said in words
    for left_out in ("再加一项", "保存和分享", "更多情形"):
        assert left_out not in words
