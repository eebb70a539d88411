"""Who else answers (连带, 补充, 担保), and what is paid first from which thing (优先受偿)."""

import re
from dataclasses import replace

from zhixing.reading.lexer import MONEY, Shape
from zhixing.reading.model import Obligation, Priority, Security
from zhixing.reading.numerals import chinese
from zhixing.reading.people import GROUP, People
from zhixing.reading.values import Found, Inference

_LIABLE = re.compile(r"(?:承担|负有?|履行)(?P<kind>[^，。；（）㊎㊅]{0,10}?)(?:责任|义务)|承担(?P<kind2>连带)")
_TO = re.compile(
    r"(?:对|就)(?P<what>[^。；]*?)(?=(?:向㊅)?(?:在[^。；]{2,60}?内)?(?:承担|负有?))|(?:对|就)(?P<what2>[^。；]*?)(?=承担|负)"
)
_LIMIT = re.compile(r"(?:在|以)(?P<limit>[^，。；]{1,100}?(?:范围内|范围|限额内|限度内|额度内|为限))")
REFERENCE = re.compile(
    r"(?:第|判项|上述|前述|以上|本判决)(?P<n>[一二三四五六七八九十\d、，和及与第项判]{1,24}?)(?:项|判项|条|款)|判项(?P<m>[一二三四五六七八九十])"
)
_FIGURE = re.compile(r"[一二三四五六七八九十]{1,3}|\d{1,2}")
_RECOURSE = re.compile(r"[^，。；]{0,8}(?:有权)?[^，。；]{0,12}追偿")
SECURITY = re.compile(
    r"㊅(?:[^。；㊎]|㊎[^，。；㊎]{0,10}?(?:范围|限额|限度|额度)?内){0,90}?(?:对|就)[^。；]{1,160}?(?:承担|负)[^，。；（）]{0,12}?(?:责任|义务)|㊅(?:[^，。；㊎]|㊎[^，。；㊎]{0,10}?(?:范围|限额|限度|额度)之?内){0,30}(?:承担|负)[^，。；]{0,6}(?:连带|补充|担保)[^，。；]{0,6}责任|㊅在[^，。；㊎]{2,30}范围内(?:向㊅)?(?:承担|负)[^，。；]{0,10}责任|互负连带责任"
)
PRIORITY = re.compile(r"优先受偿|优先权|优先偿付|优先清偿|行使质权")
_OWNER = re.compile(
    r"(?:对|以(?:拍卖、变卖)?|将|就(?:拍卖、变卖)?|依法处置)(?:登记在)?(?P<o>㊅(?:[、与和]㊅)*)(?=[^，。；㊅]{0,6}?(?:共有|所有|名下|提供|质押|抵押|的|所|享有|持有))"
)
_THINGS = re.compile(
    r"(?:对|以(?:拍卖、变卖)?|将|就)(?P<p>(?:㊅|[^。；])*?)(?=(?:进行)?(?:折价|拍卖|变卖|行使|的折价|优先|所得|享有|在(?!㊅名下)))"
)
_CAP = re.compile(r"(?:在|以)[^，。；㊎]{0,24}?(?P<m>㊎)[^，。；㊎]{0,16}?(?:范围|限额|额度|内|为限)")
_CAP_WORDS = re.compile(r"在(?P<w>[^，。；㊎]{2,30}?(?:限额|范围|额度))内")
KINDS = ("建设工程", "质权", "质押", "抵押", "留置")


def item_numbers(words: str) -> list[str]:
    """第一、二项 → 一, 二; 第一至三项 → 一, 二, 三."""
    return _FIGURE.findall(words)


def referenced(shape: Shape, start: int, end: int) -> tuple[Found[str], ...]:
    """Items a clause refers to by number."""
    found: list[Found[str]] = []
    for match in REFERENCE.finditer(shape.text, start, end):
        group = "n" if match["n"] else "m"
        numbers = item_numbers(match[group])
        if "至" in match[group] and len(numbers) > 1:
            continue
        found.extend(Found(n, shape.span(match.start(), match.end())) for n in numbers)
    return tuple(found)


_NEXT = re.compile(
    r"(?<=责任)，(?=(?:并|且)?(?:由?㊅(?:、㊅)*[^，。；㊅]{0,40}|对[^，。；]{0,40}?)(?:承担|负)[^，。；]{0,12}责任(?!后|之后|范围))"
)


def securities_of(
    people: People, start: int, end: int, earlier: list[Obligation], others: list[tuple[str, Security]]
) -> list[Security]:
    """对第一项承担连带责任，对第二项承担补充责任 · 乙承担…责任，丙承担…责任: every liability of a clause."""
    found: list[Security] = []
    cuts = [m.start() for m in _NEXT.finditer(people.shape.text, start, end)]
    for begin, stop in zip([start, *(c + 1 for c in cuts)], [*cuts, end], strict=True):
        who = found[-1].who if found else ()
        one = _security_of(people, (begin, stop), earlier, others, who)
        if one is not None:
            found.append(one)
    return found


def _security_of(
    people: People,
    bounds: tuple[int, int],
    earlier: list[Obligation],
    others: list[tuple[str, Security]],
    before: tuple[Found[str], ...],
) -> Security | None:
    """A liability for other items; None where it names nobody (nor the part `before` it) or no liability."""
    (start, end), shape = bounds, people.shape
    text = shape.text
    liable = _LIABLE.search(text, start, end)
    group = _guarantor(text, start, liable.start()) if liable else None
    if not liable or not (group or before):
        return None
    behind = group.end() if group else start
    to = _TO.search(text, max(behind - 1, start), liable.end())
    what = to.span("what" if to["what"] is not None else "what2") if to else _object(text, start, group, liable.start())
    limit = _LIMIT.search(text, behind, liable.end())
    recourse = _RECOURSE.search(text, liable.end(), end)
    group_name = "kind" if liable["kind"] is not None else "kind2"
    kind = shape.said(liable.start(group_name), liable.end(group_name))
    cap = text.find(MONEY, *limit.span()) if limit else -1
    return Security(
        who=people.group(*group.span()) if group else before,
        items=_items(people, what, earlier, others),
        kind=_one_of(shape, kind, liable.end(), end)
        if kind.value
        else Found("给付", shape.span(liable.start(), liable.end())),
        cap=shape.money(cap) if cap >= 0 else None,
        limit=shape.said(*limit.span("limit")) if limit else None,
        recourse=shape.said(recourse.start(), recourse.end()) if recourse else None,
    )


_AFTER_PAYING = re.compile(
    rf"(?P<w>{GROUP.pattern})(?:在)?(?:承担|履行)[^，。；㊎]{{0,14}}(?:责任|义务|后|范围)[^。；㊎]{{0,12}}(?:有权|可以?)[^。；㊎]{{0,40}}追偿"
)


def with_recourse(people: People, start: int, end: int, said: list[Security]) -> list[Security] | None:
    """The liabilities said before with the recourse a clause gives those who answer; None where it gives none."""
    match = _AFTER_PAYING.match(people.shape.text, start, end)
    if not match or not said:
        return None
    who = {w.value for w in people.group(*match.span("w"))}
    words = people.shape.said(*match.span())
    return [replace(s, recourse=words) if who & {w.value for w in s.who} else s for s in said]


_BY_WHOM = re.compile(rf"(?<=由){GROUP.pattern}(?=应?(?:承担|负))")


def _object(text: str, start: int, group: re.Match[str] | None, end: int) -> tuple[int, int]:
    """What is answered for where no 对 says it: the words before 由丙承担, else those behind the guarantor."""
    if group is None:
        return start, end
    return (start, group.start()) if text[group.start() - 1 : group.start()] == "由" else (group.end(), end)


def _one_of(shape: Shape, kind: Found[str], start: int, end: int) -> Found[str]:
    """A sum behind the liability may be the limit of some of those who answer."""
    if MONEY in shape.text[start:end]:
        return Found(kind.value, kind.span, None, (*kind.doubts, "责任之后另写有金额，可能是部分人的限额，请核对"))
    return kind


_CANNOT = re.compile(r"(?:的)?(?:财产|不能|未能|未|无力|不履行|到期|逾期)")


def _guarantor(text: str, start: int, end: int) -> re.Match[str] | None:
    """The first names that are not the debtor whose failure is the condition (甲财产不足清偿的，乙…)."""
    agent = _BY_WHOM.search(text, start, end + 3)
    if agent:
        return agent
    for match in GROUP.finditer(text, start, end):
        if not _CANNOT.match(text, match.end(), end) and text[match.start() - 1 : match.start()] not in ("对", "就"):
            return match
    return None


def _items(
    people: People, what: tuple[int, int], earlier: list[Obligation], others: list[tuple[str, Security]]
) -> tuple[Found[str], ...]:
    shape = people.shape
    by_number = referenced(shape, *what)
    if by_number:
        return by_number
    span = shape.span(what[0], max(what[1], what[0] + 1))
    named = {w.value for w in people.group(*what)}
    owed = [o for o in earlier if not named or named & {d.value for d in o.debtors}]
    if named and not owed:
        guaranteed = [item for item, s in others if named & {w.value for w in s.who}]
        return tuple(Found(i, span) for i in dict.fromkeys(guaranteed))
    return tuple(Found(o.item.value, span) for o in (owed or earlier))


_HOLDER = re.compile(
    r"㊅(?:、㊅)*(?=(?:有权|享有|可以|可|依法)|(?:对|就|以|在)(?![^。；㊅]{0,30}㊅[^。；㊅]{0,6}有权))"
)


def priority_of(people: People, start: int, end: int, held: tuple[Found[str], ...]) -> Priority:
    """A clause of priority; `held` is who holds it where the clause itself names nobody (对…亦享有优先受偿权)."""
    shape = people.shape
    text, words = shape.text, shape.text[start:end]
    holder = _HOLDER.search(text, start, end)
    if holder and text[max(start, holder.start() - 1) : holder.start()] in ("对", "以", "就"):
        holder = None
    begin = holder.end() if holder else start
    agreed = _AGREED.search(text, begin, end)
    owner, things = agreed or _OWNER.search(text, begin, end), agreed or _THINGS.search(text, begin, end)
    said = shape.said(*things.span("p")) if things and things["p"] else shape.said(start, end)
    kind = next((k for k in KINDS if k in words), "")
    cap, cap_words = _CAP.search(text, start, end), _CAP_WORDS.search(text, start, end)
    return Priority(
        holder=people.group(*holder.span())
        if holder
        else tuple(Found(h.value, h.span, Inference.OTHER_ITEM) for h in held),
        kind=Found(kind or "未写", said.span, None, () if kind else ("未写是何种担保",)),
        owner=people.group(*owner.span("o")) if owner else _own(people, start, begin, end),
        property=said,
        cap=shape.money(cap.start("m")) if cap else None,
        cap_words=shape.said(*cap_words.span("w")) if cap_words else None,
    )


_AGREED = re.compile(r"与[^，。；㊎]{0,4}?(?P<o>㊅(?:、㊅)*)协议，以(?P<p>其[^，。；]*?)(?=折价|，|或)")
_HIS = re.compile(r"(?:以|对|就)其[^，。；㊅]{0,6}?(?:抵押|质押|所有|名下|提供)")
_IF_HE = re.compile(rf"(?:如|若|如果)(?P<w>{GROUP.pattern})[^，。；]{{0,30}}(?:未|不|逾期)")


def _own(people: People, start: int, begin: int, end: int) -> tuple[Found[str], ...]:
    """如乙未按时履行，甲有权以其抵押的房屋…: the thing is of whoever is to perform."""
    his, he = _HIS.search(people.shape.text, begin, end), _IF_HE.match(people.shape.text, start, end)
    if not his or not he:
        return ()
    span = people.shape.span(*his.span())
    return tuple(Found(w.value, span, Inference.ROLE) for w in people.group(*he.span("w")))


def arabic(label: str) -> int:
    """一 → 1, 12 → 12: to compare item numbers however written."""
    return int(label) if label.isdigit() else chinese(label)
