"""Reminders to perform, and what was performed before enforcement, with its proof."""

from django.db import models

from zhixing.court.cases.models import Case, Participant
from zhixing.court.claims.models import Payment
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


class Performance(CourtRow):
    """What a debtor paid to a creditor by themselves before enforcement, with its proof.

    Sum, day and voucher stand on the payment of `claims`, nowhere else: a payment taken back takes the performance with it.
    """

    class Proof(models.TextChoices):
        CREDITOR = "creditor", "债权人确认"
        BANK = "bank", "银行回单"

    payment = models.OneToOneField(Payment, on_delete=models.PROTECT, related_name="performance")
    creditor = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="+")
    debtor = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="+")
    proof = models.CharField(max_length=10, choices=Proof.choices)
    document = models.CharField(max_length=200)
    act = models.ForeignKey(Act, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"{self.payment} {self.get_proof_display()}"


class Certificate(CourtRow):
    """The certificate of voluntary performance of a suit whose debt was paid without a deduction; one a suit."""

    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="performance_certificate")
    amount_fen = models.BigIntegerField()
    paid_on = models.DateField()
    issued_on = models.DateField()
    paper = models.ForeignKey(Paper, on_delete=models.PROTECT, related_name="+")
    act = models.ForeignKey(Act, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"{self.case} {self.issued_on}"
