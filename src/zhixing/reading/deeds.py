"""What is to be done: the deed that decides what kind of duty an item is."""

import re

from zhixing.reading.lexer import MONEY, Shape
from zhixing.reading.values import Found, Kind

_DEEDS: tuple[tuple[Kind, str], ...] = (
    (Kind.FORBEARANCE, r"停止|不得|禁止"),
    (Kind.EVICTION, r"腾退|腾空|腾清|搬离|迁出|搬出|搬移|清空|撤离|撤出"),
    (Kind.DELIVERY, r"移交|交还|移出|交付|返还|退还|归还|退回|过户"),
    (
        Kind.ACT,
        r"协助|配合|办理|出具|赔礼道歉|拆除|清除|删除|恢复|继续履行|修复|修理|开具|更换|提供|代耕|抚养|消除|变更|公开|登记|排除|补缴|补办",
    ),
    (
        Kind.MONEY,
        r"支付|给付|偿还|偿付|清偿|赔偿|赔付|付还|付清|补偿|付给|还清|分担|承担|负担|履行|支出|直接赔|归款|计付|付",
    ),
)
_DEED = re.compile("|".join(f"(?P<{kind.value}>{words})" for kind, words in _DEEDS))
_PAYS = re.compile(r"(?:(?!并)[^，。；㊎]){0,40}?(?:㊎|款|金(?!属)|租金|本息|利息|费(?!用单))")


def kind_of(shape: Shape, start: int, end: int) -> Found[Kind] | None:
    """The first deed outside brackets decides; giving back money is money, giving back a thing is delivery."""
    text, told = shape.text, None
    for match in _DEED.finditer(text, start, end):
        if text.count("（", start, match.start()) > text.count("）", start, match.start()):
            continue
        if text[match.end() : match.end() + 1] == "的" and told is None:
            told = match
            continue
        kind = Kind(match.lastgroup)
        if match.group() in ("承担", "享有", "变更", "提供", "公开", "登记", "办理", "履行") and not _is_deed(
            text, match, end
        ):
            continue
        if kind is Kind.DELIVERY and _PAYS.match(text, match.end(), end):
            kind = Kind.MONEY
        return Found(kind, shape.span(*match.span()))
    if told and MONEY in text[told.end() : end]:
        return Found(Kind.MONEY, shape.span(*told.span()), None, ("没有写由谁履行",))
    if text.find(MONEY, start, end) >= 0:
        at = text.find(MONEY, start, end)
        return Found(Kind.MONEY, shape.span(at, at + 1), None, ("没有写动词",))
    return None


def _is_deed(text: str, match: re.Match[str], end: int) -> bool:
    rest = text[match.end() : min(end, match.end() + 30)]
    if match.group() in ("承担", "履行"):
        return "㊎" in rest
    return bool(re.match(r"㊅|[\u4e00-\u9fa5]{2}", rest)) and rest[:1] != "的"


_PAYING_BRACKET = re.compile(r"（(?P<w>㊅[^（）]{0,30}(?:给付|支付|补偿|返还|退还)[^（）]*㊎[^（）]*)）")


def paid_in_bracket(shape: Shape, start: int, end: int) -> tuple[int, int] | None:
    """遗产由甲继承㊎、乙继承㊎（乙于…内给付甲㊎）: the words outside say what is whose, the bracket who pays."""
    bracket = _PAYING_BRACKET.search(shape.text, start, end)
    outside = kind_of(shape, start, bracket.start()) if bracket else None
    return bracket.span("w") if bracket and outside and outside.doubts else None
