"""What the kernel itself registers: delivery of events, and the care of the job queue."""

from uuid import UUID

from django.db import connection

from zhixing.court.kernel import events
from zhixing.court.kernel.jobs import job, periodic

RESCUE = """update procrastinate_jobs set status = 'todo', worker_id = null where status = 'doing' and (worker_id is null
 or worker_id not in (select id from procrastinate_workers where last_heartbeat > now() - interval '1 minute'))"""
REMOVE = """delete from procrastinate_jobs where status = 'succeeded' and id in (select job_id from procrastinate_events
 where type = 'succeeded' and at < now() - interval '7 days')"""


@job("kernel.deliver")
def deliver(delivery_id: str, court_path: str) -> None:
    """Give one event to one subscriber."""
    events.deliver(UUID(delivery_id), court_path)


@periodic("kernel.rescue_jobs", "* * * * *")
def rescue_jobs() -> None:
    """Jobs whose worker was killed go back into the queue."""
    with connection.cursor() as cursor:
        cursor.execute(RESCUE)


@periodic("kernel.remove_old_jobs", "17 3 * * *")
def remove_old_jobs() -> None:
    """Jobs done a week ago are forgotten."""
    with connection.cursor() as cursor:
        cursor.execute(REMOVE)
