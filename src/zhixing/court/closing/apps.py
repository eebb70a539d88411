"""Closing as a Django app."""

from django.apps import AppConfig


class ClosingConfig(AppConfig):
    """Suspension, extension and the ways of closing."""

    name = "zhixing.court.closing"
    label = "closing"
    verbose_name = "结案"

    def ready(self) -> None:
        """Tell `claims` which days do not count."""
        from zhixing.court.claims.queries import EXCLUDED
        from zhixing.court.closing import facts

        EXCLUDED.fill(facts.excluded_days)
