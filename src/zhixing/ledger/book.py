"""The book of one escrow account (案款专户): it only grows, and only if every invariant still stands."""

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cached_property

from zhixing.ledger.accounts import Account, Kind, Refused
from zhixing.ledger.entries import Entry, Hold, Lift, Move
from zhixing.ledger.invariants import broken


class Outcome(StrEnum):
    """What became of a payout order. RETURNED also when the money came back after the bank had confirmed payment."""

    SENT = "sent"
    PAID = "paid"
    RETURNED = "returned"


@dataclass(frozen=True, slots=True)
class Payout:
    """A sent payout as the ledger knows it; account is its SENT account, since the day of the last news."""

    account: Account
    fen: int
    outcome: Outcome
    since: date


@dataclass(frozen=True)
class Book:
    """An immutable value: adding gives a new book, refusing leaves the old one. A loaded book is judged by `broken`."""

    entries: tuple[Entry, ...] = ()
    holds: tuple[Hold, ...] = ()
    lifts: tuple[Lift, ...] = ()

    def add(self, entry: Entry) -> "Book":
        """The same entry again is a no-op. Raises Refused for the same id with other content or a broken invariant."""
        return self._with(entry, self.by_id.get(entry.id), replace(self, entries=(*self.entries, entry)))

    def hold(self, hold: Hold) -> "Book":
        """Freeze a part of a balance. Same id: as `add`."""
        known = next((h for h in self.holds if h.id == hold.id), None)
        return self._with(hold, known, replace(self, holds=(*self.holds, hold)))

    def lift(self, lift: Lift) -> "Book":
        """End a hold early, once."""
        known = next((x for x in self.lifts if x.hold == lift.hold), None)
        return self._with(lift, known, replace(self, lifts=(*self.lifts, lift)))

    def _with(self, new: object, known: object, grown: "Book") -> "Book":
        if known == new:
            return self
        if faults := broken(grown):
            raise Refused("；".join(f"{fault.where}：{fault.what}" for fault in faults))
        return grown

    @cached_property
    def by_id(self) -> dict[str, Entry]:
        return {entry.id: entry for entry in self.entries}

    def entry(self, entry_id: str) -> Entry:
        """Raises Refused for an unknown id."""
        if entry_id not in self.by_id:
            raise Refused(f"账上没有分录“{entry_id}”，请核对编号")
        return self.by_id[entry_id]

    @cached_property
    def standing(self) -> tuple[Entry, ...]:
        """Entries that are neither reversed nor reversals."""
        reversed_ids = {entry.reverses for entry in self.entries}
        return tuple(e for e in self.entries if e.reverses is None and e.id not in reversed_ids)

    def balances(self, on: date | None = None, case: str = "") -> dict[Account, int]:
        """Every balance other than zero at the end of day `on` (now, if none given), of one case if named."""
        sums: dict[Account, int] = defaultdict(int)
        for entry in self.entries:
            if on is None or entry.on <= on:
                for posting in entry.postings:
                    sums[posting.account] += posting.fen * posting.account.sign
        return {a: fen for a, fen in sums.items() if fen and case in ("", a.case)}

    def balance(self, account: Account, on: date | None = None) -> int:
        """Fen on the account's own side at the end of day `on`."""
        return self.balances(on).get(account, 0)

    def total(self, kind: Kind, on: date | None = None, case: str = "") -> int:
        """Fen of all accounts of one kind, e.g. all unidentified money (不明案款)."""
        return sum(fen for account, fen in self.balances(on, case).items() if account.kind is kind)

    @cached_property
    def payouts(self) -> dict[str, Payout]:
        """Every payout order by id (EndToEndId) with its outcome."""
        news: dict[Move | None, dict[str, date]] = defaultdict(dict)
        for entry in self.standing:
            for posting in (*entry.touching(Kind.SENT), *entry.touching(Kind.RETURNED)):
                news[entry.move][posting.account.reference] = entry.on
        paid, back = news[Move.PAY], news[Move.RETURN] | news[Move.COME_BACK]
        found = {}
        for posting in (p for e in self.standing if e.move is Move.SEND for p in e.touching(Kind.SENT)):
            order = posting.account.reference
            outcome = Outcome.RETURNED if order in back else Outcome.PAID if order in paid else Outcome.SENT
            since = (news[Move.SEND] | paid | back)[order]
            found[order] = Payout(posting.account, -posting.fen, outcome, since)
        return found
