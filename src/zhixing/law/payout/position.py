"""Where the money of a case stands, and how it divides between creditor, fee and debtor. All amounts are fen."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Position:
    """The case's money today.

    `identified`: on the case's account, set aside for nobody; `held`: the part of it that is postponed (延缓发放).
    `credited`: with how much the money that came through the court was credited to the debt (what was taken out of it
    first as costs and fee, and what went beyond the debt, is not in it); None: not computable. `to_creditors`: of
    that, already sent to or set aside for creditors. `fee_due`: enforcement fee on all that was really enforced; None: not computable.
    `fee_taken`: the part already sent to or set aside for the
    treasury.
    """

    identified: int
    held: int
    credited: int | None
    to_creditors: int
    fee_due: int | None
    fee_taken: int

    @property
    def free(self) -> int:
        """Identified and not postponed."""
        return max(0, self.identified - self.held)

    @property
    def fee_open(self) -> int | None:
        """What is still to be taken as fee."""
        return None if self.fee_due is None else max(0, self.fee_due - self.fee_taken)

    @property
    def creditor_open(self) -> int | None:
        """What was credited to the debt and has not yet gone to the creditors."""
        return None if self.credited is None else max(0, self.credited - self.to_creditors)

    @property
    def for_creditor(self) -> int | None:
        """The most that may go to the creditors now; None where it cannot be computed."""
        return None if self.creditor_open is None else min(self.creditor_open, self.free)

    @property
    def for_fee(self) -> int | None:
        """The most that may be taken as fee now, never out of what was credited to the debt; None: not computable."""
        if self.creditor_open is None or self.fee_open is None:
            return None
        return min(self.fee_open, max(0, self.free - self.creditor_open))

    @property
    def for_debtor(self) -> int | None:
        """What is left when creditor and fee are covered (余款); None where it cannot be computed."""
        if self.creditor_open is None or self.fee_open is None:
            return None
        return max(0, self.free - self.creditor_open - self.fee_open)
