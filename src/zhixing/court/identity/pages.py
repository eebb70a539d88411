"""Signing in and out."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_POST

from zhixing.court.identity.signin import SignInRefused, sign_in
from zhixing.court.kernel.pages.answer import open_to_all


@open_to_all
@require_http_methods(["GET", "POST"])
def enter(request: HttpRequest) -> HttpResponse:
    """The sign-in form; on success back to where the visitor wanted to go."""
    wanted = request.POST.get("next") or request.GET.get("next") or "/"
    if not url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()}):
        wanted = "/"
    if request.method == "GET":
        return render(request, "identity/sign_in.html", {"next": wanted})
    username = request.POST.get("username", "")
    try:
        sign_in(request, username, request.POST.get("password", "")[:200])
    except SignInRefused as refusal:
        context = {"next": wanted, "username": username, "trouble": str(refusal)}
        return render(request, "identity/sign_in.html", context, status=403)
    return HttpResponseRedirect(wanted)


@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """End the session."""
    request.session.flush()
    return HttpResponseRedirect("/")
