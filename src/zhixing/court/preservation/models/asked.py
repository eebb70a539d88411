"""What a party asks of the court about a preservation, in writing."""

from django.db import models

from zhixing.court.kernel.models import Act, CourtRow, Dossier
from zhixing.court.preservation.models.preserved import Preservation
from zhixing.court.seizures.models import Seizure


class Request(CourtRow):
    """A written application: to search the network, to renew a measure, to lift the preservation.

    `ground` is why the release is asked for (`law.preservation.release.Ground`); `answer` what became of it, in words.
    """

    class Kind(models.TextChoices):
        SEARCH = "search", "网络查询被保全人财产"
        RENEW = "renew", "续行保全"
        RELEASE = "release", "解除保全"

    class State(models.TextChoices):
        OPEN = "open", "待办理"
        GRANTED = "granted", "已办理"
        ANSWERED = "answered", "已书面告知"

    preservation = models.ForeignKey(Preservation, on_delete=models.PROTECT, related_name="requests")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    asked_by = models.CharField(max_length=120)
    document = models.CharField(max_length=200)
    asked_on = models.DateField()
    urgent = models.BooleanField(default=False)
    ground = models.CharField(max_length=20, blank=True)
    seizure = models.ForeignKey(Seizure, null=True, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    answered_on = models.DateField(null=True)
    answer = models.CharField(max_length=300, blank=True)
    act = models.ForeignKey(Act, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"申请{self.get_kind_display()} {self.get_state_display()}"

    @property
    def dossier_id(self) -> object:
        """Acts on a request belong to the suit's dossier."""
        return self.preservation.case.dossier_id

    @property
    def dossier(self) -> Dossier:
        """The suit's dossier."""
        return self.preservation.case.dossier
