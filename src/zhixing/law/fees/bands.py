"""A marginal tariff (分段累计): what each band adds, exactly and as a line of the proof.

A line of the proof with `how="fee"` can be re-computed from its details alone: 基数 (yuan) × 费率 (a fraction or a
percentage) = `exact`, rounded by 取整 to `fen`. `how="less"` is the first child minus the others.
"""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from zhixing.law.core.citation import Citation
from zhixing.law.core.determination import ParameterRead
from zhixing.law.core.fen import half_up, yuan
from zhixing.law.core.proof import Amount
from zhixing.law.core.tables import Tables
from zhixing.law.fees.rounding import Round


@dataclass(frozen=True, slots=True)
class Band:
    """The part of an amount over `over` fen, up to `upto` (None: without end), is charged at `rate`."""

    over: int
    upto: int | None
    rate: Fraction
    reads: tuple[ParameterRead, ...]
    cite: Citation

    def part(self, amount: int) -> int:
        """The fen of `amount` that fall into this band."""
        top = amount if self.upto is None else min(amount, self.upto)
        return max(0, top - self.over)


@dataclass(frozen=True, slots=True)
class Charge:
    """A fee before rounding: exact fen, the lines that explain it, the parameters read."""

    exact: Fraction
    lines: tuple[Amount, ...]
    reads: tuple[ParameterRead, ...]


def bands(prefix: str, on: date, tables: Tables) -> tuple[Band, ...]:
    """The proportional bands `<prefix>_over_1…` in force on `on`. Raises NotCovered before the tariff."""
    starts: list[tuple[int, int]] = []
    number = 1
    while f"{prefix}_over_{number}" in tables.parameters:
        starts.append((number, tables.parameter(f"{prefix}_over_{number}").whole(on)))
        number += 1
    found = []
    for at, (number, over) in enumerate(starts):
        rate = tables.parameter(f"{prefix}_rate_{number}").on(on)
        upto = starts[at + 1][1] if at + 1 < len(starts) else None
        reads = tuple(tables.read(f"{prefix}_{what}_{number}", on) for what in ("over", "rate"))
        found.append(Band(over, upto, Fraction(rate.value), reads, rate.cite))
    return tuple(found)


def percent(rate: Fraction) -> str:
    """A rate as it is spoken: 3/200 → "1.5%"; a share that is no finite percentage stays a fraction."""
    hundredfold = rate * 100
    tenths = hundredfold * 10
    if tenths.denominator != 1:
        return str(rate)
    whole, rest = divmod(tenths.numerator, 10)
    return f"{whole}.{rest}%" if rest else f"{whole}%"


def exact_yuan(fen: Fraction) -> str:
    """Yuan with as many decimals as are there: 936494.77 fen → "9,364.9477"; a fraction if there is no end."""
    for places in range(2, 9):
        scaled = fen * 10 ** (places - 2)
        if scaled.denominator == 1:
            whole, rest = divmod(scaled.numerator, 10**places)
            return f"{whole:,}.{rest:0{places}d}"
    return f"{fen / 100}"


def fee_line(label: str, base: int, rate: Fraction, cite: Citation, children: tuple[Amount, ...] = ()) -> Amount:
    """One line base × rate, rounded half-up to the fen."""
    exact = base * rate
    details = {"基数": f"{yuan(base)}元", "费率": percent(rate), "取整": Round.FEN_HALF_UP.chinese}
    return Amount(label, half_up(exact), "fee", exact, details, (cite,), children)


def flat_line(label: str, name: str, on: date, tables: Tables) -> Charge:
    """A fixed sum of the tariff (parameter `fees.<name>`)."""
    value = tables.parameter(f"fees.{name}").on(on)
    fen = tables.parameter(f"fees.{name}").whole(on)
    return Charge(
        Fraction(fen), (Amount(label, fen, "given", cites=(value.cite,)),), (tables.read(f"fees.{name}", on),)
    )


def proportional(prefix: str, amount: int, on: date, tables: Tables) -> Charge:
    """What the bands add for `amount` fen: a line for each band that is reached."""
    exact = Fraction(0)
    lines: list[Amount] = []
    reads: list[ParameterRead] = []
    for band in bands(prefix, on, tables):
        part = band.part(amount)
        if not part:
            break
        upto = "以上" if band.upto is None else f"至 {yuan(band.upto)} 元"
        lines.append(fee_line(f"{yuan(band.over)} 元{upto}的部分", part, band.rate, band.cite))
        reads += band.reads
        exact += part * band.rate
    return Charge(exact, tuple(lines), tuple(reads))


def together(first: Charge, second: Charge) -> Charge:
    """Two charges as one."""
    return Charge(first.exact + second.exact, first.lines + second.lines, first.reads + second.reads)


def total(label: str, charge: Charge, rounding: Round, cite: Citation) -> Amount:
    """The sum of the lines, rounded once. Only the last band can hold parts of a fen, so rounded lines add up."""
    summed = Amount(label, half_up(charge.exact), "sum", charge.exact, cites=(cite,), children=charge.lines)
    return settle(label, summed, rounding, cite)


def settle(label: str, line: Amount, rounding: Round, cite: Citation) -> Amount:
    """A line restated in whole yuan where the policy says so."""
    if rounding is Round.FEN_HALF_UP:
        return line
    exact = line.exact if line.exact is not None else Fraction(line.fen)
    details = {"基数": f"{exact_yuan(exact)}元", "费率": "1", "取整": rounding.chinese}
    return Amount(f"{label}（取整）", rounding.fen(exact), "fee", exact, details, (cite,), (line,))


def share_of(label: str, whole: Amount, share: Fraction, rounding: Round, cite: Citation) -> Amount:
    """A share (half, a third) of a fee, taken from its exact value and rounded once."""
    base = whole.exact if whole.exact is not None else Fraction(whole.fen)
    exact = base * share
    details = {"基数": f"{exact_yuan(base)}元", "费率": str(share), "取整": rounding.chinese}
    return Amount(label, rounding.fen(exact), "fee", exact, details, (cite,), (whole,))


def capped(label: str, line: Amount, cap: int, cite: Citation) -> Amount:
    """A fee held at its ceiling; the line itself where it stays below."""
    if line.fen <= cap:
        return line
    over = Amount("超过最高额、不收取的部分", line.fen - cap, "given", cites=(cite,))
    return Amount(label, cap, "less", Fraction(cap), cites=(cite,), children=(line, over))
