"""Security: kept as given, topped up on demand, given back at the end; or given by the respondent to be free."""

import pytest

from zhixing.court.kernel.refused import NotAllowed, Unlawful


def pieces(suit):
    from zhixing.court.preservation.models import Security

    return suit.read(lambda: list(Security.objects.order_by("id")))


def titles(suit):
    from zhixing.court.documents.models import Paper

    return suit.read(lambda: [p.title for p in Paper.objects.filter(dossier=suit.suit.dossier).order_by("id")])


def open_limits(suit):
    from zhixing.court.kernel.models import Limit

    return suit.read(lambda: {r.node for r in Limit.objects.filter(dossier=suit.suit.dossier, done_on=None)})


def top_up(suit, amount, **more):
    piece = {"form": "cash", "amount": amount, "document": "缴款票据 2", **more}
    suit.city.perform("preservation.give_security", suit.row("Preservation"), "chuangkou", security=[piece])


def test_security_is_kept_and_topped_up_on_demand(suit):
    city = suit.city
    suit.preserve()
    suit.freeze()
    row = suit.row("Preservation")
    (first,) = pieces(suit)
    assert (first.form, first.amount_fen, first.state) == ("insurance", 190_000_00, "given")

    city.perform(
        "preservation.demand_security", row, "shenpan", amount="20000.00", until="2026-12-05", reason="保全标的升值"
    )
    assert "责令追加担保通知书" in titles(suit)
    assert "security_top_up" in open_limits(suit)
    top_up(suit, "15000.00")
    assert "security_top_up" in open_limits(suit)
    top_up(suit, "5000.00", giver="第三人担保公司")
    assert "security_top_up" not in open_limits(suit)
    assert [p.state for p in pieces(suit)] == ["given", "topped_up", "topped_up"]


def test_security_goes_back_once_when_the_measures_are_over_and_no_damages_are_claimed(suit):
    city = suit.city
    suit.preserve()
    suit.freeze()
    row, (first,) = suit.row("Preservation"), pieces(suit)
    back = {"why": "won", "document": "（2026）闽0205民初1234号民事判决书"}
    with pytest.raises(Unlawful, match="保全措施已经结束"):
        city.perform("preservation.return_security", first, "shenpan", **back)
    city.perform("preservation.release", row, "shenpan", ground="paid", document="收据 1")
    from zhixing.court.seizures.tests.bank import answer

    story = suit.story(suit.suit)
    told = answer(story, story.sent("ReleaseOrder")[-1], action="release", dates=False, controlled_fen=0, limit_fen=0)
    assert suit.story(suit.execution).tell(told).state == "taken"
    for wrong, why in (({"damages": True}, "损害赔偿之诉"), ({"why": "paid"}, "有退还的事由")):
        with pytest.raises(Unlawful, match=why):
            city.perform("preservation.return_security", first, "shenpan", **{**back, **wrong})
    with pytest.raises(NotAllowed):
        city.perform("preservation.return_security", first, "faguan", **back)
    city.perform("preservation.return_security", first, "shenpan", **back)
    assert pieces(suit)[0].state == "returned"
    assert titles(suit)[-1] == "退还担保通知书"
    with pytest.raises(Unlawful, match="尚未退还"):
        city.perform("preservation.return_security", pieces(suit)[0], "shenpan", **back)


def test_who_does_not_top_up_may_lose_the_preservation(suit):
    suit.preserve()
    suit.freeze()
    row = suit.row("Preservation")
    suit.city.perform(
        "preservation.demand_security", row, "shenpan", amount="20000.00", until="2026-12-05", reason="担保不足"
    )
    with pytest.raises(Unlawful, match="没有应当解除的事由"):
        suit.city.perform("preservation.release", row, "shenpan")
    suit.city.move(days=11)
    suit.city.perform("preservation.release", row, "shenpan")
    assert suit.row("Preservation").state == "released"


def test_full_security_of_the_respondent_sets_the_account_free(suit):
    suit.preserve()
    suit.freeze()
    row = suit.row("Preservation")
    offer = {
        "offer": "security", "form": "independent", "worth": "190000.00", "document": "独立保函 L-1", "effective": True,
        "giver": "演示工商银行海沧支行",
    }  # fmt: skip
    for wrong, why in (
        ({"worth": "189999.99"}, "提供的担保充分"),
        ({"effective": False}, "提供的担保有效"),
        ({"disputed_thing": True}, "经申请保全人同意"),
    ):
        with pytest.raises(Unlawful, match=why):
            suit.city.perform("preservation.substitute", row, "shenpan", **{**offer, **wrong})
    suit.city.perform(
        "preservation.ask_release", row, "chuangkou", asked_by="被告", ground="security", document="申请 1"
    )
    assert "preservation_release" in open_limits(suit)
    suit.city.perform("preservation.substitute", row, "shenpan", **offer)
    assert suit.seizure().pending == "解除冻结"
    assert suit.row("Preservation").state == "released"
    assert "preservation_release" not in open_limits(suit)
    theirs = pieces(suit)[-1]
    assert (theirs.side, theirs.amount_fen) == ("respondent", 190_000_00)
    with pytest.raises(Unlawful, match="有退还的事由"):
        suit.city.perform("preservation.return_security", theirs, "shenpan", why="won", document="判决书")
    suit.city.perform("preservation.return_security", theirs, "shenpan", why="paid", document="收据")


def test_other_property_takes_the_place_of_one_measure_and_the_preservation_stands(suit):
    suit.preserve()
    suit.freeze()
    row, held = suit.row("Preservation"), suit.seizure()
    offer = {
        "offer": "other_property", "seizure": str(held.pk), "form": "real_estate", "worth": "200000.00",
        "document": "不动产权证 9", "effective": True,
    }  # fmt: skip
    with pytest.raises(Unlawful, match="变更保全标的物有利于执行"):
        suit.city.perform("preservation.substitute", row, "shenpan", **offer)
    suit.city.perform("preservation.substitute", row, "shenpan", **offer, favourable=True)
    assert (suit.row("Preservation").state, suit.seizure().pending) == ("ruled", "解除冻结")
