"""Urging as a Django app."""

from django.apps import AppConfig


class UrgingConfig(AppConfig):
    """Reminders before the period ends, voluntary performance and its proof, figures on both."""

    name = "zhixing.court.urging"
    label = "urging"
    verbose_name = "督促履行"
