"""Rounding of a line: once for one component of one obligation between two payments, or per segment."""

from collections.abc import Sequence
from fractions import Fraction

from zhixing.law.core.fen import half_up
from zhixing.law.interest.segment import Segment
from zhixing.law.owed.facts import Round, RoundPer, Switches


def rounded(exact: Fraction, how: Round) -> int:
    """Fen from an exact number of fen."""
    if how is Round.FEN_HALF_UP:
        return half_up(exact)
    yuan = exact / 100
    return 100 * (half_up(yuan) if how is Round.YUAN_HALF_UP else yuan.numerator // yuan.denominator)


def line_total(segments: Sequence[Segment], switches: Switches) -> tuple[Fraction, int]:
    """Exact and rounded fen of a line."""
    exact = sum((s.exact for s in segments), Fraction(0))
    if switches.round_per is RoundPer.SEGMENT:
        return exact, sum(rounded(s.exact, switches.round) for s in segments)
    return exact, rounded(exact, switches.round)
