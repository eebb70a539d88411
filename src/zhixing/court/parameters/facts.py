"""Whether a row may be published: source named, later than what is known, values plausible."""

from typing import Any

from zhixing.court.kernel.models import Dossier
from zhixing.court.kernel.registry import Asking
from zhixing.court.kernel.running import Moved, moving
from zhixing.court.parameters.models import NumberSet
from zhixing.law.core.citation import Ours
from zhixing.law.core.determination import Determination, step
from zhixing.law.core.tables import Published
from zhixing.law.limits.card import card
from zhixing.law.limits.node import Node

_OURS = Ours("公布的数值由两人核对，来源写明，只追加不改写")


def as_row(data: Any, kind: str) -> Published:
    """The typed input as a row of the tables."""
    if kind == NumberSet.Kind.LPR:
        values = {"1y": data.one_year, "5y": data.five_years}
        return Published("lpr", data.published_on, values, data.source, demo=data.demo)
    values = {"year": data.year, "rest": data.rest.split(), "work": data.work.split()}
    return Published("holidays", data.published_on, values, data.source, demo=data.demo)


def may_publish(numbers: NumberSet, data: Any, asking: Asking) -> Determination[Published]:
    """The row fits after those already published."""
    if data is None:
        return Determination("parameters.publish", "公布数值", asking.on, None)
    row = as_row(data, numbers.kind)
    try:
        digest, trouble = asking.tables.with_published([row]).digest, ""
    except (ValueError, KeyError) as problem:
        digest, trouble = asking.tables.digest, str(problem)
    steps = (
        step("能够接在已公布的数值之后", not trouble, trouble or f"已公布至 {asking.tables.lpr.rows[-1].since}", _OURS),
        step("写明来源", bool(data.source.strip()), data.source, _OURS),
        step("公布日不晚于今天", data.published_on <= asking.on, data.published_on.isoformat(), _OURS),
    )
    return Determination("parameters.publish", "公布数值", asking.on, row, steps, tables=digest)


def may_move(dossier: Dossier, data: Any, asking: Asking) -> Determination[tuple[Moved, ...]]:
    """The open limits that end on another day by the numbers published since; ended ones never move."""
    moved = tuple(moving(dossier, asking.tables))
    steps = [
        step(f"“{m.limit.title}”按现行数值推算", True, f"{m.before} → {m.after}", card(Node(m.limit.node)).cite)
        for m in moved
    ]
    if not moved:
        steps = [step("有届满日移动的期限", False, "各期限的届满日均未变化", _OURS)]
    return Determination(
        "parameters.move", "期限随公布的数值移动", asking.on, moved, tuple(steps), tables=asking.tables.digest
    )
