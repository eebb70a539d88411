"""Health for operators: database, worker, age of the oldest unsent message; no data of cases."""

from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse

from zhixing.court.gateways.queries import oldest_unsent_seconds
from zhixing.court.kernel.pages.answer import open_to_all


@open_to_all
def healthz(request: HttpRequest) -> HttpResponse:
    """200 while the database answers and a worker has reported lately; 503 otherwise."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select (select max(last_heartbeat) > now() - interval '2 minutes' from procrastinate_workers),"
            " (select extract(epoch from now() - min(at))::int from procrastinate_events e join procrastinate_jobs j"
            " on j.id = e.job_id where j.status = 'todo' and e.type = 'deferred')"
        )
        worker, waiting = cursor.fetchone()
    state = {
        "database": "ok",
        "worker": "ok" if worker else "silent",
        "oldest_job_seconds": waiting or 0,
        "oldest_unsent_message_seconds": oldest_unsent_seconds(),
    }
    return JsonResponse(state, status=200 if worker else 503)
