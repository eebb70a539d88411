"""Asking banks about debtors, and what becomes of their answers."""

import pytest

from zhixing.court.property.tests.story import ACCOUNT, account, file


def test_every_debtor_is_asked_about_at_every_bank_with_a_paper_each(city):
    from zhixing.court.demo.city import FIRST_MORNING
    from zhixing.court.documents.models import Paper
    from zhixing.court.kernel.models import Limit

    story = file(city, "INSTALMENTS")
    story.bank("CCBX")
    story.do("property.inquire", by="zhuli")
    asked = story.sent("InquiryOpening")
    assert len(asked) == 4
    assert {a.customer.name for a in asked} == {"福建虚拟体育用品有限公司", "黄样例"}
    assert asked[0].case_number == story.case.number
    assert asked[0].last_day == FIRST_MORNING.date()
    papers = story.read(lambda: list(Paper.objects.filter(dossier=story.case.dossier, title="协助查询存款通知书")))
    assert len(papers) == 4
    done = story.read(lambda: Limit.objects.get(dossier=story.case.dossier, node="network_inquiry"))
    assert done.done_on is not None


def test_the_creditor_is_not_asked_about(story):
    from zhixing.court.cases.queries import creditors
    from zhixing.court.kernel.refused import Unlawful
    from zhixing.court.property.models import Inquiry

    creditor = story.read(creditors, story.case)[0]
    with pytest.raises(Unlawful, match="不是本案被执行人，不得查询"):
        story.do("property.inquire", participant=str(creditor.pk))
    assert story.read(Inquiry.objects.count) == 0
    assert story.sent("InquiryOpening") == []


def test_an_unknown_person_or_bank_is_refused(story):
    from zhixing.court.kernel.refused import Unlawful

    nobody = "00000000-0000-7000-8000-000000000000"
    with pytest.raises(Unlawful, match="不得查询"):
        story.do("property.inquire", participant=nobody)
    with pytest.raises(Unlawful, match="未全部开通"):
        story.do("property.inquire", bank=nobody)


def test_an_answer_becomes_accounts_whose_numbers_nobody_reads(story):
    from zhixing.court.kernel.models import Act
    from zhixing.court.property.queries import findings, full_account_number

    story.find(88_000_50)
    (found,) = story.read(findings, story.case)
    assert (found.balance_fen, found.available_fen) == (88_000_50, 88_000_50)
    assert found.account.number_masked == "621700*********0018"
    assert full_account_number(found.account) == ACCOUNT
    act = story.read(lambda: Act.objects.get(name="property.take_answer"))
    assert ACCOUNT not in act.input + act.summary
    assert "88,000.50" in act.summary


def test_nothing_found_is_an_answer_too(story):
    from zhixing.court.property.queries import findings, inquiries

    story.do("property.inquire", bank=str(story.bank().pk))
    assert story.tell(story.accounts(story.sent("InquiryOpening")[0])).state == "taken"
    assert story.read(findings, story.case) == []
    assert story.read(inquiries, story.case)[0].result == "查无开户信息"


def test_a_repeated_answer_changes_nothing_and_a_second_one_is_not_used(story):
    from zhixing.court.property.models import Finding

    story.do("property.inquire", bank=str(story.bank().pk))
    asked = story.sent("InquiryOpening")[0]
    answer = story.accounts(asked, account(10_000_00))
    story.tell(answer)
    assert story.tell(answer).state == "taken"
    second = story.tell(story.accounts(asked, account(99_000_00)))
    assert (second.state, second.reason) == ("refused", "查询尚未反馈：已反馈")
    assert story.read(Finding.objects.count) == 1


def test_an_answer_about_another_person_is_not_used(story):
    from dataclasses import replace

    from zhixing.court.property.models import BankAccount

    story.do("property.inquire", bank=str(story.bank().pk))
    answer = story.accounts(story.sent("InquiryOpening")[0], account(10_000_00))
    other = replace(answer, customer=replace(answer.customer, document_number="110101199003074733"))
    row = story.tell(other)
    assert row.state == "refused"
    assert "与被查询人不符" in row.reason
    assert not BankAccount.objects.exists()


def test_the_latest_answer_counts(story):
    from zhixing.court.property.queries import findings

    story.find(10_000_00)
    story.find(70_000_00)
    assert [f.balance_fen for f in story.read(findings, story.case)] == [70_000_00]
