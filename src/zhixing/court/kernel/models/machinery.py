"""Machinery rows: not acts, written only by the kernel itself."""

from django.db import models

from zhixing.court.kernel.models.acts import Act, Proposal
from zhixing.court.kernel.models.base import CourtRow
from zhixing.court.kernel.models.dossiers import Dossier, Principal


class Request(CourtRow):
    """A request already answered: the same request id gives the stored answer, another body a conflict."""

    append_only = True

    principal = models.ForeignKey(Principal, on_delete=models.PROTECT, related_name="+")
    request_id = models.CharField(max_length=80)
    digest = models.CharField(max_length=64)
    act = models.ForeignKey(Act, null=True, on_delete=models.PROTECT, related_name="+")
    proposal = models.ForeignKey(Proposal, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["principal", "request_id"], name="one_answer_per_request")]

    def __str__(self) -> str:
        return self.request_id


class Look(CourtRow):
    """Somebody looked at bank or identity data, and the dossier that justified it."""

    append_only = True

    principal = models.ForeignKey(Principal, on_delete=models.PROTECT, related_name="+")
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="looks")
    what = models.CharField(max_length=120)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return self.what


class ClockOffset(models.Model):
    """How far the demo clock was moved, in seconds; one row. Absent outside a demo city."""

    national = "one clock for everybody"
    append_only = False

    id = models.PositiveSmallIntegerField(primary_key=True)
    seconds = models.BigIntegerField()

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="one_clock")]

    def __str__(self) -> str:
        return f"{self.seconds} s"
