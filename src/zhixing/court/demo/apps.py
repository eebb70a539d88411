"""The demo city as a Django app."""

from django.apps import AppConfig
from django.conf import settings


class DemoConfig(AppConfig):
    """Invented people in a real court tree, for trying the platform out."""

    name = "zhixing.court.demo"
    label = "demo"
    verbose_name = "演示城市"

    def ready(self) -> None:
        """In a demo city the long forms can be filled with examples."""
        from zhixing.court.demo.examples import examples
        from zhixing.court.kernel.pages.acts import EXAMPLES

        if settings.ZHIXING_DEMO:
            EXAMPLES.fill(examples)
