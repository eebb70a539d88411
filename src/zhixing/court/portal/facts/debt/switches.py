"""The ways of reckoning that somebody chose on the page; what is not chosen stays as the law library has it."""

import re
from typing import Any

from zhixing.court.kernel.refused import BadInput
from zhixing.court.portal.facts.debt.typed import DebtIn
from zhixing.law.crediting.order import Item, Policy
from zhixing.law.owed import facts as law

CHOSEN = (
    "crediting", "year", "ends", "start_rule", "payment_day", "round", "lpr_from", "court_fee_in_base",
    "penalty_in_base", "exec_fee_order", "old_general",
)  # fmt: skip
ORDER_WORDS: dict[str, tuple[Item, ...]] = {
    "费用": (Item.COSTS,),
    "利息": (Item.INTEREST_BEFORE, Item.INTEREST_AFTER),
    "生效前利息": (Item.INTEREST_BEFORE,),
    "生效后利息": (Item.INTEREST_AFTER,),
    "本金": (Item.PRINCIPAL,),
    "加倍部分": (Item.DOUBLED_OLD, Item.DOUBLED),
    "迟延履行金": (Item.DELAY,),
}
"""What a part of the debt is called in an agreed order."""


def switches(data: DebtIn) -> law.Switches:
    """The switches, with who set those that were chosen. Raises BadInput for an order that cannot be read."""
    chosen: dict[str, Any] = {name: getattr(data, name) for name in CHOSEN if getattr(data, name)}
    if data.order:
        if data.crediting not in {None, Policy.AGREED}:
            raise BadInput({"order": "填写了约定的顺序，付款抵充顺序请选“按双方约定的顺序”，或者不选"})
        chosen |= {"crediting": Policy.AGREED, "order": _order(data.order)}
    elif data.crediting is Policy.AGREED:
        raise BadInput({"order": f"请填写约定的顺序，可以写：{'、'.join(ORDER_WORDS)}"})
    by = tuple(law.Choice(name, "计算人", "在公开计算页面选择") for name in chosen)
    return law.Switches(**chosen, chosen=by)


def _order(text: str) -> tuple[Item, ...]:
    """An order as people write it: 本金、利息、加倍部分."""
    items: list[Item] = []
    for word in filter(None, re.split(r"[、，,；;\s→>]+", text)):
        if word not in ORDER_WORDS:
            raise BadInput({"order": f"看不懂“{word[:20]}”，可以写：{'、'.join(ORDER_WORDS)}"})
        items += ORDER_WORDS[word]
    if len(set(items)) != len(items):
        raise BadInput({"order": "同一项写了两次，请每项只写一次"})
    return tuple(items)
