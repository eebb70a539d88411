"""Parameters as a Django app."""

from django.apps import AppConfig


class ParametersConfig(AppConfig):
    """Published legal numbers."""

    name = "zhixing.court.parameters"
    label = "parameters"
    verbose_name = "公布的法定数值"

    def ready(self) -> None:
        """Give the kernel the rows published after packaging."""
        from zhixing.court.kernel.tables import PUBLISHED
        from zhixing.court.parameters.queries import published_rows

        PUBLISHED.fill(published_rows)
