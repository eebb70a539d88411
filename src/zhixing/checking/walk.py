"""The daily loop: every day adds its interest, every payment closes the lines and is placed."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from zhixing.checking.facts import NEW_RATE, SWITCHES, Obligation, fen, half_up
from zhixing.checking.fees import enforcement_fee
from zhixing.checking.lines import Line, Rise, whole
from zhixing.checking.published import DAY, Bare, Tables
from zhixing.checking.rates import Daily
from zhixing.checking.share import Key, Waiting, order_of, place, place_prorata
from zhixing.checking.streams import Stream, Term, streams

Json = dict[str, Any]
Counted = tuple[int, int, Daily, Rise]
"""Number of a component, its base, its rate, and the running penalties in its base."""
_SUMS = {"costs": "costs", "court_fee": "costs", "interest": "interest_before"}


@dataclass
class Credit:
    """One payment: costs and fee taken out of it, its shares, what is left over."""

    payment: Json
    costs: int
    fee: int
    shares: list[tuple[Key, int]]
    surplus: int


class Walk:
    """The whole computation from the facts of a document to its day."""

    def __init__(self, facts: Json, on: date, tables: Tables) -> None:
        self.facts, self.on, self.tables = facts, on, tables
        self.switches: Json = SWITCHES | {k: v for k, v in facts.get("switches", {}).items() if k != "chosen"}
        tables.lpr_from_next_day = self.switches["lpr_from"] == "next_day"
        self.obligations = [Obligation(o, facts, self.switches, tables) for o in facts["obligations"]]
        runs = bool(facts.get("effective"))
        self.streams = streams(self.obligations, facts, (self.switches, tables), on) if runs else []
        self.pots: dict[Key, int] = {}
        for index, of in enumerate(self.obligations):
            self.pots[_SUMS.get(of.kind, "principal"), index, -1] = of.amount
        self.paid = [0] * len(self.obligations)
        self.accrued = [0] * len(self.streams)
        self.covered = [0] * len(self.streams)
        self.capital = [0] * len(self.streams)
        self.lines: list[Line] = []
        self.open: dict[int, Line] = {}
        self.full: list[Line] = []
        self.credits: list[Credit] = []
        self.exact_to = on
        self._walk()
        self._decide(on)

    def _walk(self) -> None:
        payments = sorted((p for p in self.facts.get("payments", []) if p["on"] <= str(self.on)), key=lambda p: p["on"])
        old = self.switches["end_inclusive"] and self.switches["payment_day"] == "old"
        start = min([s.first for s in self.streams] + [date.fromisoformat(p["on"]) for p in payments] + [self.on])
        today = start
        while today <= self.on:
            mine = [p for p in payments if p["on"] == str(today)]
            if not old:
                self._pay(mine, today, today - DAY)
            counted = today < self.on or self.switches["end_inclusive"]
            if counted and not self._accrue(today):
                self.exact_to = today - DAY
                break
            if old:
                self._pay(mine, today, today)
            today += DAY
        self._close()

    def _accrue(self, today: date) -> bool:
        stop = self.facts.get("insolvency")
        if stop and str(today) >= stop:
            return True
        running = [(n, s) for n, s in enumerate(self.streams) if s.runs(today)]
        for number, stream in running:
            if isinstance(stream, Term) and stream.capitalises(today):
                self._fill(number)
                self.capital[number] = self.accrued[number] - self.covered[number]
        try:
            found = self._counted(running, today)
        except Bare:
            return False
        for number, _ in running:
            self.open.setdefault(number, Line(number, today, self.capital[number])).last = today
        for number, base, rate, rise in found:
            self.open[number].add(today, base, rate, rise)
        if self._cut_here(today):
            self._close()
        return True

    def _cut_here(self, today: date) -> bool:
        policies = [self.switches["crediting"]] + [p.get("policy") for p in self.facts.get("payments", [])]
        return "post_judgment_interest_last" in policies and self.facts.get("effective") == str(today)

    def _counted(self, running: list[tuple[int, Stream]], today: date) -> list[Counted]:
        """What adds interest today. Raises Bare."""
        found: list[Counted] = []
        for number, stream in running:
            base = stream.base(today, self.paid[stream.index]) + self.capital[number]
            rise = self._rise(stream, found)
            if (base or rise.grown or rise.growth) and stream.counts(today):
                found.append((number, base, stream.rate(today), rise))
        return found

    def _rise(self, stream: Stream, today: list[Counted]) -> Rise:
        """The running penalties of the obligation in the base of its doubled interest; nothing for other components."""
        total = Rise()
        if stream.item != "doubled" or not self.switches["penalty_in_base"]:
            return total
        adds = {number: base * rate / divisor for number, base, (rate, divisor, _), _ in today}
        for number, other in enumerate(self.streams):
            if isinstance(other, Term) and other.penalty and other.index == stream.index:
                run = self.open[number].exact if number in self.open else Fraction(0)
                add = adds.get(number, Fraction(0))
                if other.cap is not None:
                    room = Fraction(max(0, other.cap - self.accrued[number]))
                    run, add = min(run, room), min(run + add, room) - min(run, room)
                total = Rise(total.grown + self.accrued[number] - self.covered[number] + run, total.growth + add)
        return total

    def _fill(self, number: int) -> None:
        """End the open line of one component."""
        line = self.open.pop(number, None)
        if line is None or not line.runs:
            return
        stream = self.streams[number]
        if stream.style != "days":
            line.runs = whole(stream, line.runs)
        line.fen = self._rounded_line(line)
        if stream.cap is not None:
            line.fen = min(line.fen, max(0, stream.cap - self.accrued[number]))
        self.accrued[number] += line.fen
        self.full.append(line)

    def _close(self) -> None:
        for number in sorted(self.open):
            self._fill(number)
        for line in sorted(self.full, key=lambda line: (line.stream, line.first)):
            stream = self.streams[line.stream]
            item = stream.item
            if item == "interest_after" and str(line.last) <= self.facts["effective"]:
                item = "interest_before"
            key = (item, stream.index, line.stream)
            self.pots[key] = self.pots.get(key, 0) + line.fen
            self.lines.append(line)
        self.full = []

    def _rounded_line(self, line: Line) -> int:
        if self.switches["round_per"] == "segment":
            return sum(self.rounded(run.exact) for run in line.runs)
        return self.rounded(line.exact)

    def rounded(self, exact: Fraction) -> int:
        """Fen by the rounding switch."""
        how = self.switches["round"]
        if how == "fen_half_up":
            return half_up(exact)
        return 100 * (half_up(exact / 100) if how == "yuan_half_up" else int(exact / 100))

    def _decide(self, today: date) -> None:
        for index, delay in enumerate(self.facts.get("delay", [])):
            if delay["decided"] <= str(today):
                self.pots.setdefault(("delay", index, -1), self.delay_sum(delay))

    def delay_sum(self, delay: Json) -> int:
        """The sum fixed by the court, or twice the loss."""
        return fen(delay.get("fixed")) or 2 * (fen(delay.get("loss")) or 0)

    def _pay(self, mine: list[Json], today: date, accrued_to: date) -> None:
        if mine:
            self._close()
        for payment in mine:
            self._decide(today)
            amount = fen(payment["amount"]) or 0
            costs = min(fen(payment.get("costs")) or 0, amount)
            waiting = self._waiting(today, accrued_to)
            fee, rest, over = self._fee(payment, amount - costs)
            policy, agreed = self._policy(payment)
            if policy == "prorata_2009":
                shares, surplus = place_prorata(rest, waiting)
            else:
                shares, surplus = place(rest, waiting, order_of(policy, agreed), payment.get("designates", []))
            for key, share in shares:
                self._credit(key, share)
            self.credits.append(Credit(payment, costs, fee, shares, surplus + over))

    def _credit(self, key: Key, share: int) -> None:
        self.pots[key] -= share
        if key[2] != -1:
            self.covered[key[2]] += share
            self.capital[key[2]] = max(0, self.capital[key[2]] - share)
        elif key[0] != "delay":
            self.paid[key[1]] += share

    def executed(self) -> int:
        """What payments since the filing brought the creditor."""
        filed = self.facts["enforced"]["filed"]
        return sum(share for c in self.credits if c.payment["on"] >= filed for _, share in c.shares)

    def fee_taken(self) -> int:
        """Enforcement fee taken out of payments."""
        return sum(c.fee for c in self.credits)

    def _fee(self, payment: Json, amount: int) -> tuple[int, int, int]:
        """Fee taken from a payment, what goes to the debt, what is left over."""
        enforced = self.facts.get("enforced")
        through = payment.get("how") in {"into_court", "deducted", "withdrawn", "sold"}
        if not enforced or payment["on"] < enforced["filed"] or not through:
            return 0, amount, 0
        owing, executed, taken = sum(self.pots.values()), self.executed(), self.fee_taken()

        def open_fee(more: int) -> int:
            return max(0, enforcement_fee(executed + more) - taken)

        if amount >= owing + open_fee(owing):
            return open_fee(owing), owing, amount - owing - open_fee(owing)
        debt = min(amount, owing)
        if self.switches["exec_fee_order"] == "first":
            step = 1 << debt.bit_length()
            while step:
                while debt >= step and debt - step + open_fee(debt - step) >= amount:
                    debt -= step
                step //= 2
        return amount - debt, debt, 0

    def _policy(self, payment: Json) -> tuple[str, list[str]]:
        if "policy" in payment or "order" in payment:
            return payment.get("policy", "agreed"), payment.get("order", [])
        if payment["on"] < str(NEW_RATE) and self.switches["crediting"] != "agreed":
            return "prorata_2009", []
        return self.switches["crediting"], self.switches["order"]

    def _waiting(self, today: date, accrued_to: date) -> Waiting:
        out: Waiting = []
        for key, left in self.pots.items():
            item, index, number = key
            if not left:
                continue
            if item == "delay":
                out.append((key, self.facts["delay"][index]["name"], (), left))
            elif number >= 0:
                out.append((key, self.obligations[index].name, (self.streams[number].first,), left))
            else:
                rank = self._rank(index, today, accrued_to) if item == "principal" else (date.min,)
                out.append((key, self.obligations[index].name, rank, left))
        return out

    def _rank(self, index: int, today: date, accrued_to: date) -> tuple[Any, ...]:
        of = self.obligations[index]
        due = of.due[0][0] if of.due else date.max
        burden = Fraction(0)
        for stream in self.streams:
            if stream.index == index and isinstance(stream, Term) and stream.runs(accrued_to):
                rate, divisor, _ = stream.rate(accrued_to)
                burden += rate / divisor
        return (due >= today, of.secured, -burden, due)
