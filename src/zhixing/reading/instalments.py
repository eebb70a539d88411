"""于㊐前支付㊎，于㊐前支付㊎: which sums are instalments, and when each is due."""

import re

_DUE = re.compile(r"(?:于|在|定于)?(?P<d>㊐)(?:之?前|以前|前)?[^，。；（）㊎㊐]{0,14}$")
_DUE_BEHIND = re.compile(
    r"[^，。；（）㊎㊐]{0,10}?(?:(?:于|在)(?P<d>㊐)(?:之?前)?|(?P<d2>㊐)(?:之?前|以前))[^，。；㊎]{0,8}(?:付|还|给|履行|清)"
)
_INSTALMENT = re.compile(r"分期|此款|该款|上述款项|余款|剩余|分\S期|首期|第[一二三四五]期|尾款")


def due_at(text: str, bounds: tuple[int, int], at: int, *, begun: bool) -> int | None:
    """Where the day stands by which an instalment is due; None where the sum is none.

    `begun`: a sum of the item stands before it (工程款㊎，余款㊎于㊐付清).
    """
    start, end = bounds
    dated = _staged(text, start, end) or (begun and bool(_INSTALMENT.search(text, start, at)))
    if not dated or _before_stages(text, start, end, at):
        return None
    match = _DUE.search(text[max(start, at - 60) : at])
    if match:
        return max(start, at - 60) + match.start("d")
    match = _DUE_BEHIND.match(text[at + 1 : min(end, at + 40)])
    return at + 1 + match.start("d" if match["d"] else "d2") if match else None


_STAGE = re.compile(
    r"㊐(?:之?前|以前|底前)?(?:一次性|再|各|先|分别)?(?:支付|给付|付清|付还|付|偿还|归还|还款|还|返还)[^，。；（）㊎㊐]{0,16}㊎|㊎[^，。；（）㊎㊐]{0,8}(?:于|在)㊐(?:之?前)?(?:一次性)?(?:付|还|给|支付)"
)


def _staged(text: str, start: int, end: int) -> bool:
    """Two or more dated payments are instalments."""
    return len(_STAGE.findall(text, start, end)) > 1


_BY_STAGES = re.compile(r"分(?:[一二三四五六七八九十\d]{1,2})?期")


def _before_stages(text: str, start: int, end: int, at: int) -> bool:
    """…于年底前归还㊎，分四期履行：…: what stands before 分四期 is the whole, not the first instalment."""
    match = _BY_STAGES.search(text, start, end)
    return match is not None and at < match.start()
