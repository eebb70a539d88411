"""What can happen to a case between application and enforcement."""

from zhixing.court.cases.acts.accounts import confirm_account
from zhixing.court.cases.acts.filing import accept, assign, complete, let_go, refuse, return_for_completion
from zhixing.court.cases.acts.keys import give_key
from zhixing.court.cases.acts.materials import take_material
from zhixing.court.cases.acts.opening import (
    Numbered,
    add_participant,
    hand_to,
    next_serial,
    open_application,
    open_matter,
)  # fmt: skip
from zhixing.court.cases.acts.service import note_signed, notify, record_service, serve, take_report
from zhixing.court.cases.acts.stages import close_case, stop_case, take_up_case

__all__ = [
    "Numbered",
    "accept",
    "add_participant",
    "assign",
    "close_case",
    "complete",
    "confirm_account",
    "give_key",
    "hand_to",
    "let_go",
    "next_serial",
    "note_signed",
    "notify",
    "open_application",
    "open_matter",
    "record_service",
    "refuse",
    "return_for_completion",
    "serve",
    "stop_case",
    "take_material",
    "take_report",
    "take_up_case",
]
