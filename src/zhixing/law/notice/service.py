"""How a paper is served, and in which mode next when it fails (民诉法 88, 90, 91, 95)."""

from enum import StrEnum


class Mode(StrEnum):
    """Modes of service, in the order in which the next is tried."""

    ELECTRONIC = "electronic"
    DIRECT = "direct"
    MAIL = "mail"
    PUBLIC = "public"


def first_mode(*, consents: bool) -> Mode:
    """Electronic service needs the recipient's consent (民诉法 90); otherwise papers are handed over (民诉法 88)."""
    return Mode.ELECTRONIC if consents else Mode.DIRECT


def next_mode(failed: Mode) -> Mode | None:
    """Where a mode failed: handing over, then mail (民诉法 91), then public notice (民诉法 95); None after that."""
    order = list(Mode)
    place = order.index(failed) + 1
    return order[place] if place < len(order) else None
