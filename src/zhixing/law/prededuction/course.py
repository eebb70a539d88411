"""The course of a deduction: REQUESTED → CHECKED → RULED → DEDUCTED → (RELEASED ∥ RECEIVED → PAID) → CERTIFIED.

A rival before the deduction halts it for good; after it, and before money leaves, the payout is held until the panel has
decided. The release of the surplus is never held. What a bank tells twice changes nothing the second time.
"""

from dataclasses import dataclass, replace
from enum import StrEnum


class State(StrEnum):
    """How far the trunk has come; release and money are branches of their own after DEDUCTED."""

    REQUESTED = "requested"
    CHECKED = "checked"
    RULED = "ruled"
    DEDUCTED = "deducted"
    CERTIFIED = "certified"
    REFUSED = "refused"
    HALTED = "halted"


class Money(StrEnum):
    """The branch of the money after the deduction."""

    NONE = "none"
    AWAITED = "awaited"
    RECEIVED = "received"
    SENT = "sent"
    PAID = "paid"


class Happening(StrEnum):
    """What happens. Acts of the court: CHECK, REFUSE, RULE, RELEASE, SEND, CLEAR, CERTIFY; the rest is told."""

    CHECK = "check"
    REFUSE = "refuse"
    RULE = "rule"
    DEDUCTED = "deducted"
    RELEASE = "release"
    RECEIVED = "received"
    SEND = "send"
    PAID = "paid"
    RETURNED = "returned"
    RIVAL = "rival"
    CLEAR = "clear"
    CERTIFY = "certify"


class NotNow(ValueError):
    """The step cannot be taken in this state."""


@dataclass(frozen=True, slots=True)
class Course:
    """Where a deduction stands. `full`: the bank deducted all that was ruled; `surplus`: something is left frozen."""

    state: State = State.REQUESTED
    money: Money = Money.NONE
    surplus: bool = False
    full: bool = False
    held: bool = False

    @property
    def before_deduction(self) -> bool:
        """Nothing was taken yet and it may still be."""
        return self.state in {State.REQUESTED, State.CHECKED, State.RULED}

    @property
    def may_send(self) -> bool:
        """Money may leave: received, nobody stands in the way."""
        return self.state is State.DEDUCTED and self.money is Money.RECEIVED and not self.held

    @property
    def may_certify(self) -> bool:
        """All paid, all deducted, nothing left frozen."""
        return self.state is State.DEDUCTED and self.money is Money.PAID and self.full and not self.surplus


@dataclass(frozen=True, slots=True)
class Told:
    """What happened, with what a bank tells of a deduction: all of it taken; something left frozen."""

    what: Happening
    full: bool = True
    surplus: bool = False


def after(course: Course, told: Told) -> Course:
    """The course after a happening. Raises NotNow for an act out of its place, or what a bank cannot truly tell."""
    if told.what is Happening.DEDUCTED:
        return _deducted(course, told)
    if told.what is Happening.RIVAL:
        return _rival(course)
    if told.what in _BRANCHES:
        return _branch(course, told.what)
    return _trunk(course, told.what)


_TRUNK = {
    (State.REQUESTED, Happening.CHECK): State.CHECKED,
    (State.REQUESTED, Happening.REFUSE): State.REFUSED,
    (State.CHECKED, Happening.REFUSE): State.REFUSED,
    (State.CHECKED, Happening.RULE): State.RULED,
}

_MONEY = {
    Happening.RECEIVED: (Money.AWAITED, Money.RECEIVED),
    Happening.PAID: (Money.SENT, Money.PAID),
    Happening.RETURNED: (Money.SENT, Money.RECEIVED),
}
_BRANCHES = frozenset({*_MONEY, Happening.RELEASE, Happening.SEND, Happening.CLEAR})
_ORDER = tuple(Money)


def _trunk(course: Course, what: Happening) -> Course:
    if what is Happening.CERTIFY and course.may_certify:
        return replace(course, state=State.CERTIFIED)
    following = _TRUNK.get((course.state, what))
    if following is None:
        raise NotNow(f"{course.state} 时不能 {what}")
    return replace(course, state=following)


def _deducted(course: Course, told: Told) -> Course:
    if course.state in {State.DEDUCTED, State.CERTIFIED}:
        return course
    if course.state not in {State.RULED, State.HALTED}:
        raise NotNow("没有裁定和通知，银行不可能扣划")
    # A halt may cross with the bank's answer to an order that had left: the money was taken, so it is held.
    held = course.held or course.state is State.HALTED
    return replace(
        course, state=State.DEDUCTED, money=Money.AWAITED, surplus=told.surplus, full=told.full, held=held
    )  # fmt: skip


def _rival(course: Course) -> Course:
    if course.before_deduction:
        return replace(course, state=State.HALTED)
    if course.state is State.DEDUCTED and course.money in {Money.AWAITED, Money.RECEIVED, Money.SENT}:
        return replace(course, held=True)
    return course


def _branch(course: Course, what: Happening) -> Course:
    if course.state is State.CERTIFIED and what in {Happening.RECEIVED, Happening.PAID, Happening.RELEASE}:
        return course
    if course.state is not State.DEDUCTED:
        raise NotNow("尚未扣划")
    if what is Happening.RELEASE:
        return replace(course, surplus=False)
    if what is Happening.CLEAR:
        return replace(course, held=False)
    if what is Happening.SEND:
        if not course.may_send:
            raise NotNow("款项没有到账，或者有人主张权利，不得发放")
        return replace(course, money=Money.SENT)
    return _money(course, what)


def _money(course: Course, what: Happening) -> Course:
    before, following = _MONEY[what]
    if course.money is before:
        return replace(course, money=following)
    if what is not Happening.RETURNED and _ORDER.index(course.money) >= _ORDER.index(following):
        return course
    if what is Happening.RETURNED and course.money is Money.RECEIVED:
        return course
    raise NotNow(f"款项状态为 {course.money}，不可能 {what}")
