"""Running time limits, derived from acts and recomputable at any time."""

from django.db import models

from zhixing.court.kernel.models.acts import Act
from zhixing.court.kernel.models.base import CourtRow
from zhixing.court.kernel.models.dossiers import Dossier


class Limit(CourtRow):
    """A limit of a dossier (or of one thing in it). `pauses` and `extensions` are canonical JSON lists.

    `ends_on` is derived by `zhixing limits rebuild`: null while paused. Whether it is overdue is computed on read.
    """

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="limits")
    node = models.CharField(max_length=40)
    subject_id = models.UUIDField(null=True)
    title = models.CharField(max_length=80)
    card_version = models.PositiveSmallIntegerField()
    severity = models.PositiveSmallIntegerField()
    starts_on = models.DateField()
    length = models.CharField(max_length=20, default="")
    fixed_end = models.DateField(null=True)
    pauses = models.TextField(default="[]")
    extensions = models.TextField(default="[]")
    nominal_on = models.DateField(null=True)
    ends_on = models.DateField(null=True)
    provisional = models.BooleanField(default=False)
    started_by = models.ForeignKey(Act, on_delete=models.PROTECT, related_name="+")
    done_on = models.DateField(null=True)
    done_by = models.ForeignKey(Act, null=True, on_delete=models.PROTECT, related_name="+")
    assignee_id = models.UUIDField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["court_path", "ends_on"], condition=models.Q(done_on=None), name="open_limits"),
            models.Index(fields=["dossier", "node"]),
        ]

    def __str__(self) -> str:
        return self.title
