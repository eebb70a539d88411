"""Tokens: amounts, dates, rates, names, quotations, case numbers; each with its sign and its value."""

import re
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from zhixing.reading.numerals import ARABIC, CHINESE, chinese, number, whole
from zhixing.reading.parties import APPEAL, ASIDE, ENDS_NAME, OWED_NEXT, ROLE
from zhixing.reading.rates import RATE, RateWords, rate_at
from zhixing.reading.values import Inference

MONEY, DATE, RATE_SIGN, PARTY, QUOTE, FOREIGN = "㊎㊐㊭㊅㊁㊄"

UNKNOWN_NAME = "身份之后的名称没有认出"
_YUAN = r"(?:人民币|￥|¥|RMB|计币)?"
_MONEY = (
    rf"{_YUAN}(?P<money>(?:{ARABIC}|\d{{1,2}}，\d{{4}}(?:\.\d{{1,9}})?|\d{{3,12}}、\d{{2}}(?=元)|\d{{1,3}}(?:，\d{{3}}){{0,5}}，\d{{3}}\.\d{{1,9}})(?P<unit>亿|万|千|百)?(?:余)?(?P<yuan>元)(?:整|人民币)?)"
    rf"|{_YUAN}(?P<cmoney>[{CHINESE}]{{1,20}}(?P<cyuan>元|圆)(?:(?P<jiao>[{CHINESE}])角)?(?:(?P<cents>[{CHINESE}])分)?(?:整)?)"
    rf"|{_YUAN}(?P<bare>(?<=[款金费额价失资息])(?:\d{{1,3}}(?:，\d{{3}}){{1,5}}|\d{{3,12}})(?:\.\d{{1,2}})?(?:万)?)(?=[。；，及为（]|给|$)"
)
_FOREIGN = (
    rf"(?P<foreign>{ARABIC}(?:亿|万)?(?:美元|港元|港币|欧元|日元|英镑|澳元|加元)"
    rf"|(?:美元|港币|欧元|日元){ARABIC}(?:亿|万)?元?)"
)
_DATE = (
    r"(?P<date>(?P<y>(?:19|20)\d\d|[一二][零一二三四五六七八九]{3})年(?P<m>\d{1,2}|[一二三四五六七八九十]{1,2}|元)月(?:份(?=起|至|到|开始|之后|以后))?"
    r"(?:(?P<d>\d{1,2}|[一二三四五六七八九十]{1,3})[日号]?|(?P<last>底|末))?)"
)
_QUOTE = r"(?P<quote>《[^《》]{0,80}》|(?<![为：])“[^“”]{0,40}”)"
_CASE = r"(?P<case>（(?:19|20)\d\d）[\u4e00-\u9fa5\d]{1,14}?第?[\d-]{1,9}号(?:之[一二三四五六])?)"


@dataclass(frozen=True, slots=True)
class Token:
    """One sign of the shape; `value` depends on the sign: fen, date, RateWords, (name, role), or the words."""

    sign: str
    start: int
    end: int
    value: int | date | RateWords | tuple[str, str] | str
    doubts: tuple[str, ...] = ()
    inference: Inference | None = None


_RATE_OPENS = "全中国银同当一1壹五5年月日每按逐贷罚借逾复利率LPl央起届相最合百千万人定活存市授的"
# Only these can begin a token; looking at one character first is much faster than trying every phrase at each place.
_OPENS = rf"(?=[\d《“（{_RATE_OPENS}{CHINESE}款元反本原再被上申第案担保抵出各￥¥R计美港欧])"
_GRAMMAR = re.compile(
    "|".join(
        (
            _QUOTE,
            _CASE,
            _DATE,
            _FOREIGN,
            _MONEY,
            rf"(?P<bare_role>[二两三四五六七八九各]?{ROLE}(?:公司(?!的))?{ASIDE})",
            rf"(?=[\d{_RATE_OPENS}])(?P<rate>{RATE})",
        )
    ).join((f"{_OPENS}(?:", ")"))
)


def tokenise(text: str, names: tuple[str, ...]) -> list[Token]:
    """The tokens of a uniform text, in order; the sentence about the way to appeal holds none worth reading."""
    named, tokens, begin = _places(text, names), list[Token](), 0
    for match in APPEAL.finditer(text):
        if match.start() >= begin:
            _tokens_between(text, named, begin, match.start(), tokens)
            begin = text.find("\n", match.start())
            if begin < 0:
                return tokens
    _tokens_between(text, named, begin, len(text), tokens)
    return tokens


def _tokens_between(text: str, named: dict[int, str], begin: int, end: int, tokens: list[Token]) -> None:
    places = sorted(p for p in named if begin <= p < end)
    match, index, at = _GRAMMAR.search(text, begin, end), 0, begin
    while match or index < len(places):
        if index < len(places) and (not match or places[index] <= match.start()):
            token: Token | None = _named(text, places[index], named[places[index]], "")
            past = places[index]
        elif match:
            token, past = _role(match, text, named) if match["bare_role"] else _token(match, text), match.end() - 1
            if token and _tail_of_figures(text, token.start, at):
                token = None
        at = token.end if token else past + 1
        if token:
            tokens.append(token)
        while index < len(places) and places[index] < at:
            index += 1
        if match and match.start() < at:
            match = _GRAMMAR.search(text, at, end)


def _tail_of_figures(text: str, start: int, at: int) -> bool:
    """The last figures of a run longer than any sum are no value; figures right behind a name (at `at`) are."""
    return start > at and text[start].isdigit() and text[start - 1].isdigit()


def _places(text: str, names: tuple[str, ...]) -> dict[int, str]:
    """Where each name stands; a longer name covers a shorter one that begins at the same place or inside it."""
    places: dict[int, str] = {}
    covered: set[int] = set()
    for name in sorted(names, key=len, reverse=True):
        at = text.find(name)
        while at >= 0:
            if at not in covered and (at + len(name) - 1) not in covered:
                places[at] = name
                covered.update(range(at, at + len(name)))
            at = text.find(name, at + 1)
    return places


def _role(match: re.Match[str], text: str, named: dict[int, str]) -> Token:
    """原告张三, and as the heads of papers have it, 原告：张三."""
    role = match["bare_role"]
    if text[match.end() : match.end() + 1] == "：" and match.end() + 1 in named:
        role += "："
    return _named(text, match.start(), named.get(match.start() + len(role), ""), role)


_ROLE_MASKED = re.compile(r"[被原][某xX×]{2}")
_BEHIND_NAME = re.compile(ASIDE)


def _named(text: str, start: int, name: str, role: str) -> Token:
    end = start + len(role) + len(name)
    if role and not name and not (ENDS_NAME.match(text, end) or OWED_NEXT.match(text, end)):
        return Token(PARTY, start, end, ("", role), (UNKNOWN_NAME,))
    doubts = ("名称末尾数字与金额相连，有两种读法",) if name[-1:].isdigit() and text[end : end + 1].isdigit() else ()
    if _ROLE_MASKED.match(name):
        doubts = (*doubts, "名称以“被”“原”起头，可能是身份与名称连写")
    aside = _BEHIND_NAME.match(text, end)
    return Token(PARTY, start, aside.end() if aside else end, (name, role), doubts)


def _token(match: re.Match[str], text: str) -> Token | None:
    start, end = match.start(), match.end()
    if match["date"]:
        return _date(match)
    if match["money"] or match["cmoney"] or match["bare"]:
        return _money(match)
    if match["rate"]:
        rate = rate_at(text, start)
        return Token(RATE_SIGN, start, rate.end, rate) if rate else None
    if match["foreign"]:
        return Token(FOREIGN, start, end, match.group(), ("外币，不折算",))
    return Token(QUOTE, start, end, match.group())


def _money(match: re.Match[str]) -> Token | None:
    doubts: tuple[str, ...] = ()
    inference = None
    if match["cmoney"]:
        words = match["cmoney"].rstrip("整")
        before_yuan = words[: words.index(match["cyuan"])]
        fen = Fraction(chinese(before_yuan) * 100 + (chinese(match["jiao"]) * 10 if match["jiao"] else 0))
        fen += chinese(match["cents"]) if match["cents"] else 0
    else:
        words = match["money"] or match["bare"]
        figures = re.sub(r"[亿万千百余元整]|人民币", "", words)
        doubts = _odd_figures(figures)
        scale = "".join(c for c in words if c in "亿万千百")
        fen = number(figures.replace("、", ".").replace("，", "") + scale) * 100
        if "余" in words:
            doubts = (*doubts, "写的是约数")
        if match["bare"]:
            inference, doubts = Inference.UNIT, (*doubts, "未写“元”")
    if fen.denominator != 1:
        doubts = (*doubts, "金额不足一分的部分无法计入")
        fen = Fraction(int(fen))
    return Token(MONEY, match.start(), match.end(), int(fen), doubts, inference)


def _odd_figures(figures: str) -> tuple[str, ...]:
    if "、" in figures:
        return ("小数点写作“、”",)
    groups = figures.split(".", maxsplit=1)[0].split("，")
    if len(groups) > 1 and any(len(g) != 3 for g in groups[1:]):
        return ("千位分隔位置不对",)
    return ()


def _date(match: re.Match[str]) -> Token | None:
    year, month = whole(match["y"]), 1 if match["m"] == "元" else whole(match["m"])
    doubts: tuple[str, ...] = ()
    inference = None
    if match["d"]:
        day = whole(match["d"])
    else:
        begins = bool(_BEGINS.match(match.string, match.end()))
        day, inference = 1 if begins else _last_day(year, month), Inference.DATE
        doubts = () if match["last"] else ("日期只写到月",)
    try:
        return Token(DATE, match.start(), match.end(), date(year, month, day), doubts, inference)
    except ValueError:
        return None


_BEGINS = re.compile(r"起|开始|以后|之后|至|到|-")


def _last_day(year: int, month: int) -> int:
    if not 1 <= month <= 12:
        return 0
    following = date(year + month // 12, month % 12 + 1, 1)
    return (following - date(year, month, 1)).days
