"""What every row has: a globally unique id; and, where it belongs to a court, the court's path."""

from typing import ClassVar

from django.db import models

from zhixing.court.kernel.ids import new_id


class Row(models.Model):
    """A row with a globally unique id.

    `national` says why a table is not scoped by court (row security lists these reasons);
    `append_only` tables refuse UPDATE and DELETE to the application's database role.
    """

    national: ClassVar[str] = ""
    append_only: ClassVar[bool] = False

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)

    class Meta:
        abstract = True


class CourtRow(Row):
    """A row of one court, visible to that court and those above it (row security on `court_path`)."""

    court_path = models.CharField(max_length=120, db_index=True, db_collation="C")

    class Meta:
        abstract = True
