"""Freezes of deposits in their place of the queue, and deductions from them."""

from datetime import date, timedelta

from django.db import models

from zhixing.court.cases.models import Case
from zhixing.court.kernel.models import Act, CourtRow, Dossier
from zhixing.court.property.models import BankAccount


class Seizure(CourtRow):
    """A freeze of an account for a case. Held is what the bank really controls (`controlled_fen`), never the limit.

    The period [`from_on`, `until_on`) is half-open and runs only while the freeze is in effect. `earlier` is what the
    bank told of freezes before ours, as JSON. `direct`: a deduction without a freeze before it (扣划裁定 freezes by
    itself). `pending` names the order that the bank has not answered.
    """

    class State(models.TextChoices):
        ORDERED = "ordered", "已发出，待反馈"
        ACTIVE = "active", "首先冻结"
        WAITING = "waiting", "轮候冻结"
        REFUSED = "refused", "未能冻结"
        RELEASED = "released", "已解除"
        LAPSED = "lapsed", "已失效"
        ENDED = "ended", "因处分终结"

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="seizures")
    account = models.ForeignKey(BankAccount, on_delete=models.PROTECT, related_name="seizures")
    order_id = models.CharField(max_length=40, unique=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.ORDERED)
    limit_fen = models.BigIntegerField()
    controlled_fen = models.BigIntegerField(null=True)
    queue_position = models.PositiveSmallIntegerField(null=True)
    ordered_on = models.DateField()
    from_on = models.DateField(null=True)
    until_on = models.DateField(null=True)
    wanted_until = models.DateField()
    ruling_number = models.CharField(max_length=60, blank=True)
    notice_number = models.CharField(max_length=60, blank=True)
    direct = models.BooleanField(default=False)
    earlier = models.TextField(default="[]")
    reason = models.CharField(max_length=300, blank=True)
    pending = models.CharField(max_length=40, blank=True)
    answered_at = models.DateTimeField(null=True)
    act = models.ForeignKey(Act, on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["account", "state"]), models.Index(fields=["case", "state"])]

    def __str__(self) -> str:
        return f"{self.account} {self.get_state_display()}"

    @property
    def dossier_id(self) -> object:
        """Acts on a seizure belong to the case's dossier."""
        return self.case.dossier_id

    @property
    def dossier(self) -> Dossier:
        """The case's dossier."""
        return self.case.dossier

    @property
    def last_day(self) -> date | None:
        """The last day in effect (止日)."""
        return self.until_on - timedelta(days=1) if self.until_on else None

    @property
    def holds(self) -> bool:
        """The bank holds (or will catch up) money under this freeze, or it stands in line."""
        return self.state in HOLDS


HOLDS = (Seizure.State.ORDERED, Seizure.State.ACTIVE, Seizure.State.WAITING)
"""States in which the bank holds money, will hold it, or keeps our place in the queue."""


class SeizureStep(CourtRow):
    """One further order on a seizure (renew, release, deduct) and the bank's answer to it."""

    class Kind(models.TextChoices):
        RENEW = "renew", "续行冻结"
        RELEASE = "release", "解除冻结"
        DEDUCT = "deduct", "扣划"

    class State(models.TextChoices):
        ORDERED = "ordered", "已发出，待反馈"
        DONE = "done", "已办理"
        REFUSED = "refused", "未办理"

    seizure = models.ForeignKey(Seizure, on_delete=models.PROTECT, related_name="steps")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    order_id = models.CharField(max_length=40, unique=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.ORDERED)
    fen = models.BigIntegerField(null=True)
    until_on = models.DateField(null=True)
    done_on = models.DateField(null=True)
    bank_reference = models.CharField(max_length=60, blank=True)
    reason = models.CharField(max_length=300, blank=True)
    act = models.ForeignKey(Act, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.get_state_display()}"

    @property
    def last_day(self) -> date | None:
        """The last day wanted of a renewal."""
        return self.until_on - timedelta(days=1) if self.until_on else None
