"""May this account be frozen, up to which sum, until which day?"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from zhixing.law.core.citation import Article, Ours
from zhixing.law.core.determination import Determination, Force, Step, step
from zhixing.law.core.fen import yuan
from zhixing.law.core.tables import Tables
from zhixing.law.exemption.thing import Measure
from zhixing.law.seizure.account import Account, account_steps
from zhixing.law.seizure.standing import going_steps
from zhixing.law.seizure.term import NAME, term_step

BOUND = Article("民诉法", "253", "SEIZE-04")
CERTAIN = Ours("利率没有公布的部分不猜测，冻结以已经确定的数额为限", "SEIZE-04")
ONCE = Ours("同一案件对同一账户只保留一个冻结；数额不够的，先解除再重新冻结", "SEIZE-04")
EXCESS = Article("查封规定", "19", "SEIZE-04")
QUEUE = Article("查封规定", "26", "SEIZE-06")
TITLE = "冻结存款"


@dataclass(frozen=True, slots=True)
class Bound:
    """What may be secured, in fen: the unpaid debt with fee and costs. `short`: which rate is missing, "" for none.

    `debt` None: not known at all, then nothing may be frozen.
    """

    debt: int | None
    fee: int = 0
    short: str = ""

    @property
    def fen(self) -> int | None:
        """All of it, as far as it is certain."""
        return None if self.debt is None else self.debt + self.fee


@dataclass(frozen=True, slots=True)
class Target:
    """The account to be frozen. `ours`: a freeze of this case on it still stands; `rivals`: freezes of other cases."""

    account: Account
    ours: bool = False
    rivals: int = 0


@dataclass(frozen=True, slots=True)
class Freeze:
    """The facts. `limit` in fen and `last_day` (the last day in effect) as asked for.

    `controlled`: what the other freezes of this case really control, in fen. `target`, `limit` and `last_day` are None
    before they are chosen.
    """

    on: date
    live: bool
    suspended: bool
    bound: Bound
    controlled: int = 0
    target: Target | None = None
    limit: int | None = None
    last_day: date | None = None


def may_freeze(facts: Freeze, tables: Tables) -> Determination[int]:
    """Whether the freeze is lawful; the value is the highest limit in fen. Raises NotCovered before 2015-02-04."""
    steps = tuple(_steps(facts, tables))
    reads = (tables.read(NAME, facts.on),)
    return Determination("seizure.freeze", TITLE, facts.on, facts.bound.fen, steps, reads, None, tables.digest)


def _steps(facts: Freeze, tables: Tables) -> Iterator[Step]:
    yield from going_steps(facts.live, facts.suspended)
    if facts.target:
        yield from account_steps(facts.on, facts.target.account, Measure.SEIZE, tables)
        yield from _place(facts.target)
    yield from _sum(facts)
    if facts.last_day:
        yield term_step(facts.on, facts.last_day, tables)
    if facts.controlled:
        yield _covered(facts)


def _place(target: Target) -> Iterator[Step]:
    found = "本案已经冻结该账户，尚未解除" if target.ours else "本案没有冻结该账户"
    yield step("本案没有重复冻结同一账户", not target.ours, found, ONCE)
    if target.rivals:
        found = f"另有 {target.rivals} 个在先冻结，本次冻结可能轮候，轮候期间不计算期限"
        yield step("没有在先冻结", False, found, QUEUE, force=Force.NOTE)


def _sum(facts: Freeze) -> Iterator[Step]:
    most = facts.bound.fen
    if most is None:
        yield step("冻结数额不超出债权和费用", None, "尚未履行的数额不明，请先核对计算明细", BOUND)
        return
    made = f"未履行 {yuan(facts.bound.debt or 0)} 元，执行费等费用 {yuan(facts.bound.fee)} 元，合计 {yuan(most)} 元"
    met = most > 0 if facts.limit is None else facts.limit <= most
    asked = made if facts.limit is None else f"拟冻结 {yuan(facts.limit)} 元；{made}"
    yield step("冻结数额不超出债权和费用", met, asked, BOUND)
    if facts.bound.short:
        yield step("数额计算到当日", False, f"{facts.bound.short}，只按已经确定的数额冻结", CERTAIN, force=Force.NOTE)


def _covered(facts: Freeze) -> Step:
    held, most = facts.controlled, facts.bound.fen or 0
    found = f"本案其他冻结实际控制 {yuan(held)} 元"
    if held >= most:
        found += "，已经足以清偿；再冻结的，多出部分应当立即解除"
    return step("本案其他冻结还不足以清偿", held < most, found, EXCESS, force=Force.NOTE)
