"""Background work of the gateways."""

from uuid import UUID

from zhixing.court.gateways import inbox, outbox
from zhixing.court.kernel.jobs import job, periodic


@job("gateways.send")
def send(message: str, court_path: str) -> None:
    """Deliver one message; a bank that does not take it is tried again, later each time."""
    outbox.send(UUID(message), court_path)


@job("gateways.take")
def take(message: str) -> None:
    """Hand one arrived message to its room."""
    inbox.take(UUID(message))


@periodic("gateways.sweep", "* * * * *")
def sweep() -> None:
    """Every minute: what lies in the outbox or the inbox for more than a minute."""
    inbox.sweep()
    outbox.sweep()
