"""How views ask who looks, and how refusals become pages."""

from collections.abc import Callable
from functools import wraps
from typing import Any, cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from zhixing.court.kernel.refused import Refused
from zhixing.court.kernel.viewer import Viewer

View = Callable[..., HttpResponse]


def open_to_all(view: View) -> View:
    """Mark a view that strangers may see; it runs without a scope."""
    view.open_to_all = True  # type: ignore[attr-defined]
    return view


def viewer_of(request: HttpRequest) -> Viewer:
    """Who looks; the middleware has made sure that somebody does."""
    return cast("Viewer", request.viewer)  # type: ignore[attr-defined]


def page(view: View) -> View:
    """A view whose refusals are shown as a designed page with the right status."""

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except Refused as refusal:
            return render(request, "kernel/refused.html", {"refusal": refusal}, status=refusal.status)

    return answered
