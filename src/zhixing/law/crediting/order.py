"""The orders in which money is credited (民法典 560, 561; 迟延利息解释 4; 法释〔2009〕6号)."""

from enum import StrEnum


class Item(StrEnum):
    """What a part of a payment can be credited to."""

    COSTS = "costs"
    INTEREST_BEFORE = "interest_before"
    INTEREST_AFTER = "interest_after"
    PRINCIPAL = "principal"
    DOUBLED_OLD = "doubled_old"
    DOUBLED = "doubled"
    DELAY = "delay"


class Policy(StrEnum):
    """The orders offered (money.md 4.2). An agreement or the words of the instrument come before the default.

    ART561_14 costs, interest, principal, doubled · POST_JUDGMENT_INTEREST_LAST interest up to the effective day,
    principal, later interest, doubled · PRINCIPAL_FIRST costs, principal, interest, doubled · AGREED the given list ·
    PRORATA_2009 money debts and old doubled interest in proportion (only money received before 2014-08-01).
    """

    ART561_14 = "art561_14"
    POST_JUDGMENT_INTEREST_LAST = "post_judgment_interest_last"
    PRINCIPAL_FIRST = "principal_first"
    AGREED = "agreed"
    PRORATA_2009 = "prorata_2009"


class FeeOrder(StrEnum):
    """When the enforcement fee is taken out of money that comes through the court: before the debt, or after it.

    No article fixes it for one creditor (民诉法解释 508, 514 govern sharing only).
    """

    FIRST = "first"
    LAST = "last"


_LAST = (Item.DOUBLED_OLD, Item.DOUBLED, Item.DELAY)
_INTEREST = (Item.INTEREST_BEFORE, Item.INTEREST_AFTER)

ORDERS: dict[Policy, tuple[Item, ...]] = {
    Policy.ART561_14: (Item.COSTS, *_INTEREST, Item.PRINCIPAL, *_LAST),
    Policy.POST_JUDGMENT_INTEREST_LAST: (
        Item.COSTS, Item.INTEREST_BEFORE, Item.PRINCIPAL, Item.INTEREST_AFTER, *_LAST,
    ),
    Policy.PRINCIPAL_FIRST: (Item.COSTS, Item.PRINCIPAL, *_INTEREST, *_LAST),
}  # fmt: skip
