"""如有任何一期未按时支付…: what is due at once, the penalty, the interest and the order of payment if an agreement is not kept."""

import re
from dataclasses import replace

from zhixing.reading.interest import drafts
from zhixing.reading.lexer import Shape
from zhixing.reading.model import InterestTerm, Obligation
from zhixing.reading.people import People
from zhixing.reading.phrases import slots_in
from zhixing.reading.sharing import completed
from zhixing.reading.terms import term_of
from zhixing.reading.values import Found

IF_BROKEN = re.compile(
    r"^(?:如|若|如果)(?:㊅(?:、㊅)*)?[^。；]{0,24}?(?:未|逾期|不)(?:能)?[^。；]{0,16}?(?:按|足额|支付|付款|还款|付清|给付)(?!协助)[^。]*?(?:违约金|一次性|一并|全部|强制执行)"
    r"|^(?:如|若|如果)[^。；]{0,24}?一期[^。；]{0,12}?(?:逾期|未|不)[^。]*?(?:违约金|一次性|一并|全部|剩余|强制执行|申请执行)"
)
_PENALTY = re.compile(r"违约金[^，。；㊎]{0,6}(㊎)")
_CONDITION = re.compile(r"(?:如果|如|若)[^，。；]*")
_ORDER = re.compile(
    r"(?:按|依)照?(?:以下|下列)?(?P<w>[^，。；（）㊎]{2,60}?顺序)(?:优先|依次|予以|进行)*(?:抵扣|抵充|冲抵|清偿|偿还)"
    r"|按(?:照)?顺序(?:优先|依次)?(?:抵扣|抵充|冲抵|清偿)(?P<w2>[^，。；（）㊎]{2,60})|(?P<w3>先息后本|先本后息|先还息后还本|先还本后还息)"
)


def payment_order(shape: Shape, start: int, end: int) -> Found[str] | None:
    """已付款项按案件受理费、利息、本金的顺序抵扣: the order as agreed; None where none is said."""
    match = _ORDER.search(shape.text, start, end)
    return shape.said(*match.span(next(g for g in ("w", "w2", "w3") if match[g]))) if match else None


def with_breach(people: People, last: Obligation, start: int, end: int) -> Obligation:
    """The obligation `last` with what shape positions `[start, end)` say follows if it is not kept."""
    shape = people.shape
    at = _PENALTY.search(shape.text, start, end)
    penalty = shape.money(at.start(1)) if at else last.penalty
    interest = _interest(people, last, start, end)
    taken = [p.span for p in (penalty, *(t.base.fen for t in interest)) if p]
    said = shape.said(start, end)
    if any(shape.text[i] == "㊎" and shape.span(i, i + 1) not in taken for i in range(start, end)):
        said = replace(said, doubts=("违约后果中另有金额，请核对",))
    order = payment_order(shape, start, end) or last.payment_order
    return replace(last, acceleration=said, penalty=penalty, interest=last.interest + interest, payment_order=order)


def _interest(people: People, last: Obligation, start: int, end: int) -> tuple[InterestTerm, ...]:
    """Interest that runs only if the agreement is not kept; what it runs on is what is unpaid then."""
    shape = people.shape
    condition = _CONDITION.search(shape.text, start, end)
    said = shape.said(*condition.span()) if condition else None
    terms = completed(shape.text, drafts(shape.text, slots_in(shape.text, start, end)))
    rated = [d for d in terms if d.slots.keys() & {"rate", "contract"}]
    found = [term_of(shape, draft, (start, end), last.principal, None) for draft in rated]
    return tuple(replace(t, condition=said, doubts=(*t.doubts, "只在未按约履行时计算，请核对")) for t in found)
