"""All addresses: each room's own, found by name; the API; health."""

from importlib.util import find_spec

from django.conf import settings
from django.urls import include, path

from zhixing.court.config.health import healthz
from zhixing.court.kernel.api import api

_PREFIX = {"kernel": "", "identity": "", "documents": "papers/", "gateways": "gateways/"}

urlpatterns = [path("healthz", healthz), path("api/", api.urls)]
urlpatterns += [
    path(_PREFIX.get(room, f"{room}/"), include(f"zhixing.court.{room}.urls"))
    for room in settings.ROOMS
    if find_spec(f"zhixing.court.{room}") and find_spec(f"zhixing.court.{room}.urls")
]

handler400 = "zhixing.court.kernel.pages.errors.not_taken"
handler404 = "zhixing.court.kernel.pages.errors.not_found"
handler500 = "zhixing.court.kernel.pages.errors.broken"
