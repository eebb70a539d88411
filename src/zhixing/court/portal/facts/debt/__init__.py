"""A debt as somebody types it, and the debt of the law library that it becomes."""

from zhixing.court.portal.facts.debt.reading import debt
from zhixing.court.portal.facts.debt.typed import ClaimedIn, DebtIn
from zhixing.court.portal.facts.debt.words import CHOICES

__all__ = ["CHOICES", "ClaimedIn", "DebtIn", "debt"]
