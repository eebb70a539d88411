"""What leaves for banks and what comes back; every national search with the dossier that asked."""

from django.db import models

from zhixing.court.kernel.models import Act, CourtRow, Dossier, Principal, Row


class Bank(Row):
    """A bank reached by messages. `code` names the channel."""

    national = "banks serve every court"

    code = models.CharField(max_length=20, unique=True)
    name = models.CharField(max_length=60)
    demo = models.BooleanField(default=False)

    def __str__(self) -> str:
        return self.name


class OutMessage(CourtRow):
    """A message to a bank, written in the act's transaction, delivered at least once, effective exactly once.

    It waits while the papers of `waits_for` are not rendered. `sealed` is the encrypted XML.
    """

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="+")
    act = models.ForeignKey(Act, on_delete=models.PROTECT, related_name="+")
    bank = models.ForeignKey(Bank, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=40)
    message_id = models.CharField(max_length=40, unique=True)
    reference = models.CharField(max_length=60, db_index=True)
    sealed = models.TextField()
    waits_for = models.ForeignKey(Act, null=True, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    tried_at = models.DateTimeField(null=True)
    attempts = models.PositiveIntegerField(default=0)
    trouble = models.CharField(max_length=200, default="")

    class Meta:
        indexes = [models.Index(fields=["created_at"], condition=models.Q(sent_at=None), name="unsent_messages")]

    def __str__(self) -> str:
        return f"{self.kind} {self.message_id}"


class InMessage(Row):
    """A message from a bank as it arrived; taken once by the room that handles its kind, or refused with the reason."""

    national = "a message arrives before its court is known"

    class State(models.TextChoices):
        ARRIVED = "arrived", "已收到"
        TAKEN = "taken", "已处理"
        REFUSED = "refused", "未采用"

    bank = models.ForeignKey(Bank, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=40)
    message_id = models.CharField(max_length=40)
    in_reply_to = models.CharField(max_length=40, blank=True)
    sealed = models.TextField()
    arrived_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.ARRIVED)
    reason = models.CharField(max_length=200, default="")
    court_path = models.CharField(max_length=120, blank=True, db_collation="C")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["bank", "message_id"], name="one_message_an_id")]
        indexes = [models.Index(fields=["court_path", "state", "-arrived_at"], name="messages_by_court")]

    def __str__(self) -> str:
        return f"{self.kind} {self.message_id}"


class PersonWord(CourtRow):
    """A word to a person by SMS or e-mail, written in the act's transaction. Address and text are sealed.

    `given_to` names the port that took it: "file" means that it was only written down and not sent.
    """

    class Medium(models.TextChoices):
        SMS = "sms", "短信"
        EMAIL = "email", "电子邮件"

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="+")
    act = models.ForeignKey(Act, on_delete=models.PROTECT, related_name="+")
    medium = models.CharField(max_length=8, choices=Medium.choices)
    address_sealed = models.CharField(max_length=400)
    address_masked = models.CharField(max_length=120)
    subject = models.CharField(max_length=60)
    text_sealed = models.TextField()
    created_at = models.DateTimeField()
    given_at = models.DateTimeField(null=True)
    given_to = models.CharField(max_length=120, blank=True)
    attempts = models.PositiveIntegerField(default=0)
    trouble = models.CharField(max_length=200, default="")

    def __str__(self) -> str:
        return f"{self.get_medium_display()} {self.address_masked}"


class SearchLog(CourtRow):
    """One national search: who asked what for which dossier, and what was answered."""

    append_only = True

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="+")
    principal = models.ForeignKey(Principal, on_delete=models.PROTECT, related_name="+")
    question = models.CharField(max_length=60)
    answer = models.TextField()
    at = models.DateTimeField()

    def __str__(self) -> str:
        return self.question
