"""The way in: what can be reckoned here."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from zhixing.court.kernel.pages.answer import open_to_all


@open_to_all
@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """The portal begins at the calculators."""
    return redirect("portal:calc")


@open_to_all
@require_GET
def calculators(request: HttpRequest) -> HttpResponse:
    """The list of calculators, each with what it answers."""
    return render(request, "portal/calculators.html")
