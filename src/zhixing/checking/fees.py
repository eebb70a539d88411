"""The tariff of fees written down a second time, so that a wrong parameter of the law library would be seen.

The value comes from the quick form (amount × rate + constant), the proof from the bands; both must agree.
"""

from fractions import Fraction
from typing import Any

from zhixing.checking.facts import half_up

Json = dict[str, Any]
Row = tuple[int, str, int]
"""Over so many yuan; rate; constant of the quick form in yuan."""

ACCEPTANCE: tuple[Row, ...] = (
    (10_000, "0.025", -200), (100_000, "0.02", 300), (200_000, "0.015", 1_300), (500_000, "0.01", 3_800),
    (1_000_000, "0.009", 4_800), (2_000_000, "0.008", 6_800), (5_000_000, "0.007", 11_800),
    (10_000_000, "0.006", 21_800), (20_000_000, "0.005", 41_800),
)  # fmt: skip
ENFORCEMENT: tuple[Row, ...] = (
    (10_000, "0.015", -100), (500_000, "0.01", 2_400), (5_000_000, "0.005", 27_400), (10_000_000, "0.001", 67_400),
)  # fmt: skip
PRESERVATION: tuple[Row, ...] = ((1_000, "0.01", 20), (100_000, "0.005", 520))
DIVORCE: tuple[Row, ...] = ((200_000, "0.005", -1_000),)
PERSONALITY: tuple[Row, ...] = ((50_000, "0.01", -500), (100_000, "0.005", 0))


def yuan(fen: int) -> str:
    """Fen as printed."""
    return f"{fen // 100:,}.{fen % 100:02d}"


def quick(amount: int, rows: tuple[Row, ...], flat: int) -> Fraction:
    """Exact fee in fen on so many fen by the quick form; up to the first row the flat sum (fen).

    The constants hold for the flat sum of the tariff: 50 yuan, 30 for preservation, none where the court fixes it.
    """
    found = Fraction(flat)
    for over, rate, constant in rows:
        if amount > over * 100:
            found = amount * Fraction(rate) + constant * 100
    return found


def bands(amount: int, rows: tuple[Row, ...]) -> list[Json]:
    """A line of the proof for each band the amount reaches."""
    out = []
    for place, (over, rate, _) in enumerate(rows):
        upto = rows[place + 1][0] * 100 if place + 1 < len(rows) else None
        part = (amount if upto is None else min(amount, upto)) - over * 100
        if part > 0:
            ends = "以上" if upto is None else f"至 {yuan(upto)} 元"
            out.append(line(f"{yuan(over * 100)} 元{ends}的部分", Fraction(part), Fraction(rate), _percent(rate)))
    return out


def line(label: str, base: Fraction, rate: Fraction, said: str, how: str = "FEN_HALF_UP") -> Json:
    """base × rate, rounded as said."""
    words = {"FEN_HALF_UP": "四舍五入到分", "YUAN_HALF_UP": "四舍五入到元", "YUAN_TRUNC": "舍去不足一元的部分"}
    exact = base * rate
    details = {"基数": f"{exact_yuan(base)}元", "费率": said, "取整": words[how]}
    return {"label": label, "fen": rounded(exact, how), "how": "fee", "exact": str(exact), "details": details}


def rounded(exact: Fraction, how: str) -> int:
    """Exact fen by the rounding chosen."""
    if how == "FEN_HALF_UP":
        return half_up(exact)
    return (half_up(exact / 100) if how == "YUAN_HALF_UP" else int(exact / 100)) * 100


def exact_yuan(fen: Fraction) -> str:
    """Yuan with as many decimals as there are, or a fraction."""
    for places in range(2, 9):
        scaled = fen * 10 ** (places - 2)
        if scaled.denominator == 1:
            return f"{int(scaled) // 10**places:,}.{int(scaled) % 10**places:0{places}d}"
    return str(fen / 100)


def _percent(rate: str) -> str:
    tenths = int(Fraction(rate) * 1000)
    return f"{tenths // 10}.{tenths % 10}%" if tenths % 10 else f"{tenths // 10}%"


def given(label: str, fen: int) -> Json:
    """A sum that is not computed."""
    return {"label": label, "fen": fen, "how": "given"}


def added(label: str, parts: list[Json]) -> Json:
    """Lines added exactly, then rounded to the fen."""
    exact = sum((Fraction(p["exact"] if "exact" in p else p["fen"]) for p in parts), Fraction(0))
    return {"label": label, "fen": half_up(exact), "how": "sum", "exact": str(exact), "children": parts}


def enforcement_fee(executed: int) -> int:
    """Fen of 执行申请费 on a sum really executed; nothing where nothing was."""
    return half_up(quick(executed, ENFORCEMENT, 50_00)) if executed else 0


def enforcement_tree(executed: int, label: str = "执行申请费") -> Json:
    """The proof of 执行申请费."""
    if not executed:
        return {"label": label, "fen": 0, "how": "sum", "exact": "0"}
    return added(label, [given("定额", 50_00), *bands(executed, ENFORCEMENT)])


def settled(label: str, tree: Json, how: str) -> Json:
    """A line restated in whole yuan where the file says so."""
    if how == "FEN_HALF_UP":
        return tree
    return line(f"{label}（取整）", _exact(tree), Fraction(1), "1", how) | {"children": [tree]}


def part_of(label: str, tree: Json, share: str, how: str) -> Json:
    """A share of a fee, from its exact value."""
    return line(label, _exact(tree), Fraction(share), share, how) | {"children": [tree]}


def held(label: str, tree: Json, cap: int) -> Json:
    """A fee at its ceiling."""
    if tree["fen"] <= cap:
        return tree
    over = given("超过最高额、不收取的部分", tree["fen"] - cap)
    return {"label": label, "fen": cap, "how": "less", "exact": str(cap), "children": [tree, over]}


def _exact(tree: Json) -> Fraction:
    return Fraction(tree["exact"])
