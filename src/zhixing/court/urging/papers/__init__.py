"""The papers of urging."""

from zhixing.court.urging.papers.reminder import PerformanceReminder

__all__ = ["PerformanceReminder"]
