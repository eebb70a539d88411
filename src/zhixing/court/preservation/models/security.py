"""Security for a preservation: given by the applicant for the ruling, or by the respondent to be free of it."""

from django.db import models

from zhixing.court.cases.models import Case
from zhixing.court.kernel.models import Act, CourtRow, Dossier
from zhixing.court.preservation.models.preserved import Preservation


class Security(CourtRow):
    """One piece of security (担保), kept until it is given back. `form` as in `law.preservation.facts.Form`.

    `replaces`: the measure that was let go for it (变更保全标的物), empty for any other.
    """

    class Side(models.TextChoices):
        APPLICANT = "applicant", "申请保全人"
        RESPONDENT = "respondent", "被保全人"

    class State(models.TextChoices):
        GIVEN = "given", "已提供"
        TOPPED_UP = "topped_up", "追加提供"
        RETURNED = "returned", "已退还"

    preservation = models.ForeignKey(Preservation, on_delete=models.PROTECT, related_name="securities")
    side = models.CharField(max_length=10, choices=Side.choices, default=Side.APPLICANT)
    form = models.CharField(max_length=20)
    giver = models.CharField(max_length=120, blank=True)
    amount_fen = models.BigIntegerField()
    document = models.CharField(max_length=200)
    given_on = models.DateField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.GIVEN)
    replaces = models.CharField(max_length=200, blank=True)
    returned_on = models.DateField(null=True)
    return_number = models.CharField(max_length=60, blank=True)
    act = models.ForeignKey(Act, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"{self.get_side_display()}担保 {self.get_state_display()}"

    @property
    def case(self) -> Case:
        """The suit."""
        return self.preservation.case

    @property
    def dossier_id(self) -> object:
        """Acts on a security belong to the suit's dossier."""
        return self.preservation.case.dossier_id

    @property
    def dossier(self) -> Dossier:
        """The suit's dossier."""
        return self.preservation.case.dossier
