"""Who bears the case acceptance fee, what comes back from the court, and by when."""

from dataclasses import replace
from datetime import date
from random import Random

import pytest

from zhixing.law.core.dated import NotCovered
from zhixing.law.core.determination import Verdict
from zhixing.law.core.tables import packaged
from zhixing.law.fees.acceptance import AcceptanceFee, acceptance_fee
from zhixing.law.fees.bearing import Ended, SuitEnded, fee_settled

TABLES = packaged()
ON = date(2026, 9, 1)
SUIT = SuitEnded(ON, 100_000_00, Ended.JUDGED)


def settled(**facts):
    return fee_settled(replace(SUIT, **facts), TABLES).value


def test_the_winner_gets_the_prepaid_fee_back_from_the_court_within_fifteen_days():
    """100,000 yuan: 2,300. Effective 2026-09-01, the fifteenth day is Wednesday the 16th."""
    value = settled()
    assert (value.due, value.defendant, value.refund, value.to_court, value.to_winner) == (
        2_300_00,
        2_300_00,
        2_300_00,
        2_300_00,
        0,
    )
    assert (value.refund_by, value.provisional) == (date(2026, 9, 16), False)


def test_the_last_day_of_the_refund_rolls_over_the_national_holiday():
    assert settled(on=date(2026, 9, 18)).refund_by == date(2026, 10, 8)


def test_where_the_winner_agreed_the_loser_pays_him_and_the_court_refunds_nothing():
    value = settled(direct=True)
    assert (value.refund, value.to_winner, value.to_court, value.refund_by) == (0, 2_300_00, 0, None)


def test_partly_won_each_bears_what_the_judgment_says():
    value = settled(loser=1_500_00)
    assert (value.plaintiff, value.defendant, value.refund, value.to_court) == (800_00, 1_500_00, 1_500_00, 1_500_00)


def test_a_share_of_the_loser_beyond_the_fee_is_no_lawful_share():
    told = fee_settled(replace(SUIT, loser=2_300_01), TABLES)
    assert (told.value, told.lawful) == (None, False)
    assert "超过应分担的 2,300.00 元" in told.steps[-1].found


def test_simplified_procedure_and_withdrawal_halve_once_and_the_rest_comes_back():
    value = settled(ended=Ended.WITHDRAWN, simplified=True)
    assert (value.due, value.plaintiff, value.over, value.refund, value.defendant) == (
        1_150_00,
        1_150_00,
        1_150_00,
        1_150_00,
        0,
    )
    assert value.refund_by is None
    halved = settled(simplified=True)
    assert (halved.due, halved.over, halved.won, halved.refund) == (1_150_00, 1_150_00, 1_150_00, 2_300_00)


def test_a_mediation_statement_must_say_who_bears_the_fee():
    told = fee_settled(replace(SUIT, ended=Ended.MEDIATED), TABLES)
    assert told.value is None
    assert told.steps[-1].verdict is Verdict.UNKNOWN
    value = settled(ended=Ended.MEDIATED, loser=575_00)
    assert (value.due, value.plaintiff, value.over, value.won) == (1_150_00, 575_00, 1_150_00, 575_00)


@pytest.mark.parametrize("ended", [Ended.DISMISSED, Ended.REMANDED])
def test_dismissed_or_remanded_everything_comes_back(ended):
    value = settled(ended=ended)
    assert (value.due, value.refund, value.plaintiff) == (0, 2_300_00, 0)


def test_a_suit_that_is_terminated_gives_nothing_back():
    value = settled(ended=Ended.TERMINATED, prepaid=1_000_00)
    assert (value.due, value.plaintiff, value.refund) == (1_000_00, 1_000_00, 0)


def test_a_claim_reduced_in_time_is_charged_as_reduced():
    """30,000 of 100,000 dropped before the court's investigation ended: 1,550 instead of 2,300, 750 back."""
    value = settled(later_claim=70_000_00)
    assert (value.due, value.over) == (1_550_00, 750_00)


def test_a_claim_reduced_too_late_leaves_the_difference_with_the_plaintiff():
    value = settled(later_claim=70_000_00, in_time=False)
    assert (value.due, value.plaintiff, value.defendant, value.over) == (2_300_00, 750_00, 1_550_00, 0)


def test_a_claim_increased_asks_for_the_difference():
    value = settled(later_claim=200_000_00)
    assert (value.due, value.won, value.to_court, value.to_pay) == (4_300_00, 2_300_00, 4_300_00, 0)
    lost = settled(later_claim=200_000_00, loser=0)
    assert (lost.plaintiff, lost.to_pay) == (4_300_00, 2_000_00)


def test_what_makes_no_sense_is_refused():
    with pytest.raises(ValueError, match="不由被告负担"):
        replace(SUIT, ended=Ended.WITHDRAWN, loser=1)
    with pytest.raises(ValueError, match="负数"):
        replace(SUIT, prepaid=-1)


def test_nothing_is_settled_before_the_tariff():
    with pytest.raises(NotCovered):
        settled(on=date(2007, 3, 31))
    assert settled(on=date(2007, 4, 1)).due == 2_300_00


def test_no_fen_is_lost_between_plaintiff_defendant_and_court():
    chance = Random(20260901)
    for _ in range(400):
        ended = chance.choice(list(Ended))
        claim, later = chance.randrange(1, 10**9), chance.choice([None, chance.randrange(1, 10**9)])
        facts = SuitEnded(
            ON, claim, ended, chance.choice([None, chance.randrange(10**7)]), later, chance.choice([True, False]),
            chance.choice([True, False]), chance.choice([True, False]), 0 if ended is Ended.MEDIATED else None,
            chance.choice([True, False]),
        )  # fmt: skip
        value = fee_settled(facts, TABLES).value
        assert value.due == value.plaintiff + value.defendant
        assert value.prepaid + value.to_pay == value.plaintiff + value.over + value.won
        assert value.refund + value.to_winner == value.over + value.won
        assert value.to_court + value.to_winner == value.defendant
        assert min(value.due, value.plaintiff, value.refund, value.to_court) >= 0
        whole = acceptance_fee(AcceptanceFee(facts.counted, ON), TABLES).value
        assert value.due <= max(whole, value.prepaid)
