"""What suggestions show: the page of one, a case's tab, the desks of those who send, answer and supervise."""

from zhixing.court.suggestions.parts import desks, subject

__all__ = ["desks", "subject"]
