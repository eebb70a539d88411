"""The portal as a Django app."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """Pages for the public and for parties."""

    name = "zhixing.court.portal"
    label = "portal"
    verbose_name = "门户"
