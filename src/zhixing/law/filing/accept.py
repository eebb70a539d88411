"""May this application be filed? The five conditions of FILE-01, duplicates, and the late-application warning."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from zhixing.law.core.calendar import add_months
from zhixing.law.core.citation import Ours, cite
from zhixing.law.core.determination import Determination, Force, Step, step
from zhixing.law.core.tables import Tables

_CONDITIONS = cite("执行工作规定 16", "FILE-01")
_LIMITATION = (cite("民诉法 250", "FILE-02"), cite("民诉法解释 481", "FILE-02"))


class Answer(StrEnum):
    """What the filing judge found on a condition."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"

    @property
    def zh(self) -> str:
        """In words."""
        return {"yes": "符合", "no": "不符合", "unknown": "尚不清楚"}[self.value]

    @property
    def met(self) -> bool | None:
        """As a truth value; None is not known."""
        return {"yes": True, "no": False, "unknown": None}[self.value]


@dataclass(frozen=True, slots=True)
class Answers:
    """The filing judge's answers to the five conditions of 执行工作规定 16."""

    effective: Answer
    right_holder: Answer
    definite: Answer
    unperformed: Answer
    jurisdiction: Answer


@dataclass(frozen=True, slots=True)
class Application:
    """An application as registered.

    `effective_on` with its `effective_proof` (never inferred); `period_ends`: the last day of the performance period
    of the earliest obligation due, None while it cannot be told; `last_period_ends`: of the last one (limitation).
    `elsewhere`: live cases in any court on one of the same obligations; None: the national search failed.
    `accounts`, `addresses`: 收款账户确认书 and 送达地址确认书 of every creditor are there.
    """

    effective_on: date | None
    effective_proof: str
    period_ends: date | None
    last_period_ends: date | None
    elsewhere: tuple[str, ...] | None
    accounts: bool
    addresses: bool
    answers: Answers | None = None


def may_accept(facts: Application, on: date, tables: Tables) -> Determination[None]:
    """Whether the case may be filed on a day. Limitation is the debtor's defence and only warned of (FILE-02)."""
    steps = (
        *_instrument(facts, on),
        *_answered(facts),
        _unique(facts),
        *_papers(facts),
        _limitation(facts, on, tables),
    )
    read = tuple(tables.read(name, on) for name in ("filing.limitation_years",))
    return Determination("filing.accept", "立案", on, None, steps, read, tables=tables.digest)


def _instrument(facts: Application, on: date) -> tuple[Step, ...]:
    shown = f"{facts.effective_on}（{facts.effective_proof}）" if facts.effective_on and facts.effective_proof else ""
    effective = bool(shown) and facts.effective_on is not None and facts.effective_on <= on
    why = shown or "没有生效日期或者没有生效证明、送达回证；生效日期不从文书落款推断"
    asked = "申请执行的法律文书已经生效"
    first = step(asked, effective if shown else None, why, _CONDITIONS)
    ends = facts.period_ends
    ended = None if ends is None else ends < on
    found = "无法确定履行期间何时届满" if ends is None else f"履行期间至 {ends} 届满"
    if ended is False:
        found += "，尚未届满"
    return (first, step("履行期间已经届满", ended, found, _CONDITIONS))


def _answered(facts: Application) -> tuple[Step, ...]:
    if facts.answers is None:
        return ()
    a = facts.answers
    questions = (
        (a.effective, "立案庭审查：法律文书已经生效"),
        (a.right_holder, "立案庭审查：申请人是权利人或者其继承人、权利承受人"),
        (a.definite, "立案庭审查：给付内容、执行标的和被执行人明确"),
        (a.unperformed, "立案庭审查：义务人在期限内没有履行"),
        (a.jurisdiction, "立案庭审查：属于本院管辖"),
    )
    return tuple(step(asked, answer.met, answer.zh, _CONDITIONS) for answer, asked in questions)


def _unique(facts: Application) -> Step:
    cites = (cite("执行工作规定 13", "JUR-08"), cite("立案结案意见 7", "FILE-01"))
    if facts.elsewhere is None:
        return step("同一义务没有在办的执行案件", None, "全国检索没有应答，请稍后重试", *cites)
    found = "全国检索：没有" if not facts.elsewhere else "全国检索：" + "、".join(facts.elsewhere)
    return step("同一义务没有在办的执行案件", not facts.elsewhere, found, *cites)


def _papers(facts: Application) -> tuple[Step, ...]:
    ours = Ours("收款账户和送达地址在立案时一并确认，案款才能及时发放、文书才能送达", "COORD-05")
    return (
        step("申请执行人确认送达地址", facts.addresses, "已填写" if facts.addresses else "还没有填写", ours),
        step("申请执行人确认收款账户", facts.accounts, "已填写" if facts.accounts else "还没有填写", ours),
    )


def _limitation(facts: Application, on: date, tables: Tables) -> Step:
    asked = "在申请执行时效之内（超过的照常受理，由被执行人抗辩）"
    last = facts.last_period_ends
    if last is None:
        return step(asked, None, "无法确定履行期间最后一日", *_LIMITATION, force=Force.NOTE)
    years = tables.parameter("filing.limitation_years").whole(on)
    until = add_months(last, 12 * years)
    return step(asked, on <= until, f"自 {last} 起二年，至 {until}", *_LIMITATION, force=Force.NOTE)
