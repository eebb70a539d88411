"""May the six months be extended? (执行工作规定 63; TIME-01)"""

from dataclasses import dataclass
from datetime import date

from zhixing.law.core.citation import cite
from zhixing.law.core.determination import Determination, Force, step
from zhixing.law.core.tables import Tables

_TERM = cite("执行工作规定 63", "TIME-01")


@dataclass(frozen=True, slots=True)
class Extension:
    """A live case whose term ends on `ends_on` (None while suspended); `months` asked for, None before the form."""

    live: bool
    stage: str
    ends_on: date | None
    months: int | None = None


def may_extend(facts: Extension, on: date, tables: Tables) -> Determination[None]:
    """The president may extend by up to three months; asked for five days before the term ends."""
    most = tables.parameter("closing.extension_months").whole(on)
    ahead = tables.parameter("closing.extension_asked_before").whole(on)
    ends = facts.ends_on
    steps = [
        step("案件正在执行", facts.live, facts.stage, _TERM),
        step("执行期限正在计算、尚未届满", ends is not None and on <= ends, str(ends or "已中止计算"), _TERM),
        step(
            f"在届满前 {ahead} 日报请", ends is None or (ends - on).days >= ahead, str(ends or "已中止计算"),
            cite("执行期限规定 1", "TIME-01"), force=Force.NOTE,
        ),
    ]  # fmt: skip
    if facts.months is not None:
        found = f"{facts.months} 个月"
        steps.append(step(f"不超过 {most} 个月（更长的须报高级人民法院备案）", 1 <= facts.months <= most, found, _TERM))
    read = tuple(tables.read(n, on) for n in ("closing.extension_months", "closing.extension_asked_before"))
    return Determination("closing.extend", "延长执行期限", on, None, tuple(steps), read, tables=tables.digest)
