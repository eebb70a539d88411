"""The list of preservations and the duty to lift one, with its draft."""

from zhixing.court.preservation.tests.conftest import morning


def seen(city, path, who="shenpan"):
    answer = city.client(who).get(path, HTTP_HOST="127.0.0.1")
    return answer.status_code, answer


def test_the_list_shows_state_sums_end_and_next_duty(suit):
    suit.preserve()
    status, answer = seen(suit.city, "/preservation/")
    page = answer.content.decode()
    assert status == 200
    assert "开始执行保全裁定" in page
    assert "190,000.00" in page
    suit.freeze()
    page = seen(suit.city, "/preservation/?mine=1", "faguan")[1].content.decode()
    assert "书面告知申请人保全期限" in page
    for query, there in (
        ("?state=applied", False),
        ("?state=nonsense", True),
        ("?phase=pre_suit", False),
        ("?state=", True),
    ):
        assert ("1234" in seen(suit.city, f"/preservation/{query}")[1].content.decode()) is there
    assert "1234" not in seen(suit.city, "/preservation/?mine=1", "faguan2")[1].content.decode()
    assert seen(suit.city, "/preservation/", "caiwu")[0] == 403


def test_the_list_goes_on_by_key(suit, monkeypatch):
    from zhixing.court.preservation.pages import preservations as pages

    monkeypatch.setattr(pages, "ROWS", 1)
    for amount in ("1000.00", "2000.00"):
        suit.city.perform(
            "preservation.apply", suit.suit, "chuangkou", phase="in_suit", amount=amount, property_named=True,
            urgent=False, reason="转移存款",
        )  # fmt: skip
    first = seen(suit.city, "/preservation/")[1].content.decode()
    assert ("1,000.00" in first, "2,000.00" in first) == (True, False)
    key = first.split('href="?')[1].split('"')[0].replace("&amp;", "&")
    second = seen(suit.city, f"/preservation/?{key}")[1].content.decode()
    assert ("1,000.00" in second, "2,000.00" in second, "下一页" in second) == (False, True, False)
    assert "1,000.00" in seen(suit.city, "/preservation/?after=nonsense")[1].content.decode()


def test_the_duty_to_lift_stands_on_the_ruling_judges_desk_with_its_draft(suit):
    suit.preserve()
    suit.freeze()
    row = suit.row("Preservation")
    draft = f"/preservation/{row.pk}/release.pdf"
    assert seen(suit.city, draft)[0] == 422
    suit.city.perform("preservation.ask_release", row, "chuangkou", asked_by="被告", ground="paid", document="收据 1")
    assert seen(suit.city, draft)[0] == 200, "a draft of what was asked for"
    suit.city.perform(
        "preservation.demand_security", row, "shenpan", amount="20000.00", until="2026-12-05", reason="担保不足"
    )
    suit.city.move(days=12)
    morning(suit.city)
    desk = seen(suit.city, "/")[1].content.decode()
    assert "应当裁定解除：责令追加担保，申请保全人拒不追加" in desk
    assert draft in desk
    status, answer = seen(suit.city, draft)
    assert (status, answer["Content-Type"], answer.content[:4]) == (200, "application/pdf", b"%PDF")
    assert seen(suit.city, draft, "faguan")[0] == 403
    assert suit.row("Preservation").state == "ruled", "a draft changes nothing"
