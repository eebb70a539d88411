"""Real sums with complete inputs, from worked.toml; each row names where it was found."""

import tomllib
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path

import pytest

from zhixing.law.core.calendar import days_inclusive
from zhixing.law.core.fen import half_up, parse_yuan
from zhixing.law.core.reading_input import parse_ratio
from zhixing.law.core.tables import packaged
from zhixing.law.owed.facts import (
    Benchmark,
    Debt,
    Ends,
    Fixed,
    Instalment,
    Kind,
    Liability,
    Lpr,
    Obligation,
    Payment,
    PaymentDay,
    Per,
    Period,
    Policy,
    Round,
    RoundPer,
    StartRule,
    Style,
    Switches,
    Tenor,
    Term,
    Tier,
    Year,
)
from zhixing.law.owed.question import owed

TABLES = packaged()
ROWS = tomllib.loads((Path(__file__).parent / "worked.toml").read_text("utf-8"))["row"]
LATE = date(2099, 1, 1)


def rows(*kinds):
    return pytest.mark.parametrize("row", [r for r in ROWS if r["kind"] in kinds], ids=lambda r: r["source"][:5])


def last_day(row):
    return row.get("last") or row["first"] + timedelta(days=row["days"] - 1)


def rate(row):
    if "lpr" in row:
        return Lpr(Tenor(row["lpr"]), Fraction(row["times"]))
    if "benchmark" in row:
        return Benchmark(Tier(row["benchmark"]))
    return Fixed(parse_ratio(row["rate"]), Per(row.get("per", "year")))


def with_interest(row, **switches):
    term = Term(
        row["first"],
        rate(row),
        last_day(row),
        style=Style(row.get("style", "days")),
        year=Year(row.get("year", "365")),
        ends=Ends(row.get("ends", "both")),
    )
    debt = Debt(
        (Obligation("本金", parse_yuan(row["base"]), interest=(term,), doubled=False),),
        effective=row["first"],
        switches=Switches(round=Round(row.get("round", "fen_half_up")), **switches),
    )
    return owed(debt, last_day(row), TABLES)


def lines(answer, label):
    return [line for _, line in answer.proof.walk() if line.how == label]


@rows("interest")
def test_ordinary_interest(row):
    answer = with_interest(row)
    assert answer.value.sums.interest == parse_yuan(row["expect"])
    if "expect_days" in row:
        assert [line.details["天数"] for line in lines(answer, "interest")] == [str(row["expect_days"])]


@rows("segments")
def test_every_segment_rounded(row):
    answer = with_interest(row, round_per=RoundPer.SEGMENT)
    assert [line.fen for line in lines(answer, "segment")] == [parse_yuan(x) for x in row["expect_lines"]]
    assert answer.value.sums.interest == parse_yuan(row["expect"])


@rows("doubled")
def test_doubled_interest(row):
    period = Period(ends=row["first"] - timedelta(days=1))
    debt = Debt(
        (Obligation("本金", parse_yuan(row["base"]), period=period),), effective=row["first"] - timedelta(days=30)
    )
    answer = owed(debt, last_day(row), TABLES)
    assert answer.value.sums.doubled == parse_yuan(row["expect"])
    if "expect_days" in row:
        assert [line.details["天数"] for line in lines(answer, "interest")] == [str(row["expect_days"])]


@rows("lookup")
def test_the_rate_of_a_day(row):
    assert TABLES.lpr.on(row["on"]).rates[row["tenor"]] == parse_ratio(row["expect_rate"])


@rows("days")
def test_days_with_both_ends(row):
    assert days_inclusive(row["first"], row["last"]) == row["expect_days"]


@rows("cap")
def test_a_guarantor_pays_no_more_than_the_maximum(row):
    debt = Debt(
        (
            Obligation("本金", parse_yuan(row["base"])),
            Obligation("利息", parse_yuan(row["interest"]), Kind.INTEREST),
        ),
        effective=date(2025, 1, 1),
        liabilities=(Liability("保证人", cap=parse_yuan(row["cap"])),),
    )
    answer = owed(debt, date(2025, 1, 1), TABLES).value
    assert answer.total == parse_yuan(row["expect_uncapped"])
    assert answer.liabilities[0].fen == parse_yuan(row["expect"])


@rows("credit")
def test_interest_is_paid_before_principal(row):
    debt = Debt(
        (
            Obligation("本金", parse_yuan(row["base"])),
            Obligation("利息", parse_yuan(row["interest"]), Kind.INTEREST),
        ),
        effective=date(2025, 1, 1),
        payments=(Payment(date(2025, 1, 1), parse_yuan(row["payment"])),),
    )
    answer = owed(debt, date(2025, 1, 1), TABLES).value
    assert [p.fen for p in answer.credits[0].parts] == [
        parse_yuan(row["expect_interest"]),
        parse_yuan(row["expect_principal"]),
    ]
    assert answer.sums.principal == parse_yuan(row["expect"])


def test_five_segments_with_payments():
    """WE153, public claim filings, batch 7 item 14-2: payments to principal, the day of payment on the new base.

    The filing puts the days before 2014-08-01 on the new rate, against article 7; we compute only from there on.
    """
    paid = (
        (date(2015, 2, 11), 300_000),
        (date(2015, 2, 12), 333_506),
        (date(2022, 5, 31), 30_000),
        (date(2022, 12, 14), 20_000),
    )
    debt = Debt(
        (Obligation("本金", 184_842_000, period=Period(ends=date(2014, 7, 31))),),
        effective=date(2014, 3, 1),
        payments=tuple(Payment(day, yuan * 100) for day, yuan in paid),
        switches=Switches(crediting=Policy.PRINCIPAL_FIRST, payment_day=PaymentDay.NEW_BASE),
    )
    answer = owed(debt, date(2025, 9, 16), TABLES)
    found = lines(answer, "interest")
    assert [line.fen for line in found[1:]] == [27_097, 56_660_552, 4_084_991, 20_549_083]
    assert [line.details["天数"] for line in found] == ["194", "1", "2665", "197", "1008"]
    assert found[0].exact == Fraction(184_842_000 * 194 * 7, 40_000)


def test_thirty_days_roll_over_new_year():
    """WE138, synthetic benchmark: 30 days from 2021-12-03 end on 2022-01-02, a rest day, and roll to 2022-01-04."""
    debt = Debt((Obligation("货款", 100, period=Period(days=30)),), effective=date(2021, 12, 3))
    assert owed(debt, date(2022, 2, 1), TABLES).value.obligations[0].t0 == date(2022, 1, 4)
    assert days_inclusive(date(2021, 12, 3), date(2022, 1, 4)) == 33


def test_three_instalments_as_the_court_rounded_them():
    """WE115, CaseGen real civil judgment no. 176: 20,000 yuan in 18 parts, three of 1,111.11 paid, 16,666.67 left."""
    part = half_up(Fraction(2_000_000, 18))
    months = [date(2025, month, 1) for month in range(1, 19 - 6)]
    parts = [Instalment(part, day) for day in months] + [Instalment(2_000_000 - 12 * part, date(2026, 6, 1))]
    debt = Debt(
        (Obligation("借款", 2_000_000, period=Period(instalments=tuple(parts))),),
        date(2024, 12, 1),
        payments=tuple(Payment(day, part) for day in months[:3]),
    )
    answer = owed(debt, months[2], TABLES).value
    assert (answer.sums.principal, answer.sums.doubled) == (1_666_667, 0)


def test_same_day_start_counts_one_day_more():
    """WE142: one day of 2,761,268 yuan is 483.22 yuan."""
    debt = Debt((Obligation("本金", 276_126_800),), effective=date(2017, 11, 23))
    other = Debt(debt.obligations, debt.effective, switches=Switches(start_rule=StartRule.SAME_DAY))
    day = date(2025, 9, 15)
    assert owed(other, day, TABLES).value.total - owed(debt, day, TABLES).value.total == 48_322
