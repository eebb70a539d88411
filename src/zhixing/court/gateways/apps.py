"""Gateways as a Django app."""

from django.apps import AppConfig


class GatewaysConfig(AppConfig):
    """Banks and agencies: outbox, inbox, national search."""

    name = "zhixing.court.gateways"
    label = "gateways"
    verbose_name = "对外通道"
