"""Obligations → the requests of an application → read again → the same obligations."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zhixing.reading import read
from zhixing.reading.draft import application, decimal, in_words, inquiry
from zhixing.reading.model import Amount, Base, Deadline, InterestTerm, Obligation, Rate
from zhixing.reading.scoring.readings import facts_of_reading
from zhixing.reading.source import Span
from zhixing.reading.values import Found, Kind, RateKind, Relation, Role, Until

HERE = Span(0, 1)
DEBTORS = ("石溪", "孟春生", "云岭建材有限公司", "柳州路商行", "欧阳某甲", "高某")
CREDITORS = ("霍清", "江畔小额贷款有限公司", "北方银行股份有限公司滨江支行")
PRINCIPALS = ("借款本金", "货款", "工程款", "租金", "购房款")
PARTS = ("违约金", "律师费", "利息", "逾期付款违约金")
FIGURES = (RateKind.ANNUAL, RateKind.MONTHLY, RateKind.DAILY)
SERIES = (
    RateKind.LPR_1Y,
    RateKind.LPR_5Y,
    RateKind.LPR_UNSPECIFIED,
    RateKind.BENCHMARK,
    RateKind.BENCHMARK_5Y,
    RateKind.DEPOSIT_DEMAND,
    RateKind.CONTRACT,
)
COMPARED = frozenset(
    {
        *("item", "item_debtor", "item_creditor", "relation", "principal", "amount", "money", "date", "deadline"),
        *("base", "from", "to", "rate_kind", "rate_value", "multiplier"),
    }
)


def found(value):
    return Found(value, HERE)


fen = st.integers(min_value=100, max_value=10**12)
days = st.dates(min_value=date(2000, 1, 1), max_value=date(2035, 12, 31))


@st.composite
def rates(draw):
    kind = draw(st.sampled_from(FIGURES + SERIES))
    value = None
    if kind in FIGURES:
        value = found(Fraction(draw(st.integers(1, 2400)), 10_000 if kind is not RateKind.DAILY else 1_000_000))
    multiplier = draw(st.sampled_from((None, Fraction(4), Fraction(3, 2), Fraction(13, 10))))
    if kind is RateKind.CONTRACT:
        multiplier = None
    return Rate(found(kind), value, None if multiplier is None else found(multiplier))


@st.composite
def terms(draw):
    since = draw(days)
    until = draw(
        st.one_of(
            st.sampled_from((Until.ACTUAL_PAYMENT, Until.JUDGMENT_DUE_DATE, Until.JUDGMENT_DATE)),
            st.dates(min_value=since, max_value=date(2040, 1, 1)),
        )
    )
    cap = draw(st.one_of(st.none(), fen))
    return InterestTerm(
        label=found("利息"),
        base=Base(found(draw(fen))),
        rate=draw(rates()),
        since=found(since),
        until=found(until),
        cap=None if cap is None else found(cap),
    )


@st.composite
def obligations(draw):
    debtors = draw(st.lists(st.sampled_from(DEBTORS), min_size=1, max_size=3, unique=True))
    relation = Relation.SINGLE
    if len(debtors) > 1:
        relation = draw(st.sampled_from((Relation.JOINT, Relation.COMMON, Relation.UNSPECIFIED)))
    amounts = [Amount(found(draw(fen)), draw(st.sampled_from(PRINCIPALS)), Role.PRINCIPAL)]
    amounts += [
        Amount(found(draw(fen)), label, Role.PART)
        for label in draw(st.lists(st.sampled_from(PARTS), max_size=2, unique=True))
    ]
    if len(amounts) > 1 and draw(st.booleans()):
        amounts.append(Amount(found(sum(a.money.value for a in amounts)), "", Role.TOTAL))
    limit = draw(st.one_of(st.none(), st.integers(0, 60)))
    return Obligation(
        item=found("一"),
        kind=found(Kind.MONEY),
        debtors=tuple(found(d) for d in debtors),
        relation=found(relation),
        creditors=(found(draw(st.sampled_from(CREDITORS))),),
        amounts=tuple(amounts),
        interest=tuple(draw(st.lists(terms(), max_size=2))),
        deadline=Deadline() if limit is None else Deadline(days=found(limit), from_event=found("生效")),
    )


def meaning(text_or_obligations):
    """What is said, without the places where it is said."""
    reading = read(text_or_obligations) if isinstance(text_or_obligations, str) else _as_reading(text_or_obligations)
    return sorted(repr((f.field, f.key)) for f in facts_of_reading(reading) if f.field in COMPARED)


def _as_reading(given_):
    from dataclasses import replace

    numbered = tuple(replace(o, item=found(in_words(n))) for n, o in enumerate(given_, 1))
    return replace(read(""), obligations=numbered)


@settings(max_examples=120, deadline=None)
@given(st.lists(obligations(), min_size=1, max_size=3))
def test_what_is_written_is_read_back(given_):
    assert meaning(application(given_)) == meaning(given_)


def test_numbers_of_items():
    assert [in_words(n) for n in (1, 9, 10, 11, 20, 35)] == ["一", "九", "十", "十一", "二十", "三十五"]


def test_a_rate_that_is_no_finite_decimal_is_refused():
    with pytest.raises(ValueError, match="有限小数"):
        decimal(Fraction(1, 3))


def test_a_party_without_a_name_cannot_apply():
    reading = read("一、被告于本判决生效后十日内支付原告货款100元。")
    with pytest.raises(ValueError, match="不是姓名或名称"):
        application(reading.obligations)


def test_an_unread_rate_cannot_be_requested():
    reading = read("一、被告石溪于本判决生效后十日内支付原告霍清借款100元及利息。")
    with pytest.raises(ValueError, match="须由人填写"):
        application(reading.obligations)


def test_the_letter_of_inquiry_names_what_is_not_clear():
    letter = inquiry(read("一、双方今后互不干涉；二、被告石溪于本判决生效后十日内支付原告霍清货款1元。"))
    assert letter is not None
    assert "双方今后互不干涉" in letter
    assert inquiry(read("一、被告石溪于本判决生效后十日内支付原告霍清货款1元。")) is None


def test_what_follows_a_breach_has_no_fixed_wording():
    reading = read(
        "一、被告石溪于2020年6月30日前支付原告霍清货款9000元。二、如被告石溪未按期支付，应承担违约金500元，原告霍清可一并申请强制执行。"
    )
    with pytest.raises(ValueError, match="未按约履行的后果"):
        application(reading.obligations)
