"""What is refused before anything is computed: facts that contradict each other (money.md 0.3, 1.9, 4)."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from zhixing.law.crediting.credit import resolve
from zhixing.law.crediting.order import Item
from zhixing.law.interest.doubled import TRANSITION
from zhixing.law.interest.rate import Fixed, Per, Rate, Segmented
from zhixing.law.interest.slices import percent
from zhixing.law.owed.facts import Debt, Obligation, Payment, Policy, Style, Switches, Term, TermKind
from zhixing.law.owed.periods import NotADebt


def check(debt: Debt) -> None:
    """Raises NotADebt with every contradiction found."""
    found = [
        *_names(debt), *_payments(debt), *_excluded(debt), *_switches(debt), *_delay(debt), *_conversion(debt),
        *_penalties(debt), *_enforced(debt), *_days(debt),
    ]  # fmt: skip
    for obligation in debt.obligations:
        for number, term in enumerate(obligation.interest, start=1):
            found += [f"“{obligation.name}”第 {number} 项利息：{said}" for said in _term(obligation, term)]
    if found:
        raise NotADebt("；".join(found))


def _names(debt: Debt) -> Iterator[str]:
    if not debt.obligations:
        yield "至少应有一项给付义务"
    names = [o.name for o in debt.obligations]
    for name in sorted({n for n in names if names.count(n) > 1}):
        yield f"给付义务的名称“{name}”重复，请加以区分"
    for obligation in debt.obligations:
        if not obligation.name.strip():
            yield "每项给付义务都应写明名称"
        if obligation.amount <= 0 or any(i.amount <= 0 for i in obligation.period.instalments):
            yield f"“{obligation.name}”的金额应大于零"
        if (obligation.period.days or 0) < 0 or (obligation.period.months or 0) < 0:
            yield f"“{obligation.name}”的履行期间不能是负数"
    yield from _liabilities(debt)


def _liabilities(debt: Debt) -> Iterator[str]:
    people = [liability.debtor for liability in debt.liabilities]
    for name in sorted({n for n in people if people.count(n) > 1 or not n.strip()}):
        yield f"责任人“{name}”重复或者没有写明，请加以区分"
    for liability in debt.liabilities:
        if not 0 < liability.share <= 1:
            yield f"“{liability.debtor}”的份额应大于 0、不超过 1"
        if liability.cap is not None and liability.cap <= 0:
            yield f"“{liability.debtor}”的责任限额应大于零"


def _term(obligation: Obligation, term: Term) -> Iterator[str]:
    if isinstance(term.until, date) and term.until < term.first:
        yield f"截止日 {term.until} 早于起算日 {term.first}"
    per = term.rate.per if isinstance(term.rate, Fixed) else None
    if term.style is Style.MONTHS and per is not Per.MONTH:
        yield "按整月计算时应写月利率"
    if term.style is Style.YEARS and (per is not Per.YEAR or term.year == "actual"):
        yield "按整年计算时应写年利率，零头天数按 360 或者 365 计算"
    limited = term.ceiling is not None or obligation.ceiling is not None
    if term.style is not Style.DAYS and limited:
        yield "按整月、整年计算时不能再设利率上限，请改为按天计算"
    yield from _rate(term)
    if term.capitalised is not None:
        yield from _capitalised(term, limited=limited)
    if obligation.ceiling is not None and term.base is not None:
        yield "各项合计设有利率上限时，基数应一致，请不要另写基数"


def _rate(term: Term) -> Iterator[str]:
    """Rates nobody orders: nothing at all, or more than 100 % a year without a ceiling (money.md 5.4)."""
    yearly = max(yearly_rates(term.rate))
    if min(yearly_rates(term.rate)) <= 0:
        yield "利率、倍数应大于零"
    if yearly > 1 and not term.unusual and term.ceiling is None and term.cap is None:
        yield (
            f"折合年利率 {percent(yearly)}，超过 100%，请核对是否漏写“%”或者多写了倍数；"
            "确实如此判决的，请写 unusual = true"
        )


def yearly_rates(rate: Rate) -> tuple[Fraction, ...]:
    """A rate as a year's part of the base, published ones at a round 5 % before the multiple."""
    if isinstance(rate, Segmented):
        return (*yearly_rates(rate.before), *yearly_rates(rate.after))
    if isinstance(rate, Fixed):
        return (rate.rate * {Per.YEAR: 1, Per.MONTH: 12, Per.DAY: 365}[rate.per],)
    return (rate.times / 20 + rate.plus,)


def _capitalised(term: Term, *, limited: bool) -> Iterator[str]:
    rule = term.capitalised
    if rule and (not 1 <= rule.months <= 120 or rule.first <= term.first):
        yield "计收复利应写明间隔的月数（至少一个月，至多十年），第一次计入基数之日应晚于起算日"
    if limited:
        yield (
            "设有利率上限的利息不能再按期计收复利：本息之和不得超过最初本金与以最初本金按上限计算的利息之和"
            "（民间借贷规定 27），请改写 cap"
        )


def _penalties(debt: Debt) -> Iterator[str]:
    """What a running penalty must be like to be followed day by day in the base of doubled interest."""
    if not debt.switches.penalty_in_base:
        return
    for obligation in debt.obligations:
        for term in obligation.interest:
            odd = term.style is not Style.DAYS or term.capitalised is not None
            if term.kind is TermKind.PENALTY and odd:
                yield f"“{obligation.name}”的违约金计入加倍部分的基数的，应按天计算，且不计收复利"


def _days(debt: Debt) -> Iterator[str]:
    """Days and periods that can only be slips of the key; beyond them no calendar reckons."""
    for day in sorted(set(days_in(debt))):
        if not 1949 <= day.year <= 2199:
            yield f'日期 {day} 不在 1949 年至 2199 年之间，请核对；计算到实际清偿之日的，请写 until = "payment"'
    for obligation in debt.obligations:
        if (obligation.period.days or 0) > 36_500 or (obligation.period.months or 0) > 1_200:
            yield f"“{obligation.name}”的履行期间超过一百年，请核对"


def days_in(value: Any) -> Iterator[date]:
    """Every day that stands somewhere in the facts."""
    if isinstance(value, date):
        yield value
    elif isinstance(value, tuple):
        for inner in value:
            yield from days_in(inner)
    elif is_dataclass(value):
        for field in fields(value):
            yield from days_in(getattr(value, field.name))


def _enforced(debt: Debt) -> Iterator[str]:
    if debt.enforced is None:
        return
    if debt.effective is not None and debt.enforced.filed < debt.effective:
        yield f"执行立案日 {debt.enforced.filed} 早于执行依据生效日 {debt.effective}，请核对"
    if debt.currency != "CNY" and debt.conversion is None:
        yield "执行申请费以人民币计收，外币债务请先写明折算（conversion）"


def _payments(debt: Debt) -> Iterator[str]:
    names = {o.name for o in debt.obligations}
    born = min(
        [t.first for o in debt.obligations for t in o.interest] + ([debt.effective] if debt.effective else []),
        default=None,
    )
    for payment in debt.payments:
        yield from _payment(payment, names)
        if born is not None and payment.on < born:
            yield f"{payment.on} 的付款早于债务产生之日 {born}，请核对"


def _payment(payment: Payment, names: set[str]) -> Iterator[str]:
    said = f"{payment.on} 的付款"
    if payment.amount <= 0:
        yield f"{said}金额应大于零"
    if payment.costs > payment.amount:
        yield f"{said}：变价费用不能多于款项本身"
    if payment.designates and payment.how.forced:
        yield f"{said}是强制执行所得，债务人不能指定抵充"
    for name in payment.designates:
        if name not in names:
            yield f"{said}指定的“{name}”不是本案的给付义务"
    for wrong in _order(payment.policy or (Policy.AGREED if payment.order else None), payment.order):
        yield f"{said}：{wrong}"
    if payment.policy is Policy.PRORATA_2009 and payment.on >= TRANSITION:
        yield f"{said}：按比例并还只适用于 2014 年 8 月 1 日前收到的款项"


def _order(policy: Policy | None, order: tuple[Item, ...]) -> Iterator[str]:
    if order and policy is not Policy.AGREED:
        yield "列明了抵充顺序的，清偿办法应选 agreed"
    try:
        resolve(policy or Policy.ART561_14, order)
    except ValueError as error:
        yield str(error)


def _excluded(debt: Debt) -> Iterator[str]:
    for e in debt.excluded:
        if e.resumed is not None and e.resumed <= e.first:
            yield f"扣除期间的恢复日 {e.resumed} 应晚于开始日 {e.first}"
    for one in debt.excluded:
        for other in debt.excluded:
            overlap = one.first <= other.first < (one.resumed or date.max)
            if one is not other and overlap and one.ground is not other.ground:
                yield f"{other.first} 起的扣除期间与 {one.first} 起的重叠而理由不同，请核对裁定"


def _switches(debt: Debt) -> Iterator[str]:
    yield from _order(debt.switches.crediting, debt.switches.order)
    if debt.switches.crediting is Policy.PRORATA_2009:
        yield "2014 年 8 月 1 日前收到的款项自动按比例并还，其后的款项请另选清偿办法"
    known = {f.name for f in fields(Switches)}
    for choice in debt.switches.chosen:
        if choice.switch not in known:
            yield f"没有“{choice.switch}”这一计算方法开关"


def _delay(debt: Debt) -> Iterator[str]:
    for delay in debt.delay:
        if (delay.loss is None) == (delay.fixed is None):
            yield f"“{delay.name}”应写明已经造成的损失，或者法院决定的数额，二者只写一项"


def _conversion(debt: Debt) -> Iterator[str]:
    if debt.conversion is None:
        return
    if debt.currency == "CNY":
        yield "人民币债务不需要折算"
    rates = [debt.conversion.rate, *(other.rate for other in debt.conversion.others)]
    if any(rate <= 0 for rate in rates):
        yield "折算汇率应大于零"
    days = [debt.conversion.day, *(other.day for other in debt.conversion.others)]
    if len(set(days)) < len(days):
        yield "同一日的中间价请只写一次"
