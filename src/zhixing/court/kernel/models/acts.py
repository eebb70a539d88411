"""The record: acts done, the chain that seals them, and proposals waiting for signatures."""

from django.db import models
from django.db.models.functions import Now

from zhixing.court.kernel.models.base import CourtRow
from zhixing.court.kernel.models.dossiers import Dossier, Principal


class Act(CourtRow):
    """One act done. Never updated, never deleted.

    `input` and `determination` are canonical JSON texts as they were on that day, with ids in place of
    document and account numbers. `known_at` is the kernel clock's instant, `recorded_at` the database's own.
    """

    append_only = True

    name = models.CharField(max_length=60)
    title = models.CharField(max_length=60)
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="acts")
    subject_kind = models.CharField(max_length=60)
    subject_id = models.UUIDField()
    actor = models.ForeignKey(Principal, on_delete=models.PROTECT, related_name="+")
    effective_on = models.DateField()
    known_at = models.DateTimeField()
    recorded_at = models.DateTimeField(db_default=Now())
    input = models.TextField()
    determination = models.TextField()
    approvals = models.TextField(default="[]")
    override = models.TextField(default="")
    summary = models.CharField(max_length=400, default="")
    law_version = models.CharField(max_length=20)
    tables_digest = models.CharField(max_length=16)
    caused_by = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="caused")

    class Meta:
        indexes = [models.Index(fields=["dossier", "-id"]), models.Index(fields=["subject_id"])]

    def __str__(self) -> str:
        return self.title


class ChainLink(CourtRow):
    """An act's place in the chain of a dossier it touched: HMAC-SM3 over the previous link and canonical text."""

    append_only = True

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="links")
    seq = models.PositiveIntegerField()
    act = models.ForeignKey(Act, on_delete=models.PROTECT, related_name="links")
    previous = models.CharField(max_length=64)
    canonical = models.TextField()
    mac = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["dossier", "seq"], name="one_link_per_place")]

    def __str__(self) -> str:
        return f"{self.dossier_id}#{self.seq}"


class Proposal(CourtRow):
    """An act waiting for approval. Signers sign `digest`; when the law's answer changes, signatures fall.

    `steps` is canonical JSON: [{"role","title","count","panel"}…]; `round` counts how often it was put anew.
    """

    class State(models.TextChoices):
        OPEN = "open", "待审批"
        DONE = "done", "已执行"
        REJECTED = "rejected", "未获批准"
        WITHDRAWN = "withdrawn", "已撤回"

    name = models.CharField(max_length=60)
    title = models.CharField(max_length=60)
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="proposals")
    subject_kind = models.CharField(max_length=60)
    subject_id = models.UUIDField()
    proposer = models.ForeignKey(Principal, on_delete=models.PROTECT, related_name="+")
    input = models.TextField()
    determination = models.TextField()
    previous_determination = models.TextField(default="")
    override = models.TextField(default="")
    digest = models.CharField(max_length=64)
    steps = models.TextField()
    step = models.PositiveSmallIntegerField(default=0)
    round = models.PositiveSmallIntegerField(default=1)
    waits_for_role = models.CharField(max_length=30, default="")
    effective_on = models.DateField(null=True)
    state = models.CharField(max_length=12, choices=State.choices, default=State.OPEN)
    created_at = models.DateTimeField()
    act = models.OneToOneField(Act, null=True, on_delete=models.PROTECT, related_name="proposal")

    class Meta:
        indexes = [models.Index(fields=["court_path", "state", "waits_for_role"])]

    def __str__(self) -> str:
        return self.title


class Signature(CourtRow):
    """One person's decision on one digest at one step of one round; `mac` seals it with the chain key."""

    append_only = True

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="signatures")
    round = models.PositiveSmallIntegerField()
    step = models.PositiveSmallIntegerField()
    signer = models.ForeignKey(Principal, on_delete=models.PROTECT, related_name="+")
    agrees = models.BooleanField()
    opinion = models.TextField()
    digest = models.CharField(max_length=64)
    signed_at = models.DateTimeField()
    mac = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["proposal", "round", "signer"], name="one_signature_per_person_and_round")
        ]

    def __str__(self) -> str:
        return f"{self.signer_id}: {self.agrees}"
