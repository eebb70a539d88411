"""Every dated parameter from both sides, and every question on the first day of its sources and the day before."""

from datetime import date, timedelta

import pytest

from zhixing.law.core.dated import NotCovered
from zhixing.law.core.tables import packaged
from zhixing.law.disposal.commission import Commission, commission_ceiling
from zhixing.law.disposal.floor import RoundPrice, Way, round_floor
from zhixing.law.disposal.forfeited import Default, deposit_use
from zhixing.law.disposal.reference_price import NetworkPrice, Report, network_price
from zhixing.law.disposal.surplus import SurplusAsked, lowest_with_surplus
from zhixing.law.distribution.facts import Asset, Claim, Debtor, ToShare
from zhixing.law.distribution.objections import PlanServed, Served, plan_standing
from zhixing.law.distribution.plan import distribute
from zhixing.law.distribution.transfer import TransferAsked, may_request_transfer
from zhixing.law.exemption.dwelling import Dwelling, may_sell_dwelling
from zhixing.law.exemption.income import Income, withdrawable_income
from zhixing.law.fees.asked import Fee, FeeAsked, fee
from zhixing.law.insolvency.administrator import AdministratorPay, administrator_pay
from zhixing.law.insolvency.order import Debt, Estate, bankruptcy_order
from zhixing.law.over_seizure.check import over_seizure
from zhixing.law.over_seizure.facts import Holding
from zhixing.law.preservation.security import SecurityAsked, When, security_range
from zhixing.law.sanctions.bands import Sanction, sanction

TABLES = packaged()
A_DAY = timedelta(days=1)
SELLING = {Way.ONLINE: (2017, 1, 1), Way.SHARES: (2001, 9, 30), Way.SHIPS: (2015, 3, 1)}
FIRST_DAYS = [
    ("fees", date(2007, 4, 1), lambda on: fee(FeeAsked(Fee.ENFORCEMENT, on, 1), TABLES)),
    (
        "plan",
        date(2015, 2, 4),
        lambda on: distribute(ToShare(Debtor.PERSON, on, (Asset("x", 1),), (Claim("a", "甲", 1),)), TABLES),
    ),
    ("objections", date(2015, 2, 4), lambda on: plan_standing(PlanServed(on, (Served("甲"),)), TABLES)),
    ("income", date(2005, 1, 1), lambda on: withdrawable_income(Income(on, 1, estimate=1, reason="x"), TABLES)),
    ("network price", date(2018, 9, 1), lambda on: network_price(NetworkPrice(on, (Report("甲", 1),)), TABLES)),
    ("online default", date(2017, 1, 1), lambda on: deposit_use(Default(on, True, 1, 1, 1), TABLES)),
    ("surplus", date(2005, 1, 1), lambda on: lowest_with_surplus(SurplusAsked(on, 1, 0, 0), TABLES)),
    ("bankruptcy", date(2007, 6, 1), lambda on: bankruptcy_order(Estate(on, on, 1, (Debt("a", 1),)), TABLES)),
    ("commission", date(2005, 1, 1), lambda on: commission_ceiling(Commission(on, 1), TABLES)),
    ("offline", date(2005, 1, 1), lambda on: round_floor(RoundPrice(Way.OFFLINE_MOVABLES, on, 1), TABLES)),
    ("transfer", date(2016, 4, 14), lambda on: may_request_transfer(TransferAsked(on, on, True, True, False), TABLES)),
    ("dwelling", date(2015, 5, 5), lambda on: may_sell_dwelling(Dwelling(on), TABLES)),
    ("administrator", date(2007, 6, 1), lambda on: administrator_pay(AdministratorPay(on, 1), TABLES)),
    ("over-seizure", date(2017, 1, 1), lambda on: over_seizure(Holding(on, 1, 0, ()), TABLES)),
    ("security", date(2016, 12, 1), lambda on: security_range(SecurityAsked(on, When.IN_SUIT, 1), TABLES)),
    ("sanctions", date(2013, 1, 1), lambda on: sanction(Sanction(on, False, days=1), TABLES)),
    *(
        (way, date(*since), lambda on, way=way: round_floor(RoundPrice(way, on, 1), TABLES))
        for way, since in SELLING.items()
    ),
]


@pytest.mark.parametrize(("name", "first", "ask"), FIRST_DAYS, ids=[name for name, _, _ in FIRST_DAYS])
def test_a_question_is_answered_from_its_first_day_on_and_refused_the_day_before(name, first, ask):
    assert ask(first).tables == TABLES.digest
    with pytest.raises(NotCovered):
        ask(first - A_DAY)


@pytest.mark.parametrize("parameter", TABLES.parameters.values(), ids=lambda p: p.name)
def test_a_parameter_has_no_gap_and_no_overlap(parameter):
    days = [value.since for value in parameter.values]
    assert days == sorted(set(days))
    for value, following in zip(parameter.values, parameter.values[1:], strict=False):
        assert parameter.on(following.since - A_DAY) == value
        assert parameter.on(following.since) == following
    assert parameter.on(date(2099, 12, 31)) == parameter.values[-1]
    assert parameter.values[-1].checked >= parameter.values[-1].since
