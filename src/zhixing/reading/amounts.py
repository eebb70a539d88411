"""Fixed sums of one item: what each is called and what it is within the item.

`RULES` is tried from top to bottom with the words before and behind the sum; the first that fits names its role. To
add a way of saying it, add a row and a test.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date

from zhixing.reading.instalments import due_at
from zhixing.reading.lexer import MONEY, Shape
from zhixing.reading.model import Amount, Instalment, Share
from zhixing.reading.people import People
from zhixing.reading.shares import respective, shares_at, to_each
from zhixing.reading.values import Found, Role

ANCILLARY = re.compile(
    r"^(?!.*(?:本金|款|租金)(?:及|和|与|、)).*(?:利息|罚息|复利|复息)|违约金|滞纳金|律师|保全|担保费|公告|邮寄|邮递|占用费|占用损失|占用期|资金损失|逾期付款损失|履约保证金|质保金|鉴定费|评估费|诉讼|受理费|差旅|责任保险费$|保全保险费$"
)
COMPENSATION = re.compile(
    r"医疗|误工|护理|伙食|营养|交通费|住宿|残疾|伤残|丧葬|死亡|抚养|扶养|抚慰|辅助器具|车辆损失|修理费|停车费|后续治疗|停工留薪|生活津贴|伤残|就业补助|拖车|施救|康复|工资|补助|津贴|死亡赔偿|经济补偿|加班"
)
_PART_OF = (
    r"(?:\d{1,3}%|[一二三四五六七八九十\d]{1,2}倍|[一二三四五六七八九十]{1,3}分之[一二三四五六七八九十]{1,3}|一半)"
)
RULES: tuple[tuple[str, str, str], ...] = (
    ("calculation", r"[x×÷+\-*]$|（(?:按照|按)?$", r"[x×÷+\-*]|(?:/|／)(?:年|月|天|日)?[x×]|[^，。；（）]{0,6}[x×÷]"),
    ("calculation", r"[x×÷+\-*]$", r""),
    ("calculation", r"", r"(?:/|／)?(?:年|月|天|日)?[x×÷]"),
    ("calculation", r"（[^（）]{0,80}已扣除[^，。；㊎]{0,20}$", r""),
    ("periodic", r"每(?:日|天|月|年|周|季|季度|半年)(?:每月)?[^，。；（）㊎]{0,30}$", r""),
    ("periodic", r"", r"(?:/|／|每)(?:日|天|月|年|平方|季|周|㎡)?|的标准(?:按月|按日|每月|每日)"),
    ("deduction", r"(?:扣除|扣减|减去|减支|抵扣|冲抵|抵作|抵充|核减|应扣)[^，。；㊎]{0,40}$", r""),
    ("deduction", r"(?:已(?:经)?(?:支付|付|还|偿还|归还|给付|垫付|履行)|先期垫付|已付还)[^，。；㊎]{0,16}$", r""),
    ("deduction", r"", r"[^，。；（）㊎]{0,12}(?:从[^，。；]{0,12}中)?(?:予以)?(?:扣除|扣减|抵扣|抵作)"),
    ("nothing", r"", r"以[下上]"),
    ("limit", r"", r"[^，。；㊎（）]{0,10}?(?:范围|限额|额度|限度)之?内"),
    ("net", r"扣除[^。；]*再(?:行)?(?:支付|赔偿|给付)[^，。；㊎]{0,16}$", r""),
    ("nothing", r"(?:自负|自担|自行承担|自行负担)[^，。；㊎]{0,6}$|限额$|责任限额为?$|㊅负担$", r""),
    ("alternative", r"(?:不能|无法|未能|不|逾期未)(?:按期)?(?:返还|交付|退还|归还|交还)[^。；㊎]{0,24}$", r""),
    ("settled", r"", r"(?:的数额|价款)?(?:一次性)?(?:了结|结清此|调解)"),
    ("net", rf"由㊅(?:、㊅)*负责(?:赔偿|支付|给付)$|的{_PART_OF}，?(?:即|为|计)?$", r""),
    ("share", r"由?㊅(?:承担|负担|偿还|支付|分担)$", r""),
    ("net", r"(?:余款|余额|实际给付|实付|实际支付|实际应付|尚应支付|尚需支付|还应)[^，。；㊎]{0,60}$", r""),
    ("total", r"(?:合计|共计|总计|合共|总共|以上共|两项共|三项共|共)(?:应)?(?:为|是|：|款|赔偿|支付)?$", r""),
)
_RULES = tuple((name, re.compile(before), re.compile(behind)) for name, before, behind in RULES)
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
    periodic: list[int] = field(default_factory=list)
    left_over: list[int] = field(default_factory=list)
    explained: list[int] = field(default_factory=list)


def sums(people: People, start: int, end: int, used: set[int]) -> Sums:
    """Every sum of shape positions `[start, end)` that is not the base or cap of interest."""
    shape, found = people.shape, Sums()
    text, whose = shape.text, respective(people, start, end)
    for at in range(start, end):
        if at in whose:
            found.shares.append(Share((whose[at],), shape.money(at)))
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
    role, money = _role(before, behind), shape.money(at)
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


def _role(before: str, behind: str) -> str:
    for name, first, second in _RULES:
        if (not first.pattern or first.search(before)) and (not second.pattern or second.match(behind)):
            return name
    return "part"


_INSIDE = re.compile(r"(?:利息|罚息|复利|违约金)[^，。；（）㊎]{0,14}$")


_LISTED = re.compile(r"[、，和及](?:逾期)?(?:利息|罚息|复利|复息|违约金|滞纳金)$")


def _listed_inside(found: Sums, text: str, at: int) -> bool:
    """截至甲日的利息㊎、罚息㊎、复利㊎: what follows the first of such a list counts with it."""
    last = found.amounts[-1][0] if found.amounts else -1
    return last >= 0 and at - last < 12 and bool(_LISTED.fullmatch(text[last + 1 : at]))


def _counts_inside(before: str) -> bool:
    return bool(_INSIDE.search(before)) and bool(_AS_OF.search(before))


_ROLES = {"total": Role.TOTAL, "net": Role.TOTAL, "alternative": Role.ALTERNATIVE}


_SHARE_OF = re.compile(rf"㊎的{_PART_OF}，?(?:即|为|计)?$")


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
    period = _PERIOD.search(before)
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
    words = match["l"] if match else ""
    return words.lstrip("的由及和与")
