"""What can happen to a case between application and enforcement."""

from zhixing.court.cases.acts.accounts import confirm_account
from zhixing.court.cases.acts.filing import accept, assign, complete, let_go, refuse, return_for_completion
from zhixing.court.cases.acts.opening import add_participant, open_application
from zhixing.court.cases.acts.service import notify, record_service, take_report
from zhixing.court.cases.acts.stages import close_case, stop_case, take_up_case

__all__ = [
    "accept",
    "add_participant",
    "assign",
    "close_case",
    "complete",
    "confirm_account",
    "let_go",
    "notify",
    "open_application",
    "record_service",
    "refuse",
    "return_for_completion",
    "stop_case",
    "take_report",
    "take_up_case",
]
