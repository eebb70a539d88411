"""Case numbers (案号), of today's form and all the older and odd ones: read, find, write in one form. (NUM-01…NUM-06)

Today: （2026）闽0205执123号. Before 2016: （2014）太法执字第092-1号. Also notarial and arbitral numbers, names of
papers behind the number, numbers without brackets. What is unusual is read and said in `doubts`, never refused.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from zhixing.reading.numerals import chinese
from zhixing.reading.source import Span, uniform

PROVINCES = "京津冀晋内辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川黔云藏陕甘青宁新军兵"
# 类型代字 in force since 2016 (案号规定附件); the enforcement ones first.
TYPE_CODES = frozenset(
    [
        "执",
        "执恢",
        "执保",
        "执异",
        "执复",
        "执监",
        "执协",
        "执他",
        "民初",
        "民终",
        "民监",
        "民申",
        "民抗",
        "民再",
        "民撤",
        "民特",
        "民特监",
        "民催",
        "民督",
        "民督监",
        "民他",
        "民辖",
        "民辖终",
        "民辖监",
        "民保令",
        "民保更",
        "财保",
        "行保",
        "行保复",
        "证保",
        "行初",
        "行终",
        "行审",
        "行审复",
        "行再",
        "行申",
        "刑初",
        "刑终",
        "刑再",
        "刑执",
        "刑更",
        "司救执",
        "认台",
        "认港",
        "认澳",
        "认复",
        "认他",
        "协外认",
        "协他",
        "司惩",
        "司惩复",
        "清申",
        "清终",
        "清监",
        "强清",
        "破申",
        "破",
        "破终",
        "破监",
        "诉前调",
        "诉调",
        "行赔初",
        "行赔终",
        "委赔",
    ]
)
_OLD_TYPE = re.compile(r"(?:执|民|刑|行|商|知|赔|经|破|裁|仲|公证|内|外|证|劳|海商|少)")
_NUMBER = re.compile(
    r"(?:（(?P<y1>\d{4})年?）|(?<!\d)(?P<y2>(?:19|20)\d\d)年?)"
    r"(?:(?P<court>最高法(?:知民|商)?|["
    + PROVINCES
    + r"]\d{1,4}|\d{4}(?=[\u4e00-\u9fa5])|["
    + PROVINCES
    + r"](?=[执民刑行财破]))?"
    r"(?P<type>[^\W\da-zA-Z字宇第号]{1,4}?)(?P<n>\d{1,8}|[Xx×*＊]{1,8})"
    r"|(?P<old>[\u4e00-\u9fa5\d（）]{1,16}?)(?P<zi>[字宇])(?:第)?(?P<on>\d{1,8}|[Xx×*＊]{1,8}))"
    r"(?:[-－](?P<s1>\d{1,3}))?号(?:[-－](?P<s2>\d{1,3})|之(?P<s3>[一二三四五六七八九十]{1,3}))?"
    r"(?P<paper>(?:民事|刑事|行政|执行)?(?:判决书|裁定书|调解书|决定书|裁决书|支付令|公证书|执行证书))?"
)
_MODERN_WITH_ZI = re.compile(r"(最高法(?:知民|商)?|[" + PROVINCES + r"]\d{2,4})([\u4e00-\u9fa5]{1,4})$")
_COUNT = "零一二三四五六七八九十"


class Style(Enum):
    """How the number is built."""

    MODERN = "modern"  # since 2016-01-01 (NUM-01)
    OLD = "old"  # …字第…号
    OUTSIDE = "outside"  # of a notary or an arbitral body


@dataclass(frozen=True, slots=True)
class CaseNumber:
    """One number. `court` is the court code (empty where not written), `serial` None where the figures are masked;
    `suffix` is the number of the later ruling in the case (之一 → 1, NUM-06), `paper` the name of a paper behind it."""

    year: int
    court: str
    type_code: str
    serial: int | None
    suffix: int | None
    style: Style
    paper: str
    doubts: tuple[str, ...]
    span: Span

    @property
    def case(self) -> str:
        """The case itself in one form, without the suffix and the paper: what a search compares."""
        serial = "×" if self.serial is None else str(self.serial)
        between = "" if self.style is Style.MODERN else "字第"
        return f"（{self.year}）{self.court}{self.type_code}{between}{serial}号"

    def __str__(self) -> str:
        return self.case + (f"之{_in_words(self.suffix)}" if self.suffix else "")


def parse(text: str) -> CaseNumber | None:
    """The number `text` consists of (white space and the name of a paper allowed), or None."""
    stripped = "".join(text.split())
    match = _NUMBER.fullmatch(uniform(stripped))
    return _build(match) if match else None


def normalise(text: str) -> str | None:
    """The number in one form: full-width brackets, no leading zeros, 之一 for -1; None where it is not a number."""
    found = parse(text)
    return str(found) if found else None


def find_all(text: str) -> tuple[CaseNumber, ...]:
    """Every case number in a text, in order, each with its span."""
    return tuple(_each(text))


def _each(text: str) -> Iterator[CaseNumber]:
    for match in _NUMBER.finditer(uniform(text)):
        found = _build(match)
        if found:
            yield found


def _build(match: re.Match[str]) -> CaseNumber | None:
    year = match["y1"] or match["y2"]
    court, code, style = _court_and_type(match)
    if not code:
        return None
    masked = not (match["n"] or match["on"]).isdigit()
    doubts = [*_doubts(match, court, code, style), *(["编号被遮去"] if masked else [])]
    return CaseNumber(
        year=int(year),
        court=court,
        type_code=code,
        serial=None if masked else int(match["n"] or match["on"]),
        suffix=_suffix(match),
        style=style,
        paper=match["paper"] or "",
        doubts=tuple(doubts),
        span=Span(match.start(), match.end()),
    )


def _court_and_type(match: re.Match[str]) -> tuple[str, str, Style]:
    if match["type"]:
        return match["court"] or "", match["type"], Style.MODERN
    old = match["old"]
    modern = _MODERN_WITH_ZI.fullmatch(old)
    if modern:
        return modern[1], modern[2], Style.MODERN
    found = _OLD_TYPE.search(old)
    outside = any(word in old for word in ("证", "仲"))
    if not found:
        return "", old if outside else "", Style.OUTSIDE
    return old[: found.start()], old[found.start() :], Style.OUTSIDE if outside else Style.OLD


def _suffix(match: re.Match[str]) -> int | None:
    if match["s3"]:
        return chinese(match["s3"])
    figures = match["s1"] or match["s2"]
    return int(figures) if figures else None


def _doubts(match: re.Match[str], court: str, code: str, style: Style) -> Iterator[str]:
    if not match["y1"]:
        yield "年度没有括号"
    if not court:
        yield "没有法院代字"
    elif court.isdigit():
        yield "法院代字缺省份简称"
    if match["zi"] == "宇":
        yield "“宇”疑为“字”"
    if style is Style.MODERN and code not in TYPE_CODES:
        yield f"类型代字“{code}”不在目录"
    if style is Style.MODERN and match["zi"]:
        yield "新式法院代字用了旧式“字第”"
    if match["s1"] or match["s2"]:
        yield "以“-”写的文书序号"


def _in_words(count: int) -> str:
    tens, ones = divmod(count, 10)
    if not tens:
        return _COUNT[ones]
    return ("" if tens == 1 else _COUNT[tens]) + "十" + (_COUNT[ones] if ones else "")
