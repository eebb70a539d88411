"""The bank's statement of a day, and the nightly three-way match: bank, ledger, payout orders. (FUND-03 (e))"""

from datetime import date

from pydantic import Field

from zhixing.court.funds.facts.matching import match
from zhixing.court.funds.facts.receipts import may_take_word
from zhixing.court.funds.models import Difference, FundBook, StatementLine
from zhixing.court.kernel.doing import Doing
from zhixing.court.kernel.inputs import Day, Input, Line, Money, ShortLine
from zhixing.court.kernel.refused import BadInput
from zhixing.court.kernel.registry import act
from zhixing.court.kernel.roles import Role
from zhixing.law.core.determination import Determination
from zhixing.law.core.fen import yuan


class EntryIn(Input):
    """One line of the statement."""

    reference: Line = Field(title="银行流水号", max_length=35)
    amount: Money = Field(title="金额")
    out: bool = Field(title="支出")
    quotes: ShortLine = Field("", title="所附编号")


class StatementIn(Input):
    """The bank's statement of a day (camt.053)."""

    day: Day = Field(title="对账日")
    entries: tuple[EntryIn, ...] = Field((), title="流水", max_length=5000)


class MatchIn(Input):
    """Up to the end of which day."""

    day: Day = Field(title="对账至")


@act(
    "funds.take_statement", title="收到对账单", on=FundBook, by=(Role.BANK,), data=StatementIn, ask=may_take_word,
    listed=False,
)  # fmt: skip
def take_statement(book: FundBook, data: StatementIn, ruling: Determination[None], doing: Doing) -> str:
    """Keep the statement of a day as the bank said it; a second one of the same day adds only what is new."""
    known = set(StatementLine.objects.filter(book=book, day=data.day).values_list("reference", "fen", "quotes"))
    signed = [(e.reference, -e.amount if e.out else e.amount, e.quotes) for e in data.entries]
    StatementLine.objects.bulk_create(
        StatementLine(
            book=book, day=data.day, reference=reference, fen=fen, quotes=quotes, act=doing.act,
            court_path=book.court_path,
        )
        for reference, fen, quotes in signed
        if (reference, fen, quotes) not in known
    )  # fmt: skip
    total = sum(fen for _, fen, _ in signed)
    return f"{data.day} 对账单 {len(signed)} 笔，净额 {yuan(total)} 元"


@act(
    "funds.reconcile", title="三方对账", on=FundBook, by=(Role.SYSTEM, Role.FINANCE), data=MatchIn, ask=may_take_word,
)  # fmt: skip
def reconcile(book: FundBook, data: MatchIn, ruling: Determination[None], doing: Doing) -> str:
    """Match bank, ledger and orders up to the end of a day; every difference is listed under that day."""
    if data.day > doing.on:
        raise BadInput({"day": "对账日不能晚于今天"})
    found = match(book, data.day)
    known = set(_listed(book, data.day))
    Difference.objects.bulk_create(
        Difference(
            book=book, on=data.day, gap=d.gap.value, reference=d.reference, theirs_fen=d.theirs, ours_fen=d.ours,
            act=doing.act, court_path=book.court_path,
        )
        for d in found
        if (d.gap.value, d.reference) not in known
    )  # fmt: skip
    return f"{data.day} 对账，差异 {len(found)} 项"


def _listed(book: FundBook, day: date) -> list[tuple[str, str]]:
    return list(Difference.objects.filter(book=book, on=day).values_list("gap", "reference"))
