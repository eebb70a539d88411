from datetime import date

import pytest

from zhixing.law.core.dated import NotCovered
from zhixing.law.core.tables import packaged
from zhixing.law.distribution.objections import PlanServed, Served, Stage, Told, plan_standing
from zhixing.law.distribution.transfer import TransferAsked, may_request_transfer

TABLES = packaged()
A, B = Served("甲", date(2026, 3, 2)), Served("乙", date(2026, 3, 4))
OBJECTED = Served("甲", date(2026, 3, 2), date(2026, 3, 10))


def standing(on, *served, **more):
    return plan_standing(PlanServed(on, served, **more), TABLES).value


def test_nothing_is_paid_before_the_last_objection_day_has_run_for_everyone():
    assert standing(date(2026, 3, 5), A, Served("乙")).stage is Stage.SERVING
    waiting = standing(date(2026, 3, 19), A, B)
    assert (waiting.stage, waiting.last_day) == (Stage.OBJECTING, date(2026, 3, 19))
    final = standing(date(2026, 3, 20), A, B)
    assert (final.stage, final.payable_from) == (Stage.FINAL, date(2026, 3, 20))


def test_a_late_objection_changes_nothing():
    late = Served("甲", date(2026, 3, 2), date(2026, 3, 18))
    assert standing(date(2026, 3, 20), late, B).stage is Stage.FINAL


def test_nobody_opposes_so_the_plan_is_corrected():
    assert standing(date(2026, 3, 11), OBJECTED, B).stage is Stage.ANSWERING
    told = (Told("乙", date(2026, 3, 12)),)
    assert standing(date(2026, 3, 27), OBJECTED, B, told=told).last_day == date(2026, 3, 27)
    assert standing(date(2026, 3, 28), OBJECTED, B, told=told).stage is Stage.CORRECTED


def test_somebody_opposes_and_the_objector_sues_or_does_not():
    told = (Told("乙", date(2026, 3, 12), date(2026, 3, 16)),)
    assert standing(date(2026, 3, 17), OBJECTED, B, told=told).stage is Stage.SUING
    more = {"told": told, "objector_told": date(2026, 3, 17)}
    assert standing(date(2026, 4, 1), OBJECTED, B, **more).last_day == date(2026, 4, 1)
    assert standing(date(2026, 4, 2), OBJECTED, B, **more).stage is Stage.FINAL
    assert standing(date(2026, 4, 2), OBJECTED, B, **more, sued=date(2026, 4, 1)).stage is Stage.IN_SUIT
    assert standing(date(2026, 4, 9), OBJECTED, B, **more, sued=date(2026, 4, 2)).stage is Stage.FINAL


def test_what_makes_no_sense_is_refused():
    with pytest.raises(ValueError, match="早于"):
        Served("甲", None, date(2026, 3, 1))
    with pytest.raises(ValueError, match="送达"):
        PlanServed(date(2026, 3, 1), ())


def test_the_court_of_a_mortgagee_asks_after_more_than_sixty_days():
    def asked(day, **facts):
        given = {"earlier_ranking": True, "priority_in_enforcement": True, "notice_or_sale": False} | facts
        return may_request_transfer(TransferAsked(day, date(2026, 1, 1), **given), TABLES)

    assert not asked(date(2026, 3, 2)).lawful
    assert asked(date(2026, 3, 3)).value
    assert not asked(date(2026, 3, 3), notice_or_sale=True).lawful
    assert not asked(date(2026, 3, 3), notice_or_sale=None).value
    with pytest.raises(ValueError, match="早于"):
        asked(date(2025, 12, 31))
    with pytest.raises(NotCovered):
        may_request_transfer(TransferAsked(date(2016, 4, 13), date(2016, 1, 1), True, True, False), TABLES)
