"""Suspensions, extensions and closings of cases."""

from django.db import models

from zhixing.court.cases.models import Case
from zhixing.court.kernel.models import Act, CourtRow


class Suspension(CourtRow):
    """A suspension (中止): ground and days [first, until)."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="suspensions")
    ground = models.CharField(max_length=200)
    ruling_number = models.CharField(max_length=60, blank=True)
    first = models.DateField()
    until = models.DateField(null=True)
    act = models.ForeignKey(Act, on_delete=models.PROTECT, related_name="+")
    resumed_by = models.ForeignKey(Act, null=True, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return self.ground


class Closing(CourtRow):
    """How and when a case was closed (结案方式), and what was reached."""

    class Way(models.TextChoices):
        FULLY_PERFORMED = "fully_performed", "执行完毕"

    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="closing")
    way = models.CharField(max_length=20, choices=Way.choices)
    on = models.DateField()
    paid_fen = models.BigIntegerField()
    fee_fen = models.BigIntegerField()
    act = models.ForeignKey(Act, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return self.get_way_display()
