from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhixing.law.core.dated import NotCovered
from zhixing.law.core.tables import packaged
from zhixing.law.disposal.commission import Commission, commission_ceiling
from zhixing.law.disposal.deposit import DepositAsked, DepositBand, deposit
from zhixing.law.disposal.floor import RoundPrice, Way, round_floor
from zhixing.law.disposal.forfeited import Default, deposit_use
from zhixing.law.disposal.reference_price import NetworkPrice, Objected, Report, network_price
from zhixing.law.disposal.surplus import SurplusAsked, TakenInKind, difference_in_kind, lowest_with_surplus

TABLES = packaged()
ON = date(2026, 3, 1)
FEN = st.integers(min_value=0, max_value=10**11)


def floor(way, reference, **more):
    return round_floor(RoundPrice(way, ON, reference, **more), TABLES)


def test_we190_seventy_per_cent_of_an_appraisal():
    told = floor(Way.ONLINE, 814_630_00, proposed=570_241_00)
    assert (told.value, told.lawful) == (570_241_00, True)
    assert not floor(Way.ONLINE, 814_630_00, proposed=570_240_99).lawful
    assert deposit(DepositAsked(ON, 570_241_00, deposit=100_000_00), TABLES).lawful


def test_we189_a_start_at_eighty_per_cent_is_allowed():
    told = floor(Way.ONLINE, 7_500_000_00, proposed=6_000_000_00)
    assert told.lawful
    assert Fraction(6_000_000_00, 7_500_000_00) == Fraction(80, 100)


def test_the_lowest_regular_online_price_is_fifty_six_per_cent():
    first = floor(Way.ONLINE, 1_000_000_00).value
    assert floor(Way.ONLINE, 1_000_000_00, round=2, previous=first).value == 560_000_00
    assert not floor(Way.ONLINE, 1_000_000_00, round=3, previous=560_000_00).lawful


@pytest.mark.parametrize(
    ("way", "first", "second", "rounds"),
    [
        (Way.OFFLINE_MOVABLES, 100_00, 80_00, 2),
        (Way.OFFLINE_IMMOVABLES, 100_00, 80_00, 3),
        (Way.SHARES, 100_00, 90_00, 3),
        (Way.SHIPS, 80_00, 64_00, 2),
    ],
)
def test_each_way_of_selling_has_its_own_floor(way, first, second, rounds):
    assert floor(way, 100_00).value == first
    assert floor(way, 100_00, round=2, previous=first).value == second
    assert floor(way, 100_00, round=rounds, previous=first).lawful
    assert not floor(way, 100_00, round=rounds + 1, previous=first).lawful


def test_a_floor_is_never_undercut_by_rounding():
    assert floor(Way.ONLINE, 1_01).value == 71


def test_the_deposit_stays_in_its_band_and_a_creditor_pays_what_the_claim_does_not_cover():
    assert deposit(DepositAsked(ON, 100_000_00), TABLES).value == DepositBand(5_000_00, 20_000_00, None)
    assert not deposit(DepositAsked(ON, 100_000_00, deposit=20_000_01), TABLES).lawful
    assert deposit(DepositAsked(ON, 100_000_00, deposit=10_000_00, claim=4_000_00), TABLES).value.payable == 6_000_00
    assert deposit(DepositAsked(ON, 100_000_00, deposit=10_000_00, claim=90_000_00), TABLES).value.payable == 0
    offline = deposit(DepositAsked(ON, 100_000_00, online=False, deposit=90_000_00), TABLES)
    assert (offline.value.high, offline.lawful) == (None, True)


def test_we188_a_forfeited_deposit_pays_costs_then_the_shortfall():
    facts = Default(ON, True, 510_000_00, 8_000_000_00, 7_000_000_00, 10_000_00)
    use = deposit_use(facts, TABLES).value
    assert (use.costs, use.gap, use.uncovered, use.claimable) == (10_000_00, 500_000_00, 500_000_00, 0)


@given(FEN, FEN, FEN, FEN, FEN, st.booleans())
def test_every_fen_of_a_deposit_is_used_once(held, old, new, costs, debt, online):
    told = deposit_use(Default(ON, online, held, old, new, costs, 0, debt), TABLES)
    use = told.value
    assert use.costs + use.gap + use.commission + use.debt + use.related + use.refund == held == told.proof.fen
    assert use.refund == 0 if online else use.debt == use.related == 0
    assert use.uncovered == max(0, costs + max(0, old - new) - held)
    assert use.claimable == (0 if online else use.uncovered)


def test_offline_the_rest_is_returned_and_the_commission_counts():
    use = deposit_use(Default(ON, False, 100, 1000, 950, 20, 10), TABLES).value
    assert (use.refund, use.commission, use.claimable) == (20, 10, 0)


def test_the_online_price_is_the_mean_of_timely_unobjected_reports():
    def price(*reports):
        return network_price(NetworkPrice(ON, reports), TABLES)

    assert price(Report("甲", 100), Report("乙", 101), Report("丙", 999, in_time=False)).value == 101
    assert price(Report("甲", 100), Report("乙", 900, objected=Objected.UPHELD)).value == 100
    both = price(Report("甲", 100, objected=Objected.CORRECTED), Report("乙", 900, objected=Objected.CORRECTED))
    assert (both.value, both.proof.how) == (500, "fee")
    none = price(Report("丙", 999, in_time=False))
    assert (none.value, none.lawful) == (None, False)


def test_a_sale_that_leaves_nothing_needs_the_creditors_wish_and_a_higher_price():
    assert lowest_with_surplus(SurplusAsked(ON, 101, 90, 10), TABLES).lawful
    silent = lowest_with_surplus(SurplusAsked(ON, 100, 90, 10), TABLES)
    assert (silent.value, silent.lawful) == (101, False)
    assert lowest_with_surplus(SurplusAsked(ON, 100, 90, 10, insisted=True), TABLES).lawful
    assert not lowest_with_surplus(SurplusAsked(ON, 100, 90, 10, insisted=False), TABLES).lawful


def test_in_kind_at_the_reserve_and_at_no_other_price():
    assert difference_in_kind(TakenInKind(ON, 500, 500, 300), TABLES).value == 200
    assert difference_in_kind(TakenInKind(ON, 500, 500, 800), TABLES).value == 0
    assert not difference_in_kind(TakenInKind(ON, 500, 450, 300), TABLES).lawful


def test_the_commission_of_three_million():
    assert commission_ceiling(Commission(ON, 3_000_000_00), TABLES).value == 130_000_00
    assert not commission_ceiling(Commission(ON, 3_000_000_00, 130_000_01), TABLES).lawful


def test_what_makes_no_sense_is_refused():
    for bad in (
        lambda: RoundPrice(Way.ONLINE, ON, 0),
        lambda: RoundPrice(Way.ONLINE, ON, 100, round=2),
        lambda: DepositAsked(ON, 0),
        lambda: DepositAsked(ON, 100, claim=1),
        lambda: Default(ON, True, 1, 1, 1, 0, 1),
        lambda: Default(ON, True, -1, 1, 1),
        lambda: Default(date(2016, 12, 31), True, 1, 1, 1),
        lambda: NetworkPrice(ON, (Report("甲", 0),)),
        lambda: SurplusAsked(ON, -1, 0, 0),
        lambda: SurplusAsked(date(2004, 12, 31), 1, 0, 0),
        lambda: TakenInKind(ON, -1, 0, 0),
        lambda: TakenInKind(date(2004, 12, 31), 1, 0, 0),
        lambda: Commission(ON, -1),
    ):
        with pytest.raises(ValueError, match=r"大于零|负数|佣金|规定|保证金|起拍价"):
            bad()
    with pytest.raises(NotCovered):
        round_floor(RoundPrice(Way.ONLINE, date(2016, 12, 31), 100), TABLES)
