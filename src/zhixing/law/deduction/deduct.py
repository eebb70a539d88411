"""May deposits be deducted (扣划)? The seven conditions of DEDUCT-01, in its order."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from zhixing.law.core.citation import Article, Ours
from zhixing.law.core.determination import Determination, Force, Step, step
from zhixing.law.core.fen import yuan
from zhixing.law.core.tables import Tables
from zhixing.law.exemption.thing import Measure
from zhixing.law.seizure.account import Account, account_steps
from zhixing.law.seizure.freeze import CERTAIN, Bound
from zhixing.law.seizure.standing import going_steps

BANKRUPTCY = Article("企业破产法", "19", "DEDUCT-01")
NOTICE = Article("民诉法", "251", "DEDUCT-01")
AT_ONCE = Article("执行工作规定", "24", "DEDUCT-01")
EFFECT = Article("查封规定", "26", "SEIZE-06")
ENDED = Article("查封规定", "27", "SEIZE-05")
BOUND = Article("民诉法", "253", "DEDUCT-01")
NO_FREEZE = Article("民诉法解释", "484", "DEDUCT-01")
LIVING = Article("民诉法", "254", "DEDUCT-01")
OBJECTION = Article("民诉法解释", "463", "DEDUCT-01")
SUIT = Article("执行程序解释", "15", "DEDUCT-01")
OWN_ACCOUNT = Article("执行款物规定", "", "FUND-02")
ONE_ORDER = Ours("银行反馈前一扣划之前，不对同一账户再发扣划通知", "DEDUCT-01")
FROM_FREEZE = Ours("已经冻结的账户从冻结中扣划，不另行扣划其余存款", "DEDUCT-01")
WAIT = "seizure.objection_wait"
TITLE = "扣划存款"


@dataclass(frozen=True, slots=True)
class Notice:
    """The enforcement notice: the day it was issued (None: not yet), the last day of its period (None: none runs)."""

    issued_on: date | None
    last_day: date | None


@dataclass(frozen=True, slots=True)
class Source:
    """The money to be taken, in fen. `frozen`: out of our freeze; else out of money that nobody has frozen.

    `effective`: our freeze is in effect, not waiting (None: not answered yet); `last_day` its last day;
    `available`: really controlled money, or the free balance (None: not known). `ours`: money not frozen is asked for
    although a freeze of this case stands on the account.
    """

    account: Account
    frozen: bool
    available: int | None
    effective: bool | None = None
    last_day: date | None = None
    ours: bool = False


@dataclass(frozen=True, slots=True)
class Objection:
    """An outsider's objection to this money; `rejection_served` is the day on which its rejection was served."""

    words: str
    pending: bool
    rejection_served: date | None = None


@dataclass(frozen=True, slots=True)
class Deduction:
    """The facts. `bankruptcy` and `objections` as registered; `case_account`: the case has its own account. None where
    it cannot be told.

    `living` is how the living costs of a natural person are kept, None for organisations; `pending`: an order on this
    money the bank has not answered. `source` and `amount` are None before they are chosen.
    """

    on: date
    live: bool
    suspended: bool
    bankruptcy: bool | None
    notice: Notice
    bound: Bound
    case_account: bool | None
    objections: tuple[Objection, ...] | None = ()
    pending: str = ""
    source: Source | None = None
    amount: int | None = None
    living: str | None = None


def may_deduct(facts: Deduction, tables: Tables) -> Determination[int]:
    """Whether the deduction is lawful; the value is the most that may be taken, in fen."""
    sums = [s for s in (facts.bound.fen, facts.source.available if facts.source else None) if s is not None]
    steps = tuple(_steps(facts, tables))
    reads = (tables.read(WAIT, facts.on),)
    return Determination(
        "deduction.deduct", TITLE, facts.on, min(sums, default=None), steps, reads, None, tables.digest
    )


def _steps(facts: Deduction, tables: Tables) -> Iterator[Step]:
    yield from going_steps(facts.live, facts.suspended)
    yield _bankruptcy(facts.bankruptcy)
    yield _notice(facts)
    yield from _sum(facts)
    if facts.source:
        yield from _source(facts, facts.source, tables)
    yield from _objections(facts, tables)
    words = {True: "扣划至本案案款账号", False: "本案还没有案款账号，请先开立", None: "案款账号无法读取"}
    yield step("只扣划至本案的案款账号", facts.case_account, words[facts.case_account], OWN_ACCOUNT)


def _bankruptcy(accepted: bool | None) -> Step:
    words = {True: "已经登记法院受理破产申请，应当中止", False: "没有破产受理登记", None: "破产受理情况无法读取"}
    return step("没有受理被执行人破产", None if accepted is None else not accepted, words[accepted], BANKRUPTCY)


def _notice(facts: Deduction) -> Step:
    issued, last = facts.notice.issued_on, facts.notice.last_day
    unpaid = bool(facts.bound.debt)
    if issued is None:
        found = "尚未发出执行通知书；情况紧急立即扣划的，写明理由并在三日内发出执行通知书"
    elif last is None or facts.on <= last:
        found = f"执行通知书指定的期间{f'至 {last}' if last else '尚未起算'}，立即扣划的，写明理由"
    else:
        found = f"期间已于 {last} 届满，{'没有履行' if unpaid else '没有尚未履行的数额'}"
    met = issued is not None and last is not None and facts.on > last and unpaid
    return step("执行通知书指定的期间届满仍未履行", met, found, NOTICE, AT_ONCE, force=Force.PRESUMPTIVE)


def _sum(facts: Deduction) -> Iterator[Step]:
    most, asked = facts.bound.fen, "扣划数额不超出未履行的债权和费用"
    if most is None:
        yield step(asked, None, "尚未履行的数额不明，请先核对计算明细", BOUND)
        return
    made = f"未履行 {yuan(facts.bound.debt or 0)} 元，执行费等费用 {yuan(facts.bound.fee)} 元，合计 {yuan(most)} 元"
    met = most > 0 if facts.amount is None else facts.amount <= most
    yield step(asked, met, made if facts.amount is None else f"拟扣划 {yuan(facts.amount)} 元；{made}", BOUND)
    if facts.bound.short:
        yield step("数额计算到当日", False, f"{facts.bound.short}，只按已经确定的数额扣划", CERTAIN, force=Force.NOTE)


def _source(facts: Deduction, source: Source, tables: Tables) -> Iterator[Step]:
    yield from account_steps(facts.on, source.account, Measure.DEDUCT, tables)
    yield from _freeze(facts, source) if source.frozen else _free(source)
    found = f"{facts.pending}尚未反馈" if facts.pending else "没有未反馈的通知"
    yield step("没有等待银行反馈的通知", not facts.pending, found, ONE_ORDER)
    what = "实际控制金额" if source.frozen else "未被冻结的可用余额"
    asked = f"扣划数额不超出{what}"
    if source.available is None:
        yield step(asked, None, f"银行没有反馈{what}", BOUND)
    elif facts.amount is None:
        yield step(asked, source.available > 0, f"{what} {yuan(source.available)} 元", BOUND)
    else:
        found = f"拟扣划 {yuan(facts.amount)} 元，{what} {yuan(source.available)} 元"
        yield step(asked, facts.amount <= source.available, found, BOUND)
    if facts.living is not None:
        yield step(
            "保留被执行人及所扶养家属的生活必需费用", bool(facts.living), facts.living or "请写明如何保留", LIVING
        )


def _free(source: Source) -> Iterator[Step]:
    yield step("扣划不以冻结为前提", True, "扣划裁定同时具有冻结的效力", NO_FREEZE)
    found = "本案已冻结该账户，请从该冻结扣划" if source.ours else "本案没有冻结该账户"
    yield step("该账户没有本案的冻结", not source.ours, found, FROM_FREEZE)


def _freeze(facts: Deduction, source: Source) -> Iterator[Step]:
    words = {
        True: "本案冻结已经生效",
        False: "轮候冻结尚未生效，不得扣划",
        None: "银行尚未反馈冻结结果",
    }
    yield step("本案冻结在先并已经生效", source.effective, words[source.effective], EFFECT)
    if source.last_day:
        over = facts.on > source.last_day
        found = f"冻结期限至 {source.last_day}{'，已经届满失效' if over else ''}"
        yield step("冻结期限没有届满", not over, found, ENDED)


def _objections(facts: Deduction, tables: Tables) -> Iterator[Step]:
    if facts.objections is None:
        yield step("没有案外人异议", None, "异议登记无法读取", OBJECTION)
        return
    if not facts.objections:
        yield step("没有案外人异议", True, "无异议登记", OBJECTION)
    wait = tables.parameter(WAIT).whole(facts.on)
    for objection in facts.objections:
        yield _objection(facts.on, objection, wait)


def bars(objection: Objection, on: date, tables: Tables) -> bool:
    """Whether an objection forbids disposal on this day: pending, not served, or within the days after its rejection."""
    served = objection.rejection_served
    if objection.pending or served is None:
        return True
    return on <= served + timedelta(days=tables.parameter(WAIT).whole(on))


def _objection(on: date, objection: Objection, wait: int) -> Step:
    asked, served = "没有案外人异议", objection.rejection_served
    if objection.pending or served is None:
        found = f"{objection.words}：正在审查或者驳回裁定尚未送达，不得处分"
        return step(asked, False, found, OBJECTION, SUIT)
    until = served + timedelta(days=wait)
    ended = on > until
    found = f"{objection.words}：驳回裁定 {served} 送达，至 {until} {'已过' if ended else '未过'} {wait} 日"
    return step(asked, ended, found, OBJECTION, SUIT)
