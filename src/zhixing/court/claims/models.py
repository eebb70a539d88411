"""The instrument of a case, its obligations, and the payments credited to them."""

from django.db import models

from zhixing.court.cases.models import Case
from zhixing.court.kernel.models import Act, CourtRow, Dossier


class Instrument(CourtRow):
    """The instrument (执行依据) of a case. The effective day needs its proof and is never inferred."""

    class Kind(models.TextChoices):
        JUDGMENT = "judgment", "民事判决书"
        MEDIATION = "mediation", "民事调解书"
        RULING = "ruling", "民事裁定书"
        AWARD = "award", "仲裁裁决书"
        NOTARISED = "notarised", "公证债权文书"
        PAYMENT_ORDER = "payment_order", "支付令"

    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="instrument")
    kind = models.CharField(max_length=16, choices=Kind.choices)
    number = models.CharField(max_length=60)
    made_by = models.CharField(max_length=60)
    made_on = models.DateField()
    effective_on = models.DateField(null=True)
    effective_proof = models.CharField(max_length=200, blank=True)
    operative_part = models.TextField()

    def __str__(self) -> str:
        return f"{self.number}{self.get_kind_display()}"


class Claim(CourtRow):
    """What a case enforces, as `law.owed` reads it: the debt as JSON without payments; the sum claimed at filing."""

    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="claim")
    debt = models.TextField()
    claimed_fen = models.BigIntegerField()
    joint = models.BooleanField(default=False)

    def __str__(self) -> str:
        return str(self.claimed_fen)


class Obligation(CourtRow):
    """One obligation of the debt. While live its `key` is unique in the nation: nobody files the same one twice.

    The key is a keyed hash over instrument number, item, creditor, debtor and instalment.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="obligations")
    name = models.CharField(max_length=60)
    amount_fen = models.BigIntegerField()
    key = models.CharField(max_length=90)
    live = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["key"], condition=models.Q(live=True), name="one_live_case_an_obligation")
        ]

    def __str__(self) -> str:
        return self.name


class Payment(CourtRow):
    """Money credited to the debt on its legal end day (deduction, payment …). Reversed by an act, never edited."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="payments")
    on = models.DateField()
    fen = models.BigIntegerField()
    costs_fen = models.BigIntegerField(default=0)
    how = models.CharField(max_length=12)
    reference = models.CharField(max_length=80)
    note = models.CharField(max_length=200, blank=True)
    act = models.ForeignKey(Act, on_delete=models.PROTECT, related_name="+")
    reversed_by = models.ForeignKey(Act, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case", "reference"], condition=models.Q(reversed_by=None), name="one_payment_a_reference"
            ),
            models.CheckConstraint(condition=models.Q(fen__gt=0), name="payments_are_positive"),
        ]

    def __str__(self) -> str:
        return f"{self.on} {self.fen}"

    @property
    def dossier_id(self) -> object:
        """Acts on a payment belong to the case's dossier."""
        return self.case.dossier_id

    @property
    def dossier(self) -> Dossier:
        """The case's dossier."""
        return self.case.dossier
