"""Deductions from preserved money before enforcement."""

from django.db import models

from zhixing.court.cases.models import Case
from zhixing.court.kernel.models import Act, CourtRow, Dossier, Principal
from zhixing.court.seizures.models import Seizure


class Deduction(CourtRow):
    """A deduction of preserved money for the creditor before enforcement (执前保全扣划), on the suit's own number.

    `state`, `money`, `surplus`, `full` and `held` are the course of `law.prededuction.course`; texts named after papers
    hold the ids of the papers that prove the lines of the gate. `links` are signs of sham litigation that an officer
    wrote down, one a line; `panel_saw` all signs a panel decided on. `set_aside_by` is the later instrument that took
    the ground away, with what it leaves payable in fen; `returned_on` ends the return by analogy with 民诉法 244.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="deductions")
    seizure = models.ForeignKey(Seizure, on_delete=models.PROTECT, related_name="+")
    amount_fen = models.BigIntegerField()
    requested_on = models.DateField()
    state = models.CharField(max_length=12, default="requested")
    money = models.CharField(max_length=12, default="none")
    surplus = models.BooleanField(default=False)
    full = models.BooleanField(default=False)
    held = models.BooleanField(default=False)
    application = models.CharField(max_length=120)
    applicant = models.CharField(max_length=60, blank=True)
    applicant_power = models.CharField(max_length=120, blank=True)
    consent_signer = models.CharField(max_length=60, blank=True)
    consent_power = models.CharField(max_length=120, blank=True)
    consent_document = models.CharField(max_length=120, blank=True)
    made_by = models.CharField(max_length=60)
    checked_by = models.CharField(max_length=60, blank=True)
    sheet = models.CharField(max_length=120)
    links = models.CharField(max_length=1000, blank=True)
    links_document = models.CharField(max_length=120)
    panel_goes_on = models.BooleanField(null=True)
    panel_record = models.CharField(max_length=120, blank=True)
    panel_saw = models.TextField(blank=True)
    panel_votes = models.PositiveSmallIntegerField(default=0)
    judge = models.ForeignKey(Principal, null=True, on_delete=models.PROTECT, related_name="+")
    ruling_number = models.CharField(max_length=60, blank=True)
    transfer_number = models.CharField(max_length=60, blank=True)
    order_id = models.CharField(max_length=40, blank=True)
    counter_first = models.ForeignKey(Principal, null=True, on_delete=models.PROTECT, related_name="+")
    counter_second = models.ForeignKey(Principal, null=True, on_delete=models.PROTECT, related_name="+")
    deducted_on = models.DateField(null=True)
    left_fen = models.BigIntegerField(null=True)
    released_on = models.DateField(null=True)
    release_number = models.CharField(max_length=60, blank=True)
    stopped = models.CharField(max_length=300, blank=True)
    set_aside_by = models.CharField(max_length=120, blank=True)
    set_aside_on = models.DateField(null=True)
    set_aside_rest_fen = models.BigIntegerField(null=True)
    return_number = models.CharField(max_length=60, blank=True)
    returned_on = models.DateField(null=True)
    certificate_number = models.CharField(max_length=60, blank=True)
    act = models.ForeignKey(Act, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case"], condition=~models.Q(state__in=("refused", "halted")), name="one_deduction_at_a_time"
            )
        ]

    def __str__(self) -> str:
        return f"{self.case} 执前保全扣划"

    @property
    def at_the_counter(self) -> bool:
        """Two officers carry the notices to the bank, because its channel takes no number of a suit (临柜扣划)."""
        return self.counter_first_id is not None

    @property
    def dossier_id(self) -> object:
        """Acts on a deduction belong to the suit's dossier."""
        return self.case.dossier_id

    @property
    def dossier(self) -> Dossier:
        """The suit's dossier."""
        return self.case.dossier

    @property
    def to_return_fen(self) -> int:
        """What was taken beyond what a later instrument leaves payable, in fen."""
        if self.set_aside_rest_fen is None or self.deducted_on is None:
            return 0
        return max(0, self.amount_fen - self.set_aside_rest_fen)
