"""Who looks as a party: signing in with number and code, and pages that need it."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import rotate_token
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from zhixing.court.cases.queries import key_of, party_of
from zhixing.court.identity.acts import SignInRefused, attempt
from zhixing.court.kernel.pages.answer import open_to_all, page
from zhixing.court.kernel.scope import scope
from zhixing.court.kernel.secrets import keyed_hash
from zhixing.court.kernel.viewer import PartyViewer

View = Callable[..., HttpResponse]
WRONG = "证件号码或者查询码不对。查询码见法院送达的案件查询告知书"


def party_page(view: View) -> View:
    """A page of a party: `(request, party, …)` within the scope of the matter's court; others are sent to sign in."""

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        party = signed_in(request)
        if party is None:
            return redirect("portal:party")
        with scope(party.court_path):
            return view(request, party, *args, **kwargs)

    return never_cache(open_to_all(page(answered)))


def signed_in(request: HttpRequest) -> PartyViewer | None:
    """The party of the session, as long as their code was not withdrawn."""
    key = request.session.get("party")
    return party_of(key) if key else None


@open_to_all
@never_cache
@page
@require_http_methods(["GET", "POST"])
def enter(request: HttpRequest) -> HttpResponse:
    """Document number and code; on success the party's own matter. Wrong ones are counted by number."""
    if request.method == "GET":
        return render(request, "portal/party.html", {})
    number, code = (request.POST.get(name, "").replace("\x00", "").strip()[:60] for name in ("number", "code"))
    try:
        key = attempt(f"party {keyed_hash(number.upper())[-50:]}", lambda: key_of(number, code), WRONG)
    except SignInRefused as refusal:
        return render(request, "portal/party.html", {"number": number, "trouble": str(refusal)}, status=403)
    request.session.flush()
    request.session["party"] = str(key.pk)
    rotate_token(request)
    return redirect("portal:mine")


@open_to_all
@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """End the session."""
    request.session.flush()
    return redirect("portal:party")
