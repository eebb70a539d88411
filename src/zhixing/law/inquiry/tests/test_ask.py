"""Who may be looked up at the banks."""

from dataclasses import replace
from datetime import date

import pytest

from zhixing.law.core.tables import packaged
from zhixing.law.inquiry.ask import Inquiry, Person, may_inquire

TABLES = packaged()
ASKED = Inquiry(
    date(2026, 11, 24), live=True, suspended=False,
    persons=(Person("陈大川", bound=True), Person("厦门某公司", bound=True)), banks=("演示银行",),
)  # fmt: skip


def test_the_debtors_of_the_case_may_be_looked_up_at_every_linked_bank():
    told = may_inquire(replace(ASKED, banks=("演示银行", "示范银行")), TABLES)
    assert told.lawful
    assert told.value == 4


@pytest.mark.parametrize("bound", [False, None])
def test_nobody_else_may_be_looked_up_and_not_knowing_is_not_enough(bound):
    told = may_inquire(replace(ASKED, persons=(Person("林旁观", bound=bound),)), TABLES)
    assert [s.asked for s in told.blocks] == ["被查询人负有履行义务"]
    assert "网络查控规定7" in str(told.blocks[0].cites[0])


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"live": False}, "已经结案"),
        ({"suspended": True}, "恢复执行后"),
        ({"linked": False}, "未全部开通"),
        ({"linked": False, "banks": ()}, "所选的银行未全部开通"),
    ],
)
def test_a_closed_or_suspended_case_and_an_unlinked_bank_block(change, said):
    assert said in may_inquire(replace(ASKED, **change), TABLES).blocks[0].found


def test_asking_again_before_an_answer_only_warns():
    told = may_inquire(replace(ASKED, waiting=1), TABLES)
    assert told.lawful
    assert told.warnings[0].found == "1 项查询尚未反馈"


def test_before_anybody_is_chosen_only_the_case_is_asked_about():
    told = may_inquire(Inquiry(ASKED.on, live=True, suspended=False), TABLES)
    assert told.lawful
    assert len(told.steps) == 2
