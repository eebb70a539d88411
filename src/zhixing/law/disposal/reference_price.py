"""The reference price (财产处置参考价): by which method, the mean of online reports, how long it holds (参考价规定)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import Annotated

from zhixing.law.core.citation import Article, Ours
from zhixing.law.core.dated import NotCovered
from zhixing.law.core.determination import Determination, step
from zhixing.law.core.fen import half_up, yuan
from zhixing.law.core.proof import Amount
from zhixing.law.core.reading_input import Money
from zhixing.law.core.tables import Tables

MEAN = Article("参考价规定", "13", "PRICE-03")
ROUNDED = Ours("网络询价的平均数如何取整没有规定；四舍五入到分", "PRICE-03")
TITLE = "网络询价的参考价"
SINCE = date(2018, 9, 1)


class Objected(StrEnum):
    """What became of a report: nobody objected; an objection is open or was upheld; it was corrected."""

    NO = "no"
    UPHELD = "upheld"
    CORRECTED = "corrected"


@dataclass(frozen=True, slots=True)
class Report:
    """One platform's report. `in_time` False: handed in after its days and not counted."""

    platform: str
    value: Annotated[int, Money]
    in_time: bool = True
    objected: Objected = Objected.NO


@dataclass(frozen=True, slots=True)
class NetworkPrice:
    """The reports of the platforms that were asked (all listed platforms must be)."""

    on: date
    reports: tuple[Report, ...]

    def __post_init__(self) -> None:
        if any(r.value <= 0 for r in self.reports):
            raise ValueError("询价结果必须大于零")


def network_price(facts: NetworkPrice, tables: Tables) -> Determination[int]:
    """The mean in fen: of reports nobody objected to; if all were, of the corrected ones; None without any.

    Raises NotCovered before 2018-09-01.
    """
    if facts.on < SINCE:
        raise NotCovered("disposal.network_price", facts.on, None, f"确定参考价的规定自 {SINCE} 起施行")
    timely = [r for r in facts.reports if r.in_time]
    clean = [r for r in timely if r.objected is Objected.NO]
    used = clean or [r for r in timely if r.objected is Objected.CORRECTED]
    late = [r.platform for r in facts.reports if not r.in_time]
    steps = [step("有平台在期限内出具报告", bool(used), f"{len(used)} 家的报告计入平均", MEAN)]
    if late:
        steps.append(step("逾期的报告不计入", True, "、".join(late), MEAN))
    if len(used) < len(timely):
        steps.append(step("有异议的报告不计入", True, "对部分报告有异议的，取其余报告的平均数", MEAN))
    if not used:
        return Determination("disposal.network_price", TITLE, facts.on, None, tuple(steps), (), None, tables.digest)
    exact = Fraction(sum(r.value for r in used), len(used))
    lines = tuple(Amount(r.platform, r.value, "given") for r in used)
    summed = Amount("合计", sum(r.value for r in used), "sum", children=lines)
    details = {"基数": f"{yuan(summed.fen)}元", "费率": f"1/{len(used)}", "取整": "四舍五入到分"}
    proof = Amount(TITLE, half_up(exact), "fee", exact, details, (MEAN, ROUNDED), (summed,))
    return Determination("disposal.network_price", TITLE, facts.on, proof.fen, tuple(steps), (), proof, tables.digest)
