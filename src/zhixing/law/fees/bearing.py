"""Who bears the case acceptance fee when a suit has ended, what the court refunds, and by when (诉讼费用办法 21, 27-29, 53).

The winner's prepaid fee comes back from the court, which collects it from the loser: it is the loser's debt to the
court and no part of the winner's claim, unless the winner agreed to collect it himself (民诉法解释 207).
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Annotated

from zhixing.law.core.citation import Article, Citation, Ours
from zhixing.law.core.determination import Determination, Force, Step, Verdict, step
from zhixing.law.core.fen import yuan
from zhixing.law.core.proof import Amount
from zhixing.law.core.reading_input import Money
from zhixing.law.core.tables import Tables
from zhixing.law.fees.acceptance import AcceptanceFee, Halving, acceptance_fee
from zhixing.law.fees.rounding import Round, rounding_step

TITLE = "案件受理费的负担和退还"
CHANGED = Article("诉讼费用办法", "21", "§6.5")
GIVEN_BACK = Article("诉讼费用办法", "27", "§6.5")
KEPT = Article("诉讼费用办法", "28", "§6.5")
LOSER = Article("诉讼费用办法", "29", "§6.5")
JOINTLY = Article("民诉法解释", "203", "§6.5")
LATE = Article("诉讼费用办法", "35", "§6.5")
REFUND = Article("诉讼费用办法", "53", "§6.5")
COLLECTED = Article("民诉法解释", "207", "§6.5")
BY_AGREEMENT = Ours("调解结案的由双方协商负担，出自诉讼费用办法第三十一条，原文未见", "§6.5")
BY_PLAINTIFF = Ours("撤诉的由原告负担，出自诉讼费用办法第三十四条，原文未见", "§6.5")


class Ended(StrEnum):
    """How the suit ended, as far as the fee depends on it."""

    JUDGED = "judged"
    MEDIATED = "mediated"
    WITHDRAWN = "withdrawn"
    DISMISSED = "dismissed"
    REMANDED = "remanded"
    TERMINATED = "terminated"

    @property
    def chinese(self) -> str:
        return {
            "judged": "判决",
            "mediated": "调解结案",
            "withdrawn": "撤诉",
            "dismissed": "裁定驳回起诉",
            "remanded": "发回重审（上诉案件受理费）",
            "terminated": "终结诉讼",
        }[self]


@dataclass(frozen=True, slots=True)
class SuitEnded:
    """The facts, in yuan when written. `on`: the day the instrument took effect.

    `claim`: on which the fee was prepaid; `prepaid` None: the whole fee of the tariff. `later_claim`: after a change,
    `in_time` before the court's investigation ended. `loser`: what the instrument lets the defendant bear (None in a
    judgment: all). `direct`: the winner agreed to collect from the loser.
    """

    on: date
    claim: Annotated[int, Money]
    ended: Ended
    prepaid: Annotated[int, Money] | None = None
    later_claim: Annotated[int, Money] | None = None
    in_time: bool = True
    simplified: bool = False
    joined: bool = False
    loser: Annotated[int, Money] | None = None
    direct: bool = False
    round: Round = Round.FEN_HALF_UP

    def __post_init__(self) -> None:
        if min(self.claim, self.prepaid or 0, self.later_claim or 0, self.loser or 0) < 0:
            raise ValueError("金额不能是负数")
        if self.loser and self.ended not in {Ended.JUDGED, Ended.MEDIATED}:
            raise ValueError(f"{self.ended.chinese}的，不由被告负担案件受理费，请不要填写被告负担的数额")

    @property
    def halved(self) -> tuple[Halving, ...]:
        """Every reason to halve the fee; it is halved once."""
        found = {
            Halving.MEDIATED: self.ended is Ended.MEDIATED,
            Halving.WITHDRAWN: self.ended is Ended.WITHDRAWN,
            Halving.SIMPLIFIED: self.simplified,
            Halving.JOINED: self.joined,
        }
        return tuple(reason for reason, holds in found.items() if holds)

    @property
    def counted(self) -> int:
        """The claim on which the fee is due: a reduction counts only in time."""
        if self.later_claim is None or (self.later_claim < self.claim and not self.in_time):
            return self.claim
        return self.later_claim


@dataclass(frozen=True, slots=True)
class FeeSettled:
    """In fen. `due` = `plaintiff` + `defendant`; `prepaid` + `to_pay` = `plaintiff` + `over` + `won`.

    `over`: prepaid beyond the fee. `won`: what the winner prepaid for the loser. The court refunds `refund`; the won part
    of it by `refund_by`, the last day of 15 (`provisional`: rest days of that year are not announced; None: no such
    part). The defendant pays `to_court` and, where the winner so agreed, `to_winner`.
    """

    due: int
    prepaid: int
    plaintiff: int
    defendant: int
    over: int
    won: int
    refund: int
    to_pay: int
    to_court: int
    to_winner: int
    refund_by: date | None
    provisional: bool


def fee_settled(facts: SuitEnded, tables: Tables) -> Determination[FeeSettled]:
    """Who bears what and what flows back; None where the instrument does not say who bears how much.

    Raises NotCovered before 2007-04-01.
    """
    whole = acceptance_fee(AcceptanceFee(facts.counted, facts.on, facts.halved, facts.round), tables)
    prepaid = _prepaid(facts, tables)
    due, own = _due(facts, prepaid, whole.value or 0, tables)
    asked = _borne(facts, due - own)
    steps = [*_why_due(facts, due, own), asked]
    reads = (*whole.parameters, tables.read("fees.refund_days", facts.on))
    if asked.verdict is not Verdict.YES:
        return Determination("fees.bearing", TITLE, facts.on, None, tuple(steps), reads, None, tables.digest)
    value = _settled(facts, prepaid, due, _loser(facts, due - own), tables)
    steps += _flows(facts, value)
    steps.append(rounding_step(facts.round))
    return Determination("fees.bearing", TITLE, facts.on, value, tuple(steps), reads, _proof(value), tables.digest)


def _prepaid(facts: SuitEnded, tables: Tables) -> int:
    if facts.prepaid is not None:
        return facts.prepaid
    return acceptance_fee(AcceptanceFee(facts.claim, facts.on, round=facts.round), tables).value or 0


def _due(facts: SuitEnded, prepaid: int, whole: int, tables: Tables) -> tuple[int, int]:
    """The fee that stays with the court, and the part of it that a late reduction leaves with the plaintiff."""
    if facts.ended in {Ended.DISMISSED, Ended.REMANDED}:
        return 0, 0
    if facts.ended is Ended.TERMINATED:
        return prepaid, prepaid
    if facts.later_claim is None or facts.in_time or facts.later_claim >= facts.claim:
        return whole, 0
    kept = AcceptanceFee(facts.later_claim, facts.on, facts.halved, facts.round)
    return whole, whole - (acceptance_fee(kept, tables).value or 0)


def _loser(facts: SuitEnded, shared: int) -> int:
    """What the defendant bears of the part that is to be shared."""
    if facts.loser is not None:
        return facts.loser
    return shared if facts.ended is Ended.JUDGED else 0


def _borne(facts: SuitEnded, shared: int) -> Step:
    """Whether it is known who bears how much."""
    asked = "案件受理费由谁负担"
    if facts.ended is Ended.MEDIATED and facts.loser is None:
        return step(asked, None, "调解书没有写明被告负担多少，请填写（全部由原告负担的也要写明）", BY_AGREEMENT)
    borne = _loser(facts, shared)
    if borne > shared:
        return step(asked, False, f"被告负担 {yuan(borne)} 元，超过应分担的 {yuan(shared)} 元", LOSER)
    cites: dict[Ended, tuple[Citation, ...]] = {
        Ended.JUDGED: (LOSER, JOINTLY),
        Ended.MEDIATED: (BY_AGREEMENT,),
        Ended.WITHDRAWN: (BY_PLAINTIFF,),
        Ended.TERMINATED: (KEPT,),
    }
    found = f"被告负担 {yuan(borne)} 元" + ("；承担连带责任的被告共同负担" if facts.ended is Ended.JUDGED else "")
    return step(asked, True, found, *cites.get(facts.ended, (GIVEN_BACK,)))


def _settled(facts: SuitEnded, prepaid: int, due: int, defendant: int, tables: Tables) -> FeeSettled:
    plaintiff = due - defendant
    over = max(0, prepaid - due)
    won = max(0, prepaid - over - plaintiff)
    to_winner = won if facts.direct else 0
    back = over + won - to_winner
    last = tables.calendar.roll(facts.on + timedelta(days=tables.parameter("fees.refund_days").whole(facts.on)))
    timed = won > to_winner
    return FeeSettled(
        due, prepaid, plaintiff, defendant, over, won, back, max(0, plaintiff - prepaid),
        defendant - to_winner, to_winner, last.ends_on if timed else None, timed and last.provisional,
    )  # fmt: skip


def _why_due(facts: SuitEnded, due: int, own: int) -> list[Step]:
    steps = [step("应交的案件受理费", True, f"{facts.ended.chinese}，{yuan(due)} 元", *_due_cites(facts))]
    if facts.later_claim is not None and facts.later_claim > facts.claim:
        steps.append(step("增加诉讼请求", True, f"按增加后的 {yuan(facts.later_claim)} 元计算，补交差额", CHANGED))
    elif facts.later_claim is not None and facts.in_time:
        steps.append(step("法庭调查终结前减少诉讼请求", True, f"按减少后的 {yuan(facts.later_claim)} 元计算", CHANGED))
    elif facts.later_claim is not None:
        steps.append(step("法庭调查终结后减少诉讼请求", True, f"减少部分的 {yuan(own)} 元由原告自己负担", LATE))
    return steps


def _due_cites(facts: SuitEnded) -> tuple[Citation, ...]:
    if facts.ended in {Ended.DISMISSED, Ended.REMANDED}:
        return (GIVEN_BACK,)
    if facts.ended is Ended.TERMINATED:
        return (KEPT,)
    return tuple(reason.article for reason in facts.halved) or (Article("诉讼费用办法", "13", "§6.1"),)


def _flows(facts: SuitEnded, value: FeeSettled) -> list[Step]:
    steps = []
    if value.to_pay:
        steps.append(step("预交的不足", False, f"原告还应补交 {yuan(value.to_pay)} 元", CHANGED, force=Force.NOTE))
    if value.over:
        steps.append(step("多预交的由法院退还", True, f"{yuan(value.over)} 元", CHANGED))
    if value.won and not facts.direct:
        found = f"{yuan(value.won)} 元，{value.refund_by} 前退还，由法院向被告收取，不是原告的债权"
        steps.append(step("胜诉方预交的由法院退还", True, found, REFUND, COLLECTED))
    if value.to_winner:
        found = f"被告直接给付原告 {yuan(value.to_winner)} 元，可以列入申请执行的债权"
        steps.append(step("胜诉方同意由败诉方直接给付", True, found, COLLECTED))
    return steps


def _proof(value: FeeSettled) -> Amount:
    """Where the prepaid fee went."""
    kept = value.prepaid - value.over - value.won
    lines = [
        Amount("原告负担、不退还的部分", kept, "given", cites=(LOSER,)),
        Amount("多预交、由法院退还的部分", value.over, "given", cites=(CHANGED,)),
        Amount("替被告预交的部分", value.won, "given", cites=(REFUND,)),
    ]
    held = tuple(line for line in lines if line.fen)
    if not held:
        return Amount("预交的案件受理费", value.prepaid, "given")
    return Amount("预交的案件受理费", value.prepaid, "sum", children=held)
