"""The sums of one item seen together: which is the principal, what has no day, which day is said for several."""

import re
from dataclasses import replace

from zhixing.reading.amounts import Sums, with_role
from zhixing.reading.lexer import Shape
from zhixing.reading.roles import ANCILLARY, COMPENSATION
from zhixing.reading.values import Role

_FOR_ALL = re.compile(
    r"㊎（(?:上述|以上|前述|[^（），。；]{0,20}均|(?:(?:利息|罚息|复利|违约金|滞纳金)(?:、|和|及)){1,4}(?:利息|罚息|复利|违约金|滞纳金))"
)
_INTEREST = re.compile(r"利息|罚息|复利|复息|违约金|滞纳金")


# 利息㊎、罚息㊎及…的利息、罚息（利息、罚息暂计至㊐，自㊐起…）: the bracket names the sums whose day it says.
_NAMED_DAY = re.compile(
    r"（(?:(?:利息|罚息|复利|违约金|滞纳金)[、和及]?){1,4}(?:均|暂)*(?:计|算|截)[^，。；（）㊎㊐]{0,4}(?P<d>㊐)"
)


def settle(shape: Shape, bounds: tuple[int, int], found: Sums) -> Sums:
    """Settle what only the sums together tell; changes and returns `found`."""
    _spread(shape.text, found)
    _named_day(shape, bounds, found)
    _undated(found)
    _settle(found)
    return found


def _undated(found: Sums) -> None:
    """分三期：签约当日支付㊎，㊐前支付㊎…: an instalment without a day is left to a person."""
    if not found.instalments:
        return
    bare = [at for at, a in found.amounts[1:] if a.role is Role.PART and not a.label]
    found.left_over.extend(bare)
    found.amounts[:] = [(at, a) for at, a in found.amounts if at not in bare]


def _spread(text: str, found: Sums) -> None:
    """利息㊎、罚息㊎、复利㊎（均计至㊐）: the day is that of every sum of interest before the bracket."""
    day = None
    for index in range(len(found.amounts) - 1, -1, -1):
        at, amount = found.amounts[index]
        if _FOR_ALL.match(text, at):
            day = amount.as_of
        elif day and not (amount.as_of or amount.until or not _INTEREST.search(amount.label)):
            found.amounts[index] = (at, replace(amount, as_of=day))


def _named_day(shape: Shape, bounds: tuple[int, int], found: Sums) -> None:
    match = _NAMED_DAY.search(shape.text, *bounds)
    if not match:
        return
    day = shape.date(match.start("d"))
    for index, (at, amount) in enumerate(found.amounts):
        dated = amount.as_of or amount.until
        if at < match.start() and not dated and _INTEREST.search(amount.label) and amount.role is Role.PART:
            found.amounts[index] = (at, replace(amount, as_of=day))


def _settle(found: Sums) -> None:
    """Choose the principal: the first sum that is not ancillary, unless the sums are heads of compensation."""
    parts = [(i, a) for i, (_, a) in enumerate(found.amounts) if a.role is Role.PART]
    main = [(i, a) for i, a in parts if "等" in a.label or not ANCILLARY.search(a.label)]
    if not main or (len(parts) > 1 and all(COMPENSATION.search(a.label) for _, a in main)):
        return
    index, amount = main[0]
    found.amounts[index] = (found.amounts[index][0], with_role(amount, Role.PRINCIPAL))
