"""Proving who one is, counted: officers by name and password, parties by document number and the code of their case."""

from collections.abc import Callable
from datetime import timedelta
from typing import TypeVar

from django.utils import timezone

from zhixing.court.identity.models import SignInAttempt
from zhixing.court.kernel.refused import Refused

T = TypeVar("T")

LOCK_AFTER = 5
LOCK_FOR = timedelta(minutes=15)


class SignInRefused(Refused):
    """Wrong name or secret, or too many attempts; the message says which."""

    status = 403


def locked(name: str) -> bool:
    """Five failures within fifteen minutes with no success after them lock the name, known or not."""
    recent = SignInAttempt.objects.filter(username=name, at__gt=timezone.now() - LOCK_FOR).order_by("-at")
    failures = 0
    for attempt in recent[:LOCK_AFTER]:
        if attempt.worked:
            break
        failures += 1
    return failures >= LOCK_AFTER


def attempt(name: str, prove: Callable[[], T | None], wrong: str) -> T:
    """Let somebody prove who they are, at most 60 signs of `name` counted. Raises SignInRefused, with `wrong` as its words.

    `prove` must take equal time for names that are not known.
    """
    if locked(name):
        raise SignInRefused("连续多次失败，请十五分钟后再试或者联系法院")
    found = prove()
    SignInAttempt.objects.create(username=name, at=timezone.now(), worked=found is not None)
    if found is None:
        raise SignInRefused(wrong)
    return found
