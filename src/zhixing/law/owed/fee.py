"""The enforcement fee beside the debt: taken out of payments in its order, and what is due to the court."""

from dataclasses import dataclass

from zhixing.law.core.determination import Determination
from zhixing.law.crediting.order import FeeOrder
from zhixing.law.crediting.split import Split, split
from zhixing.law.fees.enforcement import EnforcementFee, enforcement_fee
from zhixing.law.owed.account import Account
from zhixing.law.owed.facts import Payment


@dataclass(frozen=True, slots=True)
class FeeOwed:
    """The debt to the court, in fen; never part of the debt to the creditor.

    `executed`: what payments since the filing brought the creditor; `due`: the fee on it by the tariff; `taken` out of
    payments; `whole`: what is still to be paid to the court if all that is owed is paid on the day.
    """

    order: FeeOrder
    executed: int
    due: int
    taken: int
    whole: int
    tariff: Determination[int]


def fee_split(account: Account, payment: Payment, fen: int) -> Split:
    """What of a payment goes to the court; nothing where no fee is asked, or the money does not pass through it."""
    enforced = account.debt.enforced
    if enforced is None or payment.on < enforced.filed or not payment.how.through_court:
        return Split(0, fen, 0)
    executed, taken = _executed(account), _taken(account)

    def due(more: int) -> int:
        return max(0, (_fee(account, executed + more).value or 0) - taken)

    owing = sum(account.pots.values())
    return split(fen, owing, due, account.debt.switches.exec_fee_order)


def fee_owed(account: Account) -> FeeOwed | None:
    """How the debt to the court stands after the last payment; None where the facts say nothing of enforcement."""
    if account.debt.enforced is None:
        return None
    executed, taken = _executed(account), _taken(account)
    tariff = _fee(account, executed)
    whole = _fee(account, executed + sum(account.pots.values())).value or 0
    order = account.debt.switches.exec_fee_order
    return FeeOwed(order, executed, tariff.value or 0, taken, max(0, whole - taken), tariff)


def _fee(account: Account, executed: int) -> Determination[int]:
    assert account.debt.enforced is not None
    return enforcement_fee(EnforcementFee(executed, account.debt.enforced.filed), account.tables)


def _executed(account: Account) -> int:
    """What payments since the filing brought the creditor."""
    assert account.debt.enforced is not None
    since = account.debt.enforced.filed
    return sum(p.fen for c in account.credits if c.payment.on >= since for p in c.parts)


def _taken(account: Account) -> int:
    return sum(c.fee for c in account.credits)
