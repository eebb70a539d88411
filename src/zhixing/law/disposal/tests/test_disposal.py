import tomllib
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhixing.law.core.dated import NotCovered
from zhixing.law.core.fen import parse_yuan
from zhixing.law.core.tables import packaged
from zhixing.law.disposal.commission import Commission, commission_ceiling
from zhixing.law.disposal.deposit import DepositAsked, DepositBand, deposit
from zhixing.law.disposal.direct_sale import Sale, SalePrice, sale_floor
from zhixing.law.disposal.floor import RoundPrice, Way, round_floor
from zhixing.law.disposal.forfeited import Default, deposit_use
from zhixing.law.disposal.reference_price import NetworkPrice, Objected, Report, network_price
from zhixing.law.disposal.surplus import SurplusAsked, TakenInKind, difference_in_kind, lowest_with_surplus

TABLES = packaged()
ON = date(2026, 3, 1)
WORKED = tomllib.loads((Path(__file__).parent / "worked.toml").read_text("utf-8"))
FEN = st.integers(min_value=0, max_value=10**11)


def floor(way, reference, **more):
    return round_floor(RoundPrice(way, ON, reference, **more), TABLES)


def fen(row, name):
    return parse_yuan(WORKED[row][name])


def test_we190_seventy_per_cent_of_an_appraisal():
    appraisal, start = fen("WE190", "appraisal"), fen("WE190", "start")
    told = floor(Way.ONLINE, appraisal, proposed=start)
    assert (told.value, told.lawful) == (start, True)
    assert not floor(Way.ONLINE, appraisal, proposed=start - 1).lawful
    assert deposit(DepositAsked(ON, start, deposit=fen("WE190", "deposit")), TABLES).lawful


def test_we189_a_start_at_eighty_per_cent_is_allowed():
    appraisal, start = fen("WE189", "appraisal"), fen("WE189", "start")
    assert floor(Way.ONLINE, appraisal, proposed=start).lawful
    assert Fraction(start, appraisal) == Fraction(WORKED["WE189"]["ratio"])


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
    prices = {name: fen("WE188", name) for name in ("deposit", "old_price", "new_price", "costs")}
    use = deposit_use(Default(ON, True, **prices), TABLES).value
    assert (use.costs, use.gap) == (fen("WE188", "to_costs"), fen("WE188", "to_price_gap"))
    assert (use.uncovered, use.claimable) == (fen("WE188", "gap_uncovered"), 0)


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
        lambda: NetworkPrice(ON, (Report("甲", 0),)),
        lambda: SurplusAsked(ON, -1, 0, 0),
        lambda: TakenInKind(ON, -1, 0, 0),
        lambda: Commission(ON, -1),
    ):
        with pytest.raises(ValueError, match=r"大于零|负数|佣金|规定|保证金|起拍价"):
            bad()
    early = date(2004, 12, 31)
    for refused in (
        lambda: round_floor(RoundPrice(Way.ONLINE, date(2016, 12, 31), 100), TABLES),
        lambda: deposit_use(Default(date(2016, 12, 31), True, 1, 1, 1), TABLES),
        lambda: deposit_use(Default(early, False, 1, 1, 1), TABLES),
        lambda: lowest_with_surplus(SurplusAsked(early, 1, 0, 0), TABLES),
        lambda: difference_in_kind(TakenInKind(early, 1, 1, 0), TABLES),
        lambda: network_price(NetworkPrice(date(2018, 8, 31), (Report("甲", 1),)), TABLES),
    ):
        with pytest.raises(NotCovered):
            refused()


@pytest.mark.parametrize(
    ("sale", "lowest", "since"),
    [
        (Sale.AGREED, 100_01, date(2005, 1, 1)),
        (Sale.MARKET, 100_01, date(2005, 1, 1)),
        (Sale.FIRST, 100_01, date(2005, 1, 1)),
        (Sale.LOWERED, 50_01, date(2005, 1, 1)),
        (Sale.ONLINE, 100_01, date(2017, 1, 1)),
        (Sale.SHIP, 50_01, date(2015, 3, 1)),
    ],
)
def test_a_direct_sale_has_its_floor(sale, lowest, since):
    assert sale_floor(SalePrice(since, sale, 100_01, lowest), TABLES).lawful
    assert not sale_floor(SalePrice(since, sale, 100_01, lowest - 1), TABLES).lawful
    assert sale_floor(SalePrice(since, sale, 100_01), TABLES).value == lowest
    with pytest.raises(NotCovered):
        sale_floor(SalePrice(date.fromordinal(since.toordinal() - 1), sale, 100_01), TABLES)
    with pytest.raises(ValueError, match="大于零"):
        SalePrice(since, sale, 0)
