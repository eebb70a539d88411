"""The twins of the real case: each is refused by its line of the gate, and ordinary enforcement stays open."""

import pytest

from zhixing.court.preservation.tests.conftest import DEBTOR_HEAD, person
from zhixing.court.property.tests.story import ACCOUNT, Story, court, file


def sue_elsewhere(frozen, number="（2026）闽0205民初9999号"):
    """Another creditor sues the same debtor."""
    from zhixing.court.demo.people import DEBTOR_SPORTS, LENDER

    frozen.city.perform(
        "preservation.register_matter", court(), "chuangkou", kind="民初", number=number, cause="民间借贷纠纷",
        judge=str(frozen.city.viewer("shenpan").principal_id),
        applicants=[person(LENDER, "厦门市海沧区示例路1号", "natural")],
        respondents=[person(DEBTOR_SPORTS, "晋江市演示工业区6号")],
    )  # fmt: skip


def applied_in_guangdong(city):
    """Another creditor applies for enforcement against the same debtor in another province."""
    from zhixing.court.demo.people import DEBTOR_SPORTS, LENDER
    from zhixing.court.identity.models import Court
    from zhixing.court.identity.posts import appoint
    from zhixing.court.kernel.roles import Role

    there = Court.objects.get(name="广东省高级人民法院")
    appoint(there, "yueli", "粤立案", [Role.FILING_CLERK], password_hash="!", demo=True)
    city.perform(
        "claims.register_application", there, "yueli", cause="买卖合同纠纷", instrument_kind="judgment",
        number="（2026）粤01民初77号", made_by="广东省广州市中级人民法院", made_on="2026-07-01",
        effective_on="2026-07-25", effective_proof="生效证明书", operative_part="被告支付原告货款。", period_days=10,
        creditors=[person(LENDER, "广州市样板路5号", "natural")],
        debtors=[person(DEBTOR_SPORTS, "晋江市演示工业区6号")],
        items=[{"name": "货款", "kind": "principal", "amount": "50000.00"}],
    )  # fmt: skip


def waiting_freeze(frozen):
    """A second creditor's freeze stands behind ours on the same account."""
    from zhixing.court.demo.people import DEBTOR_SPORTS
    from zhixing.court.seizures.tests.bank import answer, freeze

    second = file(frozen.city, debtors=[person(DEBTOR_SPORTS, "晋江市演示工业区6号")])
    order = freeze(second, second.find(190_000_00, ACCOUNT, "general"), "50000.00")
    waits = answer(second, order, status="waiting", dates=False, queue_position=2, controlled_fen=0, reason="在先冻结")
    assert second.tell(waits).state == "taken"


WRONG = [
    ("not due, no consent", {"consent_signer": "", "consent_document": ""}, 5, "尚未届满"),
    ("consent without authority", {"consent_signer": "被告出纳"}, 5, "被告出纳签署，无权签署"),
    ("application without authority", {"applicant": "原告业务员"}, 5, "原告业务员签署，无权签署"),
    ("linked", {"links": "双方股东为同一人"}, 13, "双方股东为同一人；由合议庭决定"),
    ("too much", {"amount": "75000.01"}, 8, "较小的为 75,000.00 元"),
]


def test_a_paper_that_is_missing_or_wrong_refuses_and_the_right_one_is_asked_for_again(frozen):
    for name, changes, line, words in WRONG:
        frozen.request(**changes)
        told = frozen.refused()
        assert list(told) == [line], name
        assert words in told[line], name
        frozen.city.perform("preservation.refuse_deduction", frozen.row("Deduction"), "shenpan", reason="条件不具备")
        assert frozen.row("Deduction").state == "refused"
        assert frozen.seizure().state == "active", "the preservation stands"
    frozen.request(consent_signer="被告副总经理", consent_power="授权委托书 A-1")
    frozen.check()
    assert frozen.row("Deduction").state == "checked", "a paper shows the authority of another signer"


def test_a_mediation_statement_not_yet_signed_by_both_refuses_until_it_is(suit):
    suit.preserve()
    suit.freeze()
    suit.mediate(signed_by_both=False)
    suit.city.move(minutes=5)
    suit.request()
    told = suit.refused()
    assert list(told) == [1]
    assert "调解书尚未经双方签收" in told[1]
    suit.sign_for("debtor")
    suit.check()
    assert suit.row("Deduction").state == "checked"


def test_an_instalment_not_due_needs_the_debtors_consent(suit):
    suit.preserve()
    suit.freeze()
    suit.mediate(due="2027-03-31")
    suit.city.move(minutes=5)
    suit.request(consent_signer="", consent_document="")
    told = suit.refused()
    assert list(told) == [5]
    assert "履行期限 2027-03-31 尚未届满" in told[5], "the last day comes from the instrument, nobody types it"
    suit.city.perform("preservation.refuse_deduction", suit.row("Deduction"), "shenpan", reason="本期尚未到期")
    suit.request(consent_signer=DEBTOR_HEAD, consent_document="同意书 D-04")
    suit.check()


def test_a_limit_is_not_money(suit):
    suit.preserve()
    suit.freeze(controlled=62_000_00, status="partial", reason="余额不足")
    suit.mediate()
    suit.city.move(minutes=5)
    suit.request()
    told = suit.refused()
    assert list(told) == [3, 8]
    assert "冻结限额 190,000.00 元，实际控制 62,000.00 元" in told[3]


def test_a_part_of_the_debt_is_not_paid_this_way(suit):
    suit.preserve()
    suit.freeze()
    suit.mediate(amount="200000.00")
    suit.city.move(minutes=5)
    suit.request(amount="190000.00")
    told = suit.refused()
    assert list(told) == [3]
    assert "应付 200,000.00 元" in told[3]


def test_a_second_creditors_suit_refuses_and_ordinary_enforcement_stays_open(frozen):
    sue_elsewhere(frozen)
    frozen.request()
    assert list(frozen.refused()) == [6]
    frozen.city.perform("preservation.refuse_deduction", frozen.row("Deduction"), "shenpan", reason="有其他债权人")
    assert frozen.seizure().state == "active"
    assert frozen.row("Deduction").state == "refused"


def test_a_second_creditors_waiting_freeze_refuses(frozen):
    ours = frozen.seizure()
    waiting_freeze(frozen)
    frozen.request(seizure=str(ours.pk))
    told = frozen.refused()
    assert list(told) == [2, 6]
    assert "执1号 冻结" in told[6]


def test_a_pending_enforcement_in_another_province_refuses(frozen):
    applied_in_guangdong(frozen.city)
    frozen.request()
    told = frozen.refused()
    assert list(told) == [2, 6]
    assert "广东省高级人民法院" in told[2]


def test_a_wage_account_refuses_as_soon_as_the_bank_says_that_it_is_one(frozen):
    frozen.request()
    Story(frozen.city, frozen.execution).find(190_000_00, ACCOUNT, "migrant_wages")
    frozen.city.move(minutes=5)
    told = frozen.refused()
    assert list(told) == [4]
    assert "农民工工资" in told[4]


def test_a_stale_answer_of_the_bank_refuses(frozen):
    frozen.city.move(hours=25)
    frozen.request()
    told = frozen.refused()
    assert list(told) == [4]
    assert "已超过 24 小时，应当重新查询" in told[4]


def test_an_expired_freeze_cannot_even_be_asked_for(frozen):
    from zhixing.court.kernel.refused import Unlawful
    from zhixing.court.seizures.jobs import note_lapses

    frozen.request()
    frozen.city.move(days=366)
    assert 4 in frozen.refused()
    frozen.city.perform("preservation.refuse_deduction", frozen.row("Deduction"), "shenpan", reason="冻结期限届满")
    note_lapses()
    with pytest.raises(Unlawful, match="没有正在生效的保全冻结；可以依法申请强制执行"):
        frozen.request()


def test_the_payee_is_the_creditor_or_an_agent_with_special_power(frozen):
    from zhixing.court.cases.queries import creditors
    from zhixing.court.kernel.models import Act

    (payee,) = frozen.read(creditors, frozen.suit)
    frozen.request()
    account = {"participant": str(payee.pk), "holder": "林代理", "bank_code": "ICBX", "bank_name": "演示工商银行",
               "number": "6222000100000023464", "special_authority": "特别授权委托书 T-1"}  # fmt: skip
    frozen.city.perform("cases.confirm_account", frozen.suit, "chuangkou", **account)
    frozen.check()
    kept = frozen.read(lambda: Act.objects.filter(name="preservation.check_deduction").latest("id").determination)
    assert "代收有特别授权" in kept
    assert "特别授权委托书 T-1" in kept


def test_the_second_person_is_another_one(frozen):
    from zhixing.court.documents.models import Paper
    from zhixing.court.kernel.refused import NotAllowed

    frozen.request()
    row = frozen.row("Deduction")
    sheet = frozen.read(lambda: Paper.objects.get(dossier=frozen.suit.dossier, title="执前扣划计算表"))
    assert (row.made_by, row.sheet) == ("许记言", sheet.number), "the sheet is a paper of the request itself"
    frozen.check()
    assert frozen.row("Deduction").checked_by == "赖公允"
    with pytest.raises(NotAllowed, match="审判法官"):
        frozen.city.perform("preservation.check_deduction", row, "shujiyuan")


def test_the_gate_counts_days_in_beijing_not_where_the_server_stands(frozen):
    """At seven in the morning it is still yesterday in London: an instrument effective today is in force."""
    from zhixing.court.kernel.clock import now, today
    from zhixing.court.kernel.tables import current_tables
    from zhixing.court.preservation.facts.gate import gate_facts
    from zhixing.law.prededuction.facts import Stage

    frozen.request()
    row = frozen.row("Deduction")
    early = now().replace(hour=7)
    viewer = frozen.city.viewer("shenpan")
    facts = frozen.read(gate_facts, row, Stage.RULE, early, current_tables(), viewer)
    assert facts.at.date() == today()
