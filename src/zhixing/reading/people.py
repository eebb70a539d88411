"""Who owes and who is owed in one clause, by where the names stand: ㊅应向㊅支付 · 由㊅支付㊅ · 返还㊎给㊅."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from zhixing.reading.lexer import PARTY, Shape
from zhixing.reading.numerals import chinese
from zhixing.reading.values import Found, Inference, Relation

VERB = (
    r"(?:支付|给付|偿还|偿付|清偿|返还|退还|归还|赔偿|赔付|付还|付清|补偿|退回|付给|归款|交还|交付|移交|搬离|腾退|腾空|腾清|迁出|搬出|搬移|协助|配合|停止|办理|出具|拆除|清除|履行|恢复|删除|赔礼道歉|移出"
    r"|承担|代耕|给付|抚养|偿清|还清|支出|赡养|退出|修复|修理|更换|开具|过户|继续)"
)
GROUP = re.compile(r"㊅(?:(?:、|与|和|及|以及|，(?=㊅(?:、|，|于|应|在|对|承担|连带|共同|负)))㊅)*")
_OWED_BEFORE = re.compile(
    rf"(?:向|给|给予|予|{VERB}(?:给)?(?:因)?|(?:所|拖|尚|下)?欠付?|赔偿给|为|归|协助|配合|直接|[各月年应]付)$|(?:{VERB}(?:所|拖)?欠)$"
)
_PASSED = re.compile(r"(?:对|就|与|和|扣除|要求|因|将|替|代|继承|以|在|经|及|除|㊎由)$")
_SHORTEST = 2


@dataclass(frozen=True, slots=True)
class Sides:
    """Debtors and creditors of a clause, how the debtors owe, and where the last debtor ends (shape position)."""

    debtors: tuple[Found[str], ...]
    creditors: tuple[Found[str], ...]
    relation: Found[Relation]


class People:
    """Names by role, so that a bare 原告 can be told where only one is named."""

    def __init__(self, shape: Shape) -> None:
        self.shape = shape
        self.by_role: dict[str, list[str]] = {}
        last, before = "", -2
        for at, token in shape.tokens.items():
            if token.sign == PARTY and isinstance(token.value, tuple):
                name, role = token.value
                role = role or (last if before == at - 2 and shape.text[at - 1] == "、" else "")
                last, before = role, at
                if name and role:
                    names = self.by_role.setdefault(_plain_role(role), [])
                    if name not in names:
                        names.append(name)

    def named(self, role: str) -> tuple[Found[str], ...]:
        """Everybody who stands in a role, each where named first."""
        wanted, people = self.by_role.get(role, []), dict[str, Found[str]]()
        for position, token in self.shape.tokens.items():
            if token.sign == PARTY and isinstance(token.value, tuple) and token.value[0] in wanted:
                people.setdefault(token.value[0], self.shape.party(position))
        return tuple(people.values())

    def at(self, position: int) -> tuple[Found[str], ...]:
        """Who stands at a sign ㊅; a bare role is resolved where only one reading is possible, else kept as written."""
        value = self.shape.tokens[position].value
        assert isinstance(value, tuple)
        name, role = value
        found = self.shape.party(position)
        if found.doubts and not name:
            return (found,)
        if role.endswith("公司"):
            return (Found(role, found.span, None, ("只写身份，不知是谁",)),)
        if name:
            return (found,)
        named = self.by_role.get(_plain_role(role), [])
        count = _counted(role)
        if len(named) == max(count, 1) or (role.startswith("各") and named):
            return tuple(Found(n, found.span, Inference.ROLE) for n in named)
        doubts = ("只写身份，不知是谁",) if named else ()
        return (Found(role.split("（")[0], found.span, None, doubts),)

    def written(self, position: int) -> Found[str]:
        """Who stands at a sign ㊅, as written."""
        found = self.shape.party(position)
        value = self.shape.tokens[position].value
        assert isinstance(value, tuple)
        return Found(value[0] or value[1].split("（")[0], found.span, None, found.doubts)

    def group(self, start: int, end: int) -> tuple[Found[str], ...]:
        """Everybody named in shape positions `[start, end)`, each once."""
        people: dict[str, Found[str]] = {}
        for position in range(start, end):
            if self.shape.text[position] == PARTY:
                for who in self.at(position):
                    people.setdefault(who.value, who)
        return tuple(people.values())


def _plain_role(role: str) -> str:
    core = role.split("（", maxsplit=1)[0].lstrip("二两三四五六七八九各")
    for word in (
        "被上诉人",
        "上诉人",
        "被申请人",
        "申请人",
        "被执行人",
        "申请执行人",
        "反诉原告",
        "反诉被告",
        "原告",
        "被告",
        "第三人",
    ):
        if word in core:
            return word
    return core


def _counted(role: str) -> int:
    return {"两": 2}.get(role[0], 0) or (chinese(role[0]) if role[0] in "二三四五六七八九" else 1)


def sides(people: People, start: int, end: int) -> Sides:
    """Debtors: the first names before the verb, not behind 向 or 对. Creditors: behind 向, the verb, or 给."""
    text = people.shape.text
    groups = list(_groups(text, start, end))
    owing = [m for m, owed in groups if not owed]
    owed_groups = [m for m, owed in groups if owed]
    creditors = _united(people, owed_groups, _ALSO_OWED)
    if not owing:
        return Sides((), creditors, _relation(people.shape, (), start, start, end))
    payer = _payer(text, owing[0].end(), (start, end))
    if payer:
        creditors, debtors = people.group(*owing[0].span()), people.group(*payer.span("w"))
        return Sides(debtors, creditors, _relation(people.shape, debtors, start, payer.end("w"), end))
    first = _performing(text, owing)
    debtors = people.group(*first.span())
    relation = _relation(people.shape, debtors, start, first.end(), end)
    if {c.value for c in creditors} & {d.value for d in debtors} and owed_groups:
        creditors = _doubted(people.group(*owed_groups[0].span()), _ALSO_OWED)
    also = [m for m in owing[owing.index(first) + 1 :] if _OWES_TOO.match(text, m.end(), end)]
    return _with_others(people, Sides(debtors, creditors, relation), first, also)


_ALSO_OWED = "同一项内另有权利人，请核对"
_SEVERAL = "同一项内另有人负有义务，请核对"


def _performing(text: str, owing: list[re.Match[str]]) -> re.Match[str]:
    """张三的田地由李四代耕: who stands behind 由 performs, unless somebody before has a verb of his own."""
    for match in owing[1:]:
        if re.search(VERB, text[owing[0].end() : match.start()]):
            return owing[0]
        if text[match.start() - 1] == "由":
            return match
    return owing[0]


def _with_others(people: People, sides_: Sides, first: re.Match[str], also: list[re.Match[str]]) -> Sides:
    """甲支付㊎；乙应支付㊎: both owe, each his own; who is also owed in the same item is left to a person."""
    owed = {c.value for c in sides_.creditors}
    debtors = _united(people, [first, *also], _SEVERAL)
    if len(debtors) == len(sides_.debtors):
        return sides_
    if owed & {d.value for d in debtors}:
        return replace(sides_, debtors=_doubted(sides_.debtors, _SEVERAL))
    span = sides_.relation.span
    return Sides(debtors, sides_.creditors, Found(Relation.SEVERAL, span, None, (_SEVERAL,)))


def with_payers(sides_: Sides, payers: list[Found[str]]) -> Sides:
    """Those who each pay a sum of their own owe too, whoever stands first in the clause."""
    known = {d.value for d in sides_.debtors}
    more = {p.value: p for p in payers if p.value not in known}
    if not more:
        return sides_
    debtors = _doubted((*sides_.debtors, *more.values()), _SEVERAL)
    return Sides(debtors, sides_.creditors, Found(Relation.SEVERAL, sides_.relation.span, None, (_SEVERAL,)))


def _united(people: People, groups: list[re.Match[str]], why: str) -> tuple[Found[str], ...]:
    """Everybody in the groups, doubted where they are not the same people."""
    everybody: dict[str, Found[str]] = {}
    for match in groups:
        for who in people.group(*match.span()):
            everybody.setdefault(who.value, who)
    first = {w.value for w in people.group(*groups[0].span())} if groups else set()
    united = tuple(everybody.values())
    return united if len(first) == len(united) else _doubted(united, why)


def _groups(text: str, start: int, end: int) -> Iterator[tuple[re.Match[str], bool]]:
    """Names outside brackets that owe or are owed (True); those behind 对, 与, 扣除 … are neither."""
    for match in GROUP.finditer(text, start, end):
        before = text[max(start, match.start() - 8) : match.start()]
        if _depth(text, start, match.start()):
            continue
        if _OWED_BEFORE.search(before):
            yield match, True
        elif not _PASSED.search(before):
            yield match, False


def _doubted(people: tuple[Found[str], ...], why: str) -> tuple[Found[str], ...]:
    return tuple(replace(p, doubts=(*p.doubts, why)) for p in people)


def _payer(text: str, after: int, bounds: tuple[int, int]) -> re.Match[str] | None:
    """原告张三医疗费…，合计㊎，由被告李四赔偿㊎: the first name is who is owed."""
    if _ACTS_NEXT.match(text, after):
        return None
    return _PAYER.search(text, *bounds)


_PAYER = re.compile(rf"由(?P<w>{GROUP.pattern})(?:负责)?(?:一次性)?(?:赔偿|支付|给付|承担)(?=㊎)")
_ACTS_NEXT = re.compile(rf"[^㊎]{{0,80}}?(?:{VERB}|应|须|向|于|在)")
_OWES_TOO = re.compile(
    rf"(?:应|须|自愿|各|于|每|同时){{1,3}}[^，。；㊎]{{0,20}}{VERB}?|{VERB}(?=㊅|给|[^，。；㊎的]{{0,16}}㊎)"
)


def _depth(text: str, start: int, at: int) -> bool:
    return text.count("（", start, at) > text.count("）", start, at)


_SUM_OR_BRACKET = re.compile(r"[㊎（]")
_HOW_BEHIND = re.compile(r"(?<=㊎，)(?:其中)?由㊅(?:承担|负担|偿还)㊎|(?:互负|互相承担|相互承担|相互负|互相负)连带")
_HOW = re.compile(r"连带|共同|按份|各自|分别|按比例|平均")


def _relation(shape: Shape, debtors: tuple[Found[str], ...], start: int, debtor_end: int, end: int) -> Found[Relation]:
    words = _SUM_OR_BRACKET.search(shape.text, debtor_end, end)
    stop = words.start() if words else end
    how = _HOW.search(shape.text, debtor_end, stop) or _HOW_BEHIND.search(shape.text, start, end)
    span = shape.span(how.start(), how.end()) if how else shape.span(start, max(debtor_end, start + 1))
    if how and "连带" in how.group():
        return Found(Relation.JOINT, span)
    if len(debtors) < _SHORTEST:
        return Found(Relation.SINGLE, span)
    if not how:
        return Found(Relation.UNSPECIFIED, span)
    return Found(Relation.COMMON if how.group() == "共同" else Relation.SEVERAL, span)
