"""Papers issued and their rendered bytes; files that came in; what a stranger may check of a paper."""

from django.db import models

from zhixing.court.kernel.models import Act, CourtRow, Dossier, Principal, Row


class Paper(CourtRow):
    """A paper of an act: content and number frozen in the act's transaction. Never changed.

    `sealed_content` is the encrypted JSON of `rendering.content` (it names persons and accounts); `series` groups the
    papers that are numbered together in a case (all rulings; each kind of notice); `ordinal` counts in the series.
    """

    append_only = True

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="papers")
    act = models.ForeignKey(Act, on_delete=models.PROTECT, related_name="papers")
    kind = models.CharField(max_length=60)
    title = models.CharField(max_length=60)
    number = models.CharField(max_length=60)
    series = models.CharField(max_length=60)
    ordinal = models.PositiveIntegerField()
    code = models.CharField(max_length=24, unique=True)
    sealed_content = models.TextField()
    issued_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["dossier", "series", "ordinal"], name="one_paper_a_number")]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"


class Rendered(CourtRow):
    """The bytes of a paper, rendered once: SM3 addresses in the folder of files. Never rendered again."""

    append_only = True

    paper = models.OneToOneField(Paper, on_delete=models.PROTECT, related_name="rendered")
    pdf = models.CharField(max_length=64)
    docx = models.CharField(max_length=64)
    missing = models.CharField(max_length=200, default="")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return self.pdf


class Upload(CourtRow):
    """A file put in and not yet filed: `address` of its bytes, the name it came with, its form (`incoming.sniff.Form`).

    A machinery row: it goes when an act files it, or when nobody did within `incoming.waiting.KEPT`.
    """

    address = models.CharField(max_length=64, db_index=True)
    name = models.CharField(max_length=120)
    form = models.CharField(max_length=10)
    size = models.PositiveIntegerField()
    by = models.ForeignKey(Principal, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name


class Material(CourtRow):
    """A file that came into a dossier by an act, as it came. Never changed.

    `title` is what the file proves (生效证明, 回执 …); `name` is the name it came with and says nothing about what it is.
    """

    append_only = True

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="materials")
    act = models.ForeignKey(Act, on_delete=models.PROTECT, related_name="materials")
    title = models.CharField(max_length=200)
    name = models.CharField(max_length=120)
    form = models.CharField(max_length=10)
    address = models.CharField(max_length=64, db_index=True)
    size = models.PositiveIntegerField()
    received_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.title


class CheckCode(Row):
    """What anybody holding a paper may check: code, title, number, court, day; nothing of its content."""

    national = "anybody holding a paper may check it"
    append_only = True

    code = models.CharField(max_length=24, unique=True)
    paper_id = models.UUIDField(unique=True)
    title = models.CharField(max_length=60)
    number = models.CharField(max_length=60)
    court = models.CharField(max_length=60)
    issued_on = models.DateField()

    def __str__(self) -> str:
        return self.code


class Withdrawn(Row):
    """A paper that a later one took back: genuine, but a proof no more. `by` is the number of the later paper."""

    national = "anybody holding a paper may check it"
    append_only = True

    paper_id = models.UUIDField(unique=True)
    by = models.CharField(max_length=60)
    on = models.DateField()

    def __str__(self) -> str:
        return f"{self.on} {self.by}"
