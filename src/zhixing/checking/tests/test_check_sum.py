"""The daily loop agrees with the segment engine on whatever a court may enter, and no altered number passes."""

import copy
import json
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zhixing.checking import NotAnAnswer, check_sum
from zhixing.checking.compare import differences, recomputed
from zhixing.law.core.tables import Published, packaged
from zhixing.law.owed.document import document
from zhixing.law.owed.facts import (
    Benchmark,
    Capitalised,
    Choice,
    Conversion,
    Debt,
    DelayPayment,
    Ends,
    Enforced,
    Excluded,
    FeeOrder,
    Fixed,
    Ground,
    How,
    Instalment,
    Item,
    Kind,
    Liability,
    LiabilityKind,
    Lpr,
    LprFrom,
    MidRate,
    Obligation,
    OldGeneral,
    Payment,
    PaymentDay,
    Per,
    Period,
    Policy,
    Round,
    RoundPer,
    Segmented,
    StartRule,
    Style,
    Switches,
    Tenor,
    Term,
    TermKind,
    Tier,
    Until,
    Year,
)
from zhixing.law.owed.question import owed

TABLES = packaged()
FIRST = date(2013, 1, 1)
AFTER_2014 = [Policy.ART561_14, Policy.POST_JUDGMENT_INTEREST_LAST, Policy.PRINCIPAL_FIRST]


def days(first=FIRST, span=5200):
    return st.integers(0, span).map(lambda n: first + timedelta(days=n))


MONEY = st.integers(1, 10**10)
MULTIPLE = st.sampled_from([Fraction(1), Fraction(4), Fraction(13, 10), Fraction(3, 2)])
SPREAD = st.sampled_from([Fraction(0), Fraction(1, 200), Fraction(7, 10000)])
FIXED = st.builds(Fixed, st.sampled_from([Fraction(6, 100), Fraction(1, 2000), Fraction(1, 7)]), st.sampled_from(Per))
SEGMENTED = st.builds(
    Segmented,
    st.builds(Benchmark, st.sampled_from(Tier), MULTIPLE, SPREAD),
    st.builds(Lpr, st.sampled_from(Tenor), MULTIPLE, SPREAD),
)
ANCHORED = st.builds(Lpr, st.sampled_from(Tenor), MULTIPLE, SPREAD, days(date(2019, 8, 20), 2600))
RATE = FIXED | SEGMENTED | ANCHORED


@st.composite
def terms(draw, *, may_be_limited=True):
    first = draw(days())
    until = draw(st.sampled_from(Until) | st.integers(0, 3000).map(lambda n: first + timedelta(days=n)))
    year, ends, kind = (
        draw(st.none() | st.sampled_from(Year)),
        draw(st.none() | st.sampled_from(Ends)),
        draw(st.sampled_from(TermKind)),
    )
    cap = draw(st.none() | MONEY)
    style = draw(st.sampled_from([Style.DAYS, Style.DAYS, Style.MONTHS, Style.YEARS])) if may_be_limited else Style.DAYS
    if kind is TermKind.PENALTY:
        style = Style.DAYS
    if style is Style.MONTHS:
        return Term(first, Fixed(Fraction(2, 100), Per.MONTH), until, kind, cap=cap, style=style, ends=ends)
    if style is Style.YEARS:
        return Term(first, Fixed(Fraction(5, 100)), until, kind, cap=cap, style=style, year=Year.DAYS_360, ends=ends)
    if not may_be_limited:
        return Term(first, draw(RATE), until, kind, None, draw(st.none() | SEGMENTED), cap, year=year, ends=ends)
    every = st.builds(Capitalised, days(first + timedelta(days=1), 400), st.sampled_from([1, 3, 6, 12]))
    compound = None if kind is TermKind.PENALTY else draw(st.none() | every)
    ceiling = None if compound else draw(st.none() | SEGMENTED)
    base = draw(st.none() | MONEY)
    return Term(first, draw(RATE), until, kind, base, ceiling, cap, year=year, ends=ends, capitalised=compound)


@st.composite
def periods(draw, amount):
    way = draw(st.sampled_from(["days", "months", "ends", "none", "instalments"]))
    if way == "instalments" and amount > 1:
        first = draw(st.integers(1, amount - 1))
        parts = (Instalment(first, draw(days())), Instalment(amount - first, draw(days())))
        return Period(instalments=parts, accelerated=draw(st.none() | days()))
    ways = {"days": Period(days=draw(st.integers(0, 90))), "months": Period(months=draw(st.integers(0, 14)))}
    return ways.get(way, Period(ends=draw(days())) if way == "ends" else Period())


@st.composite
def obligations(draw, name):
    amount = draw(MONEY)
    ceiling = draw(st.none() | SEGMENTED)
    interest = draw(st.lists(terms(may_be_limited=ceiling is None), max_size=2))
    return Obligation(
        name,
        amount,
        draw(st.sampled_from(Kind)),
        tuple(interest),
        draw(periods(amount)),
        draw(st.sampled_from([True, True, False])),
        ceiling,
        draw(st.booleans()),
    )


@st.composite
def payments(draw):
    amount = draw(MONEY)
    policy = draw(st.none() | st.sampled_from([*AFTER_2014, Policy.AGREED]))
    order = (Item.PRINCIPAL, Item.DOUBLED) if policy is Policy.AGREED else ()
    how = draw(st.sampled_from([How.VOLUNTARY, How.DEDUCTED, How.INTO_COURT]))
    named = () if how.forced else draw(st.sampled_from([(), ("乙",)]))
    on = draw(days(FIRST + timedelta(days=5201), 1) if draw(st.booleans()) else days(date(2014, 1, 1), 4800))
    return Payment(on, amount, how, draw(st.sampled_from([0, 1])), named, policy, order)


@st.composite
def switches(draw):
    return Switches(
        start_rule=draw(st.sampled_from(StartRule)),
        end_inclusive=draw(st.booleans()),
        payment_day=draw(st.sampled_from(PaymentDay)),
        court_fee_in_base=draw(st.booleans()),
        costs_in_base=draw(st.booleans()),
        penalty_in_base=draw(st.booleans()),
        round=draw(st.sampled_from(Round)),
        round_per=draw(st.sampled_from(RoundPer)),
        old_general=draw(st.sampled_from(OldGeneral)),
        old_year=draw(st.sampled_from(Year)),
        old_tier=draw(st.none() | st.sampled_from(Tier)),
        crediting=draw(st.sampled_from(AFTER_2014)),
        year=draw(st.sampled_from(Year)),
        ends=draw(st.sampled_from(Ends)),
        lpr_from=draw(st.sampled_from(LprFrom)),
        exec_fee_order=draw(st.sampled_from(FeeOrder)),
        chosen=(Choice("round", "承办法官", "当事人一致同意"),),
    )


@st.composite
def debts(draw):
    effective = draw(st.none() | days(FIRST, 4000) | days(FIRST, 4000))
    exchange = draw(st.none() | st.just(Conversion(Fraction(71, 10), date(2020, 1, 1), "外汇交易中心", agreed=True)))
    made = (draw(obligations("甲")), draw(obligations("乙")))
    starts = [i.due + timedelta(days=1) for o in made for i in o.period.instalments if i.due != date(2019, 12, 31)]
    if exchange and starts:
        exchange = replace(exchange, others=(MidRate(starts[0], Fraction(65, 10)),))
    stops = [Excluded(date(2015, 3, 1), draw(st.sampled_from(Ground)), draw(st.none() | days(date(2015, 3, 2), 2000)))]
    return Debt(
        made,
        effective,
        payments=tuple(draw(st.lists(payments(), max_size=3))),
        excluded=tuple(draw(st.sampled_from([[], stops]))),
        delay=draw(st.sampled_from([(), (DelayPayment("恢复原状", date(2018, 1, 1), "决定书", loss=50_000),)])),
        liabilities=(
            Liability("保证人", LiabilityKind.GENERAL_GUARANTEE, cap=10**8, main_failed=draw(st.none() | days())),
            Liability("次债务人", LiabilityKind.SHARE, Fraction(1, 3)),
        ),
        insolvency=draw(st.none() | days(date(2020, 1, 1), 4000)),
        currency="USD" if exchange else "CNY",
        conversion=exchange,
        enforced=draw(st.none() | st.builds(Enforced, days(effective, 3000) if effective else days())),
        switches=draw(switches()),
    )


def answer(debt, on):
    """The document of an answer, or None where the facts contradict each other."""
    try:
        found = owed(debt, on, TABLES)
    except ValueError:
        return None
    return json.loads(json.dumps(document(found))) if found.value else None


@settings(max_examples=60, deadline=None)
@given(debts(), days(date(2014, 6, 1), 4600))
def test_the_segment_engine_is_the_daily_loop(debt, on):
    stated = answer(debt, on)
    if stated is not None:
        assert check_sum(stated) == []


PLAIN = Debt(
    effective=date(2014, 3, 1),
    obligations=(
        Obligation(
            "借款本金",
            30_000_000,
            interest=(Term(date(2013, 5, 1), Segmented(after=Lpr(times=Fraction(4)))),),
            period=Period(days=10),
        ),
        Obligation("律师费", 1_000_000, Kind.COSTS, period=Period(days=10)),
    ),
    payments=(Payment(date(2014, 7, 1), 500_000), Payment(date(2021, 6, 1), 20_000_000, How.DEDUCTED)),
    delay=(DelayPayment("交付车辆", date(2022, 1, 1), "决定书", loss=100_000),),
    liabilities=(Liability("保证人", cap=10_000_000),),
    switches=Switches(old_general=OldGeneral.ADDITIONAL),
)


def numbers(node, path=()):
    """Every place in a JSON value that holds a number, or a text with digits."""
    if isinstance(node, dict):
        for key, inner in node.items():
            if key not in {"cites", "missing", "facts", "published", "on", "why", "by", "default", "provisional"}:
                yield from numbers(inner, (*path, key))
    elif isinstance(node, list):
        for index, inner in enumerate(node):
            yield from numbers(inner, (*path, index))
    elif isinstance(node, int) or (isinstance(node, str) and any(c.isdigit() for c in node)):
        yield path


def altered(value):
    """Another number of the same shape."""
    if isinstance(value, int):
        return value + 1
    at = next(i for i, c in enumerate(value) if c.isdigit())
    return value[:at] + str((int(value[at]) + 1) % 10) + value[at + 1 :]


def test_every_altered_number_of_value_and_proof_is_found():
    stated = answer(PLAIN, date(2026, 9, 1))
    assert check_sum(stated) == []
    places = [(root, path) for root in ("value", "proof") for path in numbers(stated[root])]
    assert len(places) > 150
    computed = recomputed(stated)
    for root, path in places:
        forged = copy.deepcopy(stated)
        node = forged[root]
        for key in path[:-1]:
            node = node[key]
        node[path[-1]] = altered(node[path[-1]])
        assert differences(forged, computed), (root, path)


def test_altered_facts_no_longer_lead_to_the_sum():
    stated = answer(PLAIN, date(2026, 9, 1))
    stated["value"]["facts"]["payments"][1]["on"] = "2021-06-02"
    assert any(d.where.startswith("value.sums") for d in check_sum(stated))
    stated = answer(PLAIN, date(2026, 9, 1))
    stated["lawful"] = False
    assert [d.where for d in check_sum(stated)] == ["lawful"]


def test_a_line_left_out_is_found_and_named():
    stated = answer(PLAIN, date(2026, 9, 1))
    del stated["proof"]["children"][0]["children"][1]["children"][0]["children"][0]
    assert "复算为" in str(check_sum(stated)[0])
    stated["proof"]["children"][1]["exact"] = "1/3"
    assert any(d.computed == "无此项" for d in check_sum(stated))


def test_rows_published_later_are_read_from_the_document():
    later = TABLES.with_published(
        [Published("lpr", date(2026, 9, 21), {"1y": "2.90", "5y": "3.40"}, "示范", demo=True)]
    )
    stated = json.loads(json.dumps(document(owed(PLAIN, date(2026, 10, 10), later))))
    assert check_sum(stated) == []
    stated["value"]["published"][0]["values"]["1y"] = "2.80"
    assert check_sum(stated)


def test_holidays_published_later_move_the_performance_period():
    rows = [Published("holidays", date(2026, 11, 25), {"year": 2027, "rest": ["2027-01-01"], "work": []}, "示范")]
    debt = Debt((Obligation("货款", 100, period=Period(days=10)),), date(2026, 12, 22))
    stated = json.loads(json.dumps(document(owed(debt, date(2027, 2, 1), TABLES.with_published(rows)))))
    assert stated["value"]["obligations"][0]["t0"] == "2027-01-04"
    assert check_sum(stated) == []


def test_what_is_no_answer_is_refused():
    with pytest.raises(NotAnAnswer, match="认不出"):
        check_sum({"question": "fee"})
    with pytest.raises(NotAnAnswer, match="不完整"):
        check_sum({"question": "owed", "on": "2026-01-01", "value": {"on": "2026-01-01", "facts": {}, "published": []}})


def places(node, path=()):
    """Every place in a JSON value."""
    if path:
        yield path
    items = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for key, inner in items:
        yield from places(inner, (*path, key))


@pytest.mark.parametrize("odd", [None, 5, "x", [], {}, "1/0", "9999-12-31"])
def test_facts_that_make_no_sense_are_refused_or_differ_but_never_crash(odd):
    debt = Debt(
        (Obligation("货款", 100, interest=(Term(date(2025, 1, 1), Fixed(Fraction(1, 10))),), period=Period(days=3)),),
        date(2025, 1, 1),
        payments=(Payment(date(2025, 2, 1), 50),),
        liabilities=(Liability("甲", cap=5),),
    )
    stated = answer(debt, date(2025, 3, 1))
    for path in places(stated["value"]["facts"]):
        forged = copy.deepcopy(stated)
        node = forged["value"]["facts"]
        for key in path[:-1]:
            node = node[key]
        node[path[-1]] = odd
        try:
            check_sum(forged)
        except NotAnAnswer as refused:
            assert "无法复算" in str(refused)


def test_the_checker_imports_nothing_of_the_law():
    folder = Path(__file__).parents[1]
    for file in folder.glob("*.py"):
        imports = [line for line in file.read_text("utf-8").splitlines() if line.startswith(("import ", "from "))]
        assert not [line for line in imports if "zhixing." in line and "zhixing.checking" not in line], file
