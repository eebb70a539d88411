"""Packages, things of others, the first seizer's bonus, and money kept back while an objection is open."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zhixing.law.core.tables import packaged
from zhixing.law.distribution.facts import Asset, Claim, Debtor, Lien, Package, Part, ToShare
from zhixing.law.distribution.plan import distribute
from zhixing.law.distribution.rank import Rank
from zhixing.law.distribution.sharing import portions

TABLES = packaged()
ON = date(2026, 3, 1)
FEN = st.integers(min_value=0, max_value=10**9)
FIRST = Claim("首", "首封", 500_000_00, seized_on=date(2025, 6, 1))
LATER = Claim("后", "后封", 400_000_00, seized_on=date(2025, 7, 1))


def shared(*claims, proceeds=300_000_00, **more):
    return distribute(ToShare(Debtor.PERSON, ON, (Asset("存款", proceeds),), claims, **more), TABLES)


def test_a_package_sold_above_its_appraisal_is_split_to_the_last_fen():
    """1,000,000.01 by 1 : 1 : 1: the two odd fen go to whoever stands first."""
    assert portions(100_000_001, (1, 1, 1)) == (33_333_334, 33_333_334, 33_333_333)


def test_a_bonus_beyond_local_practice_needs_reasons_and_approval():
    told = shared(FIRST, LATER, bonus=Fraction(21, 100))
    assert not told.lawful
    assert [s.asked for s in told.overridable] == ["首封奖励不超过首封债权的 20%"]
    assert shared(FIRST, LATER, bonus=Fraction(20, 100)).lawful
    with pytest.raises(ValueError, match="不能超过 100%"):
        shared(FIRST, bonus=Fraction(2))


def test_without_a_seizure_there_is_no_bonus():
    told = shared(replace(FIRST, seized_on=None), replace(LATER, seized_on=None), bonus=Fraction(1, 5))
    assert told.value.got("首") == 166_666_67
    assert any("没有查封、冻结的债权人" in s.found for s in told.steps)


def test_measures_of_the_same_moment_share_the_bonus():
    same = replace(LATER, seized_on=FIRST.seized_on)
    bonus = [s for s in shared(FIRST, same, bonus=Fraction(1, 5)).value.shares if s.part == "bonus"]
    assert [(s.claim, s.got) for s in bonus] == [("后", 80_000_00), ("首", 100_000_00)]


def test_only_the_difference_an_objection_makes_is_kept_back():
    """500,000 + 400,000 share 300,000; if the first claim is only 200,000, it gets 100,000 and the second 200,000."""
    plan = shared(replace(FIRST, contested=200_000_00), LATER).value
    assert [(s.claim, s.got) for s in plan.shares] == [("首", 166_666_67), ("后", 133_333_33)]
    assert [(h.claim, h.payable, h.held) for h in plan.held] == [("首", 100_000_00, 66_666_67), ("后", 133_333_33, 0)]


def test_a_claim_said_not_to_exist_is_kept_back_whole_with_its_doubled_interest():
    plan = shared(replace(FIRST, doubled=10_000_00, contested=0), LATER, proceeds=1_000_000_00).value
    assert {h.claim: (h.payable, h.held) for h in plan.held} == {"首": (0, 510_000_00), "后": (400_000_00, 0)}


def test_an_objection_for_more_keeps_the_others_difference_back():
    plan = shared(FIRST, replace(LATER, contested=1_000_000_00)).value
    assert {h.claim: h.payable for h in plan.held} == {"首": 100_000_00, "后": 133_333_33}


def test_what_belongs_to_others_bears_its_costs_and_no_lien_of_the_debtor():
    parts = (Part("车位", 100_000_00), Part("房屋", 300_000_00, owner="配偶"))
    package = Package("房屋和车位", 200_000_00, parts, 4_000_00)
    told = distribute(ToShare(Debtor.PERSON, ON, (), (FIRST,), packages=(package,)), TABLES)
    assert [(o.owner, o.proceeds, o.costs, o.fen) for o in told.value.others] == [
        ("配偶", 150_000_00, 3_000_00, 147_000_00)
    ]
    assert told.value.got("首") == 49_000_00
    with pytest.raises(ValueError, match="归配偶所有"):
        lien = Lien("首", Rank.POSSESSORY)
        ToShare(
            Debtor.PERSON, ON, (), (FIRST,), packages=(replace(package, parts=(replace(parts[1], liens=(lien,)),)),)
        )


def test_a_package_without_values_cannot_be_split():
    with pytest.raises(ValueError, match="请写明各项财产的评估价"):
        ToShare(Debtor.PERSON, ON, (), (FIRST,), packages=(Package("整体", 1, (Part("甲", 0),)),))


@settings(max_examples=60, deadline=None)
@given(FEN, st.integers(0, 10**6), st.lists(st.integers(1, 10**8), min_size=1, max_size=4), FEN, FEN, FEN)
def test_no_fen_is_lost_whatever_is_sold_together_or_contested(price, costs, values, first, later, said):
    parts = tuple(Part(f"第{n}项", v, owner="共有人" if n == 1 else "") for n, v in enumerate(values))
    claims = (replace(FIRST, amount=first, contested=said), replace(LATER, amount=later))
    facts = ToShare(
        Debtor.PERSON, ON, (), claims, packages=(Package("整体", price, parts, costs),), bonus=Fraction(1, 5)
    )
    told = distribute(facts, TABLES)
    plan = told.value
    handed = sum(s.got for s in plan.all_shares) + plan.surplus + sum(a.costs + a.fee for a in plan.assets)
    assert handed + sum(o.proceeds for o in plan.others) == price == told.proof.fen
    assert all(plan.got(c.id) <= c.amount for c in claims)
    assert all(h.payable + h.held == plan.got(h.claim) for h in plan.held)
    for _, line in told.proof.walk():
        assert line.how != "sum" or line.fen == sum(child.fen for child in line.children)
