"""What every request gets: an id, a content security policy, one JSON log line without personal data."""

import json
import logging
import time
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from zhixing.court.kernel.ids import new_id

log = logging.getLogger("zhixing.request")

POLICY = (
    "default-src 'self'; img-src 'self' data:; style-src 'self'; script-src 'self'; object-src 'none'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)


class JsonFormatter(logging.Formatter):
    """One line of JSON a record."""

    def format(self, record: logging.LogRecord) -> str:
        """Time, level, logger, message and the request id, where there is one."""
        line = {
            "at": self.formatTime(record, "%Y-%m-%dT%H:%M:%S%z"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
            **getattr(record, "data", {}),
        }
        if record.exc_info:
            line["trouble"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False)


class RequestMiddleware:
    """Names the request and logs how it was answered: method, route, status, milliseconds; no query, no body."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, with headers and a log line."""
        request_id, began = str(new_id()), time.monotonic()
        response = self.get_response(request)
        response["X-Request-Id"] = request_id
        response.setdefault("Content-Security-Policy", POLICY)
        route = request.resolver_match.route if request.resolver_match else ""
        data = {
            "request": request_id,
            "method": request.method,
            "route": route,
            "status": response.status_code,
            "ms": round((time.monotonic() - began) * 1000),
        }
        log.info("answered", extra={"data": data})
        return response
