"""Background work behind one door: `enqueue()` writes the job in the caller's transaction; a worker runs it."""

import logging
from collections.abc import Callable
from typing import Any

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

Task = Callable[..., None]

log = logging.getLogger("zhixing.jobs")

RETRY = RetryStrategy(max_attempts=12, exponential_wait=2)

_tasks: dict[str, Task] = {}


def job(name: str) -> Callable[[Task], Task]:
    """Register a function as a job. Arguments are ids and dates as text, never numbers of persons or accounts."""

    def register(task: Task) -> Task:
        def run(**arguments: Any) -> None:
            try:
                task(**arguments)
            except Exception:
                log.warning("job failed", exc_info=True, extra={"data": {"job": name}})
                raise

        _tasks[name] = task
        app.task(name=name, retry=RETRY)(run)
        return task

    return register


def periodic(name: str, cron: str) -> Callable[[Callable[[], None]], Callable[[], None]]:
    """Register a function that runs on a schedule (five-field cron, system time)."""

    def register(task: Callable[[], None]) -> Callable[[], None]:
        def run(timestamp: int = 0) -> None:
            task()

        _tasks[name] = run
        app.periodic(cron=cron)(app.task(name=name)(run))
        return task

    return register


def enqueue(name: str, **arguments: Any) -> None:
    """Defer a job; it becomes visible when the transaction commits and never if it rolls back."""
    app.configure_task(name).defer(**arguments)


def registered() -> dict[str, Task]:
    """All jobs by name."""
    return dict(_tasks)
