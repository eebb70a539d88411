"""The debt of the law library that a form becomes. Every refusal names its field."""

from zhixing.court.kernel.refused import BadInput
from zhixing.court.portal.facts.debt.rates import ratio, term
from zhixing.court.portal.facts.debt.switches import switches
from zhixing.court.portal.facts.debt.typed import DebtIn, ItemIn, LiabilityIn, PaymentIn
from zhixing.court.portal.facts.debt.words import CHOICES
from zhixing.law.owed import facts as law


def debt(data: DebtIn) -> law.Debt:
    """The facts for `law.owed`. Raises BadInput naming the field."""
    names = [_name(data, number) for number in range(len(data.items))]
    return law.Debt(
        obligations=tuple(_obligation(data, names, number) for number in range(len(names))),
        effective=data.effective,
        payments=tuple(_payment(p, names, n) for n, p in enumerate(data.payments)),
        excluded=tuple(law.Excluded(e.first, e.ground, e.resumed, e.own) for e in data.excluded),
        delay=tuple(
            law.DelayPayment(f"第{n}项义务", d.decided, "迟延履行金决定", d.loss, d.fixed)
            for n, d in enumerate(data.delay, 1)
        ),
        liabilities=tuple(_liability(x, n) for n, x in enumerate(data.liabilities)),
        insolvency=data.insolvency,
        currency=data.currency.value if data.currency else "CNY",
        conversion=_conversion(data),
        enforced=law.Enforced(data.filed) if data.filed else None,
        switches=switches(data),
    )


def _name(data: DebtIn, number: int) -> str:
    item = data.items[number]
    name = item.name or dict(CHOICES["kind"])[item.kind].split("、", maxsplit=1)[0]
    same = [i for i in data.items if not i.name and i.kind is item.kind]
    return f"第{number + 1}项{name}" if not item.name and len(same) > 1 else name


def _obligation(data: DebtIn, names: list[str], number: int) -> law.Obligation:
    item = data.items[number]
    terms = [term(item, f"items.{number}"), *_more_terms(data, number)]
    running = tuple(t for t in terms if t is not None)
    return law.Obligation(
        names[number], item.amount, item.kind, running, _period(data, item), doubled=not item.no_doubled
    )


def _more_terms(data: DebtIn, number: int) -> list[law.Term]:
    """Further terms that point to an item. Raises BadInput for one that points to none or says no rate."""
    out = []
    for place, typed in enumerate(data.terms):
        wanted = (typed.item or 1) - 1
        if wanted >= len(data.items):
            raise BadInput({f"terms.{place}.item": f"只填写了 {len(data.items)} 项款项"})
        if wanted == number:
            found = term(typed, f"terms.{place}")
            if found is None:
                raise BadInput({f"terms.{place}.rate_kind": "请选择利息的计算方法"})
            out.append(found)
    return out


def _period(data: DebtIn, item: ItemIn) -> law.Period:
    if data.period_days and data.period_months:
        raise BadInput({"period_months": "履行期间只填日数或者只填月数"})
    if item.due is None:
        return law.Period(days=data.period_days or None, months=data.period_months or None)
    if data.accelerated is None:
        return law.Period(ends=item.due)
    return law.Period(instalments=(law.Instalment(item.amount, item.due),), accelerated=data.accelerated)


def _payment(typed: PaymentIn, names: list[str], number: int) -> law.Payment:
    chosen: tuple[str, ...] = ()
    if typed.designates:
        if typed.designates > len(names):
            raise BadInput({f"payments.{number}.designates": f"只填写了 {len(names)} 项款项"})
        if typed.how.forced:
            raise BadInput({f"payments.{number}.designates": "法院强制执行所得，付款人不能指定先还哪一项"})
        chosen = (names[typed.designates - 1],)
    return law.Payment(typed.on, typed.amount, typed.how, typed.costs or 0, chosen)


def _liability(typed: LiabilityIn, number: int) -> law.Liability:
    share = ratio(typed.share, f"liabilities.{number}.share") if typed.share else ratio("1", "")
    return law.Liability(f"第{number + 1}债务人", typed.liability, share, typed.cap, typed.main_failed)


def _conversion(data: DebtIn) -> law.Conversion | None:
    """How a debt in foreign money is turned into RMB. Raises BadInput where something of it is missing."""
    if not data.exchange and data.exchange_day is None:
        return None
    if data.currency is None:
        raise BadInput({"currency": "填写了汇率的，请选择是哪一种外币"})
    if not data.exchange:
        raise BadInput({"exchange": "填写了汇率的日期，请填写汇率，例如 7.1086"})
    if data.exchange_day is None:
        raise BadInput({"exchange_day": "填写了汇率的，请填写是哪一日的中间价"})
    rate = ratio(data.exchange, "exchange")
    return law.Conversion(rate, data.exchange_day, "计算人填写的中间价", agreed=data.exchange_agreed)
