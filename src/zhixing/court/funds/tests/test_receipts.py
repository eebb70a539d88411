"""Money that comes in: told twice, told late, nobody's, a debtor's, posted by hand, claimed by mistake."""

from datetime import date

import pytest


def payments(money):
    from zhixing.court.claims.queries import payments

    return [(p.how, p.fen, p.reference) for p in money.filed.read(payments, money.case)]


def line(money, reference="L-1"):
    from zhixing.court.funds.models import BankLine

    return money.filed.read(
        lambda: BankLine.objects.select_related("book__bank", "book__dossier").get(reference=reference)
    )


def nodes(money, dossier):
    from zhixing.court.kernel.models import Limit

    rows = money.filed.read(lambda: list(Limit.objects.filter(dossier=dossier, done_on=None)))
    return {r.node for r in rows}


def test_a_deduction_is_never_credited_twice(money):
    """It was credited on the deduction day; its arrival only moves the money."""
    money.deducted()
    money.arrived(quotes="D-1")
    assert payments(money) == [("deducted", 6_000_000, "D-1")]
    assert {"payout"} <= nodes(money, money.case.dossier)
    assert "money_identified" not in nodes(money, money.filed.book().dossier)


def test_the_banks_notice_told_again_changes_nothing(money):
    """Once more under the same message, and once more under another message with the same bank reference."""
    money.deducted()
    first = money.arrived(quotes="D-1", request="m-1")
    assert money.arrived(quotes="D-1", request="m-1").act.pk == first.act.pk
    again = money.arrived(quotes="D-1", request="m-2")
    assert "不重复记账" in again.act.summary
    assert money.balances() == (0, 6_000_000, 0, 0, 0)


def test_one_reference_with_another_sum_is_refused(money):
    from zhixing.court.kernel.refused import Conflict

    money.arrived("100.00")
    with pytest.raises(Conflict, match="向银行核对"):
        money.arrived("200.00")


def test_a_wrong_sum_for_a_deduction_stays_unidentified(money):
    """Even on the account of the case: credited as a payment it would count twice."""
    from zhixing.court.funds.queries import account_number

    money.deducted()
    money.arrived("59999.00", quotes="D-1", credited=money.filed.read(account_number, money.case))
    assert payments(money) == [("deducted", 6_000_000, "D-1")]
    assert money.balances() == (6_000_000, 0, 0, 0, 0)
    assert line(money).get_state_display() == "不明款，待认领"
    assert "money_identified" in nodes(money, money.filed.book().dossier)


def test_the_debtor_pays_into_the_account_of_the_case(money):
    from zhixing.court.funds.queries import account_number

    number = money.filed.read(account_number, money.case)
    told = money.arrived("1000.00", credited=number, payer="陈演示")
    assert "计入清偿 1,000.00 元" in told.act.summary
    assert payments(money) == [("into_court", 100_000, "ICBX:L-1")]
    assert money.balances() == (0, 100_000, 0, 0, 0)


def test_more_than_the_debt_is_credited_up_to_the_debt_and_the_rest_is_the_debtors(money):
    from zhixing.court.funds.queries import account_number, money_of

    money.arrived("70000.00", credited=money.filed.read(account_number, money.case))
    position = money.filed.read(money_of, money.case, money.day).position
    ((_, credited, _),) = payments(money)
    assert position.for_creditor == credited
    assert position.for_creditor + position.for_fee + position.for_debtor == 7_000_000


def test_nobodys_money_is_claimed_by_the_funds_clerk_and_never_by_the_judge(money, city):
    from zhixing.court.kernel.refused import NotAllowed, Unlawful

    money.arrived("1000.00", payer="陈演示", remittance="还款")
    with pytest.raises(NotAllowed):
        city.perform("funds.identify", line(money), "faguan", case_number=money.case.number)
    with pytest.raises(Unlawful, match="请核对案号"):
        city.perform("funds.identify", line(money), "ankuan", case_number="（2026）闽0205执99号")
    with pytest.raises(Unlawful, match=r"待认领 1,000\.00 元"):
        city.perform("funds.identify", line(money), "ankuan", case_number=money.case.number, amount="1000.01")
    city.perform("funds.identify", line(money), "ankuan", case_number=money.case.number)
    assert line(money).state == "identified"
    assert "money_identified" not in nodes(money, money.filed.book().dossier)
    with pytest.raises(Unlawful, match="还有待认领的金额"):
        city.perform("funds.identify", line(money), "ankuan", case_number=money.case.number)


def test_the_judge_with_a_finance_post_still_may_not_claim_for_his_own_case(money, city):
    from zhixing.court.identity.models import Officer
    from zhixing.court.kernel.refused import Unlawful
    from zhixing.court.kernel.roles import Role
    from zhixing.court.kernel.scope import scope

    path = money.case.court_path
    with scope(path, path):
        judge = Officer.objects.select_related("principal").get(username="faguan").principal
        judge.roles = [Role.JUDGE.value, Role.FUNDS_CLERK.value]
        judge.save()
    money.arrived("1000.00")
    with pytest.raises(Unlawful, match="不是本案承办法官"):
        city.perform("funds.identify", line(money), "faguan", case_number=money.case.number)


def test_one_receipt_may_belong_to_two_cases(money, city, file_case):
    from zhixing.court.funds.queries import balances

    other = file_case("LOAN")
    money.arrived("1000.00")
    city.perform("funds.identify", line(money), "ankuan", case_number=money.case.number, amount="600.00")
    city.perform("funds.identify", line(money), "ankuan", case_number=other.case.number)
    assert money.balances()[1] == 60_000
    assert other.read(balances, other.case).identified == 40_000


def test_a_late_deduction_is_claimed_as_one(money, city):
    """The bank forgot to quote the order: claimed as the deduction, it is not credited a second time."""
    money.deducted()
    money.arrived()
    city.perform("funds.identify", line(money), "ankuan", case_number=money.case.number, deduction="D-1")
    assert money.balances() == (0, 6_000_000, 0, 0, 0)
    assert payments(money) == [("deducted", 6_000_000, "D-1")]


def test_finance_posts_by_hand_with_a_second_person_and_the_notice_comes_later(money, city):
    from zhixing.court.documents.models import Paper
    from zhixing.court.kernel.refused import NotAllowed

    values = {
        "reference": "L-1", "amount": "1000.00", "received_on": money.day, "payer": "陈演示", "means": "cash",
        "case_number": money.case.number,
    }  # fmt: skip
    with pytest.raises(NotAllowed):
        city.perform("funds.post_receipt", money.filed.book(), "ankuan", **values)
    proposed = city.perform("funds.post_receipt", money.filed.book(), "caiwu", **values)
    assert money.balances()[1] == 0
    city.sign(proposed.proposal, "caiwu2")
    assert money.balances()[1] == 100_000
    assert money.filed.read(lambda: Paper.objects.filter(title="执行款收取凭证").count()) == 1
    assert "不重复记账" in money.arrived("1000.00").act.summary
    assert money.balances()[1] == 100_000


def test_a_mistaken_claim_is_reversed_by_a_counter_entry(money, city, file_case):
    from zhixing.court.funds.models import EntryRow
    from zhixing.court.funds.queries import balances

    other = file_case("LOAN")
    money.arrived("1000.00", payer="陈演示")
    city.perform("funds.identify", line(money), "ankuan", case_number=other.case.number)
    wrong = {"case_number": other.case.number, "reason": "附言写的是另一案号"}
    city.sign(city.perform("funds.reverse", line(money), "caiwu", **wrong).proposal, "juzhang")
    assert other.read(balances, other.case).identified == 0
    assert line(money).state == "received"
    assert money.filed.read(lambda: EntryRow.objects.exclude(reverses=None).count()) == 1
    city.perform("funds.identify", line(money), "ankuan", case_number=money.case.number)
    city.perform("funds.post_receipt", money.filed.book(), "caiwu", reference="L-9", amount="1.00",
                 received_on=money.day, payer="某人", means="transfer")  # fmt: skip
    assert money.balances()[1] == 100_000
    assert payments(money) == [("into_court", 100_000, "ICBX:L-1")]


def test_what_was_paid_out_cannot_be_reversed(money, city):
    from zhixing.court.kernel.refused import Unlawful

    money.deducted()
    money.arrived(quotes="D-1")
    money.pay("1000.00")
    with pytest.raises(Unlawful, match="应当追回"):
        city.perform("funds.reverse", line(money), "caiwu", case_number=money.case.number, reason="误认领")


def test_the_debtor_who_paid_the_creditor_directly_is_asked_for_the_fee_and_pays_it_here(money, city):
    """It came after the debt was paid, so it is not credited to the debt and pays the fee."""
    from zhixing.court.claims.queries import outstanding_fen
    from zhixing.court.documents.models import Paper
    from zhixing.court.funds.queries import account_number, fee_settled
    from zhixing.court.kernel.tables import current_tables

    owed = money.filed.read(outstanding_fen, money.case, money.day, current_tables())
    values = {"amount": f"{owed // 100}.{owed % 100:02d}", "how": "voluntary", "reference": "收条1号"}
    city.perform("claims.register_payment", money.case, "faguan", paid_on=money.day, **values)
    by = date.fromordinal(money.day.toordinal() + 7)
    done = city.perform("funds.notify_fee", money.case, "faguan", pay_by=by)
    assert money.filed.read(lambda: Paper.objects.get(act=done.act).title) == "执行费缴纳通知"
    told = money.arrived("1000.00", credited=money.filed.read(account_number, money.case))
    assert "债务已经清偿" in told.act.summary
    money.confirmed(
        money.order(money.signed(city.perform("funds.charge_fee", money.case, "faguan"), "ankuan", "caiwu"))
    )
    assert money.filed.read(fee_settled, money.case, money.day)
