"""The thirteen lines of PREDED-01, in its order."""

from collections.abc import Callable
from datetime import date

from zhixing.law.core.citation import Article
from zhixing.law.core.fen import yuan
from zhixing.law.core.tables import Tables
from zhixing.law.exemption.thing import Measure
from zhixing.law.prededuction.facts import Gate, Ground, Panel, Proof, Stage
from zhixing.law.prededuction.line import CASE, STRICT, WORK, Line, fresh, proved, searched, shown
from zhixing.law.seizure.account import purpose_step

RUNNING = Article("民诉法解释", "485", "SEIZE-05")
QUEUE = Article("查封规定", "26", "SEIZE-06")
MEDIATION = Article("民诉法", "100", "PREDED-01")
FUNDS = Article("执行款物规定", "10", "FUND-03")
SHAM = Article("民诉法", "115", "PREDED-01")
REPLY, SEARCH, AGAIN = "prededuction.reply_hours", "prededuction.search_hours", "prededuction.again_hours"


def instrument(gate: Gate, tables: Tables) -> Line:
    """1: instrument of this court, effective; the sum fixed or computable."""
    facts = gate.instrument
    signed = not facts.mediation or facts.signed_by_both
    effective = None if facts.effective_on is None else facts.effective_on <= gate.at.date()
    words = [
        {True: "本院法律文书", False: "不是本院的法律文书", None: "出自哪一法院不明"}[facts.ours],
        f"{facts.effective_on} 生效" if facts.effective_on else "没有生效日期",
        f"应付 {yuan(facts.due)} 元" if facts.due is not None else "应付数额尚不能计算",
    ]
    if facts.mediation:
        words.append({True: "双方已经签收", False: "调解书尚未经双方签收", None: "签收情况不明"}[facts.signed_by_both])
    if facts.set_aside:
        words.append(f"已被{facts.set_aside}撤销或者变更")
    met = every(facts.ours, effective, signed, not facts.set_aside, True if facts.due else None)
    met, found = proved(met, "，".join(words), facts.proof)
    return Line(
        1, "本院法律文书已经生效，数额确定或者可以计算", met, found, (WORK, MEDIATION), shown(gate.at, facts.proof)
    )


def every(*conditions: bool | None) -> bool | None:
    """All hold: False as soon as one fails, unknown as long as one is."""
    if any(c is False for c in conditions):
        return False
    return None if any(c is None for c in conditions) else True


def enforcement(gate: Gate, tables: Tables) -> Line:
    """2: no enforcement filed on it, none pending anywhere."""
    met, found = searched(gate.at, gate.enforcement, hours(gate, tables), "没有执行案件")
    title = "没有据此立案执行，被执行人在全国没有执行案件"
    return Line(2, title, met, found, (CASE, STRICT), shown(gate.at, gate.enforcement.proof))


def hours(gate: Gate, tables: Tables) -> int:
    """How old a search may be: right before the deduction and the payment it is repeated."""
    name = SEARCH if gate.stage is Stage.RULE else AGAIN
    return tables.parameter(name).whole(gate.at.date())


def cover(gate: Gate, tables: Tables) -> Line:
    """3: money, fully covering the sum asked for and all that is due by what is really controlled."""
    held, owed = gate.control.controlled, gate.instrument.due
    amount = max(gate.sheet.amount, owed or 0)
    met = None if held is None or owed is None else held >= amount
    tail = "银行没有反馈实际控制金额" if held is None else f"实际控制 {yuan(held)} 元"
    found = f"冻结限额 {yuan(gate.control.limit)} 元，{tail}，应付 {yuan(amount)} 元"
    met, found = proved(met, found, gate.control.proof)
    return Line(
        3, "保全的是存款等无需变价的财产，足以全部清偿", met, found, (WORK,), shown(gate.at, gate.control.proof)
    )


def rank(gate: Gate, tables: Tables) -> Line:
    """4: the freeze is ours, first, unexpired, unburdened, on an ordinary account; told within 24 hours."""
    facts = gate.control
    first = None if facts.rank is None else facts.rank == 1
    alive = None if facts.last_day is None else max(gate.at.date(), gate.planned_on) <= facts.last_day
    free = None if facts.burdens is None else not facts.burdens
    purpose = purpose_step(gate.at.date(), facts.account, Measure.DEDUCT, tables)
    account = {"yes": True, "no": False, "unknown": None}[purpose.verdict.value]
    recent, told = fresh(gate.at, facts.answered_at, tables.parameter(REPLY).whole(gate.at.date()))
    words = [
        {True: "本案冻结", False: "不是本案冻结", None: "冻结案件不明"}[facts.ours],
        {True: "首先冻结", False: "轮候冻结", None: "顺位不明"}[first],
        f"期限至 {facts.last_day}" if facts.last_day else "没有冻结期限",
        {True: "没有质押、抵销等权利", False: "；".join(facts.burdens or ()), None: "银行没有反馈有无权利负担"}[free],
        {True: "账户属于债务人", False: "账户不属于债务人", None: "账户归属不明"}[facts.of_debtor],
        purpose.found, told,
    ]  # fmt: skip
    met = every(facts.ours, first, alive, free, account, facts.of_debtor, recent or None)
    met, found = proved(met, "，".join(words), facts.proof)
    title = "本案首先冻结，期限没有届满，没有权利负担，不是专用账户"
    return Line(4, title, met, found, (RUNNING, QUEUE, *purpose.cites), shown(gate.at, facts.proof))


def ground(gate: Gate, tables: Tables) -> Line:
    """5: the creditor's application and either the end of the period or the debtor's own consent."""
    facts = gate.ground
    applied = every(bool(facts.application), facts.applicant_authority if facts.application else None)
    over = None if facts.period_ends_on is None else gate.at.date() > facts.period_ends_on
    agreed = bool(facts.consent and facts.consent.document and facts.consent.authority)
    words = [_applied(facts), _period(facts.period_ends_on, over)]
    if facts.consent is not None:
        words.append(f"债务人书面同意（{facts.consent.signer}签署，{_authority(facts.consent.authority)}）")
    if facts.consent is not None and not facts.consent.document:
        words.append("没有同意书")
    timely = True if agreed else over
    papers = [facts.application, facts.applicant_power]
    papers += [facts.consent.document, facts.consent.power] if facts.consent else []
    title = "债权人申请，并且履行期届满或者债务人书面同意提前履行"
    return Line(5, title, every(applied, timely), "，".join(words), (WORK, CASE), "、".join(p for p in papers if p))


def _applied(facts: Ground) -> str:
    if not facts.application:
        return "债权人没有申请"
    signer = f"{facts.applicant}签署，" if facts.applicant else ""
    return f"债权人已申请（{signer}{_authority(facts.applicant_authority)}）"


def _period(ends_on: date | None, over: bool | None) -> str:
    if over is None:
        return "履行期限不明"
    return f"履行期限 {ends_on} {'已经届满' if over else '尚未届满'}"


def _authority(known: bool | None) -> str:
    return {True: "有权签署", False: "无权签署", None: "签署权限不明"}[known]


def rivals(gate: Gate, tables: Tables) -> Line:
    """6: no other suit, enforcement, bankruptcy, criminal measure or waiting freeze against the debtor."""
    met, found = searched(gate.at, gate.rivals, hours(gate, tables), "没有其他诉讼、执行、破产、刑事案件和轮候冻结")
    title = "债务人没有其他诉讼、执行、破产、刑事涉财案件，没有轮候冻结"
    return Line(6, title, met, found, (CASE, STRICT), shown(gate.at, gate.rivals.proof))


def objections(gate: Gate, tables: Tables) -> Line:
    """7: no objection, no retrial, no stay."""
    met, found = searched(gate.at, gate.objections, hours(gate, tables), "没有异议、再审和中止裁定")
    title = "没有案外人异议、执行行为异议、再审或者中止裁定"
    return Line(7, title, met, found, (STRICT,), shown(gate.at, gate.objections.proof))


def amount(gate: Gate, tables: Tables) -> Line:
    """8: not more than is controlled and than is due; signed by a second person."""
    sheet, held, owed = gate.sheet, gate.control.controlled, gate.instrument.due
    known = [fen for fen in (held, owed) if fen is not None]
    within = None if len(known) < 2 else sheet.amount <= min(known)
    signed = bool(sheet.made_by and sheet.checked_by and sheet.made_by != sheet.checked_by)
    words = [f"扣划 {yuan(sheet.amount)} 元"]
    words.append("控制金额或者应付金额不明" if within is None else f"控制和应付金额中较小的为 {yuan(min(known))} 元")
    words.append(f"{sheet.made_by}计算，{sheet.checked_by}复核" if signed else "计算表没有由另一人复核签名")
    met, found = proved(every(within, signed), "，".join(words), Proof(sheet.document))
    return Line(8, "扣划金额不超过冻结和应付金额，计算经第二人复核", met, found, (STRICT,), sheet.document)


def payee(gate: Gate, tables: Tables) -> Line:
    """9: the creditor himself, by an account confirmed; an agent only with special power."""
    facts = gate.payee
    allowed = facts.special_power if facts.agent else True
    words = [
        {True: "收款人是法律文书确定的债权人", False: "收款人不是法律文书确定的债权人", None: "收款人不明"}[
            facts.creditor
        ],
        {True: "账户已经确认", False: "账户没有确认", None: "账户尚未确认"}[facts.confirmed],
    ]
    if facts.agent:
        words.append({True: "代收有特别授权", False: "代收没有特别授权", None: "代收授权不明"}[facts.special_power])
    met = every(facts.creditor, facts.confirmed, allowed)
    met, found = proved(met, "，".join(words), Proof(facts.document))
    return Line(9, "收款人是债权人本人，收款账户已经确认", met, found, (STRICT,), facts.document)


def ruling(gate: Gate, tables: Tables) -> Line:
    """10: ruling under the original number, by the trial judge, handed to enforcement."""
    facts = gate.ruling
    words = [
        {True: "审判组织作出", False: "不是审判组织作出", None: "尚未作出"}[facts.by_trial],
        {True: "使用原案号", False: "没有使用原案号", None: "案号不明"}[facts.original_number],
        "已经移送执行部门" if facts.handed_over else "尚未移送执行部门",
    ]
    met = every(facts.by_trial, facts.original_number, bool(facts.handed_over))
    met, found = proved(met, "，".join(words), Proof(facts.document))
    title = "审判组织以原案号裁定扣划，移送执行部门实施"
    return Line(10, title, met, found, (WORK,), "、".join(p for p in (facts.document, facts.handed_over) if p))


def paying(gate: Gate, tables: Tables) -> Line:
    """11: order, receipt by finance, payout approved separately by at least three persons."""
    facts = gate.paying
    got = None if facts.received is None else facts.received >= gate.sheet.amount
    met = every(bool(facts.order), got, bool(facts.receipt), bool(facts.approval), facts.persons >= 3)
    came = "款项尚未到账" if facts.received is None else f"到账 {yuan(facts.received)} 元"
    approved = f"发放经 {facts.persons} 人办理" if facts.approval else "发放尚未另行审批"
    papers = "、".join(p for p in (facts.order, facts.receipt, facts.approval) if p)
    return Line(11, "扣划、财务收款、发放审批分人办理", met, f"{came}，{approved}", (FUNDS,), papers)


def ending(gate: Gate, tables: Tables) -> Line:
    """12: the surplus freed the same day; certificate only where all is paid."""
    facts = gate.ending
    nothing_left = facts.surplus == 0
    same_day = nothing_left or (facts.released_on is not None and facts.released_on == facts.deducted_on)
    ruled = nothing_left or bool(facts.release_ruling)
    owed, paid = gate.instrument.due, facts.paid
    full = None if owed is None or paid is None else paid >= owed
    words = [
        f"扣划 {facts.deducted_on}" if facts.deducted_on else "尚未扣划",
        "没有余额" if nothing_left else f"余额解除 {facts.released_on or '尚未办理'}",
        {True: "全部清偿", False: "没有全部清偿，不得出具证明书", None: "清偿情况不明"}[full],
    ]
    met = every(facts.deducted_on is not None, facts.surplus is not None, same_day, ruled, full)
    return Line(
        12, "当日解除余额冻结，全部清偿才出具证明书", met, "，".join(words), (CASE, STRICT), facts.release_ruling
    )


def sham(gate: Gate, tables: Tables) -> Line:
    """13: no sign of sham litigation, or the panel has decided on all that is found."""
    links, title = gate.links, "没有虚假诉讼、恶意串通的迹象"
    if links.hits:
        met, found, proof = _decided(links.hits, gate.panel)
        return Line(13, title, met, found, (SHAM, STRICT), proof or shown(gate.at, links.proof))
    met, found = (None, "尚未核对") if links.hits is None else proved(True, "没有发现关联", links.proof)
    return Line(13, title, met, found, (SHAM, STRICT), shown(gate.at, links.proof))


VOTES = 3
"""A panel is at least three recorded votes."""


def _decided(hits: tuple[str, ...], panel: Panel | None) -> tuple[bool | None, str, str]:
    """What the panel decided on these signs, and its record; ordinary enforcement where it did not decide."""
    signs = "；".join(hits)
    if panel is None:
        return False, f"{signs}；由合议庭决定", ""
    if not set(hits) <= set(panel.saw):
        fresh_ones = "；".join(h for h in hits if h not in panel.saw)
        return False, f"{signs}；其中“{fresh_ones}”是合议庭决定以后发现的，应当另行合议", ""
    if panel.votes < VOTES:
        return False, f"{signs}；合议庭不足三人表决，由合议庭决定", ""
    words = f"{signs}；合议庭决定{'继续办理' if panel.goes_on else '不予扣划'}"
    met, found = proved(panel.goes_on, words, Proof(panel.record))
    return met, found, panel.record


LINES: tuple[Callable[[Gate, Tables], Line], ...] = (
    instrument, enforcement, cover, rank, ground, rivals, objections, amount, payee, ruling, paying, ending, sham,
)  # fmt: skip
