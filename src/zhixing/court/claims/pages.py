"""The proof of a case's sum as a file that another program can re-compute."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_GET

from zhixing.court.cases.queries import case_for
from zhixing.court.claims.queries import owed_on
from zhixing.court.kernel.clock import today
from zhixing.court.kernel.pages.answer import page, viewer_of
from zhixing.court.kernel.tables import current_tables
from zhixing.law.owed.document import document


@page
@require_GET
def proof(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """The answer of `law.owed` as JSON, for `zhixing check-sum`."""
    case = case_for(viewer_of(request), case_id)
    answer = document(owed_on(case, today(), current_tables()))
    response = JsonResponse(answer, json_dumps_params={"ensure_ascii": False, "indent": 1})
    response["Content-Disposition"] = f'attachment; filename="owed-{case.pk}.json"'
    return response
