"""What parameters shows: the published rows of a set, and where to find them."""

import json
from datetime import date
from typing import Any

from django.urls import reverse

from zhixing.court.kernel.components import Link, Section, Table, Tag
from zhixing.court.kernel.roles import Role
from zhixing.court.kernel.seams import part
from zhixing.court.kernel.viewer import Viewer
from zhixing.court.parameters.models import NumberSet


@part("nav", "link", "parameters", "法定数值", 90)
def nav(viewer: Viewer) -> list[Link]:
    """The sets, for those who publish."""
    if not viewer.holds(Role.RATES):
        return []
    return [Link(str(s), reverse("kernel:dossier", args=[s.dossier_id])) for s in NumberSet.objects.order_by("kind")]


@part("parameters.numberset", "tab", "rows", "已公布", 10)
def rows(numbers: NumberSet, viewer: Viewer, today: date) -> list[Any]:
    """Rows published after packaging, latest first."""
    found = []
    for row in numbers.rows.order_by("-since"):
        values = json.loads(row.row)
        shown = "，".join(f"{k} {v}" for k, v in values["values"].items() if isinstance(v, str | int))
        found.append((row.since, shown, values["source"], Tag("演示数据", "red") if row.demo else ""))
    return [
        Section(str(numbers), [Table(str(numbers), ("公布日", "数值", "来源", ""), found, "打包之后没有新公布的数值")])
    ]
