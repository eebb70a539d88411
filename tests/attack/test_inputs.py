"""What an attacker types, sends and looks for: nothing breaks, nothing is written, nothing leaks."""

import io
import json
import logging
import subprocess

import pytest
from scene import HANDLER, HEAD, STRANGER

PROBES = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(2)>',
    "'onmouseover='alert(3)",
    "{{7*7}}${7*7}{% debug %}",
)


@pytest.fixture(scope="module")
def probed(town):
    """A case all of whose free texts are probes."""
    from zhixing.court.demo import applications
    from zhixing.court.property.tests.story import Story, file

    person = {**applications.LOAN["creditors"][0], "name": PROBES[0], "address": PROBES[1], "phone": PROBES[2]}
    other = {**applications.LOAN["debtors"][0], "name": PROBES[1], "address": PROBES[3]}
    story: Story = file(
        town, cause=PROBES[2], made_by=PROBES[1], operative_part=PROBES[0] * 3, effective_proof=PROBES[3],
        creditors=[person], debtors=[other],
        items=[{"name": PROBES[1], "kind": "principal", "amount": "100.00"}],
    )  # fmt: skip
    story.do("claims.register_payment", paid_on="2026-11-20", amount="1.00", how="voluntary", reference=PROBES[2],
             note=PROBES[0])  # fmt: skip
    return story


def addresses(story):
    """Every page on which something of the case is shown."""
    from zhixing.court.claims.models import Payment
    from zhixing.court.kernel.models import Act
    from zhixing.court.kernel.seams import parts

    case = story.case
    for tab in ("log", "limits", *(p.name for p in parts("cases.case", "tab"))):
        yield f"/dossiers/{case.dossier_id}/?tab={tab}"
    for act in story.read(lambda: list(Act.objects.filter(dossier=case.dossier))):
        yield f"/acts/{act.pk}/"
    payment = story.read(lambda: Payment.objects.filter(case=case).first())
    waiting = story.do("claims.take_back_payment", payment, reason=PROBES[0]).proposal
    yield f"/proposals/{waiting.pk}/"
    yield from (
        "/",
        "/search?q=script",
        f"/search?q={PROBES[0]}",
        f"/sign-in?next={PROBES[1]}",
        f"/papers/check?code={PROBES[0]}",
    )
    yield from (
        f"/do/cases.case/{case.pk}/{name}/" for name in ("claims.register_payment", "cases.notify", "cases.assign")
    )


def test_what_was_typed_is_shown_as_text_on_every_page(probed):
    shown, plain, wrong = 0, 0, []
    for address in addresses(probed):
        for username in (HANDLER, HEAD, "lian"):
            answer = probed.city.client(username).get(address)
            if "html" not in answer["Content-Type"]:
                continue
            text = answer.content.decode()
            shown += any(piece in text for piece in ("&lt;script&gt;alert", "&lt;img src=x", "&#x27;onmouseover"))
            plain += PROBES[3] in text
            wrong += [(address, p) for p in PROBES[:3] if p in text]
    assert wrong == []
    assert shown > 10
    assert plain  # a template in a text stays a text


def test_another_courts_id_in_the_address_or_the_body_is_not_found(town, probed):
    """A case of 海沧 by a judge of 思明; and a participant of another case inside a body."""
    stranger = town.client(STRANGER)
    for address in addresses(probed):
        if str(probed.case.pk) in address or "/acts/" in address or "/dossiers/" in address or "/proposals/" in address:
            assert stranger.get(address).status_code == 404, address
    from zhixing.court.property.tests.story import file

    other = file(town, "INSTALMENTS")
    answer = post(town, "faguan", "cases.take_report", other.case, participant=str(probed.debtor().pk),
                  received_on="2026-11-20", summary="申报了别的案件的人")  # fmt: skip
    assert answer.status_code in {404, 422}, answer.content


def post(town, username, act, subject, request_id="attack-0001", **body):
    return town.client(username).post(
        f"/api/subjects/{subject._meta.label_lower}/{subject.pk}/acts/{act}", json.dumps(body), "application/json",
        headers={"X-Request-Id": request_id},
    )  # fmt: skip


HUGE = ["\x00", "a\x00b", "𠮷" * 5000, "\ud800", "\u202eevil", "A" * 1_900_000, "\u0007", "\U000f0000", "' OR 1=1; --"]


@pytest.mark.parametrize("typed", HUGE, ids=range(len(HUGE)))
def test_odd_texts_through_forms_are_refused_or_kept_whole(town, probed, typed):
    from zhixing.court.claims.models import Payment

    page = f"/do/cases.case/{probed.case.pk}/claims.register_payment/"
    typed = typed.encode("utf-8", "surrogatepass").decode("utf-8", "replace")
    before = probed.read(Payment.objects.count)
    answer = town.client(HANDLER).post(page, {
        "request_id": "odd-text", "paid_on": "2026-11-21", "amount": "0.01", "how": "voluntary", "reference": typed,
        "note": typed,
    })  # fmt: skip
    assert answer.status_code in {302, 400, 409, 413, 422}
    kept = probed.read(
        lambda: (
            list(Payment.objects.filter(reference=typed.strip()).values_list("note", flat=True))
            if "\x00" not in typed
            else []
        )
    )
    if answer.status_code == 302:
        assert kept == [typed.strip()]
    else:
        assert probed.read(Payment.objects.count) == before


def test_a_body_of_three_megabytes_is_refused(town, probed):
    body = {"paid_on": "2026-11-21", "amount": "0.01", "how": "voluntary", "reference": "x", "note": "文" * 1_000_000}
    assert post(town, HANDLER, "claims.register_payment", probed.case, "three-megabytes", **body).status_code in {
        400,
        413,
        422,
    }
    form = {**body, "request_id": "three-megabytes"}
    page = f"/do/cases.case/{probed.case.pk}/claims.register_payment/"
    assert town.client(HANDLER).post(page, form).status_code in {400, 413, 422}


@pytest.mark.parametrize("address", [
    "/dossiers/1/", "/dossiers/../../etc/passwd", "/do/auth.user/00000000-0000-7000-8000-000000000000/x/",
    "/do/kernel.principal/00000000-0000-7000-8000-000000000000/claims.register_payment/", "/do/../x/y/",
    "/static/../zhixing/court/config/settings.py", "/static/%2e%2e/%2e%2e/settings.py", "/papers/x.pdf",
])  # fmt: skip
def test_addresses_made_up_are_not_found(town, address):
    assert town.client(HANDLER).get(address).status_code == 404


def test_the_same_request_id_gives_the_same_answer_and_another_body_a_conflict(town, probed):
    body = {"paid_on": "2026-11-22", "amount": "0.02", "how": "voluntary", "reference": "同一请求"}
    first = post(town, HANDLER, "claims.register_payment", probed.case, "same-request-1", **body)
    again = post(town, HANDLER, "claims.register_payment", probed.case, "same-request-1", **body)
    assert first.status_code == again.status_code == 200
    assert first.json() == again.json()
    other = post(town, HANDLER, "claims.register_payment", probed.case, "same-request-1", **{**body, "amount": "0.03"})
    assert other.status_code == 409
    assert "同一请求编号" in other.json()["error"]
    assert (
        post(
            town, "caiwu", "claims.register_payment", probed.case, "same-request-1", **{**body, "reference": "别人的"}
        ).status_code
        == 200
    )


@pytest.fixture
def logs():
    """What the program logs meanwhile, at every level, as the lines of its own formatter."""
    from zhixing.court.kernel.middleware import JsonFormatter

    said, root = io.StringIO(), logging.getLogger()
    handler, level = logging.StreamHandler(said), root.level
    handler.setFormatter(JsonFormatter())
    root.addHandler(handler)
    root.setLevel("DEBUG")
    yield said
    root.removeHandler(handler)
    root.setLevel(level)


def test_neither_a_dump_nor_the_logs_tell_a_number(city, logs):
    """A filing through the pages, a bank's answer, a freeze; then everything the database holds, as text."""
    from django.db import connection

    from zhixing.court.demo import people
    from zhixing.court.property.tests.story import ACCOUNT, fixed
    from zhixing.running import binaries

    story = fixed(city)
    account = story.find()
    story.do("seizures.freeze", account=str(account.pk), limit="50000.00", last_day="2027-09-01")
    city.drain()
    for address in (f"/dossiers/{story.case.dossier_id}/?tab=parties", f"/search?q={people.BORROWER[1]}", "/"):
        city.client(HANDLER).get(address)
    numbers = [who[1] for who in vars(people).values() if isinstance(who, tuple)]
    program = binaries.client("pg_dump", connection.pg_version // 10000)
    dump = subprocess.run([program, f"--dbname={city.urls.owner}"], capture_output=True, text=True, check=True).stdout
    said = logs.getvalue()
    assert "（2026）闽0205执1号" in dump
    assert '"route": "search"' in said
    secret = [*numbers, ACCOUNT, "6222000100000023456"]
    assert len(secret) >= 9
    assert [n for n in secret if n in dump] == []
    assert [n for n in secret if n in said] == []
