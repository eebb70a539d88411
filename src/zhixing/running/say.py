"""Speaking to the person at the terminal, and the one exception whose text is meant for that person."""

import sys
from contextlib import suppress


class CannotRun(Exception):
    """Something outside the program prevents it from going on; the text says in Chinese what to do."""


def say(text: str) -> None:
    """Print a line at once, also when the output is a pipe.

    A terminal that was closed meanwhile must not keep us from stopping in order.
    """
    with suppress(OSError):
        sys.stdout.write(f"{text}\n")
        sys.stdout.flush()
