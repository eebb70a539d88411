"""The twins of the real case: what is refused, halted or held, and what stays open instead."""

import pytest

from zhixing.court.preservation.tests.conftest import person
from zhixing.court.property.tests.story import court


def refused(frozen, act="check"):
    """The numbers of the lines that block."""
    from zhixing.court.kernel.refused import Unlawful

    with pytest.raises(Unlawful) as told:
        getattr(frozen, act)()
    ruling = told.value.determination
    assert "依法申请强制执行" in ruling.steps[-1].found
    return [int(s.asked.split(".")[0]) for s in ruling.blocks]


def sue_elsewhere(frozen, number="（2026）闽0205民初9999号"):
    """Another creditor sues the same debtor."""
    from zhixing.court.demo.people import DEBTOR_SPORTS, LENDER

    frozen.city.perform(
        "preservation.register_matter", court(), "chuangkou", kind="民初", number=number, cause="民间借贷纠纷",
        judge=str(frozen.city.viewer("shenpan").principal_id),
        applicants=[person(LENDER, "厦门市海沧区示例路1号", "natural")],
        respondents=[person(DEBTOR_SPORTS, "晋江市演示工业区6号")],
    )  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "lines"),
    [
        ({"both_signed": False}, [1]),
        ({"consent_signer": "", "consent_document": ""}, [5]),
        ({"consent_authority": False}, [5]),
        ({"applicant_authority": False}, [5]),
        ({"links": "双方法定代表人为同一人"}, [13]),
        ({"payee_agent": True}, [9]),
        ({"amount": "75000.01"}, [8]),
    ],
    ids=["unsigned mediation", "not due, no consent", "no authority", "applicant", "linked", "agent", "too much"],
)
def test_a_paper_that_is_missing_or_wrong_refuses(frozen, changes, lines):
    frozen.request(**changes)
    assert refused(frozen) == lines


def test_a_limit_is_not_money(suit):
    suit.preserve()
    suit.freeze(controlled=62_000_00, status="partial", reason="余额不足")
    suit.mediate()
    suit.city.move(minutes=5)
    suit.request()
    assert refused(suit) == [3, 8]


def test_a_second_creditor_refuses_and_ordinary_enforcement_stays_open(frozen):
    sue_elsewhere(frozen)
    frozen.request()
    assert refused(frozen) == [6]
    frozen.city.perform("preservation.refuse_deduction", frozen.row("Deduction"), "shenpan", reason="有其他债权人")
    assert frozen.seizure().state == "active"
    assert frozen.row("Deduction").state == "refused"


def test_a_stale_answer_of_the_bank_refuses(frozen):
    frozen.city.move(hours=25)
    frozen.request()
    assert refused(frozen) == [4]


def test_an_expired_freeze_cannot_even_be_asked_for(frozen):
    from zhixing.court.kernel.refused import Unlawful

    frozen.request()
    frozen.city.move(days=366)
    assert 4 in refused(frozen)
    frozen.city.perform("preservation.refuse_deduction", frozen.row("Deduction"), "shenpan", reason="冻结期限届满")
    from zhixing.court.seizures.jobs import note_lapses

    note_lapses()
    with pytest.raises(Unlawful, match="没有正在生效的保全冻结"):
        frozen.request()


def test_the_second_person_is_another_one(frozen):
    from zhixing.court.kernel.refused import NotAllowed

    values = {"seizure": str(frozen.seizure().pk)}
    frozen.request(**values)
    row = frozen.row("Deduction")
    assert row.made_by == "许记言"
    frozen.check()
    assert frozen.row("Deduction").checked_by == "赖公允"
    with pytest.raises(NotAllowed, match="审判法官"):
        frozen.city.perform("preservation.check_deduction", row, "shujiyuan")


def test_a_rival_between_ruling_and_deduction_is_found_by_the_search_repeated_then(frozen):
    frozen.request()
    frozen.check()
    frozen.rule()
    sue_elsewhere(frozen)
    assert refused(frozen, "order") == [6]
    frozen.city.perform("preservation.stop_deduction", frozen.row("Deduction"), "shenpan", reason="另一债权人起诉")
    assert frozen.row("Deduction").state == "halted"


def test_a_rival_after_the_deduction_holds_the_payout_not_the_release(frozen):
    from zhixing.court.kernel.refused import Unlawful

    frozen.request()
    frozen.check()
    frozen.rule()
    assert frozen.deducted(frozen.order()) == "taken"
    sue_elsewhere(frozen)
    frozen.city.perform("preservation.stop_deduction", frozen.row("Deduction"), "faguan", reason="另一债权人起诉")
    assert frozen.row("Deduction").held
    assert frozen.released() == "taken"
    frozen.arrive()
    with pytest.raises(Unlawful, match="另一债权人起诉"):
        frozen.propose_payout()
    frozen.city.perform("preservation.clear_rival", frozen.row("Deduction"), "shenpan", record="合议笔录 H-1")
    with pytest.raises(Unlawful, match="9999"):
        frozen.propose_payout()


def test_no_certificate_while_anything_is_unpaid(frozen):
    from zhixing.court.kernel.refused import Unlawful

    frozen.request()
    frozen.check()
    frozen.rule()
    frozen.deducted(frozen.order())
    frozen.arrive()
    with pytest.raises(Unlawful, match="办理的次序"):
        frozen.city.perform("preservation.certify", frozen.row("Deduction"), "shenpan")


def test_the_panel_lets_a_linked_case_go_on(frozen):
    frozen.request(links="双方电话相同")
    frozen.city.perform(
        "preservation.decide_links", frozen.row("Deduction"), "shenpan", goes_on=True, record="合议笔录 H-2"
    )
    frozen.check()
    assert frozen.row("Deduction").state == "checked"


def test_the_banks_answer_told_twice_changes_nothing(frozen):
    frozen.request()
    frozen.check()
    frozen.rule()
    order = frozen.order()
    assert frozen.deducted(order) == "taken"
    before = frozen.row("Deduction")
    assert frozen.deducted(order) != "taken"
    assert len(frozen.story(frozen.suit).sent("ReleaseOrder")) == 1
    assert frozen.row("Deduction").deducted_on == before.deducted_on


def test_the_gate_counts_days_in_beijing_not_where_the_server_stands(frozen):
    """At seven in the morning it is still yesterday in London: an instrument effective today is in force."""
    from zhixing.court.kernel.clock import now, today
    from zhixing.court.kernel.tables import current_tables
    from zhixing.court.preservation.facts.gate import gate_facts
    from zhixing.law.prededuction.facts import Stage

    frozen.request()
    row = frozen.row("Deduction")
    early = now().replace(hour=7)
    viewer = frozen.city.viewer("shenpan")
    facts = frozen.read(gate_facts, row, Stage.RULE, early, current_tables(), viewer)
    assert facts.at.date() == today()
