"""Fees, limits and plans are re-computed from the facts of their files, and no altered number passes."""

import copy
import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zhixing.checking import NotAnAnswer, check_sum
from zhixing.checking.fee_answer import fee_answer
from zhixing.checking.fees import ACCEPTANCE, ENFORCEMENT, PRESERVATION, bands, quick
from zhixing.law.core.tables import Published, packaged
from zhixing.law.distribution.document import document as plan_document
from zhixing.law.distribution.facts import Asset, Claim, Debtor, Doubled, Kind, Lien, Package, Part, ToShare
from zhixing.law.distribution.plan import distribute
from zhixing.law.distribution.rank import Rank
from zhixing.law.fees.acceptance import Halving
from zhixing.law.fees.asked import Fee, FeeAsked, fee
from zhixing.law.fees.bearing import Ended, SuitEnded, fee_settled
from zhixing.law.fees.document import document as fee_document
from zhixing.law.fees.document import inverse_document, settled_document
from zhixing.law.fees.inverse import FeeCharged, Of, amounts_for
from zhixing.law.fees.rounding import Round
from zhixing.law.limits.card import Length, Pause, cards
from zhixing.law.limits.document import document as limit_document
from zhixing.law.limits.document import hours_document
from zhixing.law.limits.node import Node
from zhixing.law.limits.question import LimitFrom, limit

TABLES = packaged()
ON = date(2026, 3, 2)


def stored(document):
    """As it comes back from a file."""
    return json.loads(json.dumps(document))


def numbers(node, path=()):
    """Every place that holds a number, or a text with digits; words, articles and facts are no numbers of the answer."""
    items = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for key, inner in items:
        if key not in {"cites", "title", "creditor", "claim"}:
            yield from numbers(inner, (*path, key))
    if isinstance(node, bool | int) or (isinstance(node, str) and any(c.isdigit() for c in node)):
        yield path


def forged(document):
    """The document again and again, each time with one number of value and proof altered."""
    for root in document.keys() & {"value", "proof", "ends_at", "on", "lawful"}:
        for path in numbers(document[root], (root,)):
            changed = copy.deepcopy(document)
            node = changed
            for key in path[:-1]:
                node = node[key]
            node[path[-1]] = _other(node[path[-1]])
            yield path, changed


def _other(value):
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return value + 1
    at = next(i for i, c in enumerate(value) if c.isdigit())
    return value[:at] + str((int(value[at]) + 1) % 10) + value[at + 1 :]


AMOUNTS = st.integers(0, 10**12) | st.sampled_from([10**6, 10**7, 5 * 10**7, 10**8, 89_600_000, 10**9, 2 * 10**9])


@st.composite
def fees(draw):
    kind = draw(st.sampled_from(Fee))
    amount = draw(st.none() | AMOUNTS)
    halved = tuple(draw(st.lists(st.sampled_from(Halving), max_size=2))) if kind is Fee.ACCEPTANCE else ()
    already = draw(AMOUNTS) if kind is Fee.ENFORCEMENT and amount is not None else 0
    fixed = draw(st.none() | st.integers(0, 2_000_000))
    return kind, {
        "amount": amount,
        "already": already,
        "halved": halved,
        "set": fixed,
        "round": draw(st.sampled_from(Round)),
    }


def fee_stated(kind, given_facts):
    """The file, or None where the facts contradict each other."""
    try:
        facts = FeeAsked(kind, ON, **given_facts)
        return stored(fee_document(facts, fee(facts, TABLES)))
    except ValueError:
        return None


@settings(max_examples=80, deadline=None)
@given(fees())
def test_a_fee_follows_from_the_second_tariff(asked):
    document = fee_stated(*asked)
    if document is not None:
        assert check_sum(document) == []


@pytest.mark.parametrize(
    ("kind", "facts"),
    [
        (Fee.ENFORCEMENT, {"amount": 32_805_480_37, "already": 5_000_000_00, "round": Round.YUAN_HALF_UP}),
        (Fee.ACCEPTANCE, {"amount": 123_456_78, "halved": (Halving.MEDIATED,), "round": Round.YUAN_TRUNC}),
        (Fee.PRESERVATION, {"amount": 2_000_000_00}),
        (Fee.BANKRUPTCY, {"amount": 200_000_000_00}),
        (Fee.DIVORCE, {"amount": 500_000_00, "set": 300_00}),
        (Fee.PERSONALITY, {"amount": 150_000_00, "set": 100_00}),
        (Fee.ENFORCEMENT, {"set": 300_00}),
        (Fee.MARITIME_FUND, {}),
    ],
)
def test_every_altered_number_of_a_fee_is_found(kind, facts):
    document = fee_stated(kind, facts)
    assert check_sum(document) == []
    changed = list(forged(document))
    assert changed
    for path, other in changed:
        assert check_sum(other), path


def test_later_interest_is_charged_at_the_tier_reached():
    """WE012, (2025)最高法执监33号: 32,805,480.37 yuan of interest beyond the top tier bear 32,805.48."""
    document = fee_stated(Fee.ENFORCEMENT, {"amount": 32_805_480_37, "already": 726_588_712_51})
    assert document["value"] == 32_805_48
    assert check_sum(document) == []


@given(AMOUNTS.filter(bool), st.sampled_from([(ACCEPTANCE, 50_00), (ENFORCEMENT, 50_00), (PRESERVATION, 30_00)]))
def test_the_quick_form_and_the_bands_agree(amount, tariff):
    """WE049: the constants of the quick form follow from the bands."""
    rows, flat = tariff
    assert quick(amount, rows, flat) == flat + sum(Fraction(line["exact"]) for line in bands(amount, rows))


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(Of), AMOUNTS.filter(bool), st.booleans(), st.sampled_from(Round), st.integers(0, 1))
def test_amounts_behind_a_fee_are_found_again(of, amount, halved, rounding, off):
    halved = halved and of is Of.ACCEPTANCE
    told = fee_answer({"kind": of.value, "on": str(ON), "amount": f"{amount / 100:.2f}", "round": rounding.value,
                       **({"halved": ["mediated"]} if halved else {})})  # fmt: skip
    facts = FeeCharged(of, told["value"] + off, ON, halved, rounding)
    document = stored(inverse_document(facts, amounts_for(facts, TABLES)))
    assert check_sum(document) == []
    for path, other in forged(document):
        assert check_sum(other), path


@st.composite
def suits(draw):
    money = st.none() | AMOUNTS
    flags = {name: draw(st.booleans()) for name in ("in_time", "simplified", "joined", "direct")}
    sums = {name: draw(money) for name in ("prepaid", "later_claim", "loser")}
    on = draw(st.sampled_from([ON, date(2026, 12, 20)]))
    return SuitEnded(
        on, draw(AMOUNTS), draw(st.sampled_from(Ended)), round=draw(st.sampled_from(Round)), **flags, **sums
    )


@settings(max_examples=120, deadline=None)
@given(st.data())
def test_who_bears_the_fee_follows_from_how_the_suit_ended(data):
    try:
        facts = data.draw(suits())
    except ValueError:
        return
    assert check_sum(stored(settled_document(facts, fee_settled(facts, TABLES)))) == []


def test_every_altered_number_of_a_refund_is_found():
    facts = SuitEnded(ON, 500_000_00, Ended.JUDGED, later_claim=300_000_00, loser=5_000_00)
    document = stored(settled_document(facts, fee_settled(facts, TABLES)))
    assert document["value"]["won"] == 5_000_00
    for path, other in forged(document):
        assert check_sum(other), path


DAYS = st.integers(0, 5_000).map(lambda n: date(2012, 1, 1) + timedelta(days=n))
LENGTHS = st.builds(Length, st.integers(0, 40), st.sampled_from(["days", "months", "years", "workdays"]))


def _pause(start, after, days):
    """Days that do not count, from before the limit begins to after it has ended."""
    first = start + timedelta(days=after)
    return Pause(first, None if days is None else first + timedelta(days=days), "中止")


@st.composite
def limits(draw):
    node = draw(st.sampled_from(Node))
    start = draw(DAYS)
    pauses = st.builds(_pause, st.just(start), st.integers(-60, 400), st.none() | st.integers(1, 300))
    return LimitFrom(
        node,
        start,
        draw(st.none() | LENGTHS),
        tuple(draw(st.lists(pauses, max_size=2))),
        tuple(draw(st.lists(LENGTHS, max_size=1))),
    )


@settings(max_examples=100, deadline=None)
@given(limits())
def test_a_limit_follows_from_the_cards_day_by_day(facts):
    try:
        told = limit(facts, TABLES)
    except (ValueError, LookupError):
        return
    assert check_sum(stored(limit_document(facts, told, TABLES))) == []


def test_every_altered_number_of_a_limit_is_found():
    facts = LimitFrom(
        Node.CLOSING,
        date(2026, 1, 5),
        None,
        (Pause(date(2026, 2, 1), date(2026, 2, 11), "中止"),),
        (Length(3, "months"),),
    )
    document = stored(limit_document(facts, limit(facts, TABLES), TABLES))
    assert check_sum(document) == []
    for path, other in forged(document):
        assert check_sum(other), path
    document["steps"][0]["found"] = "7 个月（从立案起算）"
    assert "期限长度" in str(check_sum(document)[0])
    del document["steps"][0]["found"]
    assert check_sum(document)


def test_holidays_announced_later_are_read_from_the_file():
    later = TABLES.with_published(
        [
            Published(
                "holidays", date(2026, 11, 25), {"year": 2027, "rest": ["2027-01-01"], "work": ["2027-01-03"]}, "示范"
            )
        ]
    )
    node = next(c.node for c in cards().values() if c.rolls and c.sense == "within" and not c.pausable)
    facts = LimitFrom(node, date(2026, 12, 22), Length(10, "days"))
    document = stored(limit_document(facts, limit(facts, later), later))
    assert document["value"]["ends_on"] == "2027-01-03"
    assert check_sum(document) == []
    document["published"] = []
    assert check_sum(document)


def test_a_limit_in_hours_counts_full_hours():
    card = cards()[Node.PRESUIT_RULING]
    for start in (datetime(2026, 3, 2, 10, 20, 3, 5, tzinfo=UTC), datetime(2026, 3, 2, 10, tzinfo=UTC)):
        document = stored(hours_document(card, start, card.length))
        assert check_sum(document) == []
        assert all(check_sum(other) for _, other in forged(document))
    document["facts"]["length"] = {"count": 2, "unit": "days"}
    with pytest.raises(NotAnAnswer, match="小时"):
        check_sum(document)


@st.composite
def plans(draw):
    ids = "甲乙丙丁"[: draw(st.integers(1, 4))]
    money = st.integers(0, 10**7)
    dates = st.none() | st.sampled_from([date(2024, 1, 1), date(2024, 5, 1), date(2025, 1, 1)])
    claims = tuple(
        Claim(i, f"{i}某", draw(money), draw(money), draw(st.sampled_from(Kind)), draw(dates), draw(st.integers(0, 1)),
              titled=draw(st.booleans()), disputed=draw(st.booleans()), contested=draw(st.none() | money))
        for i in ids
    )  # fmt: skip
    assets = []
    for name in ("房屋", "船舶")[: draw(st.integers(1, 2))]:
        liens = tuple(
            Lien(i, draw(st.sampled_from(Rank)), draw(st.none() | money), draw(dates), draw(st.booleans()),
                 draw(dates), draw(dates))
            for i in draw(st.lists(st.sampled_from(ids), unique=True, max_size=3))
        )  # fmt: skip
        assets.append(Asset(name, draw(money), draw(st.integers(0, 10**6)), liens))
    flags = [draw(st.booleans()) for _ in range(3)]
    values = draw(st.lists(st.integers(1, 10**7), max_size=3))
    parts = tuple(Part(f"第{n}间", v, owner="配偶" if n == 1 else "") for n, v in enumerate(values))
    packages = (Package("商铺", draw(money), parts, draw(st.integers(0, 10**6))),) if parts else ()
    bonus = draw(st.sampled_from([Fraction(0), Fraction(1, 7), Fraction(1, 5), Fraction(1, 4)]))
    return ToShare(draw(st.sampled_from(Debtor)), ON, tuple(assets), claims, draw(st.integers(0, 10**5)),
                   draw(st.sampled_from(Doubled)), *flags, packages, bonus)  # fmt: skip


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_a_plan_follows_from_its_claims(data):
    try:
        facts = data.draw(plans())
    except ValueError:
        return
    assert check_sum(stored(plan_document(facts, distribute(facts, TABLES)))) == []


SHARED = ToShare(
    Debtor.PERSON,
    ON,
    (
        Asset("房屋", 90_000_00, 1_234_56, (Lien("甲", Rank.SECURITY, 50_000_00, date(2024, 1, 1)),)),
        Asset("车辆", 10_000_01),
    ),
    (
        Claim("甲", "甲银行", 60_000_00, 1_000_00),
        Claim("乙", "乙公司", 70_000_03, 2_000_00, seized_on=date(2024, 5, 1), disputed=True, contested=60_000_00),
        Claim("丙", "丙某", 33_333_33, kind=Kind.TAX),
    ),
    enforcement_fee=900_00,
    packages=(Package("商铺", 40_000_01, (Part("一", 3), Part("二", 4, owner="配偶")), 700_01),),
    bonus=Fraction(1, 10),
)


def test_every_altered_number_of_a_plan_is_found():
    document = stored(plan_document(SHARED, distribute(SHARED, TABLES)))
    assert check_sum(document) == []
    changed = list(forged(document))
    assert len(changed) > 60
    for path, other in changed:
        assert check_sum(other), path
    document["facts"]["claims"][0]["amount"] = "60000.01"
    assert any(d.where.startswith("value.shares") for d in check_sum(document))


def test_an_enterprise_that_must_go_to_bankruptcy_has_no_plan():
    facts = replace(SHARED, debtor=Debtor.ENTERPRISE, bankruptcy_cause=True, bankruptcy_consent=True)
    document = stored(plan_document(facts, distribute(facts, TABLES)))
    assert check_sum(document) == []
    document["value"] = {"pool": 5}
    assert check_sum(document)


def places(node, path=()):
    """Every place in a JSON value."""
    if path:
        yield path
    items = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for key, inner in items:
        yield from places(inner, (*path, key))


@pytest.mark.parametrize("odd", [None, 5, "x", [], {}, "1/0", "9999-12-31", True, -1])
def test_facts_that_make_no_sense_are_refused_or_differ_but_never_crash(odd):
    closing = LimitFrom(
        Node.CLOSING, ON, Length(3, "months"), (Pause(ON, ON + timedelta(days=2)),), (Length(1, "days"),)
    )
    documents = [
        fee_stated(Fee.ENFORCEMENT, {"amount": 100_00, "already": 5}),
        stored(limit_document(closing, limit(closing, TABLES), TABLES)),
        stored(plan_document(SHARED, distribute(SHARED, TABLES))),
    ]
    for document in documents:
        for path in places(document["facts"]):
            changed = copy.deepcopy(document)
            node = changed["facts"]
            for key in path[:-1]:
                node = node[key]
            node[path[-1]] = odd
            try:
                check_sum(changed)
            except NotAnAnswer as refused:
                assert "无法复算" in str(refused)


def test_a_file_without_its_facts_and_a_file_of_another_kind_are_refused():
    with pytest.raises(NotAnAnswer, match="facts"):
        check_sum({"question": "fees.labour", "value": 1000})
    with pytest.raises(NotAnAnswer, match="认不出"):
        check_sum({"question": "lending.ceiling"})
    with pytest.raises(NotAnAnswer, match="没有金额"):
        check_sum({"question": "owed", "value": None})
