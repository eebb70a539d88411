"""The two tables that everything hangs on: what is acted upon, and who acts."""

from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.db import models

from zhixing.court.kernel.models.base import CourtRow


class Dossier(CourtRow):
    """A file (卷宗): a case, a court's fund book, a set of published numbers. Acts, limits and papers hang on it."""

    kind = models.CharField(max_length=40)
    title = models.CharField(max_length=120)
    opened_at = models.DateTimeField()
    chain_length = models.PositiveIntegerField(default=0)
    chain_head = models.CharField(max_length=64, default="")

    class Meta:
        indexes = [models.Index(fields=["court_path", "kind", "id"])]

    def __str__(self) -> str:
        return self.title

    @property
    def dossier(self) -> "Dossier":
        """Itself, so that what concerns any kind of dossier (moved limits) is an act on the dossier."""
        return self

    @property
    def dossier_id(self) -> UUID:
        """Its own id."""
        return self.pk


class Principal(CourtRow):
    """Whoever can act: an officer, a party, a system job, a bank channel."""

    kind = models.CharField(max_length=20)
    name = models.CharField(max_length=80)
    roles = ArrayField(models.CharField(max_length=30), default=list)
    active = models.BooleanField(default=True)

    def __str__(self) -> str:
        return self.name
