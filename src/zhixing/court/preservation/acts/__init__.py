"""What can be done: suits registered, preservation ruled and carried out, preserved money deducted and paid."""

from zhixing.court.preservation.acts.deducting import certify, check, order, refuse, rule_deduction
from zhixing.court.preservation.acts.executing import convert, freeze, hand_over, release
from zhixing.court.preservation.acts.matters import register_matter
from zhixing.court.preservation.acts.money import note_money
from zhixing.court.preservation.acts.preserving import apply, rule
from zhixing.court.preservation.acts.requesting import record_signing, request
from zhixing.court.preservation.acts.risk import remind
from zhixing.court.preservation.acts.rivals import clear, decide, stop
from zhixing.court.preservation.acts.taken import take_deducted

__all__ = [
    "apply",
    "certify",
    "check",
    "clear",
    "convert",
    "decide",
    "freeze",
    "hand_over",
    "note_money",
    "order",
    "record_signing",
    "refuse",
    "register_matter",
    "release",
    "remind",
    "request",
    "rule",
    "rule_deduction",
    "stop",
    "take_deducted",
]
