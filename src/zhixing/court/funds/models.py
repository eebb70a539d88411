"""The court's escrow: book, case accounts, entries and postings, bank lines, payout orders, fees."""

from django.db import models

from zhixing.court.cases.models import Case, PayeeAccount
from zhixing.court.gateways.models import Bank
from zhixing.court.identity.models import Court
from zhixing.court.kernel.models import Act, CourtRow, Dossier


class FundBook(CourtRow):
    """A court's escrow account (执行款专户) and its book."""

    court = models.OneToOneField(Court, on_delete=models.PROTECT, related_name="+")
    dossier = models.OneToOneField(Dossier, on_delete=models.PROTECT, related_name="+")
    bank = models.ForeignKey(Bank, on_delete=models.PROTECT, related_name="+")
    holder = models.CharField(max_length=120)
    account = models.CharField(max_length=40, unique=True)
    treasury_holder = models.CharField(max_length=120)
    treasury_bank = models.CharField(max_length=20)
    treasury_account = models.CharField(max_length=40)
    last_case_account = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return self.holder


class CaseAccount(CourtRow):
    """The one account of a case within the escrow (一案一账号)."""

    book = models.ForeignKey(FundBook, on_delete=models.PROTECT, related_name="case_accounts")
    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="case_account")
    number = models.CharField(max_length=60, unique=True)

    def __str__(self) -> str:
        return self.number


class EntryRow(CourtRow):
    """A ledger entry (`zhixing.ledger.Entry`). Its id comes from its cause; never changed; reversed by another.

    `once` names what may happen a single time whatever the cause: a deduction expected, a payout order sent.
    """

    append_only = True

    book = models.ForeignKey(FundBook, on_delete=models.PROTECT, related_name="entries")
    entry_id = models.CharField(max_length=300, unique=True)
    cause = models.CharField(max_length=140)
    on = models.DateField()
    text = models.CharField(max_length=200)
    reverses = models.CharField(max_length=300, null=True, unique=True)
    once = models.CharField(max_length=100, null=True, unique=True)
    act = models.ForeignKey(Act, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return self.text


class PostingRow(CourtRow):
    """One side of an entry: debit > 0, credit < 0, in fen. The postings of an entry sum to zero at commit."""

    append_only = True

    entry = models.ForeignKey(EntryRow, on_delete=models.PROTECT, related_name="postings")
    kind = models.CharField(max_length=20)
    case = models.ForeignKey(Case, null=True, on_delete=models.PROTECT, related_name="+")
    party = models.CharField(max_length=60, blank=True)
    purpose = models.CharField(max_length=12, blank=True)
    reference = models.CharField(max_length=80, blank=True)
    fen = models.BigIntegerField()

    class Meta:
        constraints = [models.CheckConstraint(condition=~models.Q(fen=0), name="postings_move_money")]
        indexes = [models.Index(fields=["case"]), models.Index(fields=["reference"])]

    def __str__(self) -> str:
        return f"{self.kind} {self.fen}"


class HoldRow(CourtRow):
    """Money of a case that may not leave: which account of the ledger, reason, who approved, [since, until).

    `expired_by`: the act that noted that the day of review passed, so that the limit to pay out runs again.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="holds")
    hold_id = models.CharField(max_length=80, unique=True)
    kind = models.CharField(max_length=20)
    party = models.CharField(max_length=60, blank=True)
    purpose = models.CharField(max_length=12, blank=True)
    fen = models.BigIntegerField()
    reason = models.CharField(max_length=200)
    since = models.DateField()
    until = models.DateField()
    act = models.ForeignKey(Act, on_delete=models.PROTECT, related_name="+")
    lifted_on = models.DateField(null=True)
    lifted_by = models.ForeignKey(Act, null=True, on_delete=models.PROTECT, related_name="+")
    expired_by = models.ForeignKey(Act, null=True, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return self.reason


class BankLine(CourtRow):
    """A credit (or returned payment) on the escrow; a record of its own, matched to the book.

    `by_hand` marks what finance posted from a paper of the bank before the bank's own notice came.
    """

    class State(models.TextChoices):
        RECEIVED = "received", "不明款，待认领"
        IDENTIFIED = "identified", "已认领"
        RETURNED = "returned", "退汇"

    book = models.ForeignKey(FundBook, on_delete=models.PROTECT, related_name="lines")
    reference = models.CharField(max_length=60)
    on = models.DateField()
    fen = models.BigIntegerField()
    quotes = models.CharField(max_length=60, blank=True)
    payer = models.CharField(max_length=120, blank=True)
    payer_account_masked = models.CharField(max_length=40, blank=True)
    remittance = models.CharField(max_length=200, blank=True)
    credited = models.CharField(max_length=60, blank=True)
    by_hand = models.BooleanField(default=False)
    state = models.CharField(max_length=12, choices=State.choices, default=State.RECEIVED)
    case = models.ForeignKey(Case, null=True, on_delete=models.PROTECT, related_name="bank_lines")
    arrived_on = models.DateField()
    act = models.ForeignKey(Act, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["book", "reference"], name="one_line_a_reference")]

    def __str__(self) -> str:
        return self.reference

    @property
    def key(self) -> str:
        """The line's reference in the ledger: unique among all banks."""
        return f"{self.book.bank.code}:{self.reference}"

    @property
    def dossier_id(self) -> object:
        """Acts on a line belong to the book's dossier."""
        return self.book.dossier_id

    @property
    def dossier(self) -> Dossier:
        """The book's dossier."""
        return self.book.dossier


class PayoutOrder(CourtRow):
    """Money on its way out. Never sent under a new id; the bank is asked by the same EndToEndId."""

    class State(models.TextChoices):
        SENT = "sent", "已发送，待银行确认"
        PAID = "paid", "已付"
        RETURNED = "returned", "退汇"

    class Purpose(models.TextChoices):
        CREDITOR = "creditor", "发放债权人"
        SURPLUS = "surplus", "退还被执行人"
        FEE = "fee", "缴纳执行费"

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="payouts")
    payee = models.ForeignKey(PayeeAccount, null=True, on_delete=models.PROTECT, related_name="+")
    purpose = models.CharField(max_length=10, choices=Purpose.choices)
    fen = models.BigIntegerField()
    end_to_end_id = models.CharField(max_length=35, unique=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.SENT)
    sent_on = models.DateField()
    outcome_on = models.DateField(null=True)
    bank_reference = models.CharField(max_length=60, blank=True)
    note = models.CharField(max_length=100, blank=True)
    reason = models.CharField(max_length=200, blank=True)
    act = models.ForeignKey(Act, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return self.end_to_end_id

    @property
    def dossier_id(self) -> object:
        """Acts on a payout belong to the case's dossier."""
        return self.case.dossier_id

    @property
    def dossier(self) -> Dossier:
        """The case's dossier."""
        return self.case.dossier


class StatementLine(CourtRow):
    """One line of the bank's statement of a day (camt.053), credit > 0, debit < 0, as the bank said it."""

    append_only = True

    book = models.ForeignKey(FundBook, on_delete=models.PROTECT, related_name="statement_lines")
    day = models.DateField()
    reference = models.CharField(max_length=60)
    fen = models.BigIntegerField()
    quotes = models.CharField(max_length=60, blank=True)
    act = models.ForeignKey(Act, on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["book", "day"])]

    def __str__(self) -> str:
        return self.reference


class Difference(CourtRow):
    """What a three-way match of a day could not explain. The next match lists it again, or it is cleared."""

    append_only = True

    book = models.ForeignKey(FundBook, on_delete=models.PROTECT, related_name="differences")
    on = models.DateField()
    gap = models.CharField(max_length=40)
    reference = models.CharField(max_length=80)
    theirs_fen = models.BigIntegerField()
    ours_fen = models.BigIntegerField()
    act = models.ForeignKey(Act, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["book", "on", "gap", "reference"], name="one_difference_a_day")]

    def __str__(self) -> str:
        return f"{self.gap} {self.reference}"
