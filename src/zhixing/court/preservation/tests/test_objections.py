"""Reconsideration of the ruling, objections to its execution, outsiders: limits, who decides, what follows."""

import pytest

from zhixing.court.kernel.refused import Refused, Unlawful


def limits(suit, case):
    from zhixing.court.kernel.models import Limit

    rows = Limit.objects.filter(dossier=case.dossier, done_on=None)
    return suit.read(lambda: {r.node: (r.ends_on - r.starts_on).days for r in rows if r.ends_on})


def papers(suit, case):
    from zhixing.court.documents.models import Paper

    return suit.read(lambda: [p.title for p in Paper.objects.filter(dossier=case.dossier).order_by("id")])


def panel(suit, row, **decision):
    """Proposed by a judge who had no part in it, signed by two more."""
    done = suit.city.perform("preservation.decide_objection", row, "faguan2", **decision)
    suit.city.sign(done.proposal, "faguan3")
    return suit.city.sign(done.proposal, "faguan4")


def ask(suit, **changes):
    values = {
        "raised_by": "福建虚拟体育用品有限公司", "party": True, "served_on": suit.today(), "reasons": "债务已经清偿",
        "document": "复议申请书 1",
    }  # fmt: skip
    suit.city.perform("preservation.reconsider", suit.row("Preservation"), "chuangkou", **{**values, **changes})
    return suit.row("Objection")


def raise_(suit, kind="outsider", **changes):
    values = {
        "kind": kind, "raised_by": "案外人陈某", "party": kind == "act", "seizure": str(suit.seizure().pk),
        "reasons": "被冻结的存款是其所有", "document": "异议书 1",
    }  # fmt: skip
    suit.city.perform("preservation.object", suit.execution, "shujiyuan", **{**values, **changes})
    return suit.row("Objection")


@pytest.fixture
def held(suit):
    """190,000 yuan frozen under the ruling."""
    suit.preserve()
    suit.freeze()
    suit.city.move(minutes=5)
    return suit


def test_five_days_to_ask_ten_to_decide_and_the_ruling_is_carried_out_meanwhile(held):
    with pytest.raises(Unlawful, match="由当事人提出"):
        ask(held, party=False)
    row = ask(held)
    assert limits(held, held.suit)["preservation_reconsideration_decision"] in {10, 11, 12}
    assert held.seizure().state == "active"
    decision = {"outcome": "upheld", "reasons": "原裁定符合法律规定"}
    with pytest.raises(Unlawful, match="审判法官"):
        held.city.perform("preservation.decide_objection", row, "faguan2", **decision)
    with pytest.raises(Unlawful, match="裁定结果与审查的事项相符"):
        held.city.perform("preservation.decide_objection", row, "shenpan", **{**decision, "outcome": "founded"})
    held.city.perform("preservation.decide_objection", row, "shenpan", **decision)
    assert "preservation_reconsideration_decision" not in limits(held, held.suit)
    assert held.row("Preservation").state == "ruled"
    held.city.move(days=8)
    with pytest.raises(Unlawful, match="已经逾期"):
        ask(held, served_on="2026-11-25")


def test_a_rescinded_ruling_frees_everything_at_once(held):
    row = ask(held)
    held.city.perform(
        "preservation.decide_objection", row, "shenpan", outcome="rescinded", reasons="债务已经清偿，保全没有必要"
    )
    assert (held.row("Preservation").state, held.seizure().pending) == ("released", "解除冻结")
    assert papers(held, held.suit)[-2:] == ["民事裁定书", "协助解除冻结存款通知书"]


def test_a_changed_ruling_frees_the_excess_only(held):
    row = ask(held)
    change = {"outcome": "changed", "reasons": "部分债务已经清偿"}
    for wrong in ({}, {"amount": "190000.00"}):
        with pytest.raises(Unlawful, match="小于原裁定"):
            held.city.perform("preservation.decide_objection", row, "shenpan", **change, **wrong)
    held.city.perform("preservation.decide_objection", row, "shenpan", **change, amount="100000.00")
    order = held.story(held.suit).sent("ReleaseOrder")[-1]
    assert order.amount_fen == 90_000_00
    kept = held.row("Preservation")
    assert (kept.amount_fen, kept.state) == (100_000_00, "ruled")


def test_an_objection_to_the_act_goes_to_a_panel_without_who_carried_it_out(held):
    row = raise_(held, "act")
    assert limits(held, held.execution)["objection_decision"] in {15, 16, 17}
    decision = {"outcome": "rescinded", "reasons": "冻结的是专用账户"}
    with pytest.raises(Unlawful, match="实施人员不参加审查"):
        held.city.perform("preservation.decide_objection", row, "faguan", **decision)
    done = held.city.perform("preservation.decide_objection", row, "faguan2", **decision)
    held.city.sign(done.proposal, "faguan")
    with pytest.raises(Refused, match="不参加合议庭"):
        held.city.sign(done.proposal, "faguan3")
    panel(held, row, **decision)
    assert held.row("Objection").state == "rescinded"
    assert held.seizure().pending == "解除冻结"
    assert papers(held, held.execution)[-2:] == ["执行裁定书", "协助解除冻结存款通知书"]
    held.city.perform(
        "preservation.serve_decision", held.row("Objection"), "shujiyuan", served_on=held.today(), proof="送达回证"
    )
    assert "reconsideration" in limits(held, held.execution)


def test_a_founded_outsider_waits_for_the_applicants_suit_and_is_then_a_duty_to_lift(held):
    with pytest.raises(Unlawful, match="由案外人提出"):
        raise_(held, party=True)
    row = raise_(held)
    assert limits(held, held.execution)["outsider_decision"] in {15, 16, 17}
    panel(held, row, outcome="founded", reasons="案外人对存款享有足以排除执行的权利")
    assert held.seizure().pending == "", "the applicant may still sue"
    held.city.perform(
        "preservation.serve_decision", held.row("Objection"), "shujiyuan", served_on=held.today(), proof="送达回证"
    )
    assert {"preservation_suit_filing", "preservation_lifting"} <= set(limits(held, held.execution))
    lift = {"seizure": str(held.seizure().pk)}
    with pytest.raises(Unlawful, match="没有应当解除的事由"):
        held.city.perform("preservation.release", held.row("Preservation"), "shenpan", **lift)
    held.city.move(days=18)
    held.city.perform("preservation.release", held.row("Preservation"), "shenpan", **lift)
    assert held.seizure().pending == "解除冻结"
    assert "preservation_lifting" not in limits(held, held.execution)


def test_the_applicants_suit_keeps_the_measure(held):
    row = raise_(held)
    panel(held, row, outcome="founded", reasons="案外人享有权利")
    row = held.row("Objection")
    held.city.perform("preservation.serve_decision", row, "shujiyuan", served_on=held.today(), proof="送达回证")
    held.city.perform("preservation.note_suit", row, "chuangkou", sued_on=held.today(), number="（2026）闽0205民初77号")
    assert not {"preservation_suit_filing", "preservation_lifting"} & set(limits(held, held.execution))
    held.city.move(days=30)
    with pytest.raises(Unlawful, match="没有应当解除的事由"):
        held.city.perform("preservation.release", held.row("Preservation"), "shenpan")


def test_what_is_raised_opens_line_seven_of_the_gate_until_it_is_decided_and_the_days_are_over(held):
    from zhixing.court.kernel.clock import now
    from zhixing.court.kernel.tables import current_tables
    from zhixing.court.preservation.facts.gate import gate_facts
    from zhixing.law.prededuction.facts import Stage

    held.mediate()
    held.request()

    def hits():
        viewer, tables = held.city.viewer("shenpan"), current_tables()
        return held.read(gate_facts, held.row("Deduction"), Stage.RULE, now(), tables, viewer).objections.hits

    assert hits() == ()
    ask(held)
    row = raise_(held)
    assert hits() == ("案外人案外人陈某的异议", "福建虚拟体育用品有限公司的保全裁定复议")
    panel(held, row, outcome="upheld", reasons="异议人没有提交证据")
    assert "案外人案外人陈某的异议" in hits(), "rejected, but nobody was told yet"
    held.city.perform(
        "preservation.serve_decision", held.row("Objection"), "shujiyuan", served_on=held.today(), proof="送达回证"
    )
    assert len(hits()) == 2
    held.city.move(days=16)
    assert hits() == ("福建虚拟体育用品有限公司的保全裁定复议",)
