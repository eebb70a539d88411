"""Claims as a Django app."""

from importlib import import_module

from django.apps import AppConfig


class ClaimsConfig(AppConfig):
    """Obligations of an instrument; what is owed today."""

    name = "zhixing.court.claims"
    label = "claims"
    verbose_name = "债权"

    def ready(self) -> None:
        """Tell `cases` what it asks about an application; add the API's operation of reading."""
        from zhixing.court.cases.queries import DUTIES, FILING_FACTS
        from zhixing.court.claims import facts

        FILING_FACTS.fill(facts.filing_facts)
        DUTIES.fill(facts.duties)
        import_module("zhixing.court.claims.api")
