"""Legal numbers published after this version was packaged: LPR every month, holidays every year."""

from django.db import models

from zhixing.court.kernel.models import Act, Dossier, Row


class NumberSet(Row):
    """What is published together, with its own dossier at the supreme court."""

    national = "legal numbers are the same for every court"

    class Kind(models.TextChoices):
        LPR = "lpr", "贷款市场报价利率（LPR）"
        HOLIDAYS = "holidays", "放假安排"

    kind = models.CharField(max_length=12, choices=Kind.choices, unique=True)
    dossier = models.OneToOneField(Dossier, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return self.get_kind_display()

    @property
    def court_path(self) -> str:
        """Acts on a set are done at the court that keeps it."""
        return self.dossier.court_path


class PublishedRow(Row):
    """One published row as JSON (the form `law` reads). Append-only; `demo` rows are invented for the demo city."""

    national = "legal numbers are the same for every court"
    append_only = True

    set = models.ForeignKey(NumberSet, on_delete=models.PROTECT, related_name="rows")
    since = models.DateField()
    row = models.TextField()
    demo = models.BooleanField(default=False)
    act = models.ForeignKey(Act, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["set", "since"], name="one_row_a_day_and_set")]

    def __str__(self) -> str:
        return f"{self.since}"
