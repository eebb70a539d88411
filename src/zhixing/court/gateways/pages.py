"""What strangers reach: the inbox of each bank, and the demo clock."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_POST

from zhixing.court.gateways import inbox as arriving
from zhixing.court.gateways.models import Bank
from zhixing.court.gateways.outbox import secret
from zhixing.court.gateways.queries import bank_by_code
from zhixing.court.kernel.clock import now
from zhixing.court.kernel.pages.answer import open_to_all
from zhixing.court.kernel.refused import Conflict
from zhixing.messages import BANK_HEADER, MAX_BYTES, SIGNATURE_HEADER, MessageRefused, is_signed, sign


def _no(status: int, reason: str) -> HttpResponse:
    return JsonResponse({"reason": reason}, status=status, json_dumps_params={"ensure_ascii": False})


@csrf_exempt
@open_to_all
@require_POST
def inbox(request: HttpRequest, code: str) -> HttpResponse:
    """Take a bank's message: 200 with a signed acknowledgement once it is kept; else why not, and nothing is written.

    404 unknown bank, 413 too long, 401 wrong signature, 422 unreadable, 409 known id with another content.
    """
    try:
        bank = bank_by_code(code)
    except Bank.DoesNotExist:
        return _no(404, "没有这家银行的通道")
    body = _body(request)
    if body is None:
        return _no(413, f"报文超过上限 {MAX_BYTES} 字节（2 MB），未读取。")
    headers = request.headers
    if headers.get(BANK_HEADER) != code or not is_signed(secret(), body, headers.get(SIGNATURE_HEADER, "")):
        return _no(401, "签名不符，未受理。")
    try:
        said = arriving.receive(bank, body)
    except MessageRefused as refusal:
        return _no(422, refusal.reason)
    except Conflict as refusal:
        return _no(409, str(refusal))
    return HttpResponse(said, content_type="application/xml", headers={SIGNATURE_HEADER: sign(secret(), said)})


def _body(request: HttpRequest) -> bytes | None:
    """The body, or None when it is longer than allowed; a declared length is believed before anything is read."""
    declared = request.META.get("CONTENT_LENGTH") or "0"
    if not declared.isdigit() or int(declared) > MAX_BYTES:
        return None
    body: bytes = request.read(MAX_BYTES + 1)
    return body if len(body) <= MAX_BYTES else None


@open_to_all
@require_GET
def clock(request: HttpRequest) -> HttpResponse:
    """The demo city's present instant, which the sandbox banks follow; not found anywhere else."""
    if not settings.ZHIXING_DEMO:
        raise Http404
    return JsonResponse({"now": now().isoformat()})
