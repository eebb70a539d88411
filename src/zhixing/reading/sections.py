"""The operative part cut into pieces: numbered items, and behind them costs, late interest, the way to appeal."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from zhixing.reading.lexer import Shape
from zhixing.reading.numbering import item_marks
from zhixing.reading.values import Found

COST_WORD = (
    r"(?:(?:案件|其[他它]|本诉|反诉|一审|二审|原审|财产|诉前|诉中|诉讼|申请|评估|司法|工程|造价|现场|仲裁|执行|本请求|反请求|医疗|伤残|笔迹|文书|判决书){0,6}"
    r"(?:受理费|诉讼费用?|仲裁费用?|保全费|保全申请费|公告费|鉴定费|评估费|申请费|邮寄费|邮递费|处理费|反诉费|勘验费|保险费|担保费|执行费用?|出庭费|上诉费|公证费|翻译费|审理费|送达费|实支费)用?|其[他它]费用)"
)
_COST = re.compile(
    rf"(?:本案|该案|各案|两案|另|上述|以上|本诉|反诉|其中|\d[.、]|由㊅(?:预交|垫付)的|㊅(?:预交|垫付|已交)的|关于|驳回的){{0,6}}(?:案件)?(?:的)?{COST_WORD}(?!㊎?给㊅|㊎?的)"
)
_LATE = re.compile(
    r"(?:[^。]{0,60}(?:未按|未能按|不按|未在|不履行|逾期|未履行|未付))[^。]*?加倍(?:支付|给付|偿付|部分)|加倍(?:支付|给付)"
)
_APPEAL = re.compile(
    r"[，、]?(?:如|若|双方)?(?:当事人)?(?:不)?服(?:从)?(?:本|一审|该)|㊅如不服|上诉|当事人提出上诉|在上诉期|本判决为终审|本裁决为终局|双方当事人均服判|可在|案件唯一码|审判|二○|附[：:]|本判决生效后[，]?当事人"
)
_NOTE = re.compile(
    r"(?:权利人|申请执行|若负有义务|享有权利|此款|该款|上述款项|以上款项|该费用|上述费用|此费|㊅(?:已|多)?(?:预交|预缴|垫付|多预)|多预交|义务人(?!应)|因㊅|本院(?:予以)?退|退还㊅|㊅可)"
)
_WHOLE_DEADLINE = re.compile(
    r"(?:义务人|债务人|付款义务人|各义务人)?应(?:当)?(?:于|在)[^，。；]{0,24}(?:日|天)内履行(?:完毕)?|(?:上述|以上|前述|此|该)(?:[^，。；]{0,22}?)(?:款项?|项|条款|内容|债务|义务|给付|款)[^。；]{0,30}?(?:限|于|应|在|自)[^。；]{0,30}?(?:(?:日|天|月)内|立即|前)[^。；]{0,12}?(?:履行|付清|执行|给付|支付|清偿|履行完毕|完毕)"
)
_ALL_TOGETHER = re.compile(r"(?:上述|以上)[^，。；㊎]{0,8}(?:合计|共计|总计)㊎，[^㊎]*$")
_DISMISS = re.compile(r"驳回|[^。；]{0,40}不予支持")
_NEW_ITEM = re.compile(
    r"(?:判决如下：)?(?:限|由|责令|令)?(?:(?:在|于|自)?(?:本|该)?(?:判决|裁决)[^，。；]{0,24}?[内起]，?(?:由)?)?㊅(?!主张|要求|预交|的其他|承担保证责任后|在承担)|确认|解除|位于|双方|若㊅|如㊅|强制"
)
_LIABLE = re.compile(r"，(?=(?:由)?㊅(?:、㊅|和㊅)*(?:对|就)?[^，。；㊎]{0,12}(?:承担|负)[^，。；㊎]{0,8}责任)")
_COST_INSIDE = re.compile(
    rf"，(?=(?:案件)?{COST_WORD}㊎[^。；]{{0,20}}(?:负担|承担)|(?:案件受理费|受理费|诉讼费|仲裁费)㊎$)"
)


class Part(Enum):
    """What a piece of the operative part is, judged by how it begins."""

    ITEM = "item"
    COST = "cost"
    LATE = "late"
    APPEAL = "appeal"
    NOTE = "note"
    WHOLE_DEADLINE = "whole_deadline"


@dataclass(frozen=True, slots=True)
class Piece:
    """Shape positions `[start, end)`, what they are, and the item's number where it is one."""

    part: Part
    start: int
    end: int
    item: Found[str] | None = None


def pieces(shape: Shape) -> list[Piece]:
    """The whole text as pieces, in order; fees that are shared in the next sentence stand with it in one piece."""
    result: list[Piece] = []
    for piece in _pieces(shape):
        last = result[-1] if result else None
        unshared = last is not None and not _BORNE.search(shape.text, last.start, last.end)
        if (
            last
            and last.part is Part.COST
            and ((piece.part is Part.COST and unshared) or _also_bears(shape.text, piece))
        ):
            result[-1] = Piece(Part.COST, last.start, piece.end, last.item)
        else:
            result.append(piece)
    return result


def _also_bears(text: str, piece: Piece) -> bool:
    """；原告张三负担㊎ behind a fee is the rest of its shares."""
    return bool(
        re.match(r"(?:由)?㊅(?:[、，和]㊅)*(?:共同)?(?:负担|承担)㊎(?:（[^（）]*）)?$", text[piece.start : piece.end])
    )


_BORNE = re.compile(r"负担|承担|免|缴纳|交纳")


_OPERATIVE = re.compile(
    r"(?:判决|裁决|裁定|协议|调解|决定)(?:主文)?如下[：，]|如下(?:调解|和解)?(?:协议|意见|条款)[：，]|执行标的(?:为|额|如下)?：(?!㊅)"
)


def _pieces(shape: Shape) -> list[Piece]:
    begin = max((m.end() for m in _OPERATIVE.finditer(shape.text)), default=0)
    marks = item_marks(shape.text, begin)
    if not marks:
        return list(_unnumbered(shape, begin, len(shape.text)))
    result = list(_unnumbered(shape, begin, marks[0][0])) if marks[0][0] > begin + 12 else []
    for index, (at, body, label) in enumerate(marks):
        end = marks[index + 1][0] if index + 1 < len(marks) else len(shape.text)
        number = Found(label, shape.span(at, body))
        result.extend(_numbered(shape, body, end, number))
    return result


def sentences(text: str, start: int, end: int, stops: str = "。\n；") -> Iterator[tuple[int, int]]:
    """Sentences outside brackets; stops belong to none."""
    depth, begin = 0, start
    for at in range(start, end):
        c = text[at]
        if c == "（":
            depth += 1
        elif c == "）":
            depth = max(0, depth - 1)
        elif c in stops and (depth == 0 or (c == "。" and at + 1 < end and text[at + 1] != "（" and depth > 1)):
            if at > begin:
                yield begin, at
            begin = at + 1
    if end > begin:
        yield begin, end


def part_of(text: str, start: int, end: int) -> Part | None:
    """How a sentence behind the items begins, or None: it belongs to what stands before it."""
    piece = text[start:end]
    if _WHOLE_DEADLINE.match(piece) and ("㊎" not in piece.split("（")[0] or _ALL_TOGETHER.match(piece)):
        return Part.WHOLE_DEADLINE
    if _LATE.match(piece):
        return Part.LATE
    if _COST.match(piece):
        return Part.COST
    if _APPEAL.match(piece):
        return Part.APPEAL
    return Part.NOTE if _NOTE.match(piece) else None


def _numbered(shape: Shape, start: int, end: int, number: Found[str]) -> Iterator[Piece]:
    text, body_end, tail = shape.text, start, list[Piece]()
    for begin, stop in sentences(text, start, end):
        part = part_of(text, begin, stop)
        if part is None and tail and tail[0].part is not Part.NOTE:
            part = Part.ITEM if _NEW_ITEM.match(text, begin) and not _is_remark(text, begin, stop) else Part.NOTE
        if (
            tail
            and tail[-1].part is Part.COST
            and _ABOUT_COST.search(text, begin, stop)
            and "㊎" not in text[begin:stop]
        ):
            part = Part.NOTE
        if part is None or (part is Part.NOTE and not tail):
            body_end, tail = stop, []
        elif part is Part.WHOLE_DEADLINE and begin == start:
            tail.append(Piece(part, begin, stop))
        else:
            tail.append(Piece(part, begin, stop, None))
    if body_end > start:
        yield from _split_inside(shape, start, body_end, number)
    yield from _joined(tail)


_ABOUT_COST = re.compile(r"上述(?:款项|费用)|该款|此款|以上费用|上列费用")


def _is_remark(text: str, start: int, end: int) -> bool:
    return "预交" in text[start:end] or "追偿" in text[start:end]


def _joined(tail: list[Piece]) -> Iterator[Piece]:
    """A note behind a cost sentence (此款已由原告垫付…) is read with it."""
    held: Piece | None = None
    for piece in tail:
        if held and held.part is Part.COST and piece.part is Part.NOTE:
            held = Piece(Part.COST, held.start, piece.end)
            continue
        if held:
            yield held
        held = piece
    if held:
        yield held


def _split_inside(shape: Shape, start: int, end: int, number: Found[str]) -> Iterator[Piece]:
    """One sentence that also says who guarantees it and who pays the fee: one piece each, under the same number."""
    text, begin = shape.text, start
    cuts = sorted(
        m.start()
        for p in (_LIABLE, _COST_INSIDE)
        for m in p.finditer(text, start, end)
        if "㊎" in text[start : m.start()]
    )
    for cut in [*cuts, end]:
        part = (
            Part.COST
            if (_COST.match(text, begin, cut) and begin > start) or _cost_item(text, begin, cut)
            else Part.ITEM
        )
        yield Piece(part, begin, cut, number)
        begin = cut + 1


_FEE_ALONE = re.compile(r"(?:案件受理费|受理费|诉讼费|仲裁费)㊎")


def _cost_item(text: str, start: int, end: int) -> bool:
    return bool(_COST.match(text, start, end)) and (
        bool(_FEE_ALONE.fullmatch(text, start, end)) or "负担" in text[start:end] or "承担" in text[start:end]
    )


def _unnumbered(shape: Shape, start: int, end: int) -> Iterator[Piece]:
    text, found, count = shape.text, list[Piece](), 0
    for begin, stop in sentences(text, start, end):
        part = part_of(text, begin, stop)
        if (part is None and (_NEW_ITEM.match(text, begin) or _DISMISS.match(text, begin))) or not found:
            count += 1
            kind = Part.ITEM if part is Part.NOTE and not found else part or Part.ITEM
            found.append(Piece(kind, begin, stop, Found(str(count), shape.span(begin, begin + 1))))
        elif part is None or (part is Part.NOTE and found[-1].part is Part.COST):
            last = found[-1]
            found[-1] = Piece(last.part, last.start, stop, last.item)
        else:
            found.append(Piece(part, begin, stop))
    for piece in found:
        if piece.part is Part.ITEM and piece.item:
            yield from _split_inside(shape, piece.start, piece.end, piece.item)
        else:
            yield piece
