"""The notice of risks goes out with the instrument to both sides; the account sheet is taken at trial."""

import pytest


def papers(suit, *kinds):
    from zhixing.court.documents.models import Paper
    from zhixing.court.documents.queries import opened

    rows = suit.read(lambda: list(Paper.objects.filter(dossier=suit.suit.dossier, kind__in=kinds).order_by("id")))
    return [opened(row) for row in rows]


def test_both_sides_are_told_of_the_risks_and_the_service_is_registered(suit):
    from zhixing.court.cases.queries import services
    from zhixing.court.kernel.refused import NotAllowed, Unlawful

    with pytest.raises(Unlawful, match="审判案件已经有法律文书"):
        suit.city.perform("preservation.remind", suit.suit, "shenpan")
    suit.mediate()
    with pytest.raises(NotAllowed):
        suit.city.perform("preservation.remind", suit.suit, "faguan", until="2026-12-25")
    suit.city.perform("preservation.remind", suit.suit, "shenpan", until="2026-12-25")
    to_creditor, to_debtor = papers(suit, "preservation.creditor_risk_notice", "preservation.risk_notice")
    assert (to_creditor.title, to_debtor.title) == ("执行风险提示书", "执行风险提示书")
    assert (to_creditor.number, to_debtor.number) == (suit.suit.number, f"{suit.suit.number}之一")
    assert any("2026年12月25日" in getattr(b, "text", "") for b in to_debtor.blocks)
    served = [s for s in suit.read(services, suit.suit) if "风险" in s.purpose]
    assert [(s.purpose, s.mode, s.state) for s in served] == [("执行风险提示书", "direct", "sent")] * 2

    receipt = {"served": True, "on": suit.today(), "proof": "本人签收"}
    suit.city.perform("cases.record_service", served[0], "shenpan", **receipt)
    assert suit.read(services, suit.suit)[0].state == "served"


def test_the_account_sheet_is_printed_for_signing(suit):
    suit.mediate()
    (sheet,) = papers(suit, "cases.account_confirmation")
    facts = {f.label: f.value for block in sheet.blocks for f in getattr(block, "fields", ())}
    assert facts["银行账号"] == "6222000100000023456"
    assert facts["诉讼地位"] == "原告（申请人）"
