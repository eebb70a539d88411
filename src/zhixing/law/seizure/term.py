"""How long a freeze of deposits may last (民诉法解释 485). The written last day is absolute, no roll-over (CAL-08)."""

from datetime import date

from zhixing.law.core.calendar import add_months
from zhixing.law.core.citation import Article
from zhixing.law.core.determination import Step, step
from zhixing.law.core.tables import Tables

TERM = Article("民诉法解释", "485", "SEIZE-05")
NAME = "seizure.term_deposits"


def latest_day(start: date, tables: Tables) -> date:
    """The latest last day of a freeze that starts on `start`; the first day is not counted (民诉法 85)."""
    return add_months(start, tables.parameter(NAME).whole(start))


def term_step(start: date, last_day: date, tables: Tables) -> Step:
    """The last day is later than the start and within the longest term."""
    latest = latest_day(start, tables)
    if last_day <= start:
        found = f"期限至 {last_day}，应当晚于 {start}"
    elif last_day > latest:
        found = f"期限至 {last_day}，超过最长期限，最迟可以到 {latest}"
    else:
        found = f"自 {start} 至 {last_day}，最迟可以到 {latest}"
    return step("冻结期限不超过一年", start < last_day <= latest, found, TERM)
