"""Suggestions as a Django app."""

from django.apps import AppConfig


class SuggestionsConfig(AppConfig):
    """Enforcement suggestions to the filing and trial divisions."""

    name = "zhixing.court.suggestions"
    label = "suggestions"
    verbose_name = "执行建议"
