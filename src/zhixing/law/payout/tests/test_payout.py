"""Worked examples of money in the court's hands. Amounts in fen; the day is 2026-11-24 unless said otherwise."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from zhixing.law.core.determination import Verdict
from zhixing.law.core.tables import packaged
from zhixing.law.payout.fee import FeeCharge, fee_on, may_charge, may_demand
from zhixing.law.payout.pay import Payee, Payout, Purpose, above_tier, may_pay
from zhixing.law.payout.position import Position
from zhixing.law.payout.postpone import Postponement, may_lift, may_postpone
from zhixing.law.payout.receipt import (
    ByHand,
    Expectation,
    Identification,
    Reversal,
    may_expect,
    may_identify,
    may_post,
    may_reverse,
)

DAY = date(2026, 11, 24)
TABLES = packaged()
# 60,000 yuan in court, 58,000 of them credited to the debt; the fee on 58,000 is 50 + 1.5 % of 48,000 = 770.
HERE = Position(identified=6_000_000, held=0, credited=5_800_000, to_creditors=0, fee_due=77_000, fee_taken=0)
CREDITOR = Payee("甲", True, "甲", date(2026, 11, 1), "", ())
PAYOUT = Payout(DAY, True, Purpose.CREDITOR, HERE, 0, True, (), payee=CREDITOR, amount=5_800_000)


def verdicts(ruling):
    return {s.asked: s.verdict for s in ruling.steps}


def no(ruling):
    """The conditions that block."""
    return [s.asked for s in (*ruling.blocks, *ruling.overridable)]


def test_the_creditor_gets_what_was_credited_the_fee_its_tariff_the_debtor_the_rest():
    assert fee_on(5_800_000, DAY, TABLES) == 77_000
    assert (HERE.for_creditor, HERE.for_fee, HERE.for_debtor) == (5_800_000, 77_000, 123_000)
    ruling = may_pay(PAYOUT, TABLES)
    assert ruling.lawful
    assert ruling.value == 5_800_000


def test_short_money_goes_to_the_creditor_it_was_credited_to_and_the_fee_waits():
    short = replace(HERE, identified=5_800_000)
    assert (short.for_creditor, short.for_fee, short.for_debtor) == (5_800_000, 0, 0)
    assert no(may_charge(FeeCharge(DAY, True, 5_800_000, short), TABLES)) == ["本案案款可以扣收"]


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # the first draw waits for a busy machine
@given(
    st.integers(0, 10**9), st.integers(0, 10**9), st.integers(0, 10**9), st.integers(0, 10**9), st.integers(0, 10**7),
    st.integers(0, 10**7),
)  # fmt: skip
def test_shares_never_exceed_the_free_money_and_never_miss_a_fen_beyond_the_claims(
    here, held, credited, gone, fee, taken
):
    p = Position(here, min(held, here), credited, min(gone, credited), fee, min(taken, fee))
    together = p.for_creditor + p.for_fee + p.for_debtor
    assert together <= p.free
    assert together == p.free or p.for_debtor == 0
    assert p.for_creditor <= p.creditor_open
    assert min(p.for_creditor, p.for_fee, p.for_debtor) >= 0


@pytest.mark.parametrize(
    ("change", "blocks"),
    [
        ({"filed": False}, ["案件已经立案"]),
        ({"amount": 5_800_001}, ["金额不超过可以发放给该收款人的数额"]),
        ({"bars": ("某某申请参与分配",)}, ["没有未处理的参与分配申请、分配方案异议等事由"]),
        ({"bars": None}, ["没有未处理的参与分配申请、分配方案异议等事由"]),
        ({"outstanding": None}, ["执行款计算表可以作出"]),
        ({"payee": replace(CREDITOR, role_fits=False)}, ["收款人是本案申请执行人"]),
        ({"payee": replace(CREDITOR, confirmed_on=None)}, ["有收款账户确认书"]),
        ({"payee": replace(CREDITOR, holder="乙")}, ["付给收款人本人，或者有特别授权、裁定"]),
        ({"payee": replace(CREDITOR, holder="乙", authority="特别授权委托书")}, []),
        (
            {"payee": replace(CREDITOR, debtor_in=("某法院（2026）某执1号的被执行人",))},
            ["收款人不是其他案件的被执行人"],
        ),
        ({"payee": replace(CREDITOR, debtor_in=None)}, ["收款人不是其他案件的被执行人"]),
    ],
)
def test_each_condition_of_a_payout_blocks_by_itself(change, blocks):
    assert no(may_pay(replace(PAYOUT, **change), TABLES)) == blocks


def test_a_payee_who_is_debtor_elsewhere_yields_to_reasons_but_an_unanswered_question_does_not():
    hit = may_pay(replace(PAYOUT, payee=replace(CREDITOR, debtor_in=("某案的被执行人",))), TABLES)
    assert (hit.blocks, len(hit.overridable)) == ((), 1)
    unknown = may_pay(replace(PAYOUT, payee=replace(CREDITOR, debtor_in=None)), TABLES)
    assert len(unknown.blocks) == 1


def test_postponed_money_is_not_free():
    held = replace(HERE, held=6_000_000)
    assert "案款已经认领，没有延缓发放" in no(may_pay(replace(PAYOUT, position=held), TABLES))


def test_before_the_form_is_filled_only_what_is_known_is_asked():
    ruling = may_pay(replace(PAYOUT, payee=None, amount=None), TABLES)
    assert ruling.lawful
    assert "有收款账户确认书" not in verdicts(ruling)


def test_returned_money_goes_to_its_payee_beyond_what_is_free():
    p = replace(HERE, identified=0, to_creditors=5_800_000)
    ruling = may_pay(replace(PAYOUT, position=p, allotted=5_800_000), TABLES)
    assert ruling.lawful
    assert ruling.value == 5_800_000


def test_the_surplus_goes_back_when_all_is_paid_and_the_fee_taken():
    paid = Position(
        identified=123_000, held=0, credited=5_800_000, to_creditors=5_800_000, fee_due=77_000, fee_taken=77_000
    )
    debtor = replace(CREDITOR, name="乙", holder="乙")
    back = replace(PAYOUT, purpose=Purpose.SURPLUS, position=paid, payee=debtor, amount=123_000)
    assert may_pay(back, TABLES).lawful
    assert no(may_pay(replace(back, outstanding=1), TABLES)) == ["债务（含加倍部分债务利息）全部清偿"]
    assert no(may_pay(replace(back, exact=False), TABLES)) == ["债务（含加倍部分债务利息）全部清偿"]
    unpaid = replace(paid, fee_taken=0, identified=200_000)
    assert no(may_pay(replace(back, position=unpaid), TABLES)) == ["执行费已经扣收"]
    waiting = replace(paid, to_creditors=5_700_000, identified=223_000)
    assert no(may_pay(replace(back, position=waiting), TABLES)) == ["应当发放给申请执行人的款项已经发放"]


def test_fee_after_enforcement_only_and_only_what_is_open():
    ruling = may_charge(FeeCharge(DAY, True, 5_800_000, HERE), TABLES)
    assert (ruling.lawful, ruling.value) == (True, 77_000)
    nothing = replace(HERE, credited=0, fee_due=0)
    assert "执行后交纳，已有执行到位的金额" in no(may_charge(FeeCharge(DAY, True, 0, nothing), TABLES))
    assert "还有未收的执行费" in no(
        may_charge(FeeCharge(DAY, True, 5_800_000, replace(HERE, fee_taken=77_000)), TABLES)
    )
    assert verdicts(may_charge(FeeCharge(DAY, True, None, HERE), TABLES))["执行费可以计算"] is Verdict.UNKNOWN
    returned = FeeCharge(DAY, True, 5_800_000, replace(HERE, identified=0, fee_taken=77_000), aside=77_000)
    assert may_charge(returned, TABLES).value == 77_000


def test_the_debtor_is_asked_for_the_fee_even_where_no_money_is_here():
    nothing_here = replace(HERE, identified=0)
    assert may_demand(FeeCharge(DAY, True, 5_800_000, nothing_here), TABLES).value == 77_000
    assert no(may_demand(FeeCharge(DAY, True, 5_800_000, replace(HERE, fee_taken=77_000)), TABLES)) == [
        "还有未收的执行费"
    ]
    assert no(may_demand(FeeCharge(DAY, False, 5_800_000, HERE), TABLES)) == ["案件有自己的案款账号"]


def test_a_postponement_has_an_amount_that_is_there_and_a_review_ahead():
    assert may_postpone(Postponement(DAY, 100, date(2026, 12, 1), 100), TABLES).lawful
    assert no(may_postpone(Postponement(DAY, 100, DAY, 101), TABLES)) == [
        "复查日在今天之后",
        "延缓金额不超过未延缓的案款",
    ]
    assert not may_postpone(Postponement(DAY, 0), TABLES).lawful
    assert may_lift(1, DAY, TABLES).lawful
    assert not may_lift(0, DAY, TABLES).lawful


def test_receipts_claims_and_their_reversal():
    right = Identification(DAY, 100, returned=False, case_known=True, account_open=True, amount=100)
    assert may_identify(right, TABLES).lawful
    assert no(may_identify(replace(right, handler=True), TABLES)) == ["认领人不是本案承办法官"]
    assert no(may_identify(replace(right, amount=101), TABLES)) == ["认领金额不超过待认领金额"]
    assert no(may_identify(replace(right, returned=True), TABLES)) == ["不是退汇款"]
    assert no(may_identify(replace(right, deduction=99), TABLES)) == ["认领金额与应收扣划款相同"]
    assert no(may_identify(replace(right, deduction_fits=False), TABLES)) == ["本案有这笔应收扣划款"]
    assert no(may_identify(replace(right, case_known=False), TABLES)) == ["案件是本院的案件"]
    assert no(may_post(ByHand(DAY, date(2026, 11, 25), True), TABLES)) == ["到账日不晚于今天", "银行流水号没有登记过"]
    assert no(may_reverse(Reversal(DAY, True, False), TABLES)) == ["款项仍在本案账上"]
    assert no(may_expect(Expectation(DAY, True, True, DAY, True), TABLES)) == ["这笔扣划没有登记过"]


def test_every_step_names_its_ground():
    assert all(s.cites for s in may_pay(PAYOUT, TABLES).steps)
    assert {p.name for p in may_pay(PAYOUT, TABLES).parameters} == {"payout.vice_president_over"}
    assert not any(p.verified for p in may_pay(PAYOUT, TABLES).parameters)


def test_from_a_million_yuan_the_vice_president_signs_too():
    assert not above_tier(99_999_999, DAY, TABLES)
    assert above_tier(100_000_000, DAY, TABLES)
