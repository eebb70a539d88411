"""Every request knows its viewer and runs inside the viewer's scope, in one transaction."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.utils.http import urlencode

from zhixing.court.identity.signin import viewer_of
from zhixing.court.kernel.scope import scope

GetResponse = Callable[[HttpRequest], HttpResponse]


class ViewerMiddleware:
    """Sets `request.viewer` and the row-security scope; sends strangers to the sign-in page.

    Views marked with `open_to_all` (sign-in, paper check, bank inbox, health, public pages) run with no scope: they see
    no court rows unless they open a scope of their own.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer within the viewer's scope."""
        request.viewer = viewer_of(request)  # type: ignore[attr-defined]
        if request.viewer is None:  # type: ignore[attr-defined]
            return self.get_response(request)
        with scope(request.viewer.court_path):  # type: ignore[attr-defined]
            return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Callable[..., HttpResponse], *_: object) -> HttpResponse | None:
        """Refuse views that need somebody when there is nobody."""
        if request.viewer is not None or getattr(view, "open_to_all", False):  # type: ignore[attr-defined]
            return None
        if request.path.startswith("/api/"):
            return JsonResponse({"error": "请先登录", "code": "not_signed_in"}, status=401)
        return HttpResponseRedirect(f"{reverse('identity:sign_in')}?{urlencode({'next': request.get_full_path()})}")
