"""Reminders to perform, and what was performed before enforcement, with its proof."""

from django.db import models

from zhixing.court.cases.models import Case, Participant
from zhixing.court.documents.models import Paper
from zhixing.court.kernel.models import Act, CourtRow


class Reminder(CourtRow):
    """One reminder to one debtor before one performance period ended; never a second of the same period.

    `outstanding_fen` is what was owed on the day it went out, None where it could not be reckoned exactly.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="reminders")
    participant = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="reminders")
    ends_on = models.DateField()
    sent_on = models.DateField()
    outstanding_fen = models.BigIntegerField(null=True)
    paper = models.ForeignKey(Paper, on_delete=models.PROTECT, related_name="+")
    act = models.ForeignKey(Act, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["participant", "ends_on"], name="one_reminder_a_period")]

    def __str__(self) -> str:
        return f"{self.participant.party.name} {self.ends_on}"
