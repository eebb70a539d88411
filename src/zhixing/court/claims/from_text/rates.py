"""Interest terms of an item → the one rate the form holds; what does not fit exactly is left to a person."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from zhixing.court.claims.from_text.taken import ASK, Taken
from zhixing.reading.draft import decimal
from zhixing.reading.model import InterestTerm, Rate
from zhixing.reading.source import Span
from zhixing.reading.values import RateKind, Until

_KINDS = {
    RateKind.ANNUAL: "annual", RateKind.MONTHLY: "monthly", RateKind.DAILY: "daily", RateKind.LPR_1Y: "lpr_1y",
    RateKind.LPR_5Y: "lpr_5y", RateKind.LPR_UNSPECIFIED: "lpr_1y", RateKind.BENCHMARK: "segmented",
}  # fmt: skip
_WRITTEN = {RateKind.ANNUAL, RateKind.MONTHLY, RateKind.DAILY}
_LAST_BENCHMARK, _FIRST_LPR = date(2019, 8, 19), date(2019, 8, 20)
_FIGURES = "零一二三四五六七八九"


@dataclass(frozen=True, slots=True)
class Stretch:
    """The running of interest as the form says it; `asks` are reasons why a person has to fill in the rate."""

    kind: str
    rate: str
    first: InterestTerm
    last: InterestTerm
    asks: tuple[str, ...] = ()


def figures(kind: RateKind, value: Fraction) -> str:
    """3/50 a year → 6%; 1/2000 a day → 万分之五."""
    try:
        if kind is RateKind.DAILY:
            parts = decimal(value * 10_000)
            return f"万分之{_FIGURES[int(parts)] if parts in '123456789' else parts}"
        return f"{decimal(value * 100)}%"
    except ValueError:
        return str(value)


def stretch(terms: tuple[InterestTerm, ...], amount: int) -> Stretch:
    """The terms of one item as one stretch. Several that are no benchmark-then-LPR leave the rate to a person."""
    if len(terms) == 2 and (both := _segmented(*terms)):
        return both
    running = next((t for t in terms if t.until is None or t.until.value is Until.ACTUAL_PAYMENT), terms[-1])
    asks = [*_rate_asks(running.rate), *_asks(running, amount)]
    if len(terms) > 1:
        asks.append("本项分段或者分别计息，表格一项只能填一段：请拆成几项，或者把已截止的一段算成定额利息另列一项")
    kind = _KINDS.get(running.rate.kind.value, "annual")
    return Stretch(kind, ASK if asks else _said(running.rate), running, running, tuple(asks))


def _said(rate: Rate) -> str:
    times = rate.multiplier.value if rate.multiplier else Fraction(1)
    if rate.value is not None and rate.kind.value in _WRITTEN:
        return figures(rate.kind.value, rate.value.value * times)
    return _plain(times)


def _plain(times: Fraction) -> str:
    try:
        return decimal(times)
    except ValueError:
        return str(times)


def _segmented(before: InterestTerm, after: InterestTerm) -> Stretch | None:
    """Benchmark to 2019-08-19, LPR from 2019-08-20, the same multiple of both."""
    kinds = before.rate.kind.value, after.rate.kind.value
    met = before.until and after.since and (before.until.value, after.since.value) == (_LAST_BENCHMARK, _FIRST_LPR)
    if kinds != (RateKind.BENCHMARK, RateKind.LPR_1Y) or not met or _said(before.rate) != _said(after.rate):
        return None
    asks = () if before.rate.spread is None and after.rate.spread is None else ("利率另有加点",)
    return Stretch("segmented", ASK if asks else _said(after.rate), before, after, asks)


def _rate_asks(rate: Rate) -> list[str]:
    kind = rate.kind.value
    if kind is RateKind.LPR_UNSPECIFIED:
        return ["没有写 LPR 的期限品种，有两种读法：一年期，或者五年期以上。请选定后填写倍数"]
    if kind is RateKind.BENCHMARK:
        return ["只写贷款基准利率，2019-08-20 起不再公布：请确定其后的利率后填写倍数"]
    if kind not in _KINDS:
        return ["利率没有写成数值（例如按合同约定），请查明后填写"]
    asks = ["利率另有加点，请折算后填写"] if rate.spread else []
    return asks if rate.value or kind not in _WRITTEN else [*asks, "利率没有读到数值"]


def _asks(term: InterestTerm, amount: int) -> list[str]:
    asks = [str(d) for d in term.doubts]
    if term.base.fen is None or term.base.fen.value != amount:
        asks.append("计息基数与本项金额不同")
    if term.cap:
        asks.append("利息有上限，表格不能填写上限")
    if term.condition:
        asks.append(f"附条件：{term.condition.value}")
    if term.until and not isinstance(term.until.value, date) and term.until.value is not Until.ACTUAL_PAYMENT:
        asks.append("截止于履行期限届满或者某一事件，请查明日期后填写截止日")
    return asks


def put_interest(taken: Taken, at: str, terms: tuple[InterestTerm, ...], amount: int) -> None:
    """Fill the four fields of interest of one item."""
    if not terms:
        return
    found = stretch(terms, amount)
    words = [Span(t.rate.words.start, t.rate.words.end) for t in (found.first, found.last)]
    taken.put(f"{at}-rate_kind", found.kind, *words)
    taken.put(f"{at}-rate", found.rate, found.last.rate.multiplier, found.last.rate.value, *words, doubts=found.asks)
    first, until = found.first, found.last.until
    if first.since:
        taken.put(f"{at}-interest_from", first.since.value.isoformat(), first.since, first.since_event)
    else:
        event = first.since_event
        said = f"起算日是“{event.value}”，请查明日期" if event else "没有写起算日，请查明日期"
        taken.put(f"{at}-interest_from", "", event, first.rate.words, doubts=(said,))
    if until is None:
        taken.put(f"{at}-interest_until", "", found.last.rate.words, doubts=("没有写截止日；不填即计算至实际清偿之日",))
    elif isinstance(until.value, date):
        taken.put(f"{at}-interest_until", until.value.isoformat(), until)
    else:
        taken.put(f"{at}-interest_until", "", until)
