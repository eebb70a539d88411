from dataclasses import replace
from datetime import date

import pytest

from zhixing.law.core.tables import packaged
from zhixing.law.notice.notify import Notice, may_notify
from zhixing.law.notice.service import Mode, first_mode, next_mode

TABLES = packaged()
ON = date(2026, 11, 24)
GOOD = Notice(True, True, None, date(2026, 11, 20), True, 10, date(2026, 12, 4))


def test_notice_and_order_go_out_together_after_filing():
    assert may_notify(GOOD, ON, TABLES).lawful


@pytest.mark.parametrize(
    "change",
    [{"filed": False}, {"live": False}, {"notified_on": ON}, {"account": False}, {"account": None}, {"days": 0}, {"days": 31},
     {"report_by": ON}],
)  # fmt: skip
def test_each_condition_blocks(change):
    assert len(may_notify(replace(GOOD, **change), ON, TABLES).blocks) == 1


def test_a_late_notice_is_still_issued_with_a_warning():
    assert may_notify(replace(GOOD, received_on=date(2026, 11, 14)), ON, TABLES).warnings == ()
    late = may_notify(replace(GOOD, received_on=date(2026, 11, 13)), ON, TABLES)
    assert late.lawful
    assert late.warnings


def test_failed_service_goes_on_to_the_next_mode_until_public_notice():
    assert first_mode(consents=True) is Mode.ELECTRONIC
    assert first_mode(consents=False) is Mode.DIRECT
    assert [next_mode(m) for m in Mode] == [Mode.DIRECT, Mode.MAIL, Mode.PUBLIC, None]
