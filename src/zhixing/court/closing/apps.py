"""Closing as a Django app."""

from django.apps import AppConfig


class ClosingConfig(AppConfig):
    """Suspension, extension and the ways of closing."""

    name = "zhixing.court.closing"
    label = "closing"
    verbose_name = "结案"
