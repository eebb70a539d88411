"""Where one can go: for strangers the public pages and sign-in; for officers the calculators."""

from django.urls import reverse

from zhixing.court.kernel.components import Link
from zhixing.court.kernel.seams import part
from zhixing.court.kernel.viewer import Viewer


@part("nav", "public", "portal", "公开页面", 10)
def public() -> list[Link]:
    """Pages that need no sign-in, and the way in."""
    return [
        Link("我的案件", reverse("portal:mine")),
        Link("计算", reverse("portal:calc")),
        Link("法", reverse("portal:law")),
        Link("文书核验", reverse("documents:check")),
        Link("登录", reverse("identity:sign_in")),
    ]


@part("nav", "link", "calc", "计算", 80)
def calculators(viewer: Viewer) -> list[Link]:
    """The calculators, for officers too."""
    return [Link("计算", reverse("portal:calc")), Link("法", reverse("portal:law"))]
