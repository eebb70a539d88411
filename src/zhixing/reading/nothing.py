"""Clauses with nothing to enforce (驳回, 维持, 解除, 确认 …), and where within them something is to be performed after all."""

import re
from dataclasses import replace

from zhixing.reading.lexer import Shape
from zhixing.reading.model import Obligation
from zhixing.reading.sections import Piece
from zhixing.reading.values import Found, Inference

NOTHING_TO_ENFORCE: tuple[tuple[str, str], ...] = (
    ("驳回", r"^驳回|不予支持|^准许[^。]*撤"),
    ("放弃", r"^㊅(?:、㊅)*(?:自愿)?放弃"),
    ("维持", r"^维持"),
    ("了结", r"无(?:其[他它]|任何)?(?:任何)?(?:争议|纠葛|纠纷|瓜葛)$"),
    ("撤销", r"^撤销"),
    (
        "解除",
        r"^(?:限|由)?解除|(?:予以|起|日|㊐)(?:解除|终止)(?:劳动(?:合同)?关系|合同)?$|合同[^，。；]{0,12}解除$|终止$|离婚$",
    ),
    (
        "确认",
        r"^(?:双方)?(?:一致)?确认|(?:合法)?有效$|无效$|为无效|归㊅(?:所有|使用)|^[^，。；]{0,30}㊅(?:、㊅|应|共同)*(?:分得|享有)(?!的)|按份共有|存在劳动关系$",
    ),
)
NOTHING = tuple((why, re.compile(words)) for why, words in NOTHING_TO_ENFORCE)
_PAYS_BY_DAYS = re.compile(r"确认[^。]*由㊅[^。]{0,12}(?:㊐|日内)[^。]{0,6}(?:支付|给付|付|偿还|归还)")
_OWES = re.compile(r"确认[^。]*㊅[^，。；㊎]{0,10}?(?:欠|应(?:向|给|偿|支|返|还))[^。]*㊎")
CUSTODY = re.compile(r"(?:自㊐起，)?[^，。；㊎]{0,24}(?:由|归|随)㊅(?:直接|携带)?(?:抚养|生活)(?:教育)?[，。；]")


def why_nothing(words: str) -> str | None:
    """Which kind of clause with nothing to enforce the words are; None where they are none."""
    if _PAYS_BY_DAYS.search(words) or _OWES.search(words):
        return None
    return next((why for why, pattern in NOTHING if pattern.search(words)), None)


def since_custody(shape: Shape, piece: Piece, obligation: Obligation) -> Obligation:
    """自甲日起由丙抚养，丁每月给付㊎: the payments begin when custody does."""
    begins = shape.text[piece.start : piece.start + 2] == "自㊐" and CUSTODY.match(shape.text, piece.start, piece.end)
    if not begins or not obligation.periodic:
        return obligation
    found = shape.date(piece.start + 1)
    since = Found(found.value, found.span, Inference.FROM, found.doubts)
    periodic = tuple(p if p.since or p.since_event else replace(p, since=since) for p in obligation.periodic)
    return replace(obligation, periodic=periodic)


def also_pays(words: str) -> bool:
    """Whether a sentence that rescinds or confirms is followed by one that is to be performed."""
    return (
        words.startswith(("解除", "确认"))
        and "。" in words
        and bool(re.search(r"。[^。]*(?:支付|返还|退还|交付)", words))
    )


_THEN = re.compile(
    r"[，；](?=(?:同时)?(?:限|由)?㊅[^，。；㊎]{0,40}(?:支付|给付|补偿|返还|退还|偿还|赔偿)[^。；]{0,40}㊎)"
)


def then_pays(words: str) -> int:
    """房屋归甲所有，甲于…内给付乙折价款㊎: where the first half, with nothing to enforce, ends; 0 where it is whole."""
    match = _THEN.search(words)
    whole = re.match(r"驳回|维持|撤销|准许", words)
    return match.start() if match and not whole and "㊎" not in words[: match.start()] else 0
