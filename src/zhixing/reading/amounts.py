"""Fixed sums of one item: what each is called and what it is within the item (`roles.py`)."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date

from zhixing.reading.instalments import due_at
from zhixing.reading.lexer import MONEY, Shape
from zhixing.reading.model import Amount, Instalment, Share
from zhixing.reading.people import People
from zhixing.reading.roles import PART_OF, role_of
from zhixing.reading.shares import payers, respective, shares_at, to_each
from zhixing.reading.values import Found, Role

_PAYS = r"(?:支付|给付|偿还|偿付|清偿|返还|退还|归还|赔付|退回|付还|赔偿(?![金款费])|(?<!经济)补偿(?![金款费])|承担|享有|分得|付给)"
_LABEL = re.compile(
    rf"(?:.*(?:{_PAYS}|㊅|所欠|拖欠|尚欠|欠付|其中|截止|截至|㊐|以及|并|的(?=(?:利息|罚息|违约金|款))))?(?P<l>[^，。；：（）㊎]*?)(?:共计|合计|总计|合共|总共|计|为|共|是)?(?:（[^（）]*）)?$"
)
_PERIOD = re.compile(r"(?:自|从)?(?P<f>㊐)[^，。；（）㊎㊐]{0,6}?(?:至|到|-)(?P<t>㊐)[^，。；（）㊎㊐]{0,26}$")
_AS_OF = re.compile(
    r"(?:截止|截至|暂计|暂计算|计算|计付|计收|算|计|暂算)(?:至|到)?(?P<d>㊐)(?:止|为止|时)?[^。；（）㊎㊐]{0,24}(?:（[^（）㊎㊐]{1,12}）)?$"
)
_AS_OF_BEHIND = re.compile(
    r"元?（(?:[^，。；（）㊎㊐]{0,20})(?:计算|计付|计收|支付|计|截止|截至|算)(?:至|到)?(?P<d>㊐)(?:止|为止)?"
)
_PERIOD_BEHIND = re.compile(
    r"元?整?（(?:自|从)?(?P<f>㊐)[^，。；（）㊎㊐]{0,4}(?:至|到|-)(?P<t>㊐)(?:止|期间|的)?(?=[）；])"
)


@dataclass(slots=True)
class Sums:
    """The fixed sums found in one item; `left_over` are money positions no rule could place.

    `explained` are those known to be none of the duty (how a sum was calculated, what somebody bears himself).
    """

    amounts: list[tuple[int, Amount]] = field(default_factory=list)
    deductions: list[Found[int]] = field(default_factory=list)
    instalments: list[Instalment] = field(default_factory=list)
    shares: list[Share] = field(default_factory=list)
    payers: list[Found[str]] = field(default_factory=list)
    periodic: list[int] = field(default_factory=list)
    left_over: list[int] = field(default_factory=list)
    explained: list[int] = field(default_factory=list)


def sums(people: People, start: int, end: int, used: set[int]) -> Sums:
    """Every sum of shape positions `[start, end)` that is not the base or cap of interest."""
    shape, found = people.shape, Sums()
    text, by = shape.text, payers(people, start, end)
    whose = {at: (who,) for at, who in respective(people, start, end).items()} | by
    found.payers = [who for group in by.values() for who in group]
    for at in range(start, end):
        if at in whose:
            found.shares.append(Share(whose[at], shape.money(at)))
        elif text[at] == MONEY and at not in used:
            inside = text.count("（", start, at) - text.count("）", start, at) > 0
            _place(people, found, (start, end), at, inside)
    if not found.amounts and not found.periodic:
        found.amounts, found.left_over = (
            [(at, _amount(shape, (start, end), at, "part", found)) for at in found.left_over],
            [],
        )
    return found


# ㊎（每年㊎） and ㊎（含精神抚慰金㊎） tell more of the sum before the bracket.
_TOLD_MORE = re.compile(r"㊎（(?:每[年月日天]|(?:其中)?(?:含|包括|包含)[^，。；（）㊎已]{0,20})$")


def _place(people: People, found: Sums, bounds: tuple[int, int], at: int, inside: bool) -> None:
    """Put the sum at a shape position where the words around it say it belongs."""
    (start, end), shape = bounds, people.shape
    text = shape.text
    before, behind = text[max(start, at - 60) : at], text[at + 1 : min(end, at + 40)]
    role, money = role_of(before, behind), shape.money(at)
    if inside and _TOLD_MORE.search(before):
        role = "nothing"
    if role in ("part", "total") and not inside and to_each(people, start, end, before):
        role = "share"
    due = (
        None if inside or role in ("deduction", "calculation") else due_at(text, bounds, at, begun=bool(found.amounts))
    )
    if due is not None:
        found.instalments.append(Instalment(money, shape.date(due)))
    elif role == "deduction":
        found.deductions.append(money)
    elif role == "share":
        found.shares.extend(shares_at(people, start, at, money))
    elif role in _NO_AMOUNT:
        _NO_AMOUNT[role](found).append(at)
    elif inside:
        _place_inside(shape, found, bounds, at, role)
    else:
        found.amounts.append((at, _amount(shape, bounds, at, role, found)))


_NO_AMOUNT: dict[str, Callable[[Sums], list[int]]] = {
    "periodic": lambda found: found.periodic,
    "calculation": lambda found: found.explained,
    "nothing": lambda found: found.explained,
    "limit": lambda found: found.left_over,
}


def _place_inside(shape: Shape, found: Sums, bounds: tuple[int, int], at: int, role: str) -> None:
    """A sum in brackets says another time what stands before it, or counts with it, or is left to a person."""
    before = shape.text[max(bounds[0], at - 60) : at]
    if any(a.money.value == shape.money(at).value for _, a in found.amounts):
        found.explained.append(at)
    elif role == "net" and found.amounts:
        found.amounts.append((at, with_role(_amount(shape, bounds, at, "part", found), Role.TOTAL)))
    elif _counts_inside(before) or _listed_inside(found, shape.text, at):
        found.amounts.append((at, _amount(shape, bounds, at, role, found)))
    else:
        found.left_over.append(at)


_INSIDE = re.compile(r"(?:利息|罚息|复利|违约金)[^，。；（）㊎]{0,14}$")


_COMPUTED = re.compile(
    r"(?P<f>㊐)起?(?:至|到|-)(?P<t>㊐)(?:止)?，?(?:按|依)照?[^，。；（）㊎㊐㊭]{0,6}㊭[^。；（）㊎㊐，]{0,8}，?[^，。；（）㊎㊐]{0,6}(?:为|计|利息|损失)$"
)
_ORDINAL = re.compile(r"^(?:\d{1,2}[.、]|[①-⑩])")


_LISTED = re.compile(r"[、，和及](?:逾期)?(?:利息|罚息|复利|复息|违约金|滞纳金)$")


def _listed_inside(found: Sums, text: str, at: int) -> bool:
    """截至甲日的利息㊎、罚息㊎、复利㊎: what follows the first of such a list counts with it."""
    last = found.amounts[-1][0] if found.amounts else -1
    return last >= 0 and at - last < 12 and bool(_LISTED.fullmatch(text[last + 1 : at]))


def _counts_inside(before: str) -> bool:
    return (bool(_INSIDE.search(before)) and bool(_AS_OF.search(before))) or bool(_COMPUTED.search(before))


_ROLES = {"total": Role.TOTAL, "net": Role.TOTAL, "alternative": Role.ALTERNATIVE}


_SHARE_OF = re.compile(rf"㊎的{PART_OF}，?(?:即|为|计)?$")


def _amount(shape: Shape, bounds: tuple[int, int], at: int, role: str, found: Sums) -> Amount:
    (start, end), text = bounds, shape.text
    label = _label(shape, start, at)
    kind = _ROLES.get(role, Role.PART)
    if role == "total" and not _is_total(label, shape.money(at).value, found):
        kind = Role.PART
    if role == "settled":
        _supersede(found)
    if role == "net" and found.amounts:
        found.amounts[:] = [(p, with_role(a, Role.GROSS) if a.role is Role.TOTAL else a) for p, a in found.amounts]
    before = text[max(start, at - 60) : at]
    if role == "net" and found.amounts and _SHARE_OF.search(before):
        found.amounts[-1] = (found.amounts[-1][0], with_role(found.amounts[-1][1], Role.GROSS))
    origin = at - len(before)
    period = _PERIOD.search(before) or _COMPUTED.search(before)
    behind = None if period else _PERIOD_BEHIND.match(text, at + 1, end)
    if behind:
        period, origin = behind, 0
    since = shape.date(origin + period.start("f")) if period else None
    until = shape.date(origin + period.start("t")) if period else None
    as_of = None if period else _as_of(shape, before, origin, at, end)
    if as_of is None and not period and _listed_inside(found, text, at):
        as_of = found.amounts[-1][1].as_of
    return Amount(shape.money(at), label, kind, as_of, since, until)


def _supersede(found: Sums) -> None:
    """双方自愿以㊎了结: the old total stays as what was owed before; its parts no longer have a place."""
    totals = [(p, with_role(a, Role.GROSS)) for p, a in found.amounts if a.role is Role.TOTAL]
    if totals:
        found.left_over.extend(p for p, a in found.amounts if a.role is not Role.TOTAL)
    found.amounts[:] = totals or [(p, with_role(a, Role.GROSS)) for p, a in found.amounts]


_OF_ALL = re.compile(r"以上|两项|三项|各项|本息|上述|款项|^$|\d{1,2}%")


def _is_total(label: str, fen: int, found: Sums) -> bool:
    """利息、罚息共计㊎ sums up words, not figures; 合计㊎ behind figures is their total."""
    parts = [a.money.value for _, a in found.amounts if a.role is Role.PART]
    if "本息" in label and not parts:
        return True
    return bool(parts) and (bool(_OF_ALL.search(label)) or fen == sum(parts))


def _as_of(shape: Shape, before: str, origin: int, at: int, end: int) -> Found[date] | None:
    match = _AS_OF.search(before)
    if match:
        return shape.date(origin + match.start("d"))
    behind = _AS_OF_BEHIND.match(shape.text, at + 1, end)
    return shape.date(behind.start("d")) if behind else None


def with_role(amount: Amount, role: Role) -> Amount:
    return replace(amount, role=role)


def _label(shape: Shape, start: int, at: int) -> str:
    begin = max(start, at - 40)
    for stop in range(at - 1, begin - 1, -1):
        if shape.text[stop] in "，。；：、㊎":
            begin = stop + 1
            break
    match = _LABEL.match(shape.text, begin, at)
    words = "利息" if _COMPUTED.search(shape.text[start:at]) else _ORDINAL.sub("", match["l"] if match else "")
    words = words.rpartition("㊭")[2]
    return words.lstrip("的由及和与")
