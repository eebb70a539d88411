from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhixing.law.core.dated import NotCovered
from zhixing.law.core.tables import packaged
from zhixing.law.insolvency.administrator import AdministratorPay, administrator_pay
from zhixing.law.insolvency.order import Class, Debt, Estate, Security, bankruptcy_order

TABLES = packaged()
ON = date(2026, 3, 1)
ACCEPTED = date(2025, 9, 16)
FEN = st.integers(min_value=0, max_value=10**9)


def paid(money, *debts, secured=()):
    return bankruptcy_order(Estate(ON, ACCEPTED, money, debts, secured), TABLES)


def test_classes_in_turn_and_pro_rata_inside():
    debts = (
        Debt("费用", 100, Class.COSTS),
        Debt("工资", 300, Class.EMPLOYEES),
        Debt("甲", 200),
        Debt("乙", 600),
        Debt("加倍", 50, Class.SUBORDINATE),
    )
    assert paid(600, *debts).value == {"费用": 100, "工资": 300, "甲": 50, "乙": 150, "加倍": 0}


def test_the_secured_creditor_takes_the_thing_first_and_the_rest_is_ordinary():
    told = paid(100, Debt("银行", 500), Debt("甲", 200), secured=(Security("银行", 300),))
    assert told.value == {"银行": 350, "甲": 50}
    over = paid(0, Debt("银行", 500), Debt("甲", 200), secured=(Security("银行", 600),))
    assert over.value == {"银行": 500, "甲": 100}


@given(FEN, st.lists(st.tuples(FEN, st.sampled_from(list(Class))), min_size=1, max_size=6))
def test_no_class_gets_anything_while_an_earlier_one_is_short(money, drawn):
    debts = [Debt(str(i), amount, of) for i, (amount, of) in enumerate(drawn)]
    told = paid(money, *debts)
    assert sum(line.fen for line in told.proof.children) == told.proof.fen == money
    short = False
    for kind in Class:
        owed = sum(d.amount for d in debts if d.of is kind)
        got = sum(told.value[d.id] for d in debts if d.of is kind)
        assert not (short and got)
        short = short or got < owed


def test_interest_stops_the_day_before_acceptance():
    assert paid(100, Debt("甲", 100, interest_until=date(2025, 9, 15))).lawful
    assert not paid(100, Debt("甲", 100, interest_until=ACCEPTED)).lawful


def test_the_administrator_of_ten_million_is_paid_at_most_920_000():
    assert administrator_pay(AdministratorPay(ON, 10_000_000_00), TABLES).value == 920_000_00
    higher = administrator_pay(AdministratorPay(ON, 10_000_000_00, Fraction(13, 10)), TABLES)
    assert (higher.value, higher.lawful) == (1_196_000_00, True)
    assert not administrator_pay(AdministratorPay(ON, 1, Fraction(14, 10)), TABLES).lawful


def test_what_makes_no_sense_is_refused():
    for bad, said in (
        (lambda: Estate(ON, ACCEPTED, 1, (Debt("a", 1), Debt("a", 1))), "重复"),
        (lambda: Estate(ON, ACCEPTED, 1, (Debt("a", 1),), (Security("b", 1),)), "不存在"),
        (lambda: Estate(ON, ACCEPTED, -1, (Debt("a", 1),)), "负数"),
        (lambda: AdministratorPay(ON, -1), "负数"),
    ):
        with pytest.raises(ValueError, match=said):
            bad()
    with pytest.raises(NotCovered):
        bankruptcy_order(Estate(ON, date(2007, 5, 31), 1, (Debt("a", 1),)), TABLES)
    with pytest.raises(NotCovered):
        administrator_pay(AdministratorPay(date(2007, 5, 31), 1), TABLES)
