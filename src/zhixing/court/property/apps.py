"""Property as a Django app."""

from django.apps import AppConfig


class PropertyConfig(AppConfig):
    """What the debtor owns."""

    name = "zhixing.court.property"
    label = "property"
    verbose_name = "财产"
