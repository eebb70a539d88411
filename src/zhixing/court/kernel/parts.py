"""What the kernel itself registers: the job that delivers events."""

from uuid import UUID

from zhixing.court.kernel import events
from zhixing.court.kernel.jobs import job


@job("kernel.deliver")
def deliver(delivery_id: str, court_path: str) -> None:
    """Give one event to one subscriber."""
    events.deliver(UUID(delivery_id), court_path)
