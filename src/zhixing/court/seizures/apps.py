"""Seizures as a Django app."""

from django.apps import AppConfig


class SeizuresConfig(AppConfig):
    """Who holds what, in which place of the queue, until when."""

    name = "zhixing.court.seizures"
    label = "seizures"
    verbose_name = "查控"
