"""What happened, told upward: an event row in the act's own transaction, one delivery a subscriber."""

from django.db import models

from zhixing.court.kernel.models.acts import Act
from zhixing.court.kernel.models.base import CourtRow


class EventRow(CourtRow):
    """A frozen event of ids and dates. Append-only."""

    append_only = True

    name = models.CharField(max_length=80)
    act = models.ForeignKey(Act, on_delete=models.PROTECT, related_name="events")
    payload = models.TextField()

    def __str__(self) -> str:
        return self.name


class Delivery(CourtRow):
    """One event for one subscriber, delivered at least once; `done_at` null until it was taken."""

    event = models.ForeignKey(EventRow, on_delete=models.PROTECT, related_name="deliveries")
    subscriber = models.CharField(max_length=120)
    attempts = models.PositiveIntegerField(default=0)
    done_at = models.DateTimeField(null=True)
    trouble = models.CharField(max_length=200, default="")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["event", "subscriber"], name="one_delivery_per_subscriber")]

    def __str__(self) -> str:
        return f"{self.subscriber}: {self.event_id}"
