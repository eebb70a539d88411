"""The kernel as a Django app."""

from importlib import import_module

from django.apps import AppConfig
from django.conf import settings
from django.db.models.signals import post_migrate
from django.utils.module_loading import autodiscover_modules


class KernelConfig(AppConfig):
    """Loads what every room registers: acts, parts, jobs, papers."""

    name = "zhixing.court.kernel"
    label = "kernel"
    verbose_name = "内核"

    def ready(self) -> None:
        """Import the rooms' registering modules once all models are loaded."""
        autodiscover_modules("acts", "parts", "jobs")
        import_module("zhixing.court.kernel.anchors")
        from zhixing.court.kernel.api import add_operations

        add_operations()
        post_migrate.connect(_secure, sender=self)


def _secure(**_: object) -> None:
    """After every migration the owner puts grants and row security in place."""
    if settings.AS_OWNER:
        from zhixing.court.kernel.security import secure

        secure()
