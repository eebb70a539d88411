"""Tags of the portal's pages."""

from typing import Any

from django import template
from django.urls import reverse

register = template.Library()

CALCULATORS = (
    ("owed", "执行款计算"),
    ("claimed", "别人算的数不一样？"),
    ("fees", "诉讼费用"),
    ("costs", "费用负担"),
    ("limits", "期限"),
    ("distribution", "分配"),
    ("auction", "拍卖"),
)


@register.inclusion_tag("portal/tabs.html", takes_context=True)
def calculators(context: dict[str, Any]) -> dict[str, Any]:
    """The row of calculators, the one looked at marked."""
    here = context["request"].path
    tabs = [(words, reverse(f"portal:{name}")) for name, words in CALCULATORS]
    return {"tabs": [(words, url, url == here) for words, url in tabs], "label": "计算"}
