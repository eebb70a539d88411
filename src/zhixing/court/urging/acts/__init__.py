"""What can be done to urge a debtor to perform, and to keep what was performed."""

from zhixing.court.urging.acts.performing import certify, register_performance
from zhixing.court.urging.acts.reminding import remind

__all__ = ["certify", "register_performance", "remind"]
