"""One real story, in a real browser: from the application to the creditor's account, and what happened on the way."""

import re

import pytest
from platform_of_journeys import Officer, wait_for

pytestmark = pytest.mark.browser
NUMBER = "（2026）闽0205执1号"
ANSWERS = (
    "法律文书已经生效",
    "申请人是权利人或者承受人",
    "给付内容和被执行人明确",
    "义务人在期限内没有履行",
    "属于本院管辖",
)


def publish(officer, checker, day):
    officer.go("/").page.get_by_role("link", name="贷款市场报价利率（LPR）").click()
    row = {
        "公布日": day,
        "一年期（%）": "3.00",
        "五年期以上（%）": "3.50",
        "来源": "示范数据",
        "演示数据（虚构）": True,
    }
    officer.act("公布 LPR", row)
    checker.sign("公布 LPR", "贷款市场报价利率", "核对无误")


def register(clerk, loan):
    kinds = {"natural": "自然人", "enterprise": "企业法人"}
    clerk.go("/").page.get_by_role("link", name="收案登记", exact=True).click()
    item = loan["items"][0]
    fields = {
        "案由": loan["cause"], "执行依据": "民事判决书", "文书案号": loan["number"], "作出机关": loan["made_by"],
        "作出日期": loan["made_on"], "生效日期": loan["effective_on"], "生效证明": loan["effective_proof"],
        "主文": loan["operative_part"], "判决确定的履行期间": loan["period_days"],
        "给付项目/0/项目": item["name"], "给付项目/0/性质": "本金、货款、工程款等", "给付项目/0/金额": item["amount"],
        "给付项目/0/继续计算的利息": "一年期 LPR 的倍数", "给付项目/0/利率或者倍数": item["rate"],
        "给付项目/0/利息起算日": item["interest_from"],
    }  # fmt: skip
    for side, title in (("creditors", "申请执行人"), ("debtors", "被执行人")):
        person = loan[side][0]
        fields |= {
            f"{title}/0/类别": kinds[person["kind"]], f"{title}/0/姓名或者名称": person["name"],
            f"{title}/0/身份证号码": person["number"], f"{title}/0/送达地址": person["address"],
            f"{title}/0/同意电子送达": True, f"{title}/0/电子送达地址": "演示短信",
        }  # fmt: skip
    return clerk.act("登记执行申请", fields)


def test_from_the_application_to_the_creditors_account(platform, browser):
    from zhixing.court.demo.applications import LOAN
    from zhixing.court.demo.banks import account_number
    from zhixing.court.demo.people import LENDER

    rates, checker = Officer(browser, platform, "canshu"), Officer(browser, platform, "canshu2")
    for day in ("2026-09-21", "2026-10-20", "2026-11-20"):
        publish(rates, checker, day)

    clerk = Officer(browser, platform, "chuangkou")
    assert "待立案审查" in register(clerk, LOAN)

    filing = Officer(browser, platform, "lian")
    filing.page.get_by_role("link", name="收案登记（").first.click()
    account = {"当事人": f"申请执行人 {LENDER[0]}", "户名": LENDER[0], "银行代码": "CCBX", "开户银行": "演示建设银行"}
    fields = dict.fromkeys(ANSWERS, "符合")
    fields |= {f"收款账户确认书/0/{k}": v for k, v in account.items()}
    fields["收款账户确认书/0/账号"] = account_number("CCBX", 1)
    assert NUMBER in filing.act("立案", fields)

    head = Officer(browser, platform, "juzhang")
    head.case(NUMBER).act("确定承办人", {"承办法官": "张守正"})

    judge = Officer(browser, platform, "faguan")
    wait_for(lambda: "发出执行通知书" in judge.go("/").case(NUMBER).page.locator("aside .do").first.inner_text())
    judge.act("发出执行通知书、报告财产令", {"履行期间": "10", "报告财产截止日": "2026-12-08"})
    judge.case(NUMBER, "当事人").act(
        "登记结果", {"已经送达": True, "日期": "2026-11-24", "凭证": "电子送达系统回执"}, "main"
    )
    judge.case(NUMBER).act("网络查询存款", {})
    wait_for(lambda: judge.case(NUMBER).page.locator(".timeline").inner_text().count("登记查询反馈") == 2)
    assert re.search(r"截至今日未履行", judge.text())
