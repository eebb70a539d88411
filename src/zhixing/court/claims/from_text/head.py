"""What stands around the operative part: kind, number, court, day, cause, and the parties as the head describes them."""

import re
from dataclasses import dataclass, field
from datetime import date

from zhixing.reading.case_number import CaseNumber, find_all
from zhixing.reading.numerals import chinese, whole
from zhixing.reading.parties import ROLE
from zhixing.reading.source import Source, Span
from zhixing.reading.values import Found

_KINDS = (
    ("民事判决书", "judgment"), ("民事调解书", "mediation"), ("调解书", "mediation"), ("民事裁定书", "ruling"), ("裁决书", "award"),
    ("执行证书", "notarised"), ("公证书", "notarised"), ("支付令", "payment_order"),
)  # fmt: skip
_BEGINS = re.compile(r"(?:判决|裁决|裁定|协议|调解|决定)(?:主文)?如下[：，]|如下(?:调解)?(?:协议|判决|裁决)[：，]")
_ENDS = re.compile(
    r"如(?:果)?不服|本(?:判决|裁决|裁定)为终|(?:上述|以上)协议|本(?:民事)?调解书|(?:代理)?审判[长员]|(?:首席|独任)?仲裁员"
)
_MADE_BY = re.compile(
    r"^\s*([^\n。，；：（）\d]{2,36}?(?:法院|仲裁委员会|仲裁院|公证处))(?=民事|仲裁|裁决|调解|执行证书|公证书|具有强制|支付令|\n|（|$)"
)
_CAUSE = re.compile(r"案由：(?P<a>[^，。；：\n]{2,40}?纠纷|[^，。；：\n]{2,40})|(?P<b>[^。；：\n]{2,200}?)一案")
_PERSON = re.compile(rf"(?:^|(?<=[\n。]))(?:{ROLE})(?:（[^（）]{{0,30}}）)?：?")
_NAME = re.compile(r"[^，。；：（\n]{2,40}")
_STOP = re.compile(r"法定代表人|负责人|经营者|法定代理人|委托(?:诉讼)?代理人")
_HOME = re.compile(r"住(?:所地|所|址)?[：在]?(?P<v>[^，。；（）\n]{4,100})")
_ID = re.compile(r"身份(?:证)?号(?:码)?(?:为)?：?(?P<v>\d{17}[\dXx])")
_CODE = re.compile(r"(?:统一)?社会信用代码：?(?P<v>[0-9A-Z]{18})")
_HUMAN = re.compile(r"^[，（](?:男|女)|[，。]\d{4}年\d{1,2}月\d{1,2}日(?:出生|生)|身份证?号")
_C = "零一二三四五六七八九"
_SIGNED = re.compile(rf"([{_C}]{{4}})年([{_C}十]{{1,3}})月([{_C}十]{{1,3}})日")
_SIGNED_FIGURES = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日(?=本件|法官助理|书记员|\s*$|\n)")


@dataclass(frozen=True, slots=True)
class Person:
    """A party as the head describes them."""

    natural: bool
    number: Found[str] | None
    address: Found[str] | None
    span: Span


@dataclass
class Head:
    """What was found; None where the text does not say it."""

    operative: Span
    kind: Found[str] | None = None
    number: Found[str] | None = None
    made_by: Found[str] | None = None
    made_on: Found[date] | None = None
    cause: Found[str] | None = None
    people: dict[str, Person] = field(default_factory=dict)


def head(text: str, names: tuple[str, ...]) -> Head:
    """Read what stands before and behind the operative part; `names` are the parties the reading knows."""
    source = Source(text)
    begin = max((m.end() for m in _BEGINS.finditer(source.text)), default=0)
    ending = _ENDS.search(source.text, begin)
    end = ending.start() if ending else len(source.text)
    found = Head(_span(source, begin, end))
    if not begin:
        return found
    front = source.text[:begin]
    found.people = _people(source, front)
    found.kind = _kind(source, front)
    found.number = _number(find_all(text), found.operative.start)
    found.made_by = _group(source, _MADE_BY.search(front), 1)
    found.made_on = _signed(source, end)
    found.cause = _cause(source, front, (*names, *found.people))
    return found


def _span(source: Source, start: int, end: int) -> Span:
    while end > start and source.text[end - 1] == "\n":
        end -= 1
    while end > start and source.text[start] == "\n":
        start += 1
    if end <= start:
        return Span(len(source.raw), len(source.raw))
    return Span(source.at[start], source.at[end - 1] + 1)


def _group(source: Source, match: re.Match[str] | None, group: int | str, start: int = 0) -> Found[str] | None:
    if match is None:
        return None
    begin, end = match.span(group)
    return Found(match[group], _span(source, start + begin, start + end))


def _kind(source: Source, front: str) -> Found[str] | None:
    places = [(front.find(words), words, kind) for words, kind in _KINDS if 0 <= front.find(words) < 200]
    if not places:
        return None
    at, words, kind = min(places)
    return Found(kind, _span(source, at, at + len(words)))


def _number(numbers: tuple[CaseNumber, ...], before: int) -> Found[str] | None:
    first = next((n for n in numbers if n.span.start < before), None)
    return Found(str(first), first.span, None, first.doubts) if first else None


def _signed(source: Source, after: int) -> Found[date] | None:
    """The day of signature: the last day written in Chinese figures, else one that stands alone at the end."""
    matches = list(_SIGNED.finditer(source.text, after)) or list(_SIGNED_FIGURES.finditer(source.text, after))
    if not matches:
        return None
    year, month, day = matches[-1].groups()
    try:
        value = date(whole(year) if year.isdecimal() else chinese(year), whole(month), whole(day))
    except ValueError:
        return None
    return Found(value, _span(source, *matches[-1].span()))


def _cause(source: Source, front: str, names: tuple[str, ...]) -> Found[str] | None:
    for match in _CAUSE.finditer(front):
        if match["a"]:
            return _group(source, match, "a")
        words, start = match["b"], match.start("b")
        after = max((words.rfind(n) + len(n) for n in names if n and n in words), default=0)
        said = re.sub(r"^(?:（[^（）]*）|的|因|之间|、|，|等)+", "", words[after:])
        if after and said.endswith("纠纷") and "，" not in said:
            begin = start + len(words) - len(said)
            return Found(said, _span(source, begin, begin + len(said)))
    return None


def _people(source: Source, front: str) -> dict[str, Person]:
    marks = list(_PERSON.finditer(front))
    people: dict[str, Person] = {}
    for at, mark in enumerate(marks):
        end = marks[at + 1].start() if at + 1 < len(marks) else min(len(front), mark.end() + 300)
        name = _NAME.match(front, mark.end(), end)
        if name is None or name.group() in people:
            continue
        stop = _STOP.search(front, name.end(), end)
        block = front[name.end() : stop.start() if stop else end]
        identity, code, home = _ID.search(block), _CODE.search(block), _HOME.search(block)
        people[name.group()] = Person(
            natural=bool(_HUMAN.search(block)),
            number=_group(source, identity or code, "v", name.end()),
            address=_group(source, home, "v", name.end()),
            span=_span(source, *name.span()),
        )
    return people
