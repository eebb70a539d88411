"""People and organisations, known by a document number, each only once in the nation."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from zhixing.court.kernel.models import Row


class Party(Row):
    """A natural person or an organisation. Found by keyed hash of the number, never by name alone, never listed.

    `grams` are the two-character pieces of the name, for search within what the viewer may see.
    """

    national = "a person is one and the same for every court; reached by document hash, never listable"

    class Kind(models.TextChoices):
        NATURAL = "natural", "自然人"
        ENTERPRISE = "enterprise", "企业法人"
        OTHER = "other", "其他组织"

    class Document(models.TextChoices):
        ID_CARD = "id_card", "居民身份证"
        CREDIT_CODE = "credit_code", "统一社会信用代码"

    kind = models.CharField(max_length=12, choices=Kind.choices)
    name = models.CharField(max_length=120)
    grams = ArrayField(models.CharField(max_length=2), default=list)
    document = models.CharField(max_length=12, choices=Document.choices)
    number_hash = models.CharField(max_length=90, unique=True)
    number_sealed = models.CharField(max_length=200)
    number_masked = models.CharField(max_length=40)
    demo = models.BooleanField(default=False)

    class Meta:
        indexes = [GinIndex(fields=["grams"])]

    def __str__(self) -> str:
        return self.name
