"""Drafted interest terms → `InterestTerm`: what the phrases of each slot mean."""

import re
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

from zhixing.reading.interest import LISTED, Draft
from zhixing.reading.lexer import Shape
from zhixing.reading.model import Amount, Base, InterestTerm, Rate
from zhixing.reading.phrases import LABEL, Slot
from zhixing.reading.rates import RateWords, percent
from zhixing.reading.values import Found, Inference, RateKind, Until

_THING = re.compile(r"房屋|车辆|交房|腾退|搬离|交还|迁出|商铺|过户|办证|备案|土地|场地|交付(?!款)")
_DUE = re.compile(
    r"(?:判决|裁决|法律文书|生效书|本院)[^，。；]{0,10}?(?:确定|指定|规定|限定)[^，。；]{0,12}?(?:履行|给付|还款|付款|清偿|支付|偿还|期)|届满"
)
_DECIDED = re.compile(r"(?:判决|裁决|调解)书?(?:确定|作出|宣告)?之?日|判决之日")
_PAID = re.compile(r"清|付|还|履行|支付|完毕|款|结|偿")
_OWN_INTEREST = re.compile(r"利息|罚息|复利|复息")
_SHRINKS = re.compile(r"实际|剩余|未付|未还|尚欠|未归还|未清偿|所欠")
BY_AND_BY = "基数按期累加，请核对"
UNTIL_BEFORE = "写“前”，是否含当日请核对"
_EVERY = re.compile(r"每(?:月|期|年|季度?|日)[^，。；㊎]{0,8}$")
_MORE = re.compile(r"(上浮|加收|加息|加计)(\d+%)")
_LABEL = re.compile(LABEL)
_PLAIN_KINDS = (RateKind.ANNUAL, RateKind.MONTHLY, RateKind.DAILY)


def until_of(shape: Shape, slot: Slot) -> tuple[Found[Until], Found[str] | None]:
    """What 至…之日止 means: payment, the day the judgment sets, the day it was given, or another event in words."""
    said = shape.said(slot.at, slot.stop)
    words = said.value
    if _DUE.search(words):
        doubts = (
            ("“确定”之后又写“完毕”，可指期限届满日，也可指实际清偿日",) if "完毕" in words or "实际" in words else ()
        )
        return Found(Until.JUDGMENT_DUE_DATE if not doubts else Until.ACTUAL_PAYMENT, said.span, None, doubts), None
    if _DECIDED.fullmatch(words.removeprefix("本").removesuffix("止")):
        return Found(Until.JUDGMENT_DATE, said.span), None
    if _THING.search(words) and not re.search(r"款|付清|还清", words):
        return Found(Until.EVENT, said.span), said
    if _PAID.search(words):
        return Found(Until.ACTUAL_PAYMENT, said.span), None
    return Found(Until.EVENT, said.span, None, ("截止事件须由人认定",)), said


def term_of(
    shape: Shape, draft: Draft, bounds: tuple[int, int], principal: Amount | None, before: Amount | None
) -> InterestTerm:
    """The term; it runs on `principal` where no base is written, and continues after the day of the sum `before`."""
    label = _label(shape, draft, bounds)
    since, since_event = _since(shape, draft, before)
    until, until_event = _until(shape, draft)
    slots = draft.slots
    unpaid = until_of(shape, slots["to_if_unpaid"])[0] if "to_if_unpaid" in slots else None
    rate = rate_of(shape, draft, label)
    doubts = draft.doubts if rate.kind.value is not RateKind.UNSPECIFIED else ("没有读到利率",)
    base = _base(shape, draft, label, principal)
    if base.fen is None and base.words is None:
        doubts = (*doubts, "未写基数")
    if since and before and since.value in (before.until and before.until.value, before.as_of and before.as_of.value):
        doubts = (*doubts, "起算日与前段的截止日为同一日，请核对")
    if since and until and isinstance(until.value, date) and until.value < since.value:
        doubts = (*doubts, "截止日早于起算日")
    if _several(shape, draft):
        doubts = (*doubts, "几种名目写在一起，各自的基数请核对")
    return InterestTerm(
        label=label,
        base=base,
        rate=rate,
        since=since,
        since_event=since_event,
        until=until,
        until_event=until_event,
        until_if_unpaid=unpaid,
        cap=shape.money(slots["cap"].at) if "cap" in slots else None,
        doubts=doubts + (("未写起算日",) if since is None and since_event is None else ()),
    )


def _label(shape: Shape, draft: Draft, bounds: tuple[int, int]) -> Found[str]:
    if draft.labels:
        first = min((s.start for s in draft.slots.values()), default=bounds[1])
        last = max((s.end for s in draft.slots.values()), default=bounds[1])
        before_it = [label for label in draft.labels if label.end <= first]
        behind = next((label for label in draft.labels if label.start == last), None)
        slot = behind or (_first_listed(shape, before_it) if before_it else draft.labels[0])
        said = shape.said(slot.at, slot.stop)
        return Found(said.value.removeprefix("的"), said.span)
    earlier = list(_LABEL.finditer(shape.text, bounds[0], draft.opened))
    match = earlier[-1] if earlier else _LABEL.search(shape.text, draft.opened, bounds[1])
    if match:
        said = shape.said(match.start(), match.end())
        return Found(said.value.removeprefix("的"), said.span)
    return Found("利息", shape.span(draft.opened, draft.opened + 1), Inference.BASE, ("未写名目",))


def _several(shape: Shape, draft: Draft) -> bool:
    """罚息、复利按…: names in one breath, which run on different sums as a rule."""
    if "base" in draft.slots:
        return False
    labels = draft.labels
    return len(labels) > 1 and _first_listed(shape, labels) is not labels[-1]


def _first_listed(shape: Shape, labels: list[Slot]) -> Slot:
    """利息、罚息、复利 named in one breath: the first of them; else the nearest label."""
    slot = labels[-1]
    for label in reversed(labels[:-1]):
        if shape.text[label.end : slot.start] not in LISTED:
            break
        slot = label
    return slot


def _base(shape: Shape, draft: Draft, label: Found[str], principal: Amount | None) -> Base:
    if "base" in draft.slots:
        money = shape.money(draft.slots["base"].at)
        if _EVERY.search(shape.text, max(0, draft.slots["base"].at - 12), draft.slots["base"].at):
            money = replace(money, doubts=(*money.doubts, BY_AND_BY))
        return Base(Found(money.value, money.span, Inference.BASE, money.doubts) if "base" in draft.shared else money)
    words = shape.said(draft.slots["words"].at, draft.slots["words"].stop) if "words" in draft.slots else None
    own = _OWN_INTEREST.search(words.value) if words else label.value in ("复利", "复息")
    if own or principal is None:
        return Base(None, words)
    money = principal.money
    doubts = money.doubts if words else (*money.doubts, "未写基数")
    if not words and "本息" in principal.label:
        doubts = (*doubts, "本金与利息合写，基数请核对")
    if words and re.match(r"每(?:月|期|年|季)", words.value):
        doubts = (*doubts, BY_AND_BY)
    return Base(
        Found(money.value, words.span if words else money.span, Inference.BASE, doubts),
        words,
        bool(words and _SHRINKS.search(words.value)),
    )


def _since(shape: Shape, draft: Draft, before: Amount | None) -> tuple[Found[date] | None, Found[str] | None]:
    for name in ("from", "span_from"):
        if name in draft.slots:
            return shape.date(draft.slots[name].at), None
    if settled := _since_settled(shape, draft):
        return settled, None
    if "from_event" in draft.slots:
        slot = draft.slots["from_event"]
        return None, shape.said(slot.at, slot.stop)
    last = (before.until or before.as_of) if before else None
    if last:
        return Found(last.value + timedelta(days=1), last.span, Inference.FROM), None
    return None, None


def _since_settled(shape: Shape, draft: Draft) -> Found[date] | None:
    """甲日之前的利息已结清: from that day; 截至甲日的利息已结清: from the day after."""
    name = next((n for n in ("after", "past") if n in draft.slots), None)
    if name is None:
        return None
    day = shape.date(draft.slots[name].at)
    begins = day.value if name == "after" else day.value + timedelta(days=1)
    return Found(begins, day.span, Inference.FROM, (*day.doubts, "由已结清的截止日推得"))


def _until(shape: Shape, draft: Draft) -> tuple[Found[date] | Found[Until] | None, Found[str] | None]:
    for name in ("to", "span_to"):
        if name in draft.slots:
            return _mark_shared(shape.date(draft.slots[name].at), draft, name), None
    if "to_event" in draft.slots:
        return until_of(shape, draft.slots["to_event"])
    if "until_next" in draft.slots:
        day = shape.date(draft.slots["until_next"].at)
        return Found(day.value - timedelta(days=1), day.span, Inference.TO, day.doubts), None
    if "till" in draft.slots:
        day = shape.date(draft.slots["till"].at)
        return Found(day.value - timedelta(days=1), day.span, Inference.TO, (*day.doubts, UNTIL_BEFORE)), None
    return None, None


def _mark_shared(found: Found[date], draft: Draft, name: str) -> Found[date]:
    return Found(found.value, found.span, Inference.TO, found.doubts) if name in draft.shared else found


def rate_of(shape: Shape, draft: Draft, label: Found[str]) -> Rate:
    """The rate phrase of the draft; by contract, or unspecified, where no figure or series is named."""
    inference = Inference.RATE if draft.shared & {"rate", "contract", "weak"} else None
    if "rate" in draft.slots:
        return _figures(shape, draft.slots["rate"], inference)
    slot = draft.slots.get("contract") or draft.slots.get("weak")
    if slot:
        said = shape.said(slot.at, slot.stop)
        more = _MORE.search(said.value)
        doubts = () if "约定" in said.value or "合同" in said.value else ("所指利率须查合同",)
        multiplier = Found(1 + percent(more[2]), said.span) if more else None
        return Rate(Found(RateKind.CONTRACT, said.span, inference, doubts), None, multiplier)
    return Rate(Found(RateKind.UNSPECIFIED, label.span, None, ("没有读到利率",)))


def _figures(shape: Shape, slot: Slot, inference: Inference | None) -> Rate:
    token, span = shape.tokens[slot.at], shape.span(slot.at, slot.at + 1)
    words = token.value
    assert isinstance(words, RateWords)
    doubts = (*words.doubts, "利率未写年、月、日") if words.inferred_unit else words.doubts
    if words.kind is RateKind.DEPOSIT_1Y and "年" not in shape.words(slot.at, slot.at + 1):
        doubts = (*doubts, "存款利率未写期限，暂按一年期")
    kind = Found(words.kind, span, inference or (Inference.UNIT if words.inferred_unit else None), doubts)

    def found(value: Fraction | None) -> Found[Fraction] | None:
        return None if value is None else Found(value, span, inference, _odd(words, value))

    return Rate(kind, found(words.value), found(words.multiplier), found(words.spread))


def _odd(words: RateWords, value: Fraction) -> tuple[str, ...]:
    """A yearly rate above 100 % is more likely a slip of ‰ and %."""
    yearly = {RateKind.ANNUAL: 1, RateKind.MONTHLY: 12, RateKind.DAILY: 365}.get(words.kind)
    return ("利率高得反常",) if yearly and words.value == value and value * yearly > 1 else ()
