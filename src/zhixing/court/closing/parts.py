"""What closing shows on the page of a case."""

from datetime import date
from typing import Any

from zhixing.court.cases.models import Case
from zhixing.court.closing.queries import closing_of, current_suspension
from zhixing.court.kernel.components import Note
from zhixing.court.kernel.seams import part
from zhixing.court.kernel.viewer import Viewer
from zhixing.law.core.fen import yuan


@part("cases.case", "head", "closing", "结案", 20)
def head(case: Case, viewer: Viewer, today: date) -> list[Any]:
    """Suspended since when and why; closed how."""
    suspension, closing = current_suspension(case), closing_of(case)
    if closing:
        words = f"{closing.on} {closing.get_way_display()}结案：已履行 {yuan(closing.paid_fen)} 元，执行费 {yuan(closing.fee_fen)} 元"
        return [Note(words)]
    return [Note(f"{suspension.first} 起中止执行：{suspension.ground}", "warn")] if suspension else []
