"""An answer as a file that somebody else's program re-computes."""

from django.http import HttpRequest, HttpResponse, JsonResponse

from zhixing.court.kernel.refused import BadInput
from zhixing.court.portal.pages.calculator import Calculator
from zhixing.court.portal.pages.query import LONGEST, known, lawful, read, typed


def download(request: HttpRequest, what: Calculator, name: str) -> HttpResponse:
    """The answer as JSON for `zhixing check-sum`; 422 with the reasons where there is none."""
    try:
        if len(request.META.get("QUERY_STRING", "")) > LONGEST:
            raise BadInput({"": "填写的内容太多，请减少项目后重试"})
        data = read(what.kind, typed(what.kind, known(what.kind, request.GET)))
        told = lawful(lambda: what.document(data) if what.document else {})
    except BadInput as refusal:
        return JsonResponse({"error": str(refusal), "fields": refusal.errors}, status=422)
    response = JsonResponse(told, json_dumps_params={"ensure_ascii": False, "indent": 1})
    response["Content-Disposition"] = f'attachment; filename="{name}.json"'
    return response
