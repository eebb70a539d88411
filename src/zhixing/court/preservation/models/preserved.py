"""Preservations of a suit: applied for, ruled, carried out, released."""

from django.db import models

from zhixing.court.cases.models import Case
from zhixing.court.kernel.models import Act, CourtRow, Dossier, Principal


class Preservation(CourtRow):
    """An application for preservation in a suit (民初) or before it (财保), and the ruling on it.

    `execution` is the 执保 case that carries the ruling out; `measured_on` the day its first measure was ordered.
    `required_fen` is the security the court asked for; `demanded_*` a demand to top it up and its last day. `told_on`:
    the day on which the applicant was told in writing that the measures last until `told_until`. `period_ends_on`: end
    of the performance period, before enforcement; `followed_*`: the suit, arbitration or enforcement that followed.
    """

    class State(models.TextChoices):
        APPLIED = "applied", "待审查"
        RULED = "ruled", "已裁定"
        RELEASED = "released", "已裁定解除"

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="preservations")
    phase = models.CharField(max_length=20)
    amount_fen = models.BigIntegerField()
    applied_on = models.DateField()
    property_named = models.BooleanField()
    urgent = models.BooleanField()
    reason = models.CharField(max_length=2000)
    waiver = models.CharField(max_length=100, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.APPLIED)
    ruled_on = models.DateField(null=True)
    ruling_number = models.CharField(max_length=60, blank=True)
    judge = models.ForeignKey(Principal, null=True, on_delete=models.PROTECT, related_name="+")
    execution = models.OneToOneField(Case, null=True, on_delete=models.PROTECT, related_name="preservation")
    measured_on = models.DateField(null=True)
    required_fen = models.BigIntegerField(default=0)
    demanded_fen = models.BigIntegerField(null=True)
    demanded_until = models.DateField(null=True)
    demand_number = models.CharField(max_length=60, blank=True)
    told_on = models.DateField(null=True)
    told_until = models.DateField(null=True)
    period_ends_on = models.DateField(null=True)
    followed_on = models.DateField(null=True)
    followed_number = models.CharField(max_length=60, blank=True)
    released_on = models.DateField(null=True)
    release_number = models.CharField(max_length=60, blank=True)
    act = models.ForeignKey(Act, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"{self.case} 财产保全 {self.get_state_display()}"

    @property
    def dossier_id(self) -> object:
        """Acts on a preservation belong to the suit's dossier."""
        return self.case.dossier_id

    @property
    def dossier(self) -> Dossier:
        """The suit's dossier."""
        return self.case.dossier
