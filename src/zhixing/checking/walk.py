"""The daily loop: every day adds its interest, every payment closes the lines and is placed."""

from datetime import date
from fractions import Fraction
from typing import Any

from zhixing.checking.facts import NEW_RATE, SWITCHES, Obligation, fen, half_up, months_later
from zhixing.checking.published import DAY, Bare, Tables
from zhixing.checking.rates import Daily
from zhixing.checking.share import Key, Waiting, order_of, place, place_prorata
from zhixing.checking.streams import Stream, Term, streams

Json = dict[str, Any]
_SUMS = {"costs": "costs", "court_fee": "costs", "interest": "interest_before"}


class Run:
    """Equal days in a row: base × rate × units / divisor."""

    def __init__(self, day: date, base: int, rate: Daily) -> None:
        self.first = self.last = day
        self.base, self.rate, self.units, self.unit = base, rate, 1, "天"

    @property
    def exact(self) -> Fraction:
        return self.base * self.rate[0] * self.units / self.rate[1]


class Line:
    """One component between two payments."""

    def __init__(self, stream: int, day: date) -> None:
        self.stream, self.first, self.last = stream, day, day
        self.runs: list[Run] = []
        self.fen = 0

    def add(self, day: date, base: int, rate: Daily) -> None:
        """One more counted day."""
        last = self.runs[-1] if self.runs else None
        if last and last.last + DAY == day and (last.base, last.rate) == (base, rate):
            last.last, last.units = day, last.units + 1
        else:
            self.runs.append(Run(day, base, rate))

    @property
    def exact(self) -> Fraction:
        return sum((run.exact for run in self.runs), Fraction(0))


class Walk:
    """The whole computation from the facts of a document to its day."""

    def __init__(self, facts: Json, on: date, tables: Tables) -> None:
        self.facts, self.on, self.tables = facts, on, tables
        self.switches: Json = SWITCHES | {k: v for k, v in facts.get("switches", {}).items() if k != "chosen"}
        conversion = facts.get("conversion")
        exchange = Fraction(conversion["rate"]) if conversion else None
        use = (self.switches, tables, exchange)
        self.obligations = [Obligation(o, facts, self.switches, tables, exchange) for o in facts["obligations"]]
        self.streams = streams(self.obligations, facts, use, on) if facts.get("effective") else []
        self.pots: dict[Key, int] = {}
        for index, of in enumerate(self.obligations):
            self.pots[_SUMS.get(of.kind, "principal"), index, -1] = of.amount
        self.paid = [0] * len(self.obligations)
        self.accrued = [0] * len(self.streams)
        self.lines: list[Line] = []
        self.open: dict[int, Line] = {}
        self.credits: list[tuple[Json, int, list[tuple[Key, int]], int]] = []
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
        found = []
        try:
            for number, stream in running:
                base = stream.base(today, self.paid[stream.index])
                if base and stream.counts(today):
                    found.append((number, base, stream.rate(today)))
        except Bare:
            return False
        for number, _ in running:
            self.open.setdefault(number, Line(number, today)).last = today
        for number, base, rate in found:
            self.open[number].add(today, base, rate)
        if self._cut_here(today):
            self._close()
        return True

    def _cut_here(self, today: date) -> bool:
        policies = [self.switches["crediting"]] + [p.get("policy") for p in self.facts.get("payments", [])]
        return "post_judgment_interest_last" in policies and self.facts.get("effective") == str(today)

    def _close(self) -> None:
        for number, line in sorted(self.open.items()):
            if not line.runs:
                continue
            stream = self.streams[number]
            if stream.style != "days":
                line.runs = _whole(stream, line.runs)
            line.fen = self._rounded_line(line)
            if stream.cap is not None:
                line.fen = min(line.fen, max(0, stream.cap - self.accrued[number]))
            item = stream.item
            if item == "interest_after" and str(line.last) <= self.facts["effective"]:
                item = "interest_before"
            key = (item, stream.index, number)
            self.pots[key] = self.pots.get(key, 0) + line.fen
            self.accrued[number] += line.fen
            self.lines.append(line)
        self.open = {}

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
            policy, agreed = self._policy(payment)
            if policy == "prorata_2009":
                shares, surplus = place_prorata(amount - costs, waiting)
            else:
                order = order_of(policy, agreed)
                shares, surplus = place(amount - costs, waiting, order, payment.get("designates", []))
            for key, share in shares:
                self.pots[key] -= share
                if key[2] == -1 and key[0] != "delay":
                    self.paid[key[1]] += share
            self.credits.append((payment, costs, shares, surplus))

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


def _whole(stream: Stream, days: list[Run]) -> list[Run]:
    """Full months or years by same-numbered day, then the rest days."""
    months, unit = (1, "个月") if stream.style == "months" else (12, "年")
    out = []
    for run in days:
        count = 0
        while months_later(run.first, months * (count + 1)) <= run.last + DAY:
            count += 1
        rest = months_later(run.first, months * count)
        if count:
            whole = Run(run.first, run.base, (run.rate[0], 1, run.rate[2]))
            whole.last, whole.units, whole.unit = rest - DAY, count, unit
            out.append(whole)
        if rest <= run.last:
            more = Run(rest, run.base, run.rate)
            more.last, more.units = run.last, (run.last - rest).days + 1
            out.append(more)
    return out
