"""What can be done with the court's escrow. Importing the folder registers every act."""

from zhixing.court.funds.acts import accounts, fees, matching, payouts, postponing, receipts

__all__ = ["accounts", "fees", "matching", "payouts", "postponing", "receipts"]
