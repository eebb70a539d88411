"""What people see of the money: the tab of a case, the fund book, the desks."""


def get(client, path):
    answer = client.get(path, headers={"host": "127.0.0.1"})
    assert answer.status_code == 200, answer.content[:500]
    return answer.content.decode()


def test_every_page_of_money_opens(money, city):
    """The case's tab, the fund book with its tabs, the desks; no account number in full."""
    money.deducted()
    money.arrived(quotes="D-1", payer="陈演示")
    money.arrived("12.00", "L-2", payer="不知名", payer_account="****1234")
    money.pay("1000.00")
    judge, keeper = city.client("faguan"), city.client("caiwu")
    page = get(judge, f"/dossiers/{money.case.dossier_id}/?tab=funds")
    for words in ("已发送待银行确认", "1,000.00", "已发送未回执款", "扣划款到账认领", "林示范", "第 0 天"):
        assert words in page
    assert "6222000100000023456" not in page
    for tab, words in (("unidentified", "****1234"), ("payable", money.case.number), ("matching", "还没有对过账")):
        assert words in get(keeper, f"/dossiers/{money.filed.book().dossier_id}/?tab={tab}")
    assert "有案款待发放的案件" in get(judge, "/")
    assert "不知名" in get(keeper, "/")


def test_the_forms_open_with_the_laws_answer_before_anything_is_filled_in(money, city):
    money.deducted()
    money.arrived(quotes="D-1", payer="陈演示")
    judge = city.client("faguan")
    page = get(judge, f"/do/cases.case/{money.case.pk}/funds.payout/")
    assert "执行费已经扣收或者预留" in page
    assert "演示工商银行" in page
    page = get(judge, f"/do/cases.case/{money.case.pk}/funds.charge_fee/")
    assert "还有未收的执行费" in page
