"""Documents as a Django app."""

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    """Papers out, files in."""

    name = "zhixing.court.documents"
    label = "documents"
    verbose_name = "文书"
