"""Funds as a Django app."""

from django.apps import AppConfig


class FundsConfig(AppConfig):
    """The court's escrow."""

    name = "zhixing.court.funds"
    label = "funds"
    verbose_name = "案款"

    def ready(self) -> None:
        """Tell cases the account of a case."""
        from zhixing.court.cases.queries import CASE_ACCOUNT
        from zhixing.court.funds.queries import case_account

        CASE_ACCOUNT.fill(case_account)
