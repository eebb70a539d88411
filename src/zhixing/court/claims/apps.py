"""Claims as a Django app."""

from django.apps import AppConfig


class ClaimsConfig(AppConfig):
    """Obligations of an instrument; what is owed today."""

    name = "zhixing.court.claims"
    label = "claims"
    verbose_name = "债权"
