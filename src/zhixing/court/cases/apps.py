"""Cases as a Django app."""

from django.apps import AppConfig


class CasesConfig(AppConfig):
    """Numbered matters, parties in roles, service of papers."""

    name = "zhixing.court.cases"
    label = "cases"
    verbose_name = "案件"
