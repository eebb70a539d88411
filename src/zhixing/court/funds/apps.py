"""Funds as a Django app."""

from django.apps import AppConfig


class FundsConfig(AppConfig):
    """The court's escrow."""

    name = "zhixing.court.funds"
    label = "funds"
    verbose_name = "案款"
