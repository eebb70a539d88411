"""Gateways as a Django app."""

from django.apps import AppConfig


class GatewaysConfig(AppConfig):
    """Banks and agencies: outbox, inbox, national search."""

    name = "zhixing.court.gateways"
    label = "gateways"
    verbose_name = "对外通道"

    def ready(self) -> None:
        """Let messages leave when the papers they wait for have their bytes."""
        from zhixing.court.gateways.outbox import papers_rendered
        from zhixing.court.kernel.seams import Slot

        Slot("kernel.papers_rendered").fill(papers_rendered)
