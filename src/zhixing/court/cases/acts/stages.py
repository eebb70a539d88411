"""Stages of a case that upper rooms bring about inside their acts."""

from datetime import date

from zhixing.court.cases.models import Case


def stop_case(case: Case) -> None:
    """Suspended."""
    case.stage = Case.Stage.SUSPENDED
    case.save(update_fields=["stage"])


def take_up_case(case: Case) -> None:
    """Running again."""
    case.stage = Case.Stage.FILED
    case.save(update_fields=["stage"])


def close_case(case: Case, on: date) -> None:
    """Closed."""
    case.stage, case.closed_on = Case.Stage.CLOSED, on
    case.save(update_fields=["stage", "closed_on"])
