"""Parties as a Django app."""

from django.apps import AppConfig


class PartiesConfig(AppConfig):
    """People and organisations."""

    name = "zhixing.court.parties"
    label = "parties"
    verbose_name = "当事人"
