"""How much is owed on a day? (民诉法 264; 迟延利息解释; 民法典 560, 561)"""

from datetime import date

from zhixing.law.core.citation import Article, Ours
from zhixing.law.core.dated import NotCovered
from zhixing.law.core.determination import Determination, Force, ParameterRead, Step, step
from zhixing.law.core.fen import yuan
from zhixing.law.core.tables import Tables
from zhixing.law.crediting.order import FeeOrder, Item
from zhixing.law.owed.account import Account
from zhixing.law.owed.accrue import run
from zhixing.law.owed.answer import Owed, obligations_owed, sums, switches_read
from zhixing.law.owed.checks import check
from zhixing.law.owed.conversion import prepare, provisional
from zhixing.law.owed.facts import Debt, Kind, LiabilityKind
from zhixing.law.owed.fee import FeeOwed, fee_owed
from zhixing.law.owed.liability import liability_owed
from zhixing.law.owed.periods import NotADebt
from zhixing.law.owed.plan import MustChoose, counts_as_excluded
from zhixing.law.owed.proof import proof

QUESTION, TITLE = "owed", "应付款项"
EXEC_FEE_ORDER = Ours("只有一名申请执行人时，执行申请费与债权的先后没有规定；由开关选择并记录", "imp.exec_fee_order")
_CREDITING = (Article("民法典", "561", "M-IMP"), Article("迟延利息解释", "4", "M-IMP"))


def owed(facts: Debt, on: date, tables: Tables) -> Determination[Owed]:
    """Principal, costs, ordinary and doubled interest, delay payment outstanding at the end of `on`, with the proof.

    Where a rate is missing the sum is exact to `Owed.exact_to`. Without an effective day no interest runs, and the
    answer is not lawful to rely on as the whole debt. `value` is None where a choice must be made first, or a rate
    series begins after a day it is needed for. Raises NotADebt for facts that contradict each other.
    """
    check(facts)
    if not 1949 <= on.year <= 2199:
        raise NotADebt(f"计算日 {on} 不在 1949 年至 2199 年之间，请核对")
    try:
        planned = prepare(facts, on, tables)
        account = run(planned, on, tables)
    except MustChoose as choice:
        return _refused(on, tables, step("是否已选择计算方法", None, str(choice), Article("法释〔2009〕6号")))
    except NotCovered as bare:
        return _refused(on, tables, step("利率、标准是否已经公布", None, str(bare), Ours("没有公布的利率不推测")))
    value = _answer(facts, account, on, tables)
    steps = (
        *_effective(facts, on), *_excluded(facts), *_money(account, on), *_liable(facts, on),
        *_court_fee(facts), *_converted(facts, on, tables), *_fee(value.fee),
    )  # fmt: skip
    read = (*_parameters(account, tables), *(value.fee.tariff.parameters if value.fee else ()))
    return Determination(QUESTION, TITLE, on, value, steps, read, proof(account), tables.digest)


def _refused(on: date, tables: Tables, why: Step) -> Determination[Owed]:
    return Determination(QUESTION, TITLE, on, None, (why,), tables=tables.digest)


def _answer(facts: Debt, account: Account, on: date, tables: Tables) -> Owed:
    exact_to = account.exact_to if facts.effective else None
    missing = tuple(account.missing) if facts.effective else ("执行依据的生效日期（生效证明或者送达回证）",)
    credited = len(account.credits)
    waiting = sorted((p for p in facts.payments if p.on <= on), key=lambda p: p.on)[credited:]
    return Owed(
        on=on,
        exact_to=exact_to,
        missing=missing,
        sums=sums(account.pots.items()),
        obligations=obligations_owed(account),
        credits=tuple(account.credits),
        later=sum(p.amount for p in waiting),
        surplus=sum(c.surplus for c in account.credits),
        liabilities=tuple(liability_owed(account, x, on) for x in facts.liabilities),
        switches=switches_read(facts.switches),
        currency=account.debt.currency,
        facts=facts,
        published=tables.published,
        fee=fee_owed(account),
    )


def _effective(facts: Debt, on: date) -> list[Step]:
    if facts.effective is None:
        found = "没有生效日期；生效日期不从文书落款推断，请提供生效证明或者送达回证，在此之前不计算利息"
        return [step("执行依据是否已经生效", None, found, Article("民诉法", "264"), Ours("生效日期不推断"))]
    shown = f"{facts.effective} 生效" + (f"（{facts.effective_proof}）" if facts.effective_proof else "")
    return [step("执行依据是否已经生效", facts.effective <= on, shown, Article("民诉法", "264"))]


def _excluded(facts: Debt) -> list[Step]:
    out = []
    for e in facts.excluded:
        counts = counts_as_excluded(e)
        until = f"{e.resumed} 恢复" if e.resumed else "尚未恢复"
        found = f"{e.first} 起{until}：{'不计入' if counts else '照常计算'}加倍部分债务利息"
        cite = Article("迟延利息解释", "3", "M-INT")
        out.append(step("是否属于应当扣除的期间", counts, found, cite, force=Force.NOTE))
    return out


def _money(account: Account, on: date) -> list[Step]:
    out = []
    for said in account.missing:
        found = f"{said}；金额准确计算到 {account.exact_to}，其后部分待补录后计算"
        out.append(step("利率是否公布到计算日", None, found, Ours("没有公布的利率不推测"), force=Force.NOTE))
    surplus = sum(c.surplus for c in account.credits)
    if account.credits:
        found = f"多出 {yuan(surplus)} 元，应退还被执行人" if surplus else "已按顺序抵充"
        cites = (*_CREDITING, Article("执行工作规定", "34")) if surplus else _CREDITING
        out.append(step("付款是否没有超过应付数额", not surplus, found, *cites, force=Force.NOTE))
    if any(d.provisional for due in account.plan.dues for d in due):
        found = "履行期间届满之日落在放假安排未公布的年份，暂按周末顺延"
        out.append(step("履行期间届满之日是否确定", None, found, Article("民诉法", "85"), force=Force.NOTE))
    return out


def _liable(facts: Debt, on: date) -> list[Step]:
    out = []
    for x in facts.liabilities:
        if x.kind in {LiabilityKind.SUPPLEMENTARY, LiabilityKind.GENERAL_GUARANTEE}:
            met = x.main_failed is not None and x.main_failed <= on
            found = f"{x.debtor}：{x.main_failed} 认定" if met else f"{x.debtor}：尚未认定"
            asked = "主债务人的财产是否已被认定不足以清偿"
            out.append(step(asked, met, found, Article("民法典", "687"), force=Force.NOTE))
    return out


def _court_fee(facts: Debt) -> list[Step]:
    """A fee the winner prepaid comes back from the court and is the loser's debt to the court (money.md 20)."""
    if all(o.kind is not Kind.COURT_FEE for o in facts.obligations):
        return []
    found = (
        "只有判项写明由债务人直接给付（胜诉方同意）的案件受理费才列入本案债权；其余由法院退还胜诉方，"
        "再由法院向败诉方收取，是另一项债权"
    )
    cite = Article("民诉法解释", "207", "§6.5")
    return [step("案件受理费是否判令直接给付申请执行人", None, found, cite, force=Force.NOTE)]


def _converted(facts: Debt, on: date, tables: Tables) -> list[Step]:
    waiting = provisional(facts, on, tables)
    if not waiting:
        return []
    found = f"{'、'.join(map(str, waiting))} 才开始计算迟延履行利息的部分，暂按 {facts.conversion and facts.conversion.day} 的中间价折算"
    cite = Article("迟延利息解释", "5", "M-INT")
    return [step("外币是否已经全部按起算日折算", False, found, cite, force=Force.NOTE)]


def _fee(fee: FeeOwed | None) -> list[Step]:
    if fee is None:
        return []
    found = f"实际执行到位 {yuan(fee.executed)} 元，应收 {yuan(fee.due)} 元，已从案款中收取 {yuan(fee.taken)} 元"
    when = "先于债权" if fee.order is FeeOrder.FIRST else "在债权之后"
    tariff = Article("诉讼费用办法", "38", "FILE-04")
    return [
        step("执行申请费由被执行人负担", True, found, tariff, force=Force.NOTE),
        step("执行申请费从案款中收取的先后", True, f"{when}收取", EXEC_FEE_ORDER, force=Force.NOTE),
    ]


def _parameters(account: Account, tables: Tables) -> tuple[ParameterRead, ...]:
    items = {account.plan.streams[line.stream].item: line.first for line in reversed(account.lines)}
    names = {Item.DOUBLED: "interest.doubled_daily", Item.DOUBLED_OLD: "interest.old_multiple"}
    read = [tables.read(name, items[item]) for item, name in names.items() if item in items]
    lost = [d for d in account.debt.delay if d.loss is not None]
    return (*read, *(tables.read("interest.delay_loss_multiple", d.decided) for d in lost[:1]))
