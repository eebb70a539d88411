"""Every paper of the ground floor, printed and read back: no value may get lost between the act and the page."""

import dataclasses
import io
import time
from datetime import date

import docx
import pypdf
import pytest

from zhixing.court.cases import papers as cases
from zhixing.court.closing import papers as closing
from zhixing.court.documents.rendering.content import Head, Party, Step, from_json, to_json
from zhixing.court.documents.rendering.docx import render_docx
from zhixing.court.documents.rendering.layouts import BankAccount, Matter
from zhixing.court.documents.rendering.pdf import render_pdf
from zhixing.court.documents.rendering.wording import plain_date
from zhixing.court.funds import papers as funds
from zhixing.court.property import papers as property_papers
from zhixing.court.seizures import papers as seizures
from zhixing.law.core.fen import yuan

DEBTOR, CREDITOR, BANK = "某某建设有限公司", "张赟喆", "中国某某银行厦门海沧支行"
TERM = {"first_day": date(2026, 11, 24), "last_day": date(2027, 11, 23)}
FROZEN = seizures.Account(holder=DEBTOR, bank=BANK, number="6222000000000000123", sum=6000000)
ESCROW = BankAccount(holder="厦门市海沧区人民法院案款专户", bank=BANK, number="3500000000000000012")
OWN = BankAccount(holder=CREDITOR, bank=BANK, number="6222000000000000999")
FIRST, SECOND = "（2026）闽0205执12号之三", "（2026）闽0205执12号之四"
SUMS = (
    funds.SumLine(label="工程款本金", amount=6000000, article="判决主文第一项"),
    funds.SumLine(
        label="加倍部分债务利息",
        amount=325500,
        base=6000000,
        first=date(2026, 1, 20),
        last=date(2026, 11, 25),
        days=310,
        rate="日万分之一点七五",
        article="法释〔2014〕8号第一条",
    ),
    funds.SumLine(label="减：5月6日履行", amount=-1000000, article="法释〔2014〕8号第四条"),
)
STEPS = (
    Step("承办法官", "林建国", "拟发放。", "2026年11月25日"),
    Step("案款管理员", "郑小红", "核对无误。", "2026年11月26日"),
    Step("执行局长", "黄志强", "同意。", "2026年11月27日"),
    Step("财务"),
)


def every_paper(head: Head, matter: Matter):
    """One of each, with values that differ from one another so that a mixed-up field shows."""
    case, day = {"head": head, "matter": matter}, date(2026, 12, 9)
    bank = case | {"bank": BANK, "accounts": (FROZEN,)}
    creditor, debtor = case | {"addressee": CREDITOR}, case | {"addressee": DEBTOR}
    court = "福建省厦门市中级人民法院"
    return [
        cases.AcceptanceNotice(**creditor, filed_on=date(2026, 11, 20), handler="林建国"),
        cases.RefusalRuling(
            head=head,
            applicants=matter.parties[:1],
            instrument=matter.instrument,
            applied_on=day,
            grounds=("履行期限尚未届满", "本院没有管辖权"),
            higher_court=court,
        ),
        cases.CompletionNotice(
            head=head,
            addressee=CREDITOR,
            instrument=matter.instrument,
            applied_on=date(2026, 11, 18),
            missing=("身份证明；", "判决书副本。"),
            by=day,
        ),
        cases.AddressConfirmation(
            head=head,
            party=matter.parties[1],
            document="统一社会信用代码",
            address="海沧区某某路2号",
            recipient="龚垚堃",
            telephone="0592-1111111",
            postcode="361026",
            consents=True,
            electronic="a@b.example",
        ),
        cases.AccountConfirmation(
            head=head,
            party=matter.parties[1],
            document="居民身份证",
            holder=CREDITOR,
            bank=BANK,
            number="6222",
            telephone="0592-2222222",
        ),
        cases.EnforcementNotice(
            **debtor,
            filed_on=date(2026, 11, 20),
            duties=("支付工程款", "支付违约金"),
            interest="加倍支付迟延履行期间的债务利息",
            fee=80000,
            days=5,
            account=ESCROW,
        ),
        cases.PropertyReportOrder(**debtor, by=day),
        cases.CreditorPropertyNotice(**creditor, by=day),
        cases.ServiceReceipt(
            **case,
            recipient=DEBTOR,
            papers=("执行通知书1份", "报告财产令1份"),
            place="海沧区某某路",
            mode="直接送达",
            server="苏敏",
            received_on="2026年11月28日",
            remarks="无",
        ),
        cases.PublicService(
            **case, recipient=DEBTOR, papers=("执行通知书",), summary="责令履行。", tried="邮寄送达", published_on=day
        ),
        seizures.FreezeRuling(**case, accounts=(FROZEN,), limit=7000001, **TERM),
        seizures.RenewalRuling(
            **case, accounts=(FROZEN,), limit=7000001, former=FIRST, former_last_day=day, requested=True, **TERM
        ),
        seizures.ReleaseRuling(**case, accounts=(FROZEN,), former=FIRST, reason="被执行人已履行完毕"),
        seizures.DeductionRuling(**case, accounts=(FROZEN, FROZEN), total=12000000),
        property_papers.InquiryAssistance(**case, bank=BANK, person=DEBTOR, document="统一社会信用代码9135"),
        seizures.FreezeAssistance(**bank, ruling=FIRST, **TERM),
        seizures.RenewalAssistance(**bank, ruling=FIRST, former=SECOND, **TERM),
        seizures.ReleaseAssistance(**bank, ruling=FIRST, former=SECOND),
        seizures.DeductionAssistance(**bank, ruling=FIRST, receiving=ESCROW),
        funds.CalculationSheet(
            **case,
            until=day,
            lines=SUMS,
            total=5325500,
            unresolved="9月21日起的LPR未公布。",
            author="林建国",
            checker="郑小红",
        ),
        funds.FeePaymentNotice(**debtor, base=6000000, fee=80000, by=day, account=ESCROW),
        funds.CollectionNotice(
            **creditor, received_on=date(2026, 11, 23), amount=6000000, of_this="工程款本金", by=day
        ),
        funds.ReceiptVoucher(
            head=head,
            payer="案外人王五",
            for_whom=DEBTOR,
            amount=6000000,
            purpose="履行判决",
            means="银行转账",
            reference="20261123000012345678",
            received_on=day,
            cashier="郑小红",
            checker="吴明",
        ),
        funds.PayoutApprovalSheet(
            **case,
            payee=CREDITOR,
            account=OWN,
            amount=6000000,
            identified=6500000,
            paid_before=100000,
            fee=80000,
            checks="案款已认领。",
            steps=STEPS,
        ),
        closing.SuspensionRuling(**case, ground="申请执行人表示可以延期执行"),
        closing.ResumptionNotice(
            **debtor, suspended_by=FIRST, reason="延期的期限已经届满", resumed_on=day, requested=True
        ),
        closing.ExtensionSheet(
            **case,
            filed_on=date(2026, 5, 20),
            excluded_days=30,
            ends_on=date(2026, 12, 20),
            extended_to=date(2027, 3, 20),
            reason="正在评估。",
            steps=STEPS,
        ),
        closing.ClosingNotice(
            **creditor,
            filed_on=date(2026, 5, 20),
            paid=6000000,
            fee=80000,
            returned=42000,
            released="冻结措施已全部解除",
            closed_on=day,
        ),
    ]


def values_of(thing):
    """Every value a paper was given that a reader must find; of head and matter those that all papers show."""
    if isinstance(thing, Head):
        yield from (thing.court, thing.document_number, thing.verification_code, thing.checking_address)
    elif isinstance(thing, Party):
        yield from (thing.role, thing.name)
    elif dataclasses.is_dataclass(thing) and not isinstance(thing, Matter):
        for field in dataclasses.fields(thing):
            yield from values_of(getattr(thing, field.name))
    elif isinstance(thing, tuple):
        for one in thing:
            yield from values_of(one)
    elif not isinstance(thing, Matter | bool):
        yield thing


def forms_of(value):
    """How a value may be printed: money as yuan, a count as it is, a day in words or figures."""
    if isinstance(value, date):
        return {plain_date(value), value.isoformat()}
    return {"".join(str(value).split())} | ({yuan(value)} if isinstance(value, int) else set())


@pytest.fixture
def papers(head, matter):
    return every_paper(head, matter)


def test_every_paper_prints_each_value_it_was_given(papers, printed):
    for paper in papers:
        text = printed(paper.content())
        lost = [v for v in values_of(paper) if v is not None and not any(form in text for form in forms_of(v))]
        assert not lost, (paper.kind, lost)
        assert paper.title in text


def test_every_draft_has_the_words_of_its_paper(papers):
    for paper in papers:
        draft = docx.Document(io.BytesIO(render_docx(paper.content())))
        cells = [cell.text for table in draft.tables for row in table.rows for cell in row.cells]
        footer = [line.text for line in draft.sections[0].footer.paragraphs]
        text = "".join("".join([*(line.text for line in draft.paragraphs), *cells, *footer]).split())
        lost = [v for v in values_of(paper) if v is not None and not any(form in text for form in forms_of(v))]
        assert not lost, (paper.kind, lost)


def test_every_paper_survives_freezing_and_prints_quickly(papers):
    for paper in papers:
        content = paper.content()
        assert from_json(to_json(content)) == content
        began = time.perf_counter()
        assert render_pdf(content).missing == ()
        print(f"{paper.kind}: {(time.perf_counter() - began) * 1000:.0f} ms")  # noqa: T201 (a figure to read, not to assert)


def test_kinds_are_unique_and_rulings_are_told_apart_by_purpose(papers):
    assert len({paper.kind for paper in papers}) == len(papers)
    rulings = [paper for paper in papers if paper.content().layout == "ruling"]
    assert {paper.title for paper in rulings} == {"执行裁定书"}
    assert len({paper.purpose for paper in rulings}) == len(rulings)


def test_an_assistance_notice_has_its_answer_slip_on_the_last_page(papers):
    slips = [paper.content().annexes for paper in papers if paper.title.startswith("协助")]
    assert len(slips) == 5
    assert all(len(annexes) == 1 and annexes[0].tear_off and "（回执）" in annexes[0].title for annexes in slips)


def test_a_ruling_without_the_creditors_request_says_so(head, matter, printed):
    ruling = seizures.RenewalRuling(
        head=head,
        matter=matter,
        accounts=(FROZEN,),
        limit=1,
        former=FIRST,
        former_last_day=date(2026, 12, 1),
        requested=False,
        **TERM,
    )
    assert "依职权续行冻结" in printed(ruling.content())


def test_an_empty_confirmation_is_a_form_to_be_filled_in_by_hand(head, matter, printed):
    form = cases.AddressConfirmation(head=head, party=matter.parties[0])
    assert "□同意□不同意" in printed(form.content())


def test_sums_that_do_not_add_up_are_refused(head, matter):
    with pytest.raises(ValueError, match="合计与各行金额之和不符"):
        funds.CalculationSheet(head=head, matter=matter, until=date(2026, 11, 24), lines=SUMS, total=1)
    with pytest.raises(ValueError, match="与各账户扣划金额之和不符"):
        seizures.DeductionRuling(head=head, matter=matter, accounts=(FROZEN,), total=1)


def test_a_bank_is_never_asked_to_act_on_an_account_without_a_sum(papers):
    for paper in papers:
        if paper.kind.endswith("_assistance") and not isinstance(paper, property_papers.InquiryAssistance):
            unnamed = dataclasses.replace(paper, accounts=(dataclasses.replace(FROZEN, sum=0),))
            with pytest.raises(ValueError, match="大于零"):
                unnamed.content()


def test_one_person_cannot_sign_two_steps_of_a_payout(papers):
    sheet = next(paper for paper in papers if isinstance(paper, funds.PayoutApprovalSheet))
    with pytest.raises(ValueError, match="不同的人"):
        dataclasses.replace(sheet, steps=(*STEPS[:3], Step("财务", "林建国")))


def test_a_receipt_is_written_and_checked_by_two_people(papers):
    voucher = next(paper for paper in papers if isinstance(paper, funds.ReceiptVoucher))
    with pytest.raises(ValueError, match="不能是同一人"):
        dataclasses.replace(voucher, checker=voucher.cashier)


def test_a_long_calculation_repeats_its_heading_on_each_page(head, matter):
    lines = SUMS[1:2] * 60
    content = funds.CalculationSheet(
        head=head, matter=matter, until=date(2026, 11, 24), lines=lines, total=60 * SUMS[1].amount
    ).content()
    pages = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(render_pdf(content).pdf)).pages]
    assert len(pages) > 3
    assert all("计算基数" in page for page in pages)


def test_a_character_no_font_has_is_boxed_wherever_it_stands(papers, printed):
    for paper in papers:
        frozen = to_json(paper.content())
        content = from_json(frozen.replace("某", "𠮷"))
        assert render_pdf(content).missing == (("U+20BB7",) if "某" in frozen else ())
        assert printed(content).count("U+20BB7") == printed(paper.content()).count("某")


def test_a_long_opinion_or_reason_is_never_cut_off(papers, printed):
    sheet = next(paper for paper in papers if isinstance(paper, closing.ExtensionSheet))
    long = "被执行人的财产正在评估。" * 300 + "𠮷"
    text = printed(
        dataclasses.replace(sheet, reason=f"{long}理由完", steps=(Step("院长", "", f"{long}意见完"),)).content()
    )
    assert text.count("被执行人的财产正在评估。") > 590
    assert "理由完" in text
    assert "意见完" in text


def test_a_number_longer_than_its_cell_breaks_and_stays_whole(papers, printed):
    sheet = next(paper for paper in papers if isinstance(paper, cases.ServiceReceipt))
    number = "9" * 120
    assert number in printed(dataclasses.replace(sheet, server=number).content())
