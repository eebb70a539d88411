"""Who comes in between, and what a panel of three decides: halted before the deduction, held after it."""

import pytest

from zhixing.court.demo.people import CREDITOR_SHOP, DEBTOR_SPORTS
from zhixing.court.preservation.tests.conftest import person
from zhixing.court.preservation.tests.test_refusals import sue_elsewhere
from zhixing.court.property.tests.story import court


def test_a_rival_between_ruling_and_deduction_is_found_by_the_search_repeated_then(frozen):
    frozen.request()
    frozen.check()
    frozen.rule()
    sue_elsewhere(frozen)
    assert list(frozen.refused("order")) == [6]
    frozen.city.perform("preservation.stop_deduction", frozen.row("Deduction"), "shenpan", reason="另一债权人起诉")
    assert frozen.row("Deduction").state == "halted"


def test_a_rival_after_the_deduction_holds_the_payout_not_the_release(frozen):
    from zhixing.court.kernel.refused import NotAllowed, Unlawful

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
    with pytest.raises(NotAllowed, match="由本案审判法官办理"):
        frozen.city.perform("preservation.clear_rival", frozen.row("Deduction"), "shenpan2", record="合议笔录 H-1")
    frozen.panel("clear_rival", record="合议笔录 H-1")
    assert not frozen.row("Deduction").held
    with pytest.raises(Unlawful, match="9999"):
        frozen.propose_payout()


def test_one_judge_alone_clears_nothing_and_two_against_leave_it_held(frozen):
    frozen.request()
    frozen.check()
    frozen.rule()
    frozen.deducted(frozen.order())
    frozen.city.perform("preservation.stop_deduction", frozen.row("Deduction"), "shenpan", reason="有人主张权利")
    put = frozen.city.perform("preservation.clear_rival", frozen.row("Deduction"), "shenpan", record="合议笔录 H-1")
    assert frozen.row("Deduction").held
    for other in ("shenpan2", "shenpan3"):
        frozen.city.sign(put.proposal, other, agrees=False, opinion="应当等待另案结果")
    assert frozen.row("Deduction").held


def test_the_panel_lets_a_linked_case_go_on_until_another_sign_is_found(frozen):
    from zhixing.court.cases.queries import creditors

    frozen.request(links="双方股东相同")
    assert list(frozen.refused()) == [13]
    frozen.panel("decide_links", goes_on=True, record="合议笔录 H-2")
    row = frozen.row("Deduction")
    assert (row.panel_votes, row.panel_saw) == (3, "双方股东相同")
    frozen.check()
    (payee,) = frozen.read(creditors, frozen.suit)
    from zhixing.court.property.tests.story import ACCOUNT

    account = {"participant": str(payee.pk), "holder": payee.party.name, "bank_code": "ICBX",
               "bank_name": "演示工商银行", "number": ACCOUNT}  # fmt: skip
    frozen.city.perform("cases.confirm_account", frozen.suit, "chuangkou", **account)
    told = frozen.refused("rule")
    assert list(told) == [13]
    assert "“债权人的收款账户就是债务人的账户”是合议庭决定以后发现的" in told[13]


def test_the_panel_refuses_and_ordinary_enforcement_stays_open(frozen):
    from zhixing.court.kernel.models import Act

    frozen.request(links="双方股东相同")
    frozen.panel("decide_links", record="合议笔录 H-3")
    row = frozen.row("Deduction")
    assert (row.state, row.stopped) == ("refused", "合议庭决定不予扣划（合议笔录 H-3）")
    said = frozen.read(lambda: Act.objects.get(name="preservation.decide_links").summary)
    assert "3 人表决" in said
    assert "债权人可以依法申请强制执行" in said
    assert frozen.seizure().state == "active"


def test_the_system_sees_by_itself_that_both_sides_have_one_head_and_one_address(suit):
    done = suit.city.perform(
        "preservation.register_matter", court(), "chuangkou", kind="民初", number="（2026）闽0205民初4321号",
        cause="买卖合同纠纷", judge=str(suit.city.viewer("shenpan").principal_id),
        applicants=[person(CREDITOR_SHOP, "厦门市海沧区样板大道8号", representative="同一人", phone="0592-7654321")],
        respondents=[person(DEBTOR_SPORTS, "厦门市海沧区 样板大道８号", representative="同一人", phone="05927654321")],
    )  # fmt: skip
    suit.suit = suit.read(suit._of, done.act.dossier_id)
    suit.preserve()
    suit.freeze()
    suit.mediate()
    suit.city.move(minutes=5)
    suit.request(applicant="同一人", consent_signer="同一人")
    told = suit.refused()
    assert {"双方由同一人负责：同一人", "双方地址相同：厦门市海沧区样板大道8号", "双方联系电话相同"} <= set(
        told[13].split("（关联核查表")[0].split("；")
    )
    assert "7654321" not in told[13], "a telephone number is compared, never shown"


def test_no_certificate_while_anything_is_unpaid(frozen):
    from zhixing.court.kernel.refused import Unlawful

    frozen.request()
    frozen.check()
    frozen.rule()
    frozen.deducted(frozen.order())
    frozen.arrive()
    with pytest.raises(Unlawful, match="办理的次序"):
        frozen.city.perform("preservation.certify", frozen.row("Deduction"), "shenpan")


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
