"""Numbered matters, parties in roles, where papers reach them, where their money goes, and how service went."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from zhixing.court.identity.models import Court
from zhixing.court.kernel.models import Act, CourtRow, Dossier, Principal
from zhixing.court.parties.models import Party

TRIAL_CODES = frozenset({"民初", "财保", "执保"})
"""Type codes of suits, of the review of preservation before them, and of the execution of preservation rulings."""


class Case(CourtRow):
    """A matter before a court: an application until it gets its number, then the case of that number.

    `division` is the trial division (审判庭) of a suit, "" where it was not registered.
    """

    class Stage(models.TextChoices):
        REGISTERED = "registered", "待立案审查"
        RETURNED = "returned", "待补正"
        REFUSED = "refused", "不予受理"
        TRIAL = "trial", "审判阶段"
        FILED = "filed", "执行中"
        SUSPENDED = "suspended", "中止执行"
        CLOSED = "closed", "已结案"

    dossier = models.OneToOneField(Dossier, on_delete=models.PROTECT, related_name="+")
    court = models.ForeignKey(Court, on_delete=models.PROTECT, related_name="+")
    stage = models.CharField(max_length=12, choices=Stage.choices, default=Stage.REGISTERED)
    cause = models.CharField(max_length=60)
    division = models.CharField(max_length=40, blank=True)
    applied_on = models.DateField()
    type_code = models.CharField(max_length=8, blank=True)
    year = models.PositiveSmallIntegerField(null=True)
    serial = models.PositiveIntegerField(null=True)
    number = models.CharField(max_length=40, null=True, unique=True)
    filed_on = models.DateField(null=True)
    proposed_handler = models.ForeignKey(Principal, null=True, on_delete=models.PROTECT, related_name="+")
    handler = models.ForeignKey(Principal, null=True, on_delete=models.PROTECT, related_name="+")
    noticed_on = models.DateField(null=True)
    notice_ends_on = models.DateField(null=True)
    closed_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["court", "type_code", "year", "serial"], name="one_case_a_number")
        ]
        indexes = [models.Index(fields=["court_path", "stage", "-id"]), models.Index(fields=["handler", "stage"])]

    def __str__(self) -> str:
        return self.number or self.dossier.title

    @property
    def trial(self) -> bool:
        """A matter of the filing or trial division, or the execution of its preservation ruling."""
        return self.type_code in TRIAL_CODES

    @property
    def live(self) -> bool:
        """Filed and not closed: enforcement acts are possible in principle."""
        return self.stage in {self.Stage.FILED, self.Stage.SUSPENDED}


class Participant(CourtRow):
    """A party in a role in a case, with the confirmed address (送达地址确认书) and consent to electronic service.

    `representative`: 法定代表人、负责人 of an organisation; `agent`: 委托代理人; "" where not known.
    """

    class Role(models.TextChoices):
        CREDITOR = "creditor", "申请执行人"
        DEBTOR = "debtor", "被执行人"

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="participants")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=10, choices=Role.choices)
    ordinal = models.PositiveSmallIntegerField()
    representative = models.CharField(max_length=60, blank=True)
    agent = models.CharField(max_length=60, blank=True)
    address = models.CharField(max_length=200, blank=True)
    phone_sealed = models.CharField(max_length=200, blank=True)
    electronic = models.BooleanField(default=False)
    electronic_address = models.CharField(max_length=120, blank=True)
    confirmed_on = models.DateField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "party", "role"], name="one_role_once")]
        ordering = ("role", "ordinal")

    def __str__(self) -> str:
        return f"{self.get_role_display()} {self.party.name}"


class PayeeAccount(CourtRow):
    """Where a creditor (or a debtor, for a surplus) wants money paid (收款账户确认书). Numbers are sealed."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="payee_accounts")
    participant = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="payee_accounts")
    holder = models.CharField(max_length=120)
    bank_code = models.CharField(max_length=20)
    bank_name = models.CharField(max_length=60)
    number_hash = models.CharField(max_length=90)
    number_sealed = models.CharField(max_length=200)
    number_masked = models.CharField(max_length=40)
    special_authority = models.CharField(max_length=200, blank=True)
    confirmed_on = models.DateField()
    act = models.ForeignKey(Act, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"{self.holder} {self.bank_name} {self.number_masked}"


class PartyKey(CourtRow):
    """The way in for a party: a code handed over on paper, for one participant of one matter (案件查询码).

    `code_hash` is the slow hash of the code; a newer key withdraws the older ones. `principal` is who the looks are
    logged under.
    """

    participant = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="keys")
    principal = models.ForeignKey(Principal, on_delete=models.PROTECT, related_name="+")
    code_hash = models.CharField(max_length=200)
    withdrawn = models.BooleanField(default=False)
    act = models.ForeignKey(Act, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"{self.participant_id} {'已作废' if self.withdrawn else ''}"


class Counter(CourtRow):
    """The gap-free counter of case numbers: a court, a year, a type code. Locked while a number is given."""

    court = models.ForeignKey(Court, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    type_code = models.CharField(max_length=8)
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["court", "year", "type_code"], name="one_counter")]

    def __str__(self) -> str:
        return f"{self.year} {self.type_code} {self.last}"


class Service(CourtRow):
    """One attempt to serve papers (送达) on a participant in one mode; a failure leads to the next mode."""

    class Mode(models.TextChoices):
        ELECTRONIC = "electronic", "电子送达"
        DIRECT = "direct", "直接送达"
        MAIL = "mail", "邮寄送达"
        PUBLIC = "public", "公告送达"

    class State(models.TextChoices):
        SENT = "sent", "送达中"
        SERVED = "served", "已送达"
        FAILED = "failed", "未能送达"

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="services")
    participant = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="services")
    papers = ArrayField(models.UUIDField(), default=list)
    purpose = models.CharField(max_length=40)
    mode = models.CharField(max_length=12, choices=Mode.choices)
    state = models.CharField(max_length=10, choices=State.choices, default=State.SENT)
    sent_on = models.DateField()
    served_on = models.DateField(null=True)
    proof = models.CharField(max_length=200, blank=True)
    act = models.ForeignKey(Act, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"{self.get_mode_display()} {self.get_state_display()}"

    @property
    def dossier_id(self) -> object:
        """Acts on a service belong to the case's dossier."""
        return self.case.dossier_id

    @property
    def dossier(self) -> Dossier:
        """The case's dossier."""
        return self.case.dossier
