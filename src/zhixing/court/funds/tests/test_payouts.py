"""The debtor's 60,000: deducted, arrived, paid to the creditor by four people, the fee taken, the rest sent back."""

import json

import pytest


def test_the_whole_way_of_the_debtors_60000(money, city):
    """58,000 and interest to the creditor, the fee of the tariff to the treasury, the rest back; the case ends at zero."""
    from zhixing.court.funds.models import PayoutOrder
    from zhixing.court.funds.queries import case_money_out, fee_settled, ledger_zero, money_of
    from zhixing.court.gateways.models import OutMessage

    money.deducted()
    assert money.balances() == (6_000_000, 0, 0, 0, 0)
    money.arrived(quotes="D-1", payer="演示工商银行")
    assert money.balances() == (0, 6_000_000, 0, 0, 0)

    position = money.filed.read(money_of, money.case, money.day).position
    owed = position.creditor_open
    assert 5_800_000 < owed < 6_000_000  # the doubled part ran since August
    done = money.pay(f"{owed // 100}.{owed % 100:02d}")
    assert len({a["signer"] for a in json.loads(done.act.approvals)} | {str(done.act.actor_id)}) == 4
    order = money.order(done)
    money.confirmed(order)
    assert money.balances() == (0, 6_000_000 - owed, 0, 0, owed)

    fee = money.signed(city.perform("funds.charge_fee", money.case, "faguan"), "ankuan", "caiwu")
    money.confirmed(money.order(fee))
    assert money.filed.read(fee_settled, money.case, money.day)
    money.debtor_account()
    left = money.balances()[1]
    money.confirmed(money.order(money.pay(f"{left // 100}.{left % 100:02d}", purpose="surplus")))

    assert money.balances()[:4] == (0, 0, 0, 0)
    assert money.filed.read(ledger_zero, money.case)
    assert money.filed.read(case_money_out, money.case)
    assert money.filed.read(lambda: OutMessage.objects.filter(kind="CreditTransfer").count()) == 3
    fees = money.filed.read(lambda: PayoutOrder.objects.get(purpose="fee").fen)
    assert fees == round(5_000 + (owed - 1_000_000) * 0.015)  # 诉讼费用办法 14: 50 and 1.5 % above 10,000
    assert owed + fees + left == 6_000_000


def test_two_steps_are_never_signed_by_one_person(money, city):
    from zhixing.court.kernel.refused import NotAllowed

    money.deducted()
    money.arrived(quotes="D-1")
    proposed = money.propose("1000.00")
    for who in ("faguan", "juzhang", "caiwu"):
        with pytest.raises(NotAllowed):
            city.sign(proposed.proposal, who)
    city.sign(proposed.proposal, "ankuan")
    with pytest.raises(NotAllowed):
        city.sign(proposed.proposal, "ankuan")
    with pytest.raises(NotAllowed, match="承办法官"):
        money.propose("1000.00", by="faguan2")


def test_the_judge_cannot_sign_even_with_every_post(money, city):
    """One person with all posts proposes; another with all posts signs one step only."""
    from zhixing.court.identity.models import Officer
    from zhixing.court.kernel.refused import NotAllowed
    from zhixing.court.kernel.roles import Role
    from zhixing.court.kernel.scope import scope

    money.deducted()
    money.arrived(quotes="D-1")
    proposed = money.propose("1000.00")
    path = money.case.court_path
    with scope(path, path):
        for name in ("faguan", "juzhang"):
            principal = Officer.objects.select_related("principal").get(username=name).principal
            principal.roles = [r.value for r in (Role.JUDGE, Role.FUNDS_CLERK, Role.BUREAU_HEAD, Role.FINANCE)]
            principal.save()
    with pytest.raises(NotAllowed, match="提请人"):
        city.sign(proposed.proposal, "faguan")
    city.sign(proposed.proposal, "juzhang")
    with pytest.raises(NotAllowed, match="两个步骤"):
        city.sign(proposed.proposal, "juzhang")


def test_not_more_than_the_creditors_money(money):
    from zhixing.court.kernel.models import Proposal
    from zhixing.court.kernel.refused import BadInput, Unlawful

    money.deducted()
    money.arrived(quotes="D-1")
    with pytest.raises(Unlawful, match="至多"):
        money.propose("60000.00")
    for amount in ("0", "-1", "0.005", "1000000000000000"):
        with pytest.raises(BadInput, match="金额"):
            money.propose(amount)
    assert not money.filed.read(Proposal.objects.exists)


def test_nothing_is_paid_before_money_is_here(money):
    from zhixing.court.kernel.refused import Unlawful

    money.deducted()
    with pytest.raises(Unlawful, match=r"已认领 0\.00 元"):
        money.propose("1000.00")


def test_not_to_another_than_the_creditor(money, city):
    """The debtor's account is no creditor's; an account outside the case is none at all."""
    from zhixing.court.kernel.refused import Unlawful

    money.deducted()
    money.arrived(quotes="D-1")
    money.debtor_account()
    with pytest.raises(Unlawful, match="收款人是本案申请执行人"):
        money.propose("1000.00", payee=str(money.account("debtor").pk))
    with pytest.raises(Unlawful, match="不是本案确认的收款账户"):
        money.propose("1000.00", payee="00000000-0000-7000-8000-000000000000")


def test_an_agent_needs_special_authority_and_a_second_approval(money, city):
    from zhixing.court.cases.queries import creditors

    money.deducted()
    money.arrived(quotes="D-1")
    who = money.filed.read(creditors, money.case)[0]
    city.perform(
        "cases.confirm_account", money.case, "faguan", participant=str(who.pk), holder="赵代理", bank_code="ICBX",
        bank_name="演示工商银行", number="6222000100000045678", special_authority="2026年9月1日授权委托书（特别授权代收执行款）",
    )  # fmt: skip
    proposed = money.propose("1000.00")
    for step in ("ankuan", "juzhang", "fuyuanzhang"):
        assert city.sign(proposed.proposal, step).proposal.state == "open"
    assert city.sign(proposed.proposal, "caiwu").act.summary.startswith("发放申请执行人 赵代理 1,000.00 元")


def test_of_two_payouts_of_the_same_money_one_succeeds(money, city):
    from zhixing.court.kernel.approvals import SignaturesFell
    from zhixing.court.kernel.refused import Refused

    money.deducted()
    money.arrived(quotes="D-1")
    first, second = money.propose("58000.00"), money.propose("58000.00")
    for who in ("ankuan", "juzhang"):
        city.sign(first.proposal, who)
        city.sign(second.proposal, who)
    city.sign(first.proposal, "caiwu")
    with pytest.raises(Refused, match="至多") as refused:
        city.sign(second.proposal, "caiwu")
    assert not isinstance(refused.value, SignaturesFell)
    assert money.balances() == (0, 200_000, 0, 5_800_000, 0)


def test_a_creditor_who_is_a_debtor_elsewhere_is_held_unless_reasons_go_one_level_higher(money, city, file_case):
    from zhixing.court.demo.people import BORROWER, LENDER
    from zhixing.court.kernel.refused import Unlawful

    body = {"number": "（2026）闽0205民初999号"}
    swapped = {
        "creditors": [{"kind": "natural", "name": BORROWER[0], "number": BORROWER[1], "address": "厦门市示例路3号"}],
        "debtors": [{"kind": "natural", "name": LENDER[0], "number": LENDER[1], "address": "厦门市示例路4号"}],
    }
    file_case("LOAN", **body, **swapped)
    money.deducted()
    money.arrived(quotes="D-1")
    with pytest.raises(Unlawful, match="厦门市海沧区人民法院（2026）闽0205执2号的被执行人"):
        money.propose("1000.00")
    proposed = money.propose("1000.00", override="已与执2号案承办人核实，该债权未被冻结")
    for who in ("ankuan", "juzhang", "caiwu"):
        city.sign(proposed.proposal, who)
    assert city.sign(proposed.proposal, "yuanzhang").act.override.startswith("已与执2号案")


def test_the_surplus_waits_for_creditor_and_fee(money):
    from zhixing.court.kernel.refused import Unlawful

    money.deducted()
    money.arrived(quotes="D-1")
    money.debtor_account()
    with pytest.raises(Unlawful) as refused:
        money.propose("100.00", purpose="surplus")
    assert "应当发放给申请执行人的款项已经发放" in str(refused.value)
    assert "执行费已经扣收" in str(refused.value)
