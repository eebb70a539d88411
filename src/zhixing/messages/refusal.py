"""The one error of this floor."""


class MessageRefused(ValueError):
    """A message cannot be read or written; ``reason`` is a Chinese sentence a person can act on."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
