"""Phrases about interest: base, first day, last day, rate, cap, name. Each fills one slot of a term.

To add a way of saying it, add a row to PHRASES and a test. Rows are tried from top to bottom at each place.
"""

import re
from dataclasses import dataclass

LABEL = (
    r"(?:(?:逾期)?(?:付款|还款|交房|办证|贷款|借款|退款|给付)?(?:的)?(?:资金占用|资金占有|欠款|延期|迟延|逾期)?(?:期间的?)?(?:付款|还款|交房|办证)?(?:的)?"
    r"(?:利息损失|利息|罚息|复利|复息|违约金|滞纳金|占用费|占用损失|使用费|资金损失|付款损失|损失|孳息|资金占用费))"
)
_AS = r"为(?:计算|计息)?(?:基数|本金|基准|标准基数|本)"
PHRASES: tuple[tuple[str, str], ...] = (
    ("done", r"(?:自|从)?㊐起?(?:至|到|-)㊐(?:止)?(?:期间|之间)?(?:的)?[^，。；（）㊎㊐以按]{0,24}?(?P<done>㊎)"),
    (
        "done",
        r"(?:截止|截至|暂计算?|计算|计付|计收|暂算|暂计付)(?:至|到)?㊐(?:止|为止|时)?，?(?:的)?[^，。；（）㊎㊐以按]{0,24}?(?:（[^（）㊎]{0,12}）)?(?P<done2>㊎)",
    ),
    (
        "done",
        r"(?<=㊎（)[^，。；（）㊎㊐]{0,20}?(?:计算|计付|计收|支付|计|截止|截至|算|暂计)(?:至|到)?(?P<done3>㊐)(?:止|为止)?(?=[，；）])",
    ),
    ("done", r"㊭的?(?:损失|利息)(?P<done4>㊎)"),
    ("done", r"不(?:得|应|能)?(?:超过|高于|超出)[^，。；（）㊎㊭]{0,8}㊭(?P<done5>)(?:为限)?"),
    (
        "done",
        r"(?:但|最高|总额|金额)*[^，。；（）㊎㊐㊭以]{0,12}?不(?:得|应|能)?(?:超过|高于|超出)以?[^，。；（）㊭㊐]{0,24}㊭(?P<done6>)计?算?的?(?:数额|金额|总额|部分)?",
    ),
    (
        "cap",
        r"(?:以|但|最高|总额|金额)*[^，。；（）㊎㊐㊭以]{0,12}?不(?:得|应)?(?:超过|超出|高于)[^，。；（）㊎㊐]{0,10}?(?P<cap>㊎)(?:为限)?|以(?P<cap2>㊎)为(?:上)?限",
    ),
    ("base", rf"以[^，。；（）㊎]{{0,30}}?(?P<base>㊎)(?:元)?[^，。；（）㊎㊐]{{0,10}}?{_AS}"),
    (
        "base",
        r"(?:本金|基数|价款|房款|总价款|租金|欠款|借款)(?:为|是|：)?(?P<base2>㊎)(?:的)?(?=按|自|从|以(?!及)|㊭|为基数)",
    ),
    (
        "base",
        r"(?:按|以|基数为|基数：)(?:照)?(?:借款|贷款)?(?:总价款|价款|本金|欠款)?(?P<base5>㊎)，?(?=按|依|自|从|㊭|的)",
    ),
    (
        "base",
        r"(?<=[（，、；中：])(?P<base3>㊎)(?:的)?(?:借款)?(?:本金)?(?:部分)?(?:的)?(?:借款)?(?:利息)?，?(?=(?:自|从)㊐)",
    ),
    ("base", r"(?<=[（，、；中：日算])(?:对|就)?(?P<base4>㊎)(?:为基数|为本金|本金的)"),
    ("words", rf"以(?P<words>[^，。；（）㊎㊐以]{{2,24}}?){_AS}"),
    ("span", r"(?:自|从)?(?P<span_from>㊐)(?:起)?(?:至|到|-)(?P<span_to>㊐)(?:止)?(?:期间|之间|共计|的)?"),
    (
        "from",
        r"(?:自|从|由)(?P<from>㊐)(?:(?:[^，。；（）㊎㊐至到]|到期){0,14}?(?:之日|日|之次日|次日))?(?:起|开始|始|其(?=至))(?:算|计算|计息|计付|计)?",
    ),
    ("from", r"(?:自|从|由)(?P<from2>㊐)(?=，|至|按|以|计|到|、|㊭)"),
    ("from", r"(?P<from3>㊐)(?:起|以后|之后|后)(?!的?(?:三|六|十|\d))(?:计算|计|开始)?"),
    (
        "from_event",
        r"(?:自|从|以)(?P<from_event>[^，。；（）㊎㊐至]{2,30}?(?:之日|之次日|次日|日|时))(?:起|开始|始)(?!，?(?:[一二三四五六七八九十\d]{1,3}个?[日天月]|立即|一次性))(?:算|计算|计息)?",
    ),
    ("to", r"(?<!截)(?:至|到)(?P<to>㊐)(?:为?止)?"),
    ("to", r"(?<!截)(?:至|到)[^，。；（）㊎㊐㊭]{2,30}?(?:日|时)，?即(?P<to2>㊐)(?:为?止)?"),
    (
        "to_event",
        r"(?<!达)(?:至|到)(?!期)(?P<to_event>[^，。；（）㊎㊐㊭至按起]{0,28}?(?:之日|日|之时)(?!起))(?:为?止|前|时)?",
    ),
    (
        "to_event",
        r"(?<!达)(?:至|到)(?!期)(?P<to_event3>[^，。；（）㊎㊐㊭至按起]{0,28}?(?:为止|完毕|(?:付|还|偿|结|清)清|清偿|止|完(?=[，。；）])|时))(?:为?止|前|时)?",
    ),
    (
        "to_event",
        r"(?:至|到)(?P<to_event2>[^，。；（）㊎㊐㊭至按]{0,20}?(?:还款|付款|交付|履行|给付|支付|清偿|届满|执行)[^，。；（）㊎㊐至]{0,6})(?=[，。；）]|$)",
    ),
    ("rate", r"(?P<rate>㊭)"),
    (
        "contract",
        r"(?P<contract>(?:按照?|依照?|依据|根据|以)(?:[^，。；（）㊭㊎㊐]{0,22}?)(?:（[^（）]{0,30}）)?(?:约定|合同)[^，。；（）㊭㊎㊐按]{0,14}?(?:利率|标准|计算|计付|执行|计收|计)(?:(?:的)?(?:上浮|加收|加计)\d+%)?)",
    ),
    (
        "contract",
        r"(?P<contract2>(?:按照?)?(?:约定|借款执行|贷款|原订|合同|原)利率(?:的)?(?:上浮|加收|加息|加计)?(?:\d+%)?)",
    ),
    ("weak", r"(?P<weak>(?:按照?|依照?|依据|根据|执行)[^，。；（）㊭㊎㊐]{0,22}?约定)(?!的?[^，。；（）㊎㊐]{0,6}㊭)"),
    ("label", rf"(?P<label>{LABEL})"),
)
_PHRASE = re.compile("|".join(words for _, words in PHRASES))
_SLOT_OF = {name: name.rstrip("0123456789") for name in _PHRASE.groupindex}


@dataclass(frozen=True, slots=True)
class Slot:
    """One phrase: which slot, shape positions of the phrase, and of what fills the slot."""

    name: str
    start: int
    end: int
    at: int
    stop: int


def slots_in(text: str, start: int, end: int) -> list[Slot]:
    """Every phrase of the grammar in shape positions, in order."""
    found: list[Slot] = []
    for match in _PHRASE.finditer(text, start, end):
        for group, (at, stop) in _filled(match):
            found.append(Slot(_SLOT_OF[group], match.start(), match.end(), at, stop))
    return found


def _filled(match: re.Match[str]) -> list[tuple[str, tuple[int, int]]]:
    return [(g, match.span(g)) for g in _PHRASE.groupindex if match.start(g) >= 0]
