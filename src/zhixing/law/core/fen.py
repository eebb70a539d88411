"""Money as integer fen (分, 1/100 yuan): reading, printing, rounding, capitals (人民币大写)."""

import re
import unicodedata
from fractions import Fraction

MAX_FEN = 10**15 - 1
"""Largest amount taken from outside: just under ten trillion yuan. More is a slip of the key."""

TOO_LARGE = "金额过大，请核对是否多输了零（上限 9,999,999,999,999.99 元）"
_LONGEST = 40
_YUAN = re.compile(r"^(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d{1,2}))?$")
_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_UNITS = ("", "拾", "佰", "仟")
_GROUPS = ("", "万", "亿", "万亿")


class NotAnAmount(ValueError):
    """The text is not an amount of money we can take; the message says what to type (Chinese)."""


def parse_yuan(text: str) -> int:
    """Read yuan as typed ("60,000.00", "６００００") into fen. Raises NotAnAmount."""
    plain = unicodedata.normalize("NFKC", text).strip().removesuffix("元").strip()
    found = _YUAN.match(plain)
    if not found:
        if re.match(r"^-", plain):
            raise NotAnAmount("金额不能是负数，请填写大于零的金额，例如 60000.00")
        if re.match(r"^\d+\.\d{3,}$", plain):
            raise NotAnAmount("金额最多两位小数（精确到分），例如 60000.05")
        raise NotAnAmount("请填写以元为单位的金额，例如 60000 或 60,000.00")
    if len(plain) > _LONGEST:
        raise NotAnAmount(TOO_LARGE)
    whole, cents = found.group(1).replace(",", ""), (found.group(2) or "").ljust(2, "0")
    fen = int(whole) * 100 + int(cents)
    if fen > MAX_FEN:
        raise NotAnAmount(TOO_LARGE)
    return fen


def yuan(fen: int) -> str:
    """Print fen as yuan with thousands separators: 6000000 → "60,000.00"."""
    sign, fen = ("-", -fen) if fen < 0 else ("", fen)
    return f"{sign}{fen // 100:,}.{fen % 100:02d}"


def half_up(exact: Fraction) -> int:
    """Round a non-negative or negative exact number of fen half away from zero (四舍五入)."""
    doubled = abs(exact) * 2
    rounded = (doubled.numerator // doubled.denominator + 1) // 2
    return rounded if exact >= 0 else -rounded


def _four(number: int) -> str:
    """Up to four digits in capitals, inner zeros collapsed to one 零."""
    out, gap = "", False
    for place in range(3, -1, -1):
        digit = number // 10**place % 10
        if digit:
            out += ("零" if gap and out else "") + _DIGITS[digit] + _UNITS[place]
            gap = False
        else:
            gap = True
    return out


def _whole(number: int) -> str:
    out, gap = "", False
    for place in range(3, -1, -1):
        group = number // 10 ** (4 * place) % 10000
        if not group:
            gap = bool(out)
            continue
        if out and (gap or group < 1000):
            out += "零"
        out += _four(group) + _GROUPS[place]
        gap = False
    return out


def capitals(fen: int) -> str:
    """Amount in the capitals of the trade: 6000005 → "陆万元零伍分". Raises ValueError below zero."""
    if fen < 0:
        raise ValueError("大写金额不能为负")
    whole, jiao, cents = fen // 100, fen // 10 % 10, fen % 10
    out = _whole(whole) + "元" if whole else ""
    if not jiao and not cents:
        return (out or "零元") + "整"
    if jiao:
        out += _DIGITS[jiao] + "角"
    elif out:
        out += "零"
    return out + (_DIGITS[cents] + "分" if cents else "整")
