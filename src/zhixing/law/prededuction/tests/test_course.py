"""The course of a deduction: told as a story, and then in any order, twice over."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zhixing.law.prededuction.course import Course, Happening, Money, NotNow, State, Told, after

H = Happening
UP_TO_DEDUCTED = (H.CHECK, H.RULE)


def run(*told, course=Course()):  # noqa: B008
    for one in told:
        course = after(course, one if isinstance(one, Told) else Told(one))
    return course


TAKEN = Told(H.DEDUCTED, full=True, surplus=True)


def test_the_real_case_from_request_to_certificate():
    deducted = run(*UP_TO_DEDUCTED, TAKEN)
    assert (deducted.state, deducted.money, deducted.surplus) == (State.DEDUCTED, Money.AWAITED, True)
    done = run(H.RELEASE, H.RECEIVED, H.SEND, H.PAID, H.CERTIFY, course=deducted)
    assert done.state is State.CERTIFIED


def test_a_rival_before_the_deduction_halts_it_for_good():
    for so_far in ((), (H.CHECK,), UP_TO_DEDUCTED):
        halted = run(*so_far, H.RIVAL)
        assert halted.state is State.HALTED
        with pytest.raises(NotNow):
            run(H.RULE, course=halted)


def test_a_rival_after_the_deduction_holds_the_payout_not_the_release():
    held = run(*UP_TO_DEDUCTED, TAKEN, H.RECEIVED, H.RIVAL)
    with pytest.raises(NotNow, match="不得发放"):
        run(H.SEND, course=held)
    freed = run(H.RELEASE, course=held)
    assert freed.held
    assert not freed.surplus
    assert run(H.CLEAR, H.SEND, H.PAID, H.CERTIFY, course=freed).state is State.CERTIFIED


def test_a_halt_that_crosses_with_the_answer_of_the_bank_holds_the_money():
    crossed = run(*UP_TO_DEDUCTED, H.RIVAL, TAKEN)
    assert crossed.state is State.DEDUCTED
    assert crossed.held


def test_part_of_the_sum_is_never_certified_as_the_whole():
    part = run(*UP_TO_DEDUCTED, Told(H.DEDUCTED, full=False), H.RECEIVED, H.SEND, H.PAID)
    with pytest.raises(NotNow):
        run(H.CERTIFY, course=part)


def test_a_payment_that_came_back_may_be_sent_again():
    back = run(*UP_TO_DEDUCTED, TAKEN, H.RECEIVED, H.SEND, H.RETURNED)
    assert back.may_send
    assert run(H.RETURNED, course=back) == back


@pytest.mark.parametrize("what", [H.RULE, H.RELEASE, H.RECEIVED, H.SEND, H.CERTIFY, H.DEDUCTED])
def test_an_act_out_of_its_place_is_refused(what):
    with pytest.raises(NotNow):
        run(what)


def test_the_bank_cannot_pay_what_was_not_sent():
    with pytest.raises(NotNow):
        run(*UP_TO_DEDUCTED, TAKEN, H.PAID)
    with pytest.raises(NotNow):
        run(*UP_TO_DEDUCTED, TAKEN, H.RETURNED)


def test_refused_before_or_after_the_check():
    assert run(H.REFUSE).state is State.REFUSED
    assert run(H.CHECK, H.REFUSE).state is State.REFUSED


def test_once_certified_what_is_told_again_changes_nothing():
    done = run(*UP_TO_DEDUCTED, TAKEN, H.RELEASE, H.RECEIVED, H.SEND, H.PAID, H.CERTIFY)
    assert run(TAKEN, H.RECEIVED, H.PAID, H.RELEASE, H.RIVAL, course=done) == done
    with pytest.raises(NotNow):
        run(H.SEND, course=done)


TOLD = st.builds(Told, st.sampled_from(list(Happening)), st.booleans(), st.booleans())


@settings(max_examples=600, deadline=None)
@given(st.lists(TOLD, max_size=30))
def test_in_any_order_and_twice_over_nothing_is_paid_twice_while_held_or_unreceived(events):
    course, sent, rivals_open, deducted = Course(), 0, False, False
    for told in events:
        try:
            following = after(course, told)
        except NotNow:
            continue
        deducted = deducted or following.state is State.DEDUCTED
        rivals_open = (rivals_open or told.what is H.RIVAL) and told.what is not H.CLEAR
        if told.what is H.SEND:
            sent += 1
            assert course.money is Money.RECEIVED
            assert not rivals_open
        if told.what is H.RETURNED and course.money is Money.SENT:
            sent -= 1
        assert 0 <= sent <= 1
        assert after_twice(following, told) == following
        if following.state is State.CERTIFIED:
            assert following.full
            assert not following.surplus
            assert following.money is Money.PAID
        assert course.state is not State.REFUSED or not deducted
        course = following


def after_twice(course, told):
    """What is told a second time; an act that is out of place then changes nothing either."""
    try:
        return after(course, told)
    except NotNow:
        return course
