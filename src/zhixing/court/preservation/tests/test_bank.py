"""The bank does badly: takes a part, refuses, answers after the halt, answers twice with other sums."""

from zhixing.court.preservation.tests.conftest import Preserved
from zhixing.court.preservation.tests.test_deduction_pages import page


def ordered(frozen: Preserved):
    """Asked for, checked, ruled; the order is at the bank."""
    frozen.request()
    frozen.check()
    frozen.rule()
    return frozen.order()


def refuse(frozen, order):
    """The bank does not deduct, and says why."""
    from zhixing.court.seizures.tests.bank import answer

    story = frozen.story(frozen.suit)
    told = answer(story, order, action="deduct", dates=False, status="refused", reason="系统维护，请稍后重发")
    return story.tell(told).state


def test_a_part_is_paid_out_the_rest_stays_frozen_and_no_certificate(frozen):
    import pytest

    from zhixing.court.kernel.refused import Unlawful

    assert frozen.deducted(ordered(frozen), 50_000_00) == "taken"
    row = frozen.row("Deduction")
    assert (row.state, row.full, row.left_fen) == ("deducted", False, 115_000_00)
    (release,) = frozen.story(frozen.suit).sent("ReleaseOrder")
    assert release.amount_fen == 115_000_00, "25,000 that were not taken stay preserved"
    told = page(frozen)
    assert "银行只扣划了一部分；不出具证明书，差额的冻结继续有效" in told
    frozen.arrive("50000.00")
    proposed = frozen.propose_payout("50000.00")
    for who in ("ankuan", "juzhang", "caiwu"):
        done = frozen.city.sign(proposed.proposal, who)
    frozen.paid(done)
    with pytest.raises(Unlawful):
        frozen.city.perform("preservation.certify", frozen.row("Deduction"), "shenpan")


def test_a_refusal_leaves_everything_as_it_was_and_is_tried_again(frozen):
    order = ordered(frozen)
    assert refuse(frozen, order) == "taken"
    row = frozen.row("Deduction")
    assert (row.state, row.deducted_on, frozen.seizure().limit_fen) == ("ruled", None, 190_000_00)
    told = page(frozen)
    assert "银行没有办理：系统维护，请稍后重发；冻结没有变动；查明原因后可以重新实施，或者不予办理" in told
    assert "执行法官实施，执行局长审批" in frozen.page(frozen.suit)
    assert frozen.deducted(frozen.order()) == "taken"
    assert frozen.row("Deduction").state == "deducted"


def test_an_answer_after_the_halt_is_taken_held_and_the_surplus_freed(frozen):
    order = ordered(frozen)
    frozen.city.perform("preservation.stop_deduction", frozen.row("Deduction"), "shenpan", reason="另一债权人主张权利")
    row = frozen.row("Deduction")
    assert (row.state, row.held) == ("ruled", True), "the order is out: the money may come, and is held"
    assert frozen.deducted(order) == "taken"
    row = frozen.row("Deduction")
    assert (row.state, row.held, row.released_on) == ("deducted", True, row.deducted_on)
    assert "暂缓发放：另一债权人主张权利。余额的解除不受影响；由合议庭决定是否恢复发放。" in page(frozen)


def test_a_second_answer_with_another_sum_changes_nothing(frozen):
    order = ordered(frozen)
    assert frozen.deducted(order) == "taken"
    assert frozen.deducted(order, 60_000_00) != "taken"
    assert refuse(frozen, order) != "taken"
    row = frozen.row("Deduction")
    assert (row.full, row.left_fen) == (True, 115_000_00)
    assert len(frozen.story(frozen.suit).sent("ReleaseOrder")) == 1
