"""Courts as a tree, officers with posts, and the machinery of signing in."""

from django.db import models

from zhixing.court.kernel.models import CourtRow, Dossier, Principal, Row


class Court(Row):
    """A court of the national tree. `code` (法院代字) is data, never computed; `code_inferred` marks uncertain ones.

    `path` names the chain of courts from the top, each followed by a full stop; a prefix covers the courts below.
    """

    national = "the tree of courts is public"

    class Level(models.TextChoices):
        SUPREME = "supreme", "最高"
        HIGH = "high", "高级"
        INTERMEDIATE = "intermediate", "中级"
        BASIC = "basic", "基层"

    name = models.CharField(max_length=60, unique=True)
    code = models.CharField(max_length=20, blank=True, db_index=True)
    code_basis = models.CharField(max_length=60, blank=True)
    code_inferred = models.BooleanField(default=False)
    level = models.CharField(max_length=12, choices=Level.choices)
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="children")
    path = models.CharField(max_length=120, unique=True, db_collation="C")
    region = models.CharField(max_length=12, blank=True)
    dossier = models.OneToOneField(Dossier, null=True, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return self.name

    @property
    def court_path(self) -> str:
        """A court is a subject of acts (registering an application) within itself."""
        return self.path


class Officer(CourtRow):
    """A person of a court who signs in. Posts stand on the principal."""

    principal = models.OneToOneField(Principal, on_delete=models.PROTECT, related_name="officer")
    court = models.ForeignKey(Court, on_delete=models.PROTECT, related_name="officers")
    username = models.CharField(max_length=60, unique=True)
    password = models.CharField(max_length=200)
    demo = models.BooleanField(default=False)

    def __str__(self) -> str:
        return self.username


class SignInAttempt(Row):
    """One attempt to sign in, kept for lockout."""

    national = "attempts are counted before anybody's court is known"
    append_only = True

    username = models.CharField(max_length=60)
    at = models.DateTimeField()
    worked = models.BooleanField()

    class Meta:
        indexes = [models.Index(fields=["username", "-at"])]

    def __str__(self) -> str:
        return f"{self.username}: {self.worked}"
