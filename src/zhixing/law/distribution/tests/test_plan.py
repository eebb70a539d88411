import tomllib
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zhixing.law.core.fen import parse_yuan
from zhixing.law.core.reading_input import read
from zhixing.law.core.tables import packaged
from zhixing.law.distribution.facts import Asset, Claim, Debtor, Doubled, Lien, ToShare
from zhixing.law.distribution.plan import distribute
from zhixing.law.distribution.pool import Regime
from zhixing.law.distribution.rank import Rank
from zhixing.law.distribution.sharing import shares

TABLES = packaged()
ON = date(2026, 3, 1)
FEN = st.integers(min_value=0, max_value=10**9)
EXAMPLES = tomllib.loads((Path(__file__).parents[2] / "tests" / "examples" / "distribution.toml").read_text("utf-8"))


@pytest.mark.parametrize("case", [pytest.param(case, id=title) for title, case in EXAMPLES.items()])
def test_the_examples(case):
    plan = distribute(read(ToShare, case["plan"]), TABLES).value
    assert {claim: plan.got(claim) for claim in case["got"]} == {c: parse_yuan(y) for c, y in case["got"].items()}
    assert plan.surplus == parse_yuan(case["surplus"])


def person(*claims, proceeds, **more):
    return ToShare(Debtor.PERSON, ON, (Asset("存款", proceeds),), claims, **more)


def add_up(line):
    """Every sum of a proof is the sum of its children."""
    if line.how == "sum":
        assert line.fen == sum(child.fen for child in line.children)
    for child in line.children:
        add_up(child)


@st.composite
def cases(draw):
    names = [f"c{i}" for i in range(draw(st.integers(1, 5)))]
    claims = tuple(
        Claim(
            n, n, draw(FEN), draw(st.integers(0, 10**6)), seized_on=draw(st.sampled_from([None, ON, date(2025, 1, 1)]))
        )
        for n in names
    )
    liens = st.lists(st.sampled_from(names), unique=True, max_size=3)
    assets = tuple(
        Asset(
            f"a{i}",
            draw(FEN),
            draw(st.integers(0, 10**5)),
            tuple(Lien(n, draw(st.sampled_from([Rank.CONSTRUCTION, Rank.POSSESSORY]))) for n in draw(liens)),
        )
        for i in range(draw(st.integers(1, 3)))
    )
    debtor = draw(st.sampled_from(list(Debtor)))
    return ToShare(debtor, ON, assets, claims, draw(st.integers(0, 10**6)), draw(st.sampled_from(list(Doubled))))


@given(cases())
@settings(max_examples=150)
def test_what_is_handed_out_is_what_came_in_and_nobody_gets_more_than_his_claim(facts):
    told = distribute(facts, TABLES)
    plan = told.value
    handed = sum(a.costs + a.fee for a in plan.assets) + sum(s.got for s in plan.all_shares) + plan.surplus
    assert handed == sum(a.proceeds for a in facts.assets) == told.proof.fen
    for claim in facts.claims:
        assert plan.got(claim.id) <= claim.amount + claim.doubled
    for asset in plan.assets:
        assert sum(s.got for s in asset.liens) + asset.rest + asset.costs + asset.fee == asset.proceeds
    add_up(told.proof)


@given(cases(), st.integers(min_value=1, max_value=10**6))
@settings(max_examples=100)
def test_a_larger_pot_never_gives_an_earlier_rank_less(facts, more):
    """Together they never get less; a single claim may lose a fen for each sharing, as the odd fen move on."""
    bigger = replace(
        facts, assets=(replace(facts.assets[0], proceeds=facts.assets[0].proceeds + more), *facts.assets[1:])
    )
    before, after = distribute(facts, TABLES).value, distribute(bigger, TABLES).value
    assert sum(s.got for s in after.all_shares) >= sum(s.got for s in before.all_shares)
    assert after.surplus >= before.surplus
    for claim in facts.claims:
        assert after.got(claim.id) >= before.got(claim.id) - 3


@given(cases())
@settings(max_examples=60)
def test_the_order_in_which_claims_are_written_does_not_matter(facts):
    turned = replace(facts, claims=tuple(reversed(facts.claims)))
    first, second = distribute(facts, TABLES).value, distribute(turned, TABLES).value
    assert {c.id: first.got(c.id) for c in facts.claims} == {c.id: second.got(c.id) for c in facts.claims}


@given(st.lists(FEN, min_size=1, max_size=6), FEN)
def test_shares_are_within_a_fen_of_exact_and_add_up(weights, pot):
    parts = shares(pot, weights)
    assert sum(parts) == min(pot, sum(weights))
    if 0 < pot < sum(weights):
        assert all(abs(p * sum(weights) - pot * w) < sum(weights) for p, w in zip(parts, weights, strict=True))
        assert shares(pot, [w * 7 for w in weights]) == parts


def test_a_disputed_share_is_held_back():
    told = distribute(person(Claim("a", "甲", 600, disputed=True), Claim("b", "乙", 300), proceeds=300), TABLES)
    assert [(s.claim, s.got, s.deposited) for s in told.value.shares] == [("a", 200, True), ("b", 100, False)]
    assert any("提存" in s.asked for s in told.steps)


def test_an_enterprise_with_cause_and_consent_goes_to_bankruptcy_review():
    facts = ToShare(
        Debtor.ENTERPRISE,
        ON,
        (Asset("机器", 100),),
        (Claim("a", "甲", 200),),
        bankruptcy_cause=True,
        bankruptcy_consent=True,
    )
    assert distribute(facts, TABLES).value is None
    assert not distribute(facts, TABLES).lawful
    alone = distribute(replace(facts, bankruptcy_consent=False), TABLES)
    assert alone.value.regime is Regime.SEIZURE_ORDER
    assert [s.asked for s in alone.warnings] == ["各债权都采取了查封措施"]


def test_several_creditors_of_one_instrument_share_pro_rata_even_against_an_enterprise():
    facts = ToShare(
        Debtor.ENTERPRISE,
        ON,
        (Asset("机器", 100),),
        (Claim("a", "甲", 100), Claim("b", "乙", 300)),
        one_instrument=True,
    )
    assert [s.got for s in distribute(facts, TABLES).value.shares] == [25, 75]
    single = replace(facts, debtor=Debtor.PERSON)
    assert "执行工作规定55" in "\n".join(distribute(single, TABLES).sentences())


def test_doubled_interest_where_the_court_puts_it():
    claims = (Claim("a", "甲", 100, 100), Claim("b", "乙", 100))
    after = distribute(person(*claims, proceeds=150), TABLES).value
    assert (after.got("a"), after.got("b")) == (75, 75)
    among = distribute(person(*claims, proceeds=150, doubled=Doubled.INCLUDED), TABLES).value
    assert (among.got("a"), among.got("b")) == (100, 50)
    without = distribute(person(*claims, proceeds=250, doubled=Doubled.EXCLUDED), TABLES)
    assert (without.value.surplus, [s.asked for s in without.warnings]) == (50, ["加倍部分参加分配"])


def test_costs_beyond_the_proceeds_are_named():
    facts = ToShare(Debtor.PERSON, ON, (Asset("旧货", 100, 130),), (Claim("a", "甲", 100),), enforcement_fee=10)
    asset = distribute(facts, TABLES).value.assets[0]
    assert (asset.costs, asset.unpaid_costs, asset.fee, asset.rest) == (100, 30, 0, 0)


def test_a_claim_secured_on_two_things_is_paid_once():
    claim = Claim("a", "甲", 100)
    liens = (Lien("a", Rank.POSSESSORY, scope=80),)
    facts = ToShare(Debtor.PERSON, ON, (Asset("一", 50, liens=liens), Asset("二", 500, liens=liens)), (claim,))
    told = distribute(facts, TABLES)
    assert [s.got for s in told.value.all_shares] == [50, 30, 20]
    assert "一笔债权在几项财产上优先" in [s.asked for s in told.steps]


def test_what_makes_no_sense_is_refused():
    claim = Claim("a", "甲", 1)
    for assets, claims, said in (
        ((), (claim,), "至少"),
        ((Asset("x", 1),), (claim, claim), "重复"),
        ((Asset("x", 1, liens=(Lien("b", Rank.SECURITY),)),), (claim,), "不存在"),
        ((Asset("x", 1, liens=(Lien("a", Rank.SECURITY),)),), (claim,), "登记"),
        ((Asset("x", 1, liens=(Lien("a", Rank.POSSESSORY), Lien("a", Rank.CONSTRUCTION))),), (claim,), "只写一次"),
        ((Asset("x", -1),), (claim,), "负数"),
    ):
        with pytest.raises(ValueError, match=said):
            ToShare(Debtor.PERSON, ON, assets, claims)
    with pytest.raises(ValueError, match="负数"):
        shares(-1, [1])


def test_a_construction_priority_claimed_after_eighteen_months_is_an_ordinary_claim():
    def plan(due, exercised):
        lien = Lien("a", Rank.CONSTRUCTION, due=due, exercised=exercised)
        claims = (Claim("a", "甲", 100), Claim("b", "乙", 100))
        return distribute(ToShare(Debtor.PERSON, ON, (Asset("厂房", 100, liens=(lien,)),), claims), TABLES)

    assert plan(date(2024, 1, 31), date(2025, 7, 31)).value.got("a") == 100
    late = plan(date(2024, 1, 31), date(2025, 8, 1))
    assert late.value.got("a") == 50
    assert "才主张" in late.warnings[0].found
    unknown = plan(None, None)
    assert (unknown.value.got("a"), unknown.warnings[0].verdict.value) == (100, "unknown")


def among(*liens, proceeds=150):
    """Claims of 100 each with these liens on one thing, and what each gets."""
    claims = tuple(Claim(lien.claim, lien.claim, 100) for lien in liens)
    told = distribute(ToShare(Debtor.PERSON, ON, (Asset("船舶", proceeds, liens=liens),), claims), TABLES)
    return [s.claim for s in told.value.all_shares if s.part == "lien"], told


def test_a_later_salvage_goes_before_what_it_saved():
    def day(number):
        return date(2026, 1, number)

    order, told = among(
        Lien("抵押", Rank.SECURITY, since=day(1)),
        Lien("碰撞", Rank.SHIP_TORT, since=day(2)),
        Lien("港务费", Rank.SHIP_DUES, since=day(30)),
        Lien("工资", Rank.SHIP_WAGES, since=day(10)),
        Lien("首次救助", Rank.SHIP_SALVAGE, since=day(5)),
        Lien("再次救助", Rank.SHIP_SALVAGE, since=day(20)),
    )
    assert order == ["港务费", "再次救助", "工资", "首次救助", "碰撞", "抵押"]
    assert "船舶优先权的先后" in [s.asked for s in told.steps]


def test_the_last_rescue_of_an_aircraft_goes_first():
    order, _ = among(
        Lien("抵押", Rank.SECURITY, since=date(2025, 1, 1)),
        Lien("先援救", Rank.AIRCRAFT_RESCUE, since=date(2026, 1, 1)),
        Lien("后援救", Rank.AIRCRAFT_RESCUE, since=date(2026, 2, 1)),
    )
    assert order == ["后援救", "先援救", "抵押"]
