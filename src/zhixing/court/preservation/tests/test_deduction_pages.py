"""The board and the page of a deduction: what a judge sees where, and what the courts above see."""

from django.urls import reverse


def page(frozen, by="shenpan"):
    return text(frozen, reverse("preservation:deduction", args=[frozen.row("Deduction").pk]), by)


def text(frozen, address, by):
    answer = frozen.city.client(by).get(address, HTTP_HOST="127.0.0.1")
    assert answer.status_code == 200, answer.content[:500]
    return answer.content.decode()


def test_the_page_fills_the_checklist_and_says_what_to_do_next(frozen):
    frozen.request(links="双方股东相同")
    told = page(frozen)
    assert "第 13 项不满足或者不明：不予执前扣划；债权人可以依法申请强制执行" in told
    assert "下一步：提交合议庭" in told
    assert "preservation.decide_links" in told
    assert "执前扣划计算表" in told, "the sheet is linked as the proof of line 8"
    assert told.count('<li class="yes">') == 9
    assert told.count('<li class="later">') == 3
    frozen.panel("decide_links", goes_on=True, record="合议笔录 H-2")
    frozen.check()
    frozen.rule()
    order = frozen.order()
    assert "银行尚未反馈；不重复发出通知" in page(frozen)
    frozen.deducted(order)
    frozen.arrive()
    told = page(frozen)
    assert "余额解除" in told
    assert "银行冻结" in told
    board = text(frozen, reverse("preservation:deductions"), "juzhang")
    assert "已扣划（1）" in board
    assert "发放四步审批" in board


def test_courts_above_see_the_board_and_the_last_answer_kept_and_others_nothing(frozen):
    frozen.request()
    frozen.check()
    board = text(frozen, reverse("preservation:deductions"), "gaoyuan")
    assert "1234号" in board
    assert "“核对执前扣划的条件”时核对" in page(frozen, "zhongyuan")
    assert "1234号" not in text(frozen, reverse("preservation:deductions"), "simingfaguan")
    address = reverse("preservation:deduction", args=[frozen.row("Deduction").pk])
    assert frozen.city.client("simingfaguan").get(address, HTTP_HOST="127.0.0.1").status_code == 404
