"""What is raised against a preservation: reconsideration, objections to acts of its execution, outsiders' objections."""

from django.db import models

from zhixing.court.cases.models import Case
from zhixing.court.kernel.models import Act, CourtRow, Dossier
from zhixing.court.preservation.models.preserved import Preservation
from zhixing.court.seizures.models import Seizure


class Objection(CourtRow):
    """A registered matter on a preservation, until it is decided and the decision served.

    `against` is the act or ruling; `seizure` the measure concerned, empty where it is the ruling itself. `served_on`:
    the day on which the decision was served, from which its remedies run; `sued_on`: when the suit that may follow an
    outsider's objection was brought.
    """

    class Kind(models.TextChoices):
        RECONSIDER = "reconsider", "保全裁定复议"
        ACT = "act", "执行行为异议"
        OUTSIDER = "outsider", "案外人异议"

    class State(models.TextChoices):
        OPEN = "open", "审查中"
        UPHELD = "upheld", "驳回"
        CHANGED = "changed", "变更"
        RESCINDED = "rescinded", "撤销"
        FOUNDED = "founded", "异议成立"

    preservation = models.ForeignKey(Preservation, on_delete=models.PROTECT, related_name="objections")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    raised_by = models.CharField(max_length=120)
    reasons = models.CharField(max_length=2000)
    document = models.CharField(max_length=200)
    raised_on = models.DateField()
    seizure = models.ForeignKey(Seizure, null=True, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    decided_on = models.DateField(null=True)
    decision_number = models.CharField(max_length=60, blank=True)
    served_on = models.DateField(null=True)
    sued_on = models.DateField(null=True)
    act = models.ForeignKey(Act, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.raised_by}"

    @property
    def open(self) -> bool:
        """Not decided yet."""
        return self.state == self.State.OPEN

    @property
    def case(self) -> Case:
        """The suit, or the case that executes (执保) for what is raised against the execution."""
        kept = self.preservation
        return kept.case if self.kind == self.Kind.RECONSIDER or kept.execution is None else kept.execution

    @property
    def dossier_id(self) -> object:
        """Reconsideration belongs to the suit; what is raised against the execution, to the case that executes."""
        return self.dossier.pk

    @property
    def dossier(self) -> Dossier:
        """The dossier of `case`."""
        return self.case.dossier
