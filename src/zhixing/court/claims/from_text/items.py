"""Obligations of a reading → items of the form. An item is filled only where the form says exactly the same."""

from dataclasses import replace
from datetime import timedelta

from zhixing.court.claims.from_text.rates import put_interest
from zhixing.court.claims.from_text.taken import Taken, why
from zhixing.law.core.fen import yuan
from zhixing.reading.draft import in_words
from zhixing.reading.model import Amount, Cost, Instalment, InterestTerm, Obligation
from zhixing.reading.source import Span
from zhixing.reading.values import Found, Kind, Role

_COSTS = ("律师", "公证费", "担保费", "保险费", "保全", "鉴定", "评估", "公告费", "差旅", "翻译")
_FIXED = ("违约金", "赔偿", "补偿", "损失", "滞纳金", "定金")
_INTEREST = ("利息", "罚息", "复利")
_NOT_PLAIN = {
    Role.GROSS: "抵扣前的总额", Role.SET_OFF: "抵扣额", Role.ALTERNATIVE: "择一给付", Role.CONDITIONAL: "附条件的金额",
    Role.SHARE: "按份额给付",
}  # fmt: skip


MOST = 50
"""Items a form holds."""


def put_items(taken: Taken, creditors: set[str]) -> None:
    """All items; what the form cannot hold is remarked for a person."""
    last: list[tuple[int, Instalment]] = []
    for obligation in taken.reading.obligations:
        spot = _spot(obligation)
        if count(taken) + len(obligation.amounts) + len(obligation.instalments) + len(obligation.interest) > MOST:
            taken.remark("hand", f"给付项目超过 {MOST} 项，自第{obligation.item.value}项起没有填入，请由人填写", spot)
            return
        if obligation.kind.value is not Kind.MONEY:
            taken.remark("hand", f"第{obligation.item.value}项不是金钱给付，登记表只列金钱给付，请另行写明", spot)
        elif creditors & {d.value for d in obligation.debtors}:
            taken.remark("hand", f"第{obligation.item.value}项由申请执行人履行，双方互负给付，没有填入", spot)
        elif last and _on_instalments(obligation):
            _penalty(taken, last, obligation.interest[0])
        elif reasons := _not_exact(obligation):
            taken.remark("hand", f"第{obligation.item.value}项含{'、'.join(reasons)}，没有填入，请由人填写", spot)
        else:
            last = _obligation(taken, obligation)
    for cost in taken.reading.costs:
        _cost(taken, cost, creditors)


def count(taken: Taken) -> int:
    """How many items are filled so far."""
    return sum(1 for name in taken.fields if name.startswith("items-") and name.endswith("-name"))


def _spot(obligation: Obligation) -> Span:
    what = obligation.what or obligation.kind
    money = [a.money.span for a in obligation.amounts] or [what.span]
    spans = [what.span, *money, *(t.rate.words for t in obligation.interest), *(d.span for d in obligation.debtors)]
    return Span(min(s.start for s in spans), max(s.end for s in spans))


def _not_exact(obligation: Obligation) -> list[str]:
    """Why an obligation cannot be said on the form as it is read."""
    reasons = [_NOT_PLAIN[a.role] for a in obligation.amounts if a.role in _NOT_PLAIN]
    reasons += ["附条件的金额" for a in obligation.amounts if a.condition]
    named = (
        (obligation.deductions, "扣减"), (obligation.shares, "各人份额"), (obligation.periodic, "按期给付"),
        (obligation.limit, "责任限制"), (obligation.unplaced, "未能归类的金额"),
    )  # fmt: skip
    reasons += [words for part, words in named if part]
    if obligation.instalments and sum(i.money.value for i in obligation.instalments) != _whole(obligation):
        reasons.append("各期之和与总额不符的分期")
    if not obligation.amounts and not obligation.instalments:
        reasons.append("没有金额的给付")
    return list(dict.fromkeys(reasons))


def _plain(obligation: Obligation) -> tuple[Amount, ...]:
    parts = tuple(a for a in obligation.amounts if a.role in (Role.PRINCIPAL, Role.PART))
    return parts or obligation.amounts


def _whole(obligation: Obligation) -> int:
    return sum(a.money.value for a in _plain(obligation)) or sum(i.money.value for i in obligation.instalments)


def nature(label: str) -> str:
    """The kind of item a sum's label means."""
    for words, kind in ((_COSTS, "costs"), (_FIXED, "fixed"), (_INTEREST, "interest")):
        if any(w in label for w in words):
            return kind
    return "principal"


def _obligation(taken: Taken, obligation: Obligation) -> list[tuple[int, Instalment]]:
    """Fill the items of one obligation; the numbers of its instalments."""
    doubts = tuple(dict.fromkeys((*why(obligation.kind), *(d for who in obligation.debtors for d in who.doubts))))
    if obligation.instalments:
        return _instalments(taken, obligation, doubts)
    amounts = _plain(obligation)
    main = obligation.principal or amounts[0]
    split = _by_base(main, obligation.interest)
    for amount in amounts:
        if amount is main and split:
            for number, term in enumerate(split, 1):
                part = replace(
                    amount, money=term.base.fen or amount.money, label=f"{amount.label}（{in_words(number)}）"
                )
                _item(taken, obligation, part, (term,), doubts)
        else:
            _item(taken, obligation, amount, obligation.interest if amount is main else (), doubts)
    return []


def _by_base(main: Amount, terms: tuple[InterestTerm, ...]) -> tuple[InterestTerm, ...]:
    """Terms on parts of the principal that make up the whole of it: then each part is an item of its own."""
    bases = [t.base.fen for t in terms if t.base.fen and not t.base.fen.inference]
    whole = len(terms) > 1 and len(bases) == len(terms) and sum(b.value for b in bases) == main.money.value
    return terms if whole else ()


def _item(
    taken: Taken, obligation: Obligation, amount: Amount, terms: tuple[InterestTerm, ...], doubts: tuple[str, ...]
) -> None:
    at = f"items-{count(taken)}"
    label = amount.label if len(amount.label) > 1 else f"第{obligation.item.value}项给付"
    taken.put(f"{at}-name", _unused(taken, label, obligation), amount.money, doubts=doubts)
    taken.put(f"{at}-kind", nature(label), amount.money.span)
    taken.put(f"{at}-amount", _yuan(amount.money.value), amount.money)
    if obligation.deadline.on:
        taken.put(f"{at}-due", obligation.deadline.on.value.isoformat(), obligation.deadline.on)
    put_interest(taken, at, terms, amount.money.value)


def _unused(taken: Taken, label: str, obligation: Obligation) -> str:
    """Names of items differ: a second 货款 is told apart by its item's number."""
    names = {s.value for n, s in taken.fields.items() if n.startswith("items-") and n.endswith("-name")}
    if label not in names:
        return label
    longer = f"第{obligation.item.value}项{label}"
    return longer if longer not in names else f"{longer}之{in_words(len(names) + 1)}"


def _yuan(fen: int) -> str:
    return yuan(fen).replace(",", "")


def _instalments(taken: Taken, obligation: Obligation, doubts: tuple[str, ...]) -> list[tuple[int, Instalment]]:
    label = (obligation.principal or obligation.amounts[0]).label if obligation.amounts else "款项"
    filled: list[tuple[int, Instalment]] = []
    for number, part in enumerate(obligation.instalments, 1):
        at = count(taken)
        name = _unused(taken, f"第{in_words(number)}期{label}", obligation)
        taken.put(f"items-{at}-name", name, part.money, doubts=doubts)
        taken.put(f"items-{at}-kind", nature(label), part.money.span)
        taken.put(f"items-{at}-amount", _yuan(part.money.value), part.money)
        taken.put(f"items-{at}-due", part.due.value.isoformat(), part.due)
        filled.append((at, part))
    if obligation.acceleration:
        said = "写有未按期履行的后果（提前到期或者违约金），没有填入，请由人填写"
        taken.remark("hand", said, obligation.acceleration.span)
    if obligation.interest:
        taken.remark("hand", "分期给付另写有利息，没有填入，请由人填写", _spot(obligation))
    return filled


def _on_instalments(obligation: Obligation) -> bool:
    """就到期未付部分自逾期次日起按日…支付违约金: one running term without a sum of its own."""
    if obligation.amounts or obligation.instalments or len(obligation.interest) != 1:
        return False
    term = obligation.interest[0]
    base, event = term.base.words, term.since_event
    return bool(base and "未" in base.value and event and "逾期" in event.value)


def _penalty(taken: Taken, instalments: list[tuple[int, Instalment]], term: InterestTerm) -> None:
    """What runs on an instalment that is late begins on the day after its last day."""
    for at, part in instalments:
        since = Found(part.due.value + timedelta(days=1), part.due.span)
        base = replace(term.base, fen=part.money)
        running = replace(term, base=base, since=since)
        put_interest(taken, f"items-{at}", (running,), part.money.value)
        taken.doubt(f"items-{at}-interest_from", "文书写逾期起算，按本期最后履行日的次日填写")


def _cost(taken: Taken, cost: Cost, creditors: set[str]) -> None:
    """A fee the debtor has to pay to the creditor is an item; one owed to the court is not (民诉法解释 207)."""
    who = "、".join(w.value for s in cost.borne for w in s.who if w.value not in creditors)
    if not who:
        return
    debtors = [s for s in cost.borne if s.money and not creditors & {w.value for w in s.who}]
    if cost.pay_to is None or cost.pay_to.value != "creditor":
        said = f"{cost.kind.value}由{who}负担；没有写直接付给申请执行人，不列入给付项目"
        taken.remark("note", said, cost.kind.span)
    elif len(debtors) == 1 and debtors[0].money:
        at, money = f"items-{count(taken)}", debtors[0].money
        fee = "court_fee" if "受理费" in cost.kind.value or "诉讼费" in cost.kind.value else "costs"
        taken.put(f"{at}-name", cost.kind.value, cost.kind)
        taken.put(f"{at}-kind", fee, cost.kind, cost.pay_to)
        taken.put(f"{at}-amount", _yuan(money.value), money)
    else:
        taken.remark("hand", f"{cost.kind.value}由{who}分别负担并付给申请执行人，请由人填写", cost.kind.span)
