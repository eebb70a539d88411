"""Renewing in time, releasing at any time."""

from dataclasses import replace
from datetime import date

import pytest

from zhixing.law.core.tables import packaged
from zhixing.law.seizure.release import Release, may_release
from zhixing.law.seizure.renew import Renewal, may_renew

TABLES = packaged()
LAST = date(2027, 11, 24)
RENEWAL = Renewal(
    date(2027, 11, 24), live=True, effective=True, ended=False, current=LAST, last_day=date(2028, 11, 24)
)  # fmt: skip
RELEASE = Release(date(2028, 1, 5), holds=True, answered=True, limit=60_000_00, amount=10_000_00, reason="超出债权")


def test_on_its_last_day_a_freeze_can_still_be_renewed_for_a_year():
    told = may_renew(RENEWAL, TABLES)
    assert told.lawful
    assert told.value == date(2028, 11, 24)


@pytest.mark.parametrize(
    ("change", "asked", "said"),
    [
        ({"live": False}, "案件正在执行", "已经结案"),
        ({"on": date(2027, 11, 25)}, "在期限届满前续行", "只能重新冻结，排在已有冻结之后"),
        ({"effective": False}, "冻结正在生效", "不需要续行"),
        ({"effective": None}, "冻结正在生效", "尚未反馈"),
        ({"ended": True}, "冻结正在生效", "已经解除、失效"),
        ({"pending": "解除冻结"}, "没有等待银行反馈的通知", "解除冻结尚未反馈"),
        ({"last_day": LAST}, "冻结期限不超过一年", "应当晚于"),
        ({"last_day": date(2028, 11, 25)}, "冻结期限不超过一年", "最迟可以到 2028-11-24"),
    ],
)
def test_one_step_over_each_line_blocks(change, asked, said):
    (block,) = may_renew(replace(RENEWAL, **change), TABLES).blocks
    assert block.asked == asked
    assert said in block.found


def test_a_freeze_that_waits_has_no_term_to_renew():
    waiting = Renewal(LAST, live=True, effective=False, ended=False, current=None)
    assert may_renew(waiting, TABLES).value is None


def test_a_part_or_the_whole_is_released_with_a_reason():
    told = may_release(RELEASE, TABLES)
    assert told.lawful
    assert told.value == 50_000_00
    assert may_release(replace(RELEASE, amount=None), TABLES).value == 0


@pytest.mark.parametrize(
    ("change", "asked"),
    [
        ({"holds": False}, "冻结仍然存在"),
        ({"answered": False}, "银行已经反馈冻结结果"),
        ({"pending": "扣划"}, "没有等待银行反馈的通知"),
        ({"amount": 60_000_00}, "部分解除的金额小于冻结限额"),
        ({"reason": "  "}, "写明解除的事由"),
    ],
)
def test_what_stands_in_the_way_of_a_release(change, asked):
    assert [s.asked for s in may_release(replace(RELEASE, **change), TABLES).blocks] == [asked]


def test_what_a_ruling_of_preservation_holds_is_left_to_who_ruled_it():
    for told in ("（2026）闽0205民初1号", None):
        assert [s.asked for s in may_release(replace(RELEASE, preserved=told), TABLES).blocks] == [
            "不是保全裁定采取的冻结，或者保全已经裁定解除"
        ]
        assert [s.asked for s in may_renew(replace(RENEWAL, preserved=told), TABLES).blocks] == [
            "不是保全裁定采取的冻结"
        ]
