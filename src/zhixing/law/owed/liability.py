"""What each person liable can be asked for today: joint, shares, supplementary, capped (money.md 1.9, 20)."""

from datetime import date
from fractions import Fraction

from zhixing.law.core.fen import half_up, yuan
from zhixing.law.crediting.order import Item
from zhixing.law.interest.segment import Segment
from zhixing.law.owed.account import Account
from zhixing.law.owed.answer import LiabilityOwed, sums
from zhixing.law.owed.facts import Liability, LiabilityKind
from zhixing.law.owed.rounding import rounded

_WORDS = {
    LiabilityKind.JOINT: "连带责任",
    LiabilityKind.SHARE: "按份责任",
    LiabilityKind.SUPPLEMENTARY: "补充责任",
    LiabilityKind.GENERAL_GUARANTEE: "一般保证责任",
}
_AFTER_OTHERS = {LiabilityKind.SUPPLEMENTARY, LiabilityKind.GENERAL_GUARANTEE}


def liability_owed(account: Account, liability: Liability, on: date) -> LiabilityOwed:
    """One person's part. The creditor collects the whole only once."""
    word = _WORDS[liability.kind]
    failed = liability.main_failed
    if liability.kind in _AFTER_OTHERS and (failed is None or failed > on):
        return LiabilityOwed(liability.debtor, 0, f"{word}：主债务人的财产尚未被认定不足以清偿，现在不负给付义务")
    outstanding = sums(account.pots.items())
    own = half_up(outstanding.total * liability.share)
    why = word if liability.share == 1 else f"{word}，份额 {liability.share}"
    if liability.cap is None:
        return LiabilityOwed(liability.debtor, own, why)
    doubled = min(half_up(outstanding.doubled * liability.share), _own_doubled(account, liability))
    rest = half_up((outstanding.total - outstanding.doubled) * liability.share)
    why += f"，以 {yuan(liability.cap)} 元为限，另计其自身的加倍部分债务利息"
    return LiabilityOwed(liability.debtor, min(rest, liability.cap) + doubled, why)


def _own_doubled(account: Account, liability: Liability) -> int:
    """Doubled interest on a base never above the cap: the person's own delay (迟延利息解释 1).

    Who pays after the main debtor only is late from the day after the main debtor was found to fail.
    """
    since = liability.main_failed if liability.kind in _AFTER_OTHERS else None
    total = 0
    for line in account.lines:
        if account.plan.streams[line.stream].item is Item.DOUBLED:
            exact = sum((_own(s, liability.cap or 0, since) for s in line.segments), Fraction(0))
            total += rounded(exact, account.debt.switches.round)
    return total


def _own(s: Segment, cap: int, since: date | None) -> Fraction:
    before = 0 if since is None else min(s.units, max(0, (since - s.first).days + 1))
    weight = s.weight(s.units, cap) - s.weight(before, cap)
    return weight * s.rate / s.divisor
