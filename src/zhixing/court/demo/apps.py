"""The demo city as a Django app."""

from django.apps import AppConfig


class DemoConfig(AppConfig):
    """Invented people in a real court tree, for trying the platform out."""

    name = "zhixing.court.demo"
    label = "demo"
    verbose_name = "演示城市"
