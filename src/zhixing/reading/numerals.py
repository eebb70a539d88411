"""Numbers as judgments write them: 1,700,000 · 52万 · 八万两千五百 · 百分之二十四 · 四."""

from fractions import Fraction

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {c: i for i, c in enumerate("零壹贰叁肆伍陆柒捌玖")}
_DIGITS |= {"两": 2, "〇": 0}
_TENS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_SCALES = {"万": 10_000, "亿": 100_000_000}
CHINESE = "零〇一二三四五六七八九十百千万亿两壹贰叁肆伍陆柒捌玖拾佰仟"
# Bounded, so that a long run of figures (an account number) costs no more than its length.
ARABIC = r"(?:\d{1,3}(?:，\d{3}){1,5}(?!\d)|\d{1,16})(?:\.\d{1,12})?"


def chinese(text: str) -> int:
    """八万两千五百 → 82500; 二零一九 (figures one by one) → 2019. ValueError where it is not a number."""
    if not text or any(c not in CHINESE for c in text):
        raise ValueError(f"“{text}”不是中文数字")
    if len(text) > 1 and all(c in _DIGITS for c in text):
        return int("".join(str(_DIGITS[c]) for c in text))
    total = part = digit = 0
    for c in text:
        if c in _DIGITS:
            digit = _DIGITS[c]
        elif c in _TENS:
            part += (digit or 1) * _TENS[c]
            digit = 0
        else:
            total = (total + part + digit) * 10**8 if c == "亿" else total + (part + digit) * 10**4
            part = digit = 0
    return total + part + digit


def number(text: str) -> Fraction:
    """Either kind of figures, exactly; 万 and 亿 behind Arabic figures multiply. ValueError where it is not a number."""
    if text.isdecimal():
        return Fraction(int(text))
    plain = text.replace("，", "")
    scale = 1
    while len(plain) > 1 and plain[0].isdigit() and plain[-1] in _SCALES | _TENS:
        scale *= (_SCALES | _TENS)[plain[-1]]
        plain = plain[:-1]
    if plain[:1].isascii():
        return Fraction(plain) * scale
    if "点" in plain:
        whole, _, rest = plain.partition("点")
        return chinese(whole) + Fraction(int("".join(str(_DIGITS[c]) for c in rest)), 10 ** len(rest))
    return Fraction(chinese(plain))


def whole(text: str) -> int:
    """Either kind of figures for a count, a year, a day. ValueError where it is not a whole number."""
    return int(text) if text.isdecimal() else chinese(text)
