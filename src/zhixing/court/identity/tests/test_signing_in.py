"""Signing in: lockout, equal answers, sessions that end, forms that cannot be forged, headers."""

import re
from datetime import timedelta

import pytest

PASSWORD = "zhixing-demo"


@pytest.fixture
def browser(town):
    """A stranger's browser."""
    return town.client()


def enter(browser, username="faguan", password=PASSWORD, **more):
    return browser.post("/sign-in", {"username": username, "password": password, **more})


def test_the_right_password_opens_the_desk(browser):
    assert enter(browser)["Location"] == "/"
    assert "张守正" in browser.get("/").content.decode()


def test_an_unknown_name_gets_the_very_answer_of_a_wrong_password(browser):
    known, unknown = enter(browser, "shujiyuan", "wrong"), enter(browser, "no-such-name", "wrong")
    assert known.status_code == unknown.status_code == 403
    assert neutral(known) == neutral(unknown)


def neutral(answer):
    """A page without what was typed and the form's own token."""
    text = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", answer.content.decode())
    return text.replace("no-such-name", "X").replace("shujiyuan", "X")


@pytest.mark.parametrize("username", ["caiwu2", "nobody-at-all"])
def test_five_failures_lock_the_name_known_or_not_even_for_the_right_password(browser, username):
    for _ in range(5):
        assert "用户名或者密码不对" in enter(browser, username, "wrong").content.decode()
    assert "十五分钟后再试" in enter(browser, username).content.decode()
    assert enter(browser, "juzhang").status_code == 302  # nobody else is locked


def test_a_success_starts_the_count_anew(browser):
    for _ in range(4):
        enter(browser, "lian", "wrong")
    assert enter(browser, "lian").status_code == 302
    assert enter(browser, "lian", "wrong").status_code == 403
    assert enter(browser, "lian").status_code == 302


def test_a_locked_name_opens_after_fifteen_minutes(browser, monkeypatch):
    from django.utils import timezone

    for _ in range(5):
        enter(browser, "fuyuanzhang", "wrong")
    assert enter(browser, "fuyuanzhang").status_code == 403
    real = timezone.now
    monkeypatch.setattr(timezone, "now", lambda: real() + timedelta(minutes=15, seconds=1))
    assert enter(browser, "fuyuanzhang").status_code == 302


def test_a_session_expires_after_eight_hours(browser):
    from django.contrib.sessions.models import Session
    from django.utils import timezone

    enter(browser)
    session = Session.objects.get(pk=browser.cookies["sessionid"].value)
    assert timedelta(hours=7, minutes=59) < session.expire_date - timezone.now() <= timedelta(hours=8)
    session.expire_date = timezone.now() - timedelta(seconds=1)
    session.save()
    assert browser.get("/")["Location"].startswith("/sign-in")


def test_using_a_session_does_not_shorten_nor_an_old_cookie_outlive_it(browser):
    enter(browser)
    cookie = browser.cookies["sessionid"]
    assert not cookie["expires"]  # ends with the browser
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"


def test_every_session_ends_when_the_password_changes(browser, town):
    from django.contrib.auth.hashers import make_password

    from zhixing.court.identity.models import Officer
    from zhixing.court.kernel.scope import scope

    enter(browser, "zhuli")
    assert browser.get("/").status_code == 200
    path = town.viewer("zhuli").court_path
    with scope(path, path):
        Officer.objects.filter(username="zhuli").update(password=make_password("another"))
    assert browser.get("/")["Location"].startswith("/sign-in")


def test_an_officer_who_left_is_out_at_once(browser, town):
    from zhixing.court.kernel.models import Principal
    from zhixing.court.kernel.scope import scope

    enter(browser, "faguan3")
    viewer = town.viewer("faguan3")
    with scope(viewer.court_path, viewer.court_path):
        Principal.objects.filter(pk=viewer.principal_id).update(active=False)
    assert browser.get("/")["Location"].startswith("/sign-in")
    assert enter(browser, "faguan3").status_code == 403


def test_signing_in_gives_a_fresh_session_id_and_signing_out_destroys_it(browser):
    """A session id planted beforehand is worth nothing afterwards."""
    enter(browser, "ankuan")
    planted = browser.cookies["sessionid"].value
    enter(browser, "caiwu")
    assert browser.cookies["sessionid"].value != planted
    fresh = browser.cookies["sessionid"].value
    for old in (planted,):
        browser.cookies["sessionid"] = old
        assert browser.get("/")["Location"].startswith("/sign-in")
    browser.cookies["sessionid"] = fresh
    browser.post("/sign-out")
    browser.cookies["sessionid"] = fresh
    assert browser.get("/")["Location"].startswith("/sign-in")


def test_a_session_id_nobody_gave_out_is_not_taken_over(browser):
    browser.cookies["sessionid"] = "a" * 32
    enter(browser)
    assert browser.cookies["sessionid"].value != "a" * 32


@pytest.mark.parametrize(
    "elsewhere",
    ["https://evil.example/", "//evil.example/", "/\\evil.example", "\\\\evil.example", "javascript:alert(1)",
     "https:evil.example", "/%09/evil.example", "http:///evil.example", "\t//evil.example"],
)  # fmt: skip
def test_nobody_is_led_elsewhere_after_signing_in(browser, elsewhere):
    from urllib.parse import urljoin, urlsplit

    answer = enter(browser, next=elsewhere)
    assert urlsplit(urljoin("http://127.0.0.1/sign-in", answer["Location"].strip())).netloc == "127.0.0.1"


def test_one_comes_back_to_where_one_wanted_to_go(browser):
    assert browser.get("/search?q=1")["Location"] == "/sign-in?next=%2Fsearch%3Fq%3D1"
    assert enter(browser, next="/search?q=1")["Location"] == "/search?q=1"


@pytest.mark.parametrize(
    "address", ["/sign-in", "/sign-out", "/clock", "/proposals/{0}/", "/api/proposals/{0}/signatures"]
)
def test_a_form_of_another_site_changes_nothing(town, address):
    from django.test import Client

    strict = Client(enforce_csrf_checks=True, SERVER_NAME="127.0.0.1")
    strict.cookies["sessionid"] = town.client("faguan").cookies["sessionid"].value
    address = address.format("00000000-0000-7000-8000-000000000000")
    assert strict.post(address, {"username": "faguan", "password": PASSWORD}).status_code == 403


def test_the_api_takes_a_request_with_the_token(town):
    from django.test import Client

    strict = Client(enforce_csrf_checks=True, SERVER_NAME="127.0.0.1")
    strict.cookies["sessionid"] = town.client("faguan").cookies["sessionid"].value
    strict.get("/")
    token = strict.cookies["csrftoken"].value
    nothing = "/api/proposals/00000000-0000-7000-8000-000000000000/signatures"
    say = {"agrees": True, "opinion": "", "digest": "0" * 64}
    assert strict.post(nothing, say, "application/json", headers={"X-CSRFToken": token}).status_code == 404


@pytest.mark.parametrize("address", ["/", "/sign-in", "/nowhere", "/healthz", "/api/openapi.json", "/papers/check"])
@pytest.mark.parametrize("username", ["", "faguan"])
def test_every_answer_carries_the_headers(town, address, username):
    answer = town.client(username).get(address)
    policy = dict(p.strip().split(" ", 1) for p in answer["Content-Security-Policy"].split(";"))
    assert policy["default-src"] == policy["script-src"] == policy["style-src"] == "'self'"
    assert policy["object-src"] == policy["frame-ancestors"] == "'none'"
    assert "unsafe" not in answer["Content-Security-Policy"]
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["Referrer-Policy"] == "same-origin"


@pytest.mark.parametrize("typed", ["a\x00b", "𠮷陈𬭼", "x" * 100_000, "' or 1=1 --", "<script>alert(1)</script>"])
def test_odd_names_are_refused_like_any_other(browser, typed):
    answer = enter(browser, typed, typed)
    assert answer.status_code == 403
    assert "<script>alert" not in answer.content.decode()
