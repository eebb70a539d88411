"""What can be done: suits registered, preservation ruled and carried out, preserved money deducted and paid."""

from zhixing.court.preservation.acts.asking import ask_release, ask_renewal, ask_search, note_followed
from zhixing.court.preservation.acts.counter import order_at_counter, record_slip
from zhixing.court.preservation.acts.deducting import certify, check, order, refuse, rule_deduction
from zhixing.court.preservation.acts.executing import begin, convert, freeze, hand_over
from zhixing.court.preservation.acts.lifting import release
from zhixing.court.preservation.acts.matters import register_matter
from zhixing.court.preservation.acts.money import note_money
from zhixing.court.preservation.acts.objecting import decide as decide_objection
from zhixing.court.preservation.acts.objecting import note_suit, object_to, reconsider, serve
from zhixing.court.preservation.acts.preserving import apply, rule
from zhixing.court.preservation.acts.requesting import record_signing, request
from zhixing.court.preservation.acts.reversing import note_returned, note_set_aside, rule_return
from zhixing.court.preservation.acts.risk import remind
from zhixing.court.preservation.acts.rivals import clear, decide, stop
from zhixing.court.preservation.acts.security import demand, give, give_back
from zhixing.court.preservation.acts.substituting import substitute
from zhixing.court.preservation.acts.taken import take_deducted
from zhixing.court.preservation.acts.telling import renew, tell_nothing, tell_term

__all__ = [
    "apply",
    "ask_release",
    "ask_renewal",
    "ask_search",
    "begin",
    "certify",
    "check",
    "clear",
    "convert",
    "decide",
    "decide_objection",
    "demand",
    "freeze",
    "give",
    "give_back",
    "hand_over",
    "note_followed",
    "note_money",
    "note_returned",
    "note_set_aside",
    "note_suit",
    "object_to",
    "order",
    "order_at_counter",
    "reconsider",
    "record_signing",
    "record_slip",
    "refuse",
    "register_matter",
    "release",
    "remind",
    "renew",
    "request",
    "rule",
    "rule_deduction",
    "rule_return",
    "serve",
    "stop",
    "substitute",
    "take_deducted",
    "tell_nothing",
    "tell_term",
]
