"""What the frame of every page knows: who looks, the day, where one can go."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from zhixing.court.kernel.clock import now
from zhixing.court.kernel.seams import parts


def frame(request: HttpRequest) -> dict[str, Any]:
    """Viewer, clock and navigation, for the base template."""
    viewer = getattr(request, "viewer", None)
    links = [link for p in parts("nav", "link") for link in p.show(viewer)] if viewer else []
    public = [] if viewer else [link for p in parts("nav", "public") for link in p.show()]
    return {
        "viewer": viewer,
        "clock": now() if viewer else None,
        "demo": settings.ZHIXING_DEMO,
        "nav": links,
        "public": public,
    }
