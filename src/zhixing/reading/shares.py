"""给付甲㊎、给付乙㊎ · 甲负担㊎、乙负担㊎: everybody his own sum."""

import re

from zhixing.reading.model import Share
from zhixing.reading.people import GROUP, People
from zhixing.reading.values import Found

_TO_WHOM = re.compile(r"(?P<each>分别|各)?(?:给付|支付|补偿|返还|退还|赔偿)给?(?P<w>㊅(?:、㊅)*)(?:合计|共计|各)?$")


_EACH_PAID = re.compile(r"(?:给付|支付|补偿|返还|退还|赔偿)给?(?P<w>㊅(?:、㊅)*)(?:合计|共计|各)?㊎")


_RESPECTIVELY = re.compile(r"分别[^，。；（）㊎]{0,16}?(?P<sums>㊎(?:(?:、|和|及|以及)㊎)+)")


def respective(people: People, start: int, end: int) -> dict[int, Found[str]]:
    """甲、乙、丙分别支付㊎、㊎、㊎ · 支付甲、乙、丙分别㊎、㊎、㊎: whose each sum is, where one list of names is as long."""
    text, whose = people.shape.text, dict[int, Found[str]]()
    for match in _RESPECTIVELY.finditer(text, start, end):
        places = [at for at in range(*match.span("sums")) if text[at] == "㊎"]
        lists = [people.group(*m.span()) for m in GROUP.finditer(text, start, match.start("sums"))]
        fitting = [group for group in lists if len(group) == len(places)]
        if len(fitting) == 1:
            whose.update(zip(places, fitting[0], strict=True))
    return whose


_PAYS = r"(?:赔偿|赔付|给付|支付|偿还|返还|承担|负担)"
_BY_EACH = re.compile(
    rf"由(?P<w>㊅(?:、㊅)*)[^，。；㊎㊅（）]{{0,30}}{_PAYS}㊎|㊎由(?P<w2>㊅(?:、㊅)*)[^，。；㊎㊅（）]{{0,16}}{_PAYS}(?!㊎)"
)


def payers(people: People, start: int, end: int) -> dict[int, tuple[Found[str], ...]]:
    """合计㊎，由甲在限额内赔付㊎，余款㊎由乙赔偿: who pays each sum; nothing where only one is named to pay."""
    found: dict[int, tuple[Found[str], ...]] = {}
    for match in _BY_EACH.finditer(people.shape.text, start, end):
        at = match.end() - 1 if match["w"] else match.start()
        found[at] = people.group(*match.span("w" if match["w"] else "w2"))
    who = {tuple(p.value for p in group) for group in found.values()}
    return found if len(who) > 1 else {}


def to_each(people: People, start: int, end: int, before: str) -> bool:
    """Whether the words before a sum pay it to somebody by name, and the item pays others other sums."""
    if not _TO_WHOM.search(before):
        return False
    paid = [people.group(*m.span("w")) for m in _EACH_PAID.finditer(people.shape.text, start, end)]
    return len({who.value for group in paid for who in group}) > 1 and len(paid) > 1


def shares_at(people: People, start: int, at: int, money: Found[int]) -> list[Share]:
    """Whose the sum at shape position `at` is; with 分别 or 各 each of several has it in full."""
    text = people.shape.text
    match = _TO_WHOM.search(text, max(start, at - 60), at)
    if not match:
        return [Share(people.at(text.rfind("㊅", start, at)), money)]
    who = people.group(*match.span("w"))
    return [Share((w,), money) for w in who] if match["each"] or text[at - 1] == "各" else [Share(who, money)]
