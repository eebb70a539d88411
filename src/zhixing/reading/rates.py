"""Rate phrases. One row a phrase: the words, and which series or period they name. To add one, add a row and a test.

Rows are tried from top to bottom at each place of the text; the first that fits wins. Behind any of them may stand a
multiple (四倍, 上浮50%, 加收30%) or what it comes to (即14.6%).
"""

import re
from dataclasses import dataclass
from fractions import Fraction

from zhixing.reading.numerals import ARABIC, CHINESE, number
from zhixing.reading.values import RateKind

_N = ARABIC
_C = f"[{CHINESE}点]{{1,12}}"
_PERCENT = (
    rf"(?:{_N}(?:%|‰|％)|百分之{_C}|千分之(?:{_C}|{_N})|万分之(?:{_C}|{_N})"
    rf"|(?:{_N}|[一二三四五六七八九两])分(?:半|[一二三四五六七八九\d]厘)?|(?:{_N}|[一二三四五六七八九])厘)"
)
_OF = r"(?:的|为|标准为|按|是|即|，|：|标准|利息|之){0,3}"
_CENTRE = (
    r"(?:(?:中国人民银行)?(?:授权)?(?:全国|中国人民)?银行(?:间)?同业拆借中心|中国人民银行|央行)(?:授权)?"
    r"(?:所)?(?:最新|同期)?(?:公布|发布|颁布|公示)(?:的)?"
)
_WHEN = (
    r"(?:同期|当期|同时期|同类|同档次|同档|同期限|届时|起算时|起诉时|合同成立时|当时|相应|最新"
    r"|\d{4}年\d{1,2}月(?:\d{1,2}日)?|的|发布的|公布的){0,5}"
)
_ABBR = r"(?:（?L[Pp][Rr]）?)?"
_LPR = rf"{_WHEN}(?:{_CENTRE})?{_WHEN}%s(?:的)?(?:人民币)?(?:贷款)?市场报价%s利率{_ABBR}"
_ONE = r"(?:一|1|壹)年(?:期)?(?:的)?"
_FIVE = r"(?:五|5)年期(?:及)?(?:以上)?(?:的)?"
_BANK = r"(?:(?:(?:中国)?人民银?行?(?:银行)?|银行)(?:所)?(?:公布|发布|规定|颁布|核定)?(?:的)?)"

PHRASES: tuple[tuple[str, RateKind], ...] = (
    (_LPR % (_ONE, "") + "|" + _LPR % ("", _ONE), RateKind.LPR_1Y),
    (rf"(?:{_CENTRE})?{_WHEN}{_ONE}L[Pp][Rr]", RateKind.LPR_1Y),
    (_LPR % (_FIVE, "") + rf"|{_WHEN}{_FIVE}L[Pp][Rr]", RateKind.LPR_5Y),
    (_LPR % ("", "") + rf"|{_WHEN}(?<![A-Za-z])L[Pp][Rr](?![A-Za-z])", RateKind.LPR_UNSPECIFIED),
    (rf"{_BANK}?{_WHEN}(?:同期)?{_FIVE}(?:人民币)?(?:银行)?贷款(?:基准)?利率", RateKind.BENCHMARK_5Y),
    (rf"{_BANK}?{_WHEN}{_WHEN}活期存款(?:基准)?利率(?:标准)?", RateKind.DEPOSIT_DEMAND),
    (rf"{_BANK}?{_WHEN}(?:{_ONE})?(?:定期)?存款(?:基准)?利率", RateKind.DEPOSIT_1Y),
    (
        rf"{_WHEN}(?:{_BANK}){_WHEN}(?:人民币)?(?:商业)?(?:流动资金)?(?:贷款|借款)(?:基准|基础)?(?:利率|利息)"
        rf"|(?:同期|同类){_WHEN}(?:{_BANK})?(?:人民币)?贷款(?:基准|基础)?利率|起息日基准利率|贷款基准利率|同期基准利率|国家基准利率",
        RateKind.BENCHMARK,
    ),
    (
        rf"(?:每日|每天|按日|逐日|(?<![之\d])日)(?:利率|利息|息|化|违约金|滞纳金)?{_OF}(?:按照|按)?(?:[^，。；（）\d]{{0,12}}?的)?(?P<v_d>{_PERCENT})"
        rf"|(?P<v_d2>{_PERCENT})(?:/|每|／)(?:日|天)|(?P<v_d3>{_PERCENT})的日利率",
        RateKind.DAILY,
    ),
    (
        rf"(?:每月|(?<![\d个])月)(?:利率|利息|息|利)?{_OF}(?:按照|按)?(?P<v_m>{_PERCENT})|(?P<v_m2>{_PERCENT})(?:/|每|／)月|(?P<v_m3>{_PERCENT})的月利率",
        RateKind.MONTHLY,
    ),
    (
        rf"(?:每年|(?<!\d)年)(?:化)?(?:单利|复利)?(?:逾期)?(?:罚息)?(?:贷款)?(?:利率|利息|息率|息|利|率|化率)?{_OF}(?:按照|按)?(?P<v_a>{_PERCENT})"
        rf"|(?P<v_a2>{_PERCENT})(?:/|每|／)年|(?P<v_a3>{_PERCENT})的?年(?:利率|化率)",
        RateKind.ANNUAL,
    ),
    (rf"(?:贷款|罚息|逾期|借款|逾期罚息|复利)?利率(?:标准)?{_OF}(?P<v_u>{_PERCENT})", RateKind.UNSPECIFIED),
)
_FIGURE = rf"(?:（(?:为|即)?(?:年利率)?(?P<noted>{_PERCENT})）|(?<=[率rR）])(?P<plain>{_PERCENT}))?"
_MORE = (
    rf"(?:计算)?(?:标准)?(?:的|为)?(?:基础上?|基础之上)?(?:再)?(?:的|，)?(?:计算)?(?:(?P<times>{_N}|{_C})倍"
    rf"|(?P<up>上浮|加收|加计|加息|上调|增加|浮动|下浮|下调)(?P<pct>{_PERCENT})|(?<=的)(?P<whole>[1-9]\d{{2}}(?:\.\d{{1,2}})?%)"
    rf"|(?:上浮|加收|加计|加)(?P<points>\d{{1,5}})个?(?:基点|BP)|(?:上浮|加收|加计|加)(?P<parts>{_N})个百分点)?"
)
_COMES_TO = (
    rf"(?:(?:计算)?[，（]?(?:的)?(?:标准)?(?:即|也就是|折合)(?:按)?(?:年利率|年化利率|年)?(?P<fixed>{_PERCENT}))?"
)
_TAIL = re.compile(_FIGURE + _MORE + _COMES_TO)
FIGURE_TOO = "市场利率之外另写了数值，是否锁定请核对"
_OWN_FIGURES = (RateKind.ANNUAL, RateKind.MONTHLY, RateKind.DAILY)
RATE = "|".join(f"(?P<k{i}>{words})" for i, (words, _) in enumerate(PHRASES))
_RATE = re.compile(RATE)


@dataclass(frozen=True, slots=True)
class RateWords:
    """A rate phrase as read: see `model.Rate`. `fixed` is set where a series is frozen to a figure (四倍即14.6%)."""

    kind: RateKind
    value: Fraction | None
    multiplier: Fraction | None
    spread: Fraction | None
    inferred_unit: bool
    end: int
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _More:
    """What modifies a rate: a multiple, what is added, what it comes to, a figure beside the name of a series."""

    multiplier: Fraction | None = None
    spread: Fraction | None = None
    fixed: Fraction | None = None
    plain: Fraction | None = None
    noted: bool = False
    end: int = 0


def rate_at(text: str, start: int) -> RateWords | None:
    """The rate phrase that begins at `start`, with what modifies it, or None."""
    match = _RATE.match(text, start)
    return _read(match, text) if match else None


def _read(match: re.Match[str], text: str) -> RateWords:
    kind = PHRASES[next(i for i in range(len(PHRASES)) if match[f"k{i}"] is not None)][1]
    words = next((v for k, v in match.groupdict().items() if k.startswith("v_") and v), None)
    inferred = kind is RateKind.UNSPECIFIED
    if inferred:
        kind = RateKind.ANNUAL
    more = _more(text, match.end())
    if more.fixed is not None:
        return RateWords(RateKind.ANNUAL, more.fixed, None, None, False, more.end)
    if kind not in _OWN_FIGURES and (more.plain is not None or more.noted):
        return _with_figure(kind, more)
    value = _figure_of(words, kind) if words else None
    return RateWords(kind, value, more.multiplier, more.spread, inferred, more.end)


def _with_figure(kind: RateKind, more: _More) -> RateWords:
    """市场报价利率3.85%: the figure of that day, fixed or not; 市场报价利率（3.85%）四倍: the multiple is of the series."""
    if more.plain is not None and more.multiplier is None and more.spread is None:
        return RateWords(RateKind.ANNUAL, more.plain, None, None, False, more.end, (FIGURE_TOO,))
    return RateWords(kind, None, more.multiplier, more.spread, False, more.end, (FIGURE_TOO,))


def _more(text: str, start: int) -> _More:
    tail = _TAIL.match(text, start)
    if tail is None or not any(tail.groupdict().values()):
        return _More(end=start)
    times, whole, up = tail["times"], tail["whole"], tail["up"]
    if tail["noted"] and not (times or whole or up or tail["points"] or tail["parts"]):
        return _More(end=start)  # 市场报价利率（3.85%）: two rates, of which a person takes one
    multiplier = number(times) if times else percent(whole) if whole else None
    if up and tail["pct"]:
        share = percent(tail["pct"])
        multiplier = 1 - share if up.startswith("下") else 1 + share
    spread = Fraction(int(tail["points"]), 10_000) if tail["points"] else None
    if tail["parts"]:
        spread = number(tail["parts"]) / 100
    fixed, plain = tail["fixed"], tail["plain"]
    return _More(
        multiplier,
        spread,
        percent(fixed) if fixed else None,
        percent(plain) if plain else None,
        bool(tail["noted"]),
        tail.end(),
    )


def _figure_of(words: str, kind: RateKind) -> Fraction:
    return _per_cent_of(words, kind) if words[-1] in "分厘半" else percent(words)


def percent(words: str) -> Fraction:
    """8.41‰ → 841/100000; 百分之二十四 → 6/25; 万分之五 → 1/2000. ValueError where it is none of these."""
    for mark, parts in (("百分之", 100), ("千分之", 1000), ("万分之", 10_000)):
        if words.startswith(mark):
            return number(words.removeprefix(mark)) / parts
    if words[-1] == "‰":
        return number(words[:-1]) / 1000
    if words[-1] in "%％":
        return number(words[:-1]) / 100
    tenths, _, rest = words.partition("分")
    if rest or words.endswith("分"):
        below = Fraction(5) if rest == "半" else number(rest[:-1]) if rest else Fraction(0)
        return number(tenths) / 100 + below / 1000
    return number(words[:-1]) / 1000


def _per_cent_of(words: str, kind: RateKind) -> Fraction:
    """月息2分 is 2 % a month; 年息2分 is 20 % a year by the usage of the trade."""
    value = percent(words)
    return value * 10 if kind is RateKind.ANNUAL else value
