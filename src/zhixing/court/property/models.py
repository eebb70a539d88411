"""What the debtor owns, as banks report it, and who asked."""

from django.db import models

from zhixing.court.cases.models import Case, Participant
from zhixing.court.gateways.models import Bank
from zhixing.court.kernel.models import Act, CourtRow, Dossier, Row
from zhixing.court.parties.models import Party


class Inquiry(CourtRow):
    """One question to one bank about one debtor (网络查询)."""

    class State(models.TextChoices):
        ASKED = "asked", "已发出"
        ANSWERED = "answered", "已反馈"

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="inquiries")
    participant = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="+")
    bank = models.ForeignKey(Bank, on_delete=models.PROTECT, related_name="+")
    reference = models.CharField(max_length=40, unique=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.ASKED)
    asked_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    result = models.CharField(max_length=200, blank=True)
    act = models.ForeignKey(Act, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"{self.bank} {self.get_state_display()}"

    @property
    def dossier_id(self) -> object:
        """Acts on an inquiry belong to the case's dossier."""
        return self.case.dossier_id

    @property
    def dossier(self) -> Dossier:
        """The case's dossier."""
        return self.case.dossier


class BankAccount(Row):
    """A debtor's account at a bank. Number sealed; found by keyed hash; one row in the nation, locked when seized."""

    national = "an account is one and the same for every court; its queue of seizures must not be falsely empty"

    bank = models.ForeignKey(Bank, on_delete=models.PROTECT, related_name="+")
    holder = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=40)
    branch = models.CharField(max_length=140, blank=True)
    number_hash = models.CharField(max_length=90, unique=True)
    number_sealed = models.CharField(max_length=200)
    number_masked = models.CharField(max_length=40)

    def __str__(self) -> str:
        return f"{self.bank.name} {self.number_masked}"


class Finding(CourtRow):
    """What a bank answered about an account for a case: balance, available, earlier freezes, as of an instant."""

    append_only = True

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="findings")
    inquiry = models.ForeignKey(Inquiry, on_delete=models.PROTECT, related_name="findings")
    account = models.ForeignKey(BankAccount, on_delete=models.PROTECT, related_name="+")
    balance_fen = models.BigIntegerField()
    available_fen = models.BigIntegerField()
    status = models.CharField(max_length=20)
    earlier = models.TextField(default="[]")
    rights = models.TextField(default="[]")
    as_of = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.account_id} {self.balance_fen}"
