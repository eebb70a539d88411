"""Background work of the gateways."""

from uuid import UUID

from zhixing.court.gateways import inbox, outbox, words
from zhixing.court.kernel.jobs import job, periodic


@job("gateways.send")
def send(message: str, court_path: str) -> None:
    """Deliver one message; a bank that does not take it is tried again, later each time."""
    outbox.send(UUID(message), court_path)


@job("gateways.take")
def take(message: str) -> None:
    """Hand one arrived message to its room."""
    inbox.take(UUID(message))


@job("gateways.send_word")
def send_word(word: str, court_path: str) -> None:
    """Give one word to a person to its port; a port that does not take it is tried again, later each time."""
    words.send(UUID(word), court_path)


@periodic("gateways.sweep_inbox", "* * * * *")
def sweep_inbox() -> None:
    """Every minute: what arrived more than a minute ago and was not taken."""
    inbox.sweep()


@periodic("gateways.sweep_outbox", "* * * * *")
def sweep_outbox() -> None:
    """Every minute: what should have left more than a minute ago."""
    outbox.sweep()
