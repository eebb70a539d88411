"""Preserved money pays the debt, in a real browser on the real platform, which is killed once in every state.

190,000 frozen, mediation at 75,000: 75,000 to the creditor, 115,000 free again on the day of the deduction, certificate,
no enforcement case, nobody listed. In each state web or worker dies by kill -9; the money is paid exactly once.
"""

import json
import re

import pytest
from platform_of_journeys import Officer, wait_for

pytestmark = pytest.mark.browser
SUIT = "（2026）闽0205民初1234号"
PEOPLE = ("chuangkou", "shujiyuan", "shenpan", "faguan", "juzhang", "ankuan", "caiwu")


@pytest.fixture(scope="module")
def people(platform, browser):
    """Everybody in the story, each in a window of their own."""
    return {name: Officer(browser, platform, name) for name in PEOPLE}


def subject(officer, dossier):
    """The case behind a dossier, as the API names it."""
    return "cases.case/" + json.loads(officer.read(f"/api/dossiers/{dossier}"))["subject"]


def option(officer, subject_name, act, words):
    """The value of an option on an act's form."""
    form = officer.read(f"/do/{subject_name}/{act}/")
    return re.search(rf'<option value="([0-9a-f-]+)"[^>]*>[^<]*{words}', form).group(1)


def row_of(officer, dossier, kind):
    """The row of the room that the suit's tab leads to."""
    page = officer.read(f"/dossiers/{dossier}/?tab=preservation")
    return f"preservation.{kind}/" + re.search(rf"/do/preservation\.{kind}/([0-9a-f-]+)/", page).group(1)


def preserve(platform, people):
    """Suit registered, preservation ruled, 190,000 frozen at the bank; by the API. The suit's dossier and case."""
    from zhixing.court.demo.banks import account_number
    from zhixing.court.demo.people import CREDITOR_SHOP, DEBTOR_SPORTS
    from zhixing.sandbox.client import SandboxBank

    clerk, trial, judge = people["chuangkou"], people["shenpan"], people["faguan"]
    SandboxBank(platform.bank("ICBX")).credit(account_number("ICBX", 3), 8_500_00, "演示客户")
    court = re.search(r"/do/identity\.court/[0-9a-f-]+", clerk.read(_court_page(clerk))).group(0).removeprefix("/do/")
    suit_dossier = clerk.call(
        court, "preservation.register_matter", kind="民初", number=SUIT, cause="买卖合同纠纷",
        judge=option(clerk, court, "preservation.register_matter", "赖公允"),
        applicants=[_person(CREDITOR_SHOP, "厦门市海沧区样板大道8号", "林债权")],
        respondents=[_person(DEBTOR_SPORTS, "晋江市演示工业区6号", "陈债务")],
    )["act"]["dossier"]  # fmt: skip
    suit = subject(clerk, suit_dossier)
    clerk.call(suit, "preservation.apply", phase="in_suit", amount="190000.00", property_named=True, reason="转移存款")
    row = row_of(trial, suit_dossier, "preservation")
    insured = [{"form": "insurance", "amount": "190000.00", "document": "保单保函 B-1"}]
    trial.call(row, "preservation.rule", competent=True, required="57000.00", security=insured, fee_receipt="票据 1")
    handler = option(trial, row, "preservation.hand_over", "张守正")
    execution = subject(judge, trial.call(row, "preservation.hand_over", handler=handler)["act"]["dossier"])
    judge.call(execution, "property.inquire")
    form = "preservation.freeze"
    wait_for(
        lambda: "*0037" in judge.read(f"/do/{execution}/{form}/") or "基本" in judge.read(f"/do/{execution}/{form}/")
    )
    account = option(judge, execution, form, "[^<]*基本存款账户")
    judge.call(execution, form, account=account, limit="190000.00", last_day="2027-11-23")
    wait_for(lambda: "190,000.00" in _measures(trial, suit_dossier))
    return suit_dossier, suit


def _court_page(clerk):
    return re.search(r'href="(/dossiers/[0-9a-f-]+/)"[^>]*>收案登记', clerk.read("/")).group(1)


def _person(who, address, representative):
    return {"kind": "enterprise", "name": who[0], "number": who[1], "address": address,
            "representative": representative}  # fmt: skip


def _measures(officer, dossier):
    page = officer.read(f"/dossiers/{dossier}/?tab=preservation")
    return " ".join(re.findall(r"首先冻结.*?</tr>", page, re.DOTALL))


def settle(people, suit):
    """The mediation statement at 75,000, signed for by both; the creditor's account confirmed."""
    from zhixing.court.demo.banks import account_number
    from zhixing.court.demo.people import CREDITOR_SHOP

    clerk, trial, secretary = people["chuangkou"], people["shenpan"], people["shujiyuan"]
    trial.call(
        suit, "claims.record_instrument", instrument_kind="mediation", made_on="2026-11-24", effective_on="2026-11-24",
        effective_proof="双方签收的送达回证", period_days=30, operative_part="被告于三十日内支付原告货款75000元。",
        items=[{"name": "货款", "kind": "principal", "amount": "75000.00"}],
    )  # fmt: skip
    signing = "preservation.record_signing"
    for name in ("商贸", "体育"):
        who = option(secretary, suit, signing, f"[^<]*{name}")
        secretary.call(suit, signing, participant=who, on="2026-11-24", proof=f"送达回证 {name}")
    payee = option(clerk, suit, "cases.confirm_account", "[^<]*商贸")
    clerk.call(
        suit, "cases.confirm_account", participant=payee, holder=CREDITOR_SHOP[0], bank_code="ICBX",
        bank_name="演示工商银行", number=account_number("ICBX", 7),
    )  # fmt: skip
    people["caiwu"].call(suit, "funds.open_case_account")


class Replay:
    """The deduction by pages, and what the page of the deduction says of it."""

    def __init__(self, platform, people):
        from zhixing.court.demo.banks import account_number
        from zhixing.sandbox.client import SandboxBank

        self.platform, self.people = platform, people
        self.bank = SandboxBank(platform.bank("ICBX"))
        self.creditor, self.debtor = account_number("ICBX", 7), account_number("ICBX", 3)
        self.dossier, self.suit = preserve(platform, people)
        settle(people, self.suit)
        self.page = ""

    def request(self):
        clerk = self.people["shujiyuan"]
        tab = f"/dossiers/{self.dossier}/?tab=preservation"
        clerk.go(tab).act(
            "申请执前扣划",
            {"扣划申请书编号": "申请书 D-03", "申请书签署人": "林债权", "债务人同意书签署人": "陈债务",
             "债务人同意书编号": "同意书 D-04", "关联核查表编号": "核查表 D-07"},
        )  # fmt: skip
        self.page = re.search(r"/preservation/deductions/[0-9a-f-]{36}/", clerk.read(tab)).group(0)

    def act(self, who, title, fields=None):
        self.people[who].go(self.page).act(title, fields or {})

    def stands(self, words):
        """Wait until the page shows it, through the restart of whatever was killed."""
        wait_for(lambda: words in _read(self.people["shenpan"], self.page), 40)

    def slow_bank(self):
        """The next answer of the bank leaves two seconds later."""
        from zhixing.sandbox.misbehaviour import Misbehaviour

        self.bank.misbehave(Misbehaviour.SLOW, 1, 2)

    def pay_out(self):
        """The four steps of funds, by the API."""
        judge, payout = self.people["faguan"], "funds.payout"
        payee = option(judge, self.suit, payout, "[^<]*商贸")
        put = judge.call(self.suit, payout, purpose="creditor", payee=payee, amount="75000.00")["proposal"]
        for hand in ("ankuan", "juzhang", "caiwu"):
            self.people[hand].agree(put["id"])

    def done(self, place):
        """Wait until a place of the course is reached, through the restart of whatever was killed."""
        self.stands(f"已办理：</span><b>{place}")


@pytest.fixture(scope="module")
def replay(platform, people):
    return Replay(platform, people)


def die_until_the_bank_is_asked(platform, replay):
    replay.request()
    platform.kill_web()  # REQUESTED
    replay.stands("现在：</span><b>已核对")
    replay.act("shenpan", "核对执前扣划的条件")
    platform.kill_worker()  # CHECKED
    replay.act("shenpan", "裁定执前扣划", {"执行实施法官": "张守正"})
    platform.kill_web()  # RULED
    replay.stands("现在：</span><b>已通知银行")
    replay.slow_bank()
    replay.act("faguan", "实施执前扣划")
    replay.people["juzhang"].sign("实施执前扣划", SUIT)
    replay.stands("银行尚未反馈")
    platform.kill_worker()  # ordered, not answered
    replay.done("已扣划")


def die_until_it_is_paid(platform, replay):
    platform.kill_web()  # DEDUCTED
    replay.done("款项到账")
    platform.kill_worker()  # RECEIVED
    replay.slow_bank()
    replay.pay_out()
    platform.kill_worker()  # SENT
    replay.done("付债权人")
    platform.kill_web()  # PAID
    replay.stands("现在：</span><b>出具证明书")
    replay.act("shenpan", "出具自动履行证明书")


def test_a_death_in_every_state_pays_once_and_frees_the_surplus_on_the_day(platform, replay):
    before = replay.bank.account(replay.creditor)["balance_fen"]
    die_until_the_bank_is_asked(platform, replay)
    die_until_it_is_paid(platform, replay)
    assert replay.bank.account(replay.creditor)["balance_fen"] - before == 75_000_00, "paid exactly once"
    wait_for(lambda: replay.bank.account(replay.debtor)["available_fen"] == 115_000_00, 20)
    assert replay.bank.account(replay.debtor)["freezes"] == []
    told = " ".join(replay.people["shenpan"].go(replay.page).text().split())
    assert "其余 115,000.00 元的限额当日解除冻结" in told
    assert re.search(r"已扣划 2026-11-24 已办理： ?余额解除 2026-11-24", told)


def test_anybody_checks_the_certificate_and_no_enforcement_case_was_filed(replay):
    trial = replay.people["shenpan"]
    paper = re.search(r'href="(/papers/[0-9a-f-]+\.pdf)"[^>]*>自动履行证明书', trial.read(replay.page)).group(1)
    pdf = wait_for(lambda: _pdf(trial, paper), 40)
    code = re.search(r"验证码：([0-9A-Z-]{19})", pdf).group(1)
    found = trial.page.request.get(f"{replay.platform.base}/papers/check?code={code}").text()
    assert "自动履行证明书" in found
    assert "厦门市海沧区人民法院" in found
    cases = trial.read("/search?q=福建虚拟体育")
    assert "执保1号" in cases
    assert not re.search(r"闽0205执\d+号", cases)


def test_no_barriers_on_the_pages_of_the_deduction(replay):
    from test_story import barriers

    trial = replay.people["shenpan"]
    form = f"/do/{replay.suit}/preservation.request_deduction/"
    found = sorted({trouble for page in (replay.page, "/preservation/deductions/", form)
                    for trouble in barriers(trial, page)})  # fmt: skip
    assert found == [], "\n".join(found)


def _pdf(officer, path):
    import io

    from pypdf import PdfReader

    answer = officer.page.request.get(officer.platform.base + path)
    if answer.status != 200:
        return ""
    return "".join(page.extract_text() for page in PdfReader(io.BytesIO(answer.body())).pages)


def _read(officer, path):
    from playwright.sync_api import Error

    try:
        return officer.read(path)
    except (Error, AssertionError) as trouble:
        raise OSError(str(trouble)) from trouble
