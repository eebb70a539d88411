"""Suggestions of enforcement to the filing and trial divisions, the cases they rest on, replies and reviews."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from zhixing.court.cases.models import Case
from zhixing.court.identity.models import Court
from zhixing.court.kernel.models import Act, CourtRow, Dossier, Principal
from zhixing.court.kernel.roles import Role
from zhixing.law.suggestions.course import Stage
from zhixing.law.suggestions.effect import Which
from zhixing.law.suggestions.loop import Defect, Reply


class Suggestion(CourtRow):
    """An enforcement suggestion (执行建议) about a class of defects, in a dossier of its own.

    It gets its number when it is sent. `round` counts how often it was sent; `answer`, `replied_on` and `replied_late`
    are of the standing round, `level` how far up the overdue reply was taken (`law.suggestions.course.Level`).
    """

    class Division(models.TextChoices):
        FILING = "filing", "立案庭"
        TRIAL = "trial", "审判庭"

    dossier = models.OneToOneField(Dossier, on_delete=models.PROTECT, related_name="+")
    court = models.ForeignKey(Court, on_delete=models.PROTECT, related_name="+")
    number = models.CharField(max_length=40, null=True, unique=True)
    state = models.CharField(max_length=10, choices=[(s.value, s.zh) for s in Stage], default=Stage.DRAFT.value)
    defect = models.CharField(max_length=20, choices=[(d.value, d.zh) for d in Defect])
    cause = models.CharField(max_length=2000)
    proposal = models.CharField(max_length=4000)
    division = models.CharField(max_length=10, choices=Division.choices)
    unit = models.CharField(max_length=60, blank=True)
    officer = models.ForeignKey(Principal, on_delete=models.PROTECT, related_name="+")
    drafter = models.ForeignKey(Principal, on_delete=models.PROTECT, related_name="+")
    drafted_on = models.DateField()
    sent_on = models.DateField(null=True)
    round = models.PositiveSmallIntegerField(default=1)
    level = models.PositiveSmallIntegerField(default=0)
    answer = models.CharField(max_length=10, blank=True, choices=[(r.value, r.zh) for r in Reply])
    replied_on = models.DateField(null=True)
    replied_late = models.BooleanField(null=True)
    improved = models.BooleanField(null=True)
    closed_on = models.DateField(null=True)
    closed_by = models.ForeignKey(Principal, null=True, on_delete=models.PROTECT, related_name="+")
    closed_why = models.CharField(max_length=2000, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["court_path", "state", "-id"]),
            models.Index(fields=["officer", "state"]),
            models.Index(fields=["drafter", "state"]),
        ]

    def __str__(self) -> str:
        return self.number or self.dossier.title

    @property
    def addressee(self) -> str:
        """The division as the paper addresses it."""
        return self.unit or str(self.get_division_display())

    @property
    def answering_post(self) -> Role:
        """The post that answers for the division."""
        return Role.FILING_JUDGE if self.division == self.Division.FILING else Role.TRIAL_JUDGE


class Attachment(CourtRow):
    """A case the suggestion rests on, with what shows in it. Taken out before sending it stays, with the day."""

    suggestion = models.ForeignKey(Suggestion, on_delete=models.PROTECT, related_name="attachments")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="suggestion_attachments")
    note = models.CharField(max_length=200, blank=True)
    attached_on = models.DateField()
    detached_on = models.DateField(null=True)
    act = models.ForeignKey(Act, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["suggestion", "case"], condition=models.Q(detached_on=None), name="one_attachment_a_case"
            )
        ]

    def __str__(self) -> str:
        return f"{self.suggestion} 附 {self.case}"

    @property
    def dossier_id(self) -> object:
        """Acts on an attachment belong to the suggestion's dossier."""
        return self.suggestion.dossier_id

    @property
    def dossier(self) -> Dossier:
        """The suggestion's dossier."""
        return self.suggestion.dossier


class SuggestionReply(CourtRow):
    """The reply (回函) of a round: the answer, its reasons, the papers that show the change. Never changed."""

    append_only = True

    suggestion = models.ForeignKey(Suggestion, on_delete=models.PROTECT, related_name="replies")
    round = models.PositiveSmallIntegerField()
    sent_on = models.DateField()
    officer = models.ForeignKey(Principal, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    answer = models.CharField(max_length=10, choices=[(r.value, r.zh) for r in Reply])
    reasons = models.CharField(max_length=2000)
    evidence = ArrayField(models.CharField(max_length=420), default=list)
    late = models.BooleanField()
    act = models.ForeignKey(Act, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["suggestion", "round"], name="one_reply_a_round")]

    def __str__(self) -> str:
        return f"{self.suggestion} {self.get_answer_display()}"


class SuggestionReview(CourtRow):
    """The review of the effect after 90 or 180 days: counts of two equal half-open periods. Never changed.

    `by_hand` counts were typed by the reviewer from `source`; others came from the system.
    """

    append_only = True

    suggestion = models.ForeignKey(Suggestion, on_delete=models.PROTECT, related_name="reviews")
    which = models.CharField(max_length=8, choices=[(w.value, w.zh) for w in Which])
    on = models.DateField()
    before_first = models.DateField()
    border = models.DateField()
    after_until = models.DateField()
    objections_before = models.PositiveIntegerField()
    objections_after = models.PositiveIntegerField()
    petitions_before = models.PositiveIntegerField()
    petitions_after = models.PositiveIntegerField()
    by_hand = models.BooleanField()
    source = models.CharField(max_length=400)
    conclusion = models.CharField(max_length=2000)
    improved = models.BooleanField()
    reviewer = models.ForeignKey(Principal, on_delete=models.PROTECT, related_name="+")
    act = models.ForeignKey(Act, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["suggestion", "which"], name="one_review_each")]

    def __str__(self) -> str:
        return f"{self.suggestion} {self.get_which_display()}"
