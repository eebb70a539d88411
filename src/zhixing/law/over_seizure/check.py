"""Is clearly more held than is owed (查封规定 19)? The value is a range; the answer names what can be released."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from zhixing.law.core.citation import Article, Ours
from zhixing.law.core.determination import Determination, Force, Step, step
from zhixing.law.core.fen import yuan
from zhixing.law.core.proof import Amount
from zhixing.law.core.tables import Tables
from zhixing.law.over_seizure.facts import Held, Holding
from zhixing.law.over_seizure.smallest import CHOICE, Candidate, smallest_sufficient

RULE = Article("查封规定", "19", "SEIZE-04")
CASH = Article("财产保全规定", "15", "SEIZE-04")
SAFE = Ours("“明显”没有法定比例；其余财产按最低价值的五成六仍足以清偿的，认定多出的部分明显超标的", "§8")
TITLE = "是否超标的查封"


class Finding(StrEnum):
    """WATCH: may be more; CLEAR_EXCESS: something can go; INDIVISIBLE_EXCEPTION: too much, but nothing can go."""

    WITHIN = "within"
    WATCH = "watch"
    CLEAR_EXCESS = "clear_excess"
    INDIVISIBLE_EXCEPTION = "indivisible_exception"

    @property
    def chinese(self) -> str:
        return {
            "within": "没有超标的",
            "watch": "可能超标的，应当核实价值",
            "clear_excess": "明显超标的，应当解除多出的部分",
            "indivisible_exception": "超出数额，但财产不可分割且其余财产不足以清偿",
        }[self]


@dataclass(frozen=True, slots=True)
class Checked:
    """In fen: what may be held, what is held at the least, usually, at the most; what to keep and what can go.

    `reduce_cash`: the part of the kept deposits that can be released as well.
    """

    limit: int
    low: int
    base: int
    high: int
    finding: Finding
    keep: tuple[str, ...]
    release: tuple[str, ...]
    reduce_cash: int


def over_seizure(facts: Holding, tables: Tables) -> Determination[Checked]:
    """The finding; lawful unless something must be released. Raises NotCovered before 2017-01-01."""
    safe = Fraction(tables.parameter("over_seizure.safe_price").on(facts.on).value)
    low, base, high = (sum(h.net(v) for h, v in _values(facts, which)) for which in ("low", "base", "high"))
    surely = [Candidate(h.id, _sure(h, safe), h.harm) for h in facts.held if _sure(h, safe)]
    kept = smallest_sufficient(surely, facts.limit)
    keep = tuple(sorted(h.id for h in facts.held)) if kept is None else kept
    release = tuple(sorted(h.id for h in facts.held if h.id not in keep and not h.waiting))
    spare = _spare_cash(facts, keep, safe) if kept is not None else 0
    worthless = not any(h.net(h.base) for h in facts.held if h.id in release)
    finding = _finding(facts.limit, low, base, high, can_go=bool(spare) or not worthless)
    if finding is not Finding.CLEAR_EXCESS:
        keep, release, spare = tuple(sorted(h.id for h in facts.held)), (), 0
    checked = Checked(facts.limit, low, base, high, finding, keep, release, spare)
    reads = (tables.read("over_seizure.safe_price", facts.on),)
    return Determination(
        "over_seizure.check", TITLE, facts.on, checked, _steps(facts, checked), reads, _proof(facts), tables.digest
    )


def _values(facts: Holding, which: str) -> list[tuple[Held, int]]:
    return [(h, {"low": h.low, "base": h.base, "high": h.high}[which]) for h in facts.held]


def _sure(held: Held, safe: Fraction) -> int:
    """What an asset brings even at the lowest regular sale price; money in full. Prior claims are taken off after."""
    return held.net(held.low if held.cash else int(held.low * safe))


def _spare_cash(facts: Holding, keep: tuple[str, ...], safe: Fraction) -> int:
    """Deposits among the kept assets that are not needed: money is frozen to the fen."""
    kept = [h for h in facts.held if h.id in keep]
    return min(sum(_sure(h, safe) for h in kept) - facts.limit, sum(h.net(h.low) for h in kept if h.cash))


def _finding(limit: int, low: int, base: int, high: int, *, can_go: bool) -> Finding:
    if high <= limit:
        return Finding.WITHIN
    if can_go:
        return Finding.CLEAR_EXCESS
    return Finding.INDIVISIBLE_EXCEPTION if low > limit else Finding.WATCH


def _steps(facts: Holding, checked: Checked) -> tuple[Step, ...]:
    found = f"应清偿 {yuan(checked.limit)} 元；查封财产价值 {yuan(checked.low)} 至 {yuan(checked.high)} 元"
    met = checked.finding is not Finding.CLEAR_EXCESS
    steps = [step("查封、冻结的财产不明显超出债权和费用", met, f"{found}，{checked.finding.chinese}", RULE, SAFE)]
    if checked.release:
        steps.append(step("可以解除的财产", True, "、".join(checked.release), RULE, CHOICE))
    if checked.reduce_cash:
        steps.append(step("存款按数额冻结，多出部分解除", True, f"{yuan(checked.reduce_cash)} 元", CASH))
    waiting = [h.id for h in facts.held if h.waiting]
    if waiting:
        steps.append(
            step("轮候查封没有生效，不计入价值", True, "、".join(waiting), Article("查封规定", "26", "SEIZE-06"))
        )
    if checked.finding is Finding.WATCH:
        steps.append(step("价值已经核实", False, "一般价值或者最高价值超出数额", RULE, force=Force.NOTE))
    return tuple(steps)


def _proof(facts: Holding) -> Amount:
    lines = (Amount("债权", facts.claim, "given"), Amount("执行费用", facts.costs, "given"))
    return Amount("可以查封的数额", facts.limit, "sum", cites=(RULE,), children=lines)
