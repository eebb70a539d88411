"""What the room shows: the tab of a matter, the desks."""

from zhixing.court.preservation.parts import case, desk

__all__ = ["case", "desk"]
