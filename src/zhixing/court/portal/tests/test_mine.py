"""A party looks into their own matter with the code they were handed: what they see, and what nobody else does."""

import re

from zhixing.court.preservation.tests.conftest import frozen, suit

__all__ = ["frozen", "suit"]
HOST = {"HTTP_HOST": "127.0.0.1"}
SIDES = {"creditor": 0, "debtor": 1}


def give(suit, side, by="shujiyuan"):
    """Hand the party a code; the code as printed on the paper."""
    from zhixing.court.cases.queries import participants
    from zhixing.court.documents.models import Paper
    from zhixing.court.documents.queries import opened

    who = suit.read(participants, suit.suit)[SIDES[side]]
    suit.city.perform("cases.give_key", suit.suit, by, participant=str(who.pk))
    paper = suit.read(lambda: Paper.objects.filter(kind="cases.key_notice").latest("id"))
    return next(f.value for block in opened(paper).blocks for f in getattr(block, "fields", ()) if f.label == "查询码")


def number_of(side):
    from zhixing.court.demo.people import CREDITOR_SHOP, DEBTOR_SPORTS

    return {"creditor": CREDITOR_SHOP, "debtor": DEBTOR_SPORTS}[side][1]


def enter(suit, side, code):
    client = suit.city.client()
    answer = client.post("/portal/mine/enter", {"number": number_of(side), "code": code}, **HOST)
    assert answer.status_code == 302, answer.content.decode()
    return client


def shown(client):
    answer = client.get("/portal/mine", **HOST)
    assert answer.status_code == 200
    return answer.content.decode()


def papers_on(page):
    return re.findall(r"/portal/mine/papers/[-0-9a-f]+\.pdf", page)


def test_both_sides_follow_the_deduction_from_the_freeze_to_the_certificate(frozen):
    frozen.city.perform("preservation.remind", frozen.suit, "shenpan", until="2026-12-25")
    creditor = enter(frozen, "creditor", give(frozen, "creditor"))
    debtor = enter(frozen, "debtor", give(frozen, "debtor").lower().replace("-", " "))
    for client in (creditor, debtor):
        page = shown(client)
        for words in (
            "190,000.00",
            "75,000.00",
            "责任保险担保书 190,000.00 元",
            "演示工商银行　尾号 0018",
            "冻结中",
            "执行风险提示书",
        ):
            assert words in page, words
        assert "6217000100000000018" not in page

    frozen.request()
    frozen.check()
    frozen.rule()
    assert "法院已经裁定扣划，等待银行办理" in shown(creditor)
    assert len(papers_on(shown(creditor))) == len(papers_on(shown(debtor))) + 1
    frozen.deducted(frozen.order())
    assert "银行已经扣划" in shown(debtor)
    frozen.released()
    frozen.arrive()
    frozen.paid(frozen.pay())
    frozen.city.perform("preservation.certify", frozen.row("Deduction"), "shenpan")
    page = shown(debtor)
    assert "债务已经全部履行" in page
    assert "自动履行证明书" in page
    frozen.city.drain()
    for address in papers_on(page):
        answer = debtor.get(address, **HOST)
        assert (answer.status_code, answer.content[:5]) == (200, b"%PDF-")


def test_a_debtor_learns_of_a_preservation_only_when_the_bank_has_frozen(suit):
    debtor, creditor = (enter(suit, side, give(suit, side)) for side in ("debtor", "creditor"))
    suit.preserve()
    assert "190,000.00" in shown(creditor)
    assert "财产保全" not in shown(debtor)
    assert [a for a in papers_on(shown(creditor)) if debtor.get(a, **HOST).status_code != 404] == []
    suit.freeze()
    assert "财产保全" in shown(debtor)


def test_only_the_own_matter_and_only_with_a_code_that_stands(frozen):
    frozen.city.perform("preservation.remind", frozen.suit, "shenpan", until="2026-12-25")
    nobody = frozen.city.client()
    code = give(frozen, "debtor")
    creditor, debtor = enter(frozen, "creditor", give(frozen, "creditor")), enter(frozen, "debtor", code)
    theirs = set(papers_on(shown(debtor))) - set(papers_on(shown(creditor)))
    assert theirs
    for address in theirs:
        assert creditor.get(address, **HOST).status_code == 404
        assert nobody.get(address, **HOST)["Location"] == "/portal/mine/enter"
        assert frozen.city.client("shenpan").get(address, **HOST).status_code == 302
    assert nobody.get("/portal/mine", **HOST).status_code == 302
    for address in ("/", f"/dossiers/{frozen.suit.dossier_id}/", f"/api/dossiers/{frozen.suit.dossier_id}"):
        assert debtor.get(address, **HOST).status_code in {302, 401}

    give(frozen, "debtor")
    assert debtor.get("/portal/mine", **HOST).status_code == 302
    again = frozen.city.client().post("/portal/mine/enter", {"number": number_of("debtor"), "code": code}, **HOST)
    assert again.status_code == 403
    assert "查询码不对" in again.content.decode()


def test_guessing_locks_the_number_whether_known_or_not(suit):
    suit.mediate()
    code, client = give(suit, "creditor"), suit.city.client()
    for typed in (number_of("creditor"), "350205198001010017"):
        for _ in range(5):
            assert client.post("/portal/mine/enter", {"number": typed, "code": "2222"}, **HOST).status_code == 403
        locked = client.post("/portal/mine/enter", {"number": typed, "code": code}, **HOST)
        assert "十五分钟后再试" in locked.content.decode()
