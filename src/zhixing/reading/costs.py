"""Court and arbitration costs: how much, halved or not, who bears what, to whom and when it is paid."""

import re
from dataclasses import replace
from fractions import Fraction

from zhixing.reading.deadlines import deadline_in
from zhixing.reading.lexer import MONEY, Shape
from zhixing.reading.model import Cost, Share
from zhixing.reading.numerals import chinese
from zhixing.reading.people import GROUP, People
from zhixing.reading.sections import COST_WORD, sentences
from zhixing.reading.values import Found, Inference

_FEE = re.compile(
    rf"(?P<k>{COST_WORD})(?P<half1>[^，。；（）㊎]{{0,10}}减半)?(?:[^，。；（）㊎、负承]{{0,16}}?)(?P<m>㊎)"
    r"(?:（[^（）]*?（?(?P<half3>已减半|减半)[^（）]*）)?(?:，?(?P<half2>[^，。；（）㊎]{0,14}减半)[^，。；（）㊎]{0,8}?，?(?:计|为|即|计币)?(?P<h>㊎))?"
)
_TOTAL = re.compile(r"(?:合计|共计|总计|合共|共)(?:共|为|：|费用)?(?P<m>㊎)")
_UNKNOWN = re.compile(rf"(?P<k>{COST_WORD})(?=（[^（）]{{0,12}}以[^（）]{{0,8}}(?:为准|发生)|以实际发生)")
_BORNE = re.compile(
    r"(?:由)?(?P<w>GROUP)(?P<how>各半|共同|连带|各自|各|分别|平均|均|自行|应当?)*(?:负担|承担|缴纳|交纳|支付|迳付|径付)(?:其中的?)?(?P<part>\d{1,3}(?:/\d{1,3}|%)|[一二三四五六七八九十]{1,3}分之[一二三四五六七八九十]{1,3})?，?(?:即|计)?(?:(?P<m>㊎)|(?P<half>一半|二分之一))?|(?<=[，、])(?P<w2>㊅)(?P<m2>㊎)|(?:其中|余款|余额|剩余|其余|，|、)(?P<m3>㊎)由(?P<w3>GROUP)(?:共同)?(?:负担|承担)".replace(
        "GROUP", GROUP.pattern
    )
)
_ADVANCE = re.compile(r"(?:㊅|该款|此款)?[^，。；㊎]{0,4}(?:预交|多预|预缴)(?![^。；]*(?:负担|承担))")
_TO_CREDITOR = re.compile(
    r"(?:向㊅[^，。；㊎]{0,6}(?:支付|给付|迳付|径付|缴付)|(?:给付|迳付|径付|直接支付|一并支付|支付给|返还|付给|偿付|一并给付|支付|退还)(?:给|予)?㊅|随上述款)"
)
_TO_COURT = re.compile(r"(?:向本院|本院)?(?:缴纳|交纳|缴交)|(?<!预)缴清")


def costs_in(people: People, start: int, end: int) -> list[Cost]:
    """Every fee of a piece about costs, each with who bears it; several shared as one sum get a line 合计."""
    text = people.shape.text
    groups: list[tuple[int, int]] = []
    for begin, stop in sentences(text, start, end):
        if _ADVANCE.match(text, begin, stop):
            continue
        fresh = _FEE.search(text, begin, stop) or _UNKNOWN.search(text, begin, stop)
        if groups and not (fresh and re.search(r"负担|承担|付", text[slice(*groups[-1])])):
            groups[-1] = (groups[-1][0], stop)
        else:
            groups.append((begin, stop))
    return [cost for begin, stop in groups for cost in _sentence(people, begin, stop, end)]


def _sentence(people: People, start: int, end: int, piece_end: int) -> list[Cost]:
    """One sentence may hold several rounds: fees, shares, again a fee with its shares."""
    text, rounds, at = people.shape.text, list[Cost](), start
    for cut in [*_round_ends(text, start, end), end]:
        rounds.extend(_round(people, at, cut, piece_end))
        at = cut
    return rounds


def _round_ends(text: str, start: int, end: int) -> list[int]:
    ends, borne = list[int](), False
    for match in re.finditer(rf"(?P<b>负担|承担)|(?P<f>，{COST_WORD}[^，。；㊎负承]{{0,12}}㊎)", text[start:end]):
        if match["b"]:
            borne = True
        elif borne:
            ends.append(start + match.start())
            borne = False
    return ends


def _round(people: People, start: int, end: int, piece_end: int) -> list[Cost]:
    shape = people.shape
    text = shape.text
    fees = [
        f
        for f in _FEE.finditer(text, start, end)
        if text.count("（", start, f.start()) <= text.count("）", start, f.start())
    ]
    only = shape.money(fees[0].start("h" if fees[0]["h"] else "m")) if len(fees) == 1 else None
    borne = _shares(people, start, end, only)
    total = _TOTAL.search(shape.text, start, end)
    deadline, pay_to = deadline_in(shape, start, piece_end), _pay_to(shape, start, piece_end)
    borne = _halves(borne, fees, shape, start, end)
    split = any(s.money for s in borne) and len(fees) > 1
    parted = split or _BY_PART.search(text, start, end)
    costs = [_cost(shape, fee, () if split else borne if parted else _whole(borne, fee, shape)) for fee in fees]
    costs.extend(Cost(shape.said(*m.span("k")), None, borne=borne) for m in _UNKNOWN.finditer(shape.text, start, end))
    if split and total:
        costs.append(Cost(shape.said(total.start(), total.start() + 2), shape.money(total.start("m")), borne=borne))
    elif split:
        costs = [_cost(shape, fee, borne if fee is fees[-1] else ()) for fee in fees]
    shared = len(costs) - 1 if split and total else -1
    costs = [_doubted(c) for c in costs]
    return [
        replace(c, pay_to=pay_to, deadline=deadline) if shared < 0 or index == shared else c
        for index, c in enumerate(costs)
    ]


def _cost(shape: Shape, fee: re.Match[str], borne: tuple[Share, ...]) -> Cost:
    half = next((h for h in ("half1", "half2", "half3") if fee[h]), None)
    halved = Found(True, shape.span(*fee.span(half))) if half else None
    total = fee.start("h") if fee["h"] else fee.start("m")
    gross = shape.money(fee.start("m")) if fee["h"] else None
    return Cost(shape.said(*fee.span("k")), shape.money(total), gross, halved, borne)


_HALF = re.compile(r"各(?:自)?(?:负担|承担)(?P<w>一半|二分之一|50%)|(?P<w2>各半)(?:负担|承担)")


def _halves(
    borne: tuple[Share, ...], fees: list[re.Match[str]], shape: Shape, start: int, end: int
) -> tuple[Share, ...]:
    """各负担一半: the half is inferred from the one fee of the sentence; an odd fen stays unsaid."""
    match = _HALF.search(shape.text, start, end)
    if not match or len(borne) != 2 or len(fees) != 1:
        return borne
    fee = fees[0]
    whole = shape.money(fee.start("h") if fee["h"] else fee.start("m")).value
    if whole % 2:
        return borne
    half = Found(whole // 2, shape.span(*match.span("w" if match["w"] else "w2")), Inference.HALF)
    return tuple(Share(s.who, half) for s in borne)


def _doubted(cost: Cost) -> Cost:
    """Shares that do not add up to the fee, or nobody named to bear it: look twice."""
    if cost.total is None:
        return cost
    shares = [s.money.value for s in cost.borne if s.money]
    wrong = bool(shares) and len(shares) == len(cost.borne) and sum(shares) != cost.total.value
    if not wrong:
        return cost
    return replace(cost, total=replace(cost.total, doubts=(*cost.total.doubts, "分担之和与总额不符")))


_BY_PART = re.compile(r"(?:负担|承担)(?:其中的?)?(?:\d{1,3}(?:/|%)|[一二三四五六七八九十]{1,3}分之)")


def _whole(borne: tuple[Share, ...], fee: re.Match[str], shape: Shape) -> tuple[Share, ...]:
    """Who bears a fee alone bears all of it: the sum is the fee's own."""
    if len(borne) == 1 and borne[0].money is None:
        return (Share(borne[0].who, shape.money(fee.start("h") if fee["h"] else fee.start("m"))),)
    return borne


def _part_of(shape: Shape, match: re.Match[str], whole: Found[int] | None) -> Found[int] | None:
    """由甲负担30%: the sum is inferred from the one fee of the sentence; where it is no whole fen it stays unsaid."""
    if not match["part"] or whole is None:
        return None
    fen = whole.value * _fraction(match["part"])
    return Found(int(fen), shape.span(*match.span("part")), Inference.PART) if fen.denominator == 1 else None


def _fraction(words: str) -> Fraction:
    """30% · 1/3 · 三分之一."""
    if words.endswith("%"):
        return Fraction(int(words[:-1]), 100)
    below, _, above = words.partition("分之")
    return Fraction(chinese(above), chinese(below)) if above else Fraction(words)


def _shares(people: People, start: int, end: int, whole: Found[int] | None) -> tuple[Share, ...]:
    shape, shares = people.shape, list[Share]()
    text = shape.text
    for match in _BORNE.finditer(shape.text, start, end):
        group, money = next((w, m) for w, m in (("w", "m"), ("w2", "m2"), ("w3", "m3")) if match[w])
        if text[match.start() - 1] == "向":
            continue
        who = tuple(people.written(p) for p in range(*match.span(group)) if shape.text[p] == "㊅")
        sum_ = shape.money(match.start(money)) if match[money] else _part_of(shape, match, whole)
        if sum_ is None and shares and not match["part"]:
            continue
        if text[match.start() - 2 : match.start()] == "原、" and who and who[0].value == "被告":
            plaintiff = Found("原告", shape.span(match.start() - 2, match.start() - 1))
            who = (plaintiff, *who)
        if match["how"] and "各" in match["how"]:
            shares.extend(Share((w,), sum_) for w in who)
        else:
            shares.append(Share(who, sum_))
    return tuple(shares)


def _pay_to(shape: Shape, start: int, end: int) -> Found[str] | None:
    match = _TO_CREDITOR.search(shape.text, start, end)
    if match:
        return Found("creditor", shape.span(*match.span()))
    match = _TO_COURT.search(shape.text, start, end)
    return Found("court", shape.span(*match.span())) if match else None


def has_money(text: str, start: int, end: int) -> bool:
    """Whether a sum stands in shape positions."""
    return text.find(MONEY, start, end) >= 0
