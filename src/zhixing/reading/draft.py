"""What was read, written again in the words of the trade: the requests of an application, and the letter of inquiry.

`application` and `read` are each other's test: reading the requests again gives the same obligations.
"""

import re
from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from zhixing.reading.model import Amount, Deadline, InterestTerm, Obligation, Rate, Reading
from zhixing.reading.parties import ROLE
from zhixing.reading.values import Found, Kind, RateKind, Relation, Role, Until

_SERIES = {
    RateKind.LPR_1Y: "全国银行间同业拆借中心公布的一年期贷款市场报价利率",
    RateKind.LPR_5Y: "全国银行间同业拆借中心公布的五年期以上贷款市场报价利率",
    RateKind.LPR_UNSPECIFIED: "全国银行间同业拆借中心公布的贷款市场报价利率",
    RateKind.BENCHMARK: "中国人民银行同期同类贷款基准利率",
    RateKind.BENCHMARK_5Y: "中国人民银行同期五年期以上贷款基准利率",
    RateKind.DEPOSIT_DEMAND: "中国人民银行同期活期存款利率",
    RateKind.DEPOSIT_1Y: "中国人民银行同期一年期存款利率",
    RateKind.CONTRACT: "合同约定的利率",
}
_FIGURES = {RateKind.ANNUAL: "年利率", RateKind.MONTHLY: "月利率", RateKind.DAILY: "日利率"}
_ENDS = {
    Until.ACTUAL_PAYMENT: "实际清偿之日",
    Until.JUDGMENT_DUE_DATE: "判决确定的履行期限届满之日",
    Until.JUDGMENT_DATE: "判决确定之日",
}
_HOW = {Relation.JOINT: "连带", Relation.COMMON: "共同"}
_COUNT = "零一二三四五六七八九"


def application(obligations: Sequence[Obligation]) -> str:
    """The requests (执行请求) of an application, one numbered line an obligation.

    ValueError where something cannot be said exactly (a rate that is no finite decimal, a rate not read).
    """
    return "\n".join(f"{in_words(number)}、{_request(o)}；" for number, o in enumerate(obligations, 1))


def inquiry(reading: Reading) -> str | None:
    """The letter to the trial division (征询函) about clauses that are not clear; None where all is clear."""
    points = [f"“{clause.words.value}”：{clause.why}" for clause in reading.unread]
    points += [d.message for d in (*reading.alternatives, *reading.disagreements)]
    if not points:
        return None
    listed = "\n".join(f"{number}. {point}；" for number, point in enumerate(points, 1))
    return f"本案执行依据主文的下列内容不明确，请予书面答复：\n{listed}"


def in_words(number: int) -> str:
    """1 → 一 … 99 → 九十九, as items are numbered."""
    tens, ones = divmod(number, 10)
    head = "" if not tens else "十" if tens == 1 else _COUNT[tens] + "十"
    return head + (_COUNT[ones] if ones or not tens else "")


def yuan(fen: int) -> str:
    """123456 fen → 1234.56元; whole yuan without decimals."""
    return f"{fen // 100}元" if fen % 100 == 0 else f"{fen // 100}.{fen % 100:02d}元"


def day(value: date) -> str:
    """2020-01-02 → 2020年1月2日."""
    return f"{value.year}年{value.month}月{value.day}日"


def decimal(value: Fraction) -> str:
    """A fraction as a finite decimal. ValueError where it has none."""
    places = 0
    while (value * 10**places).denominator != 1:
        places += 1
        if places > 12:
            raise ValueError(f"{value}不能写成有限小数")
    figures = str(int(value * 10**places)).rjust(places + 1, "0")
    return figures if not places else f"{figures[:-places]}.{figures[-places:]}"


def _request(obligation: Obligation) -> str:
    _refuse_unsayable(obligation)
    who = "、".join(f"被执行人{_name(d)}" for d in obligation.debtors)
    head = f"{who}{_by_when(obligation.deadline)}{_HOW.get(obligation.relation.value, '')}"
    if obligation.kind.value is not Kind.MONEY:
        return obligation.what.value if obligation.what else head
    to = "、".join(f"申请执行人{_name(c)}" for c in obligation.creditors)
    sums = _sums(obligation.amounts)
    terms = "；".join(_term(t) for t in obligation.interest)
    label = obligation.interest[0].label.value if obligation.interest else ""
    if not sums:
        return f"{head}支付{to}{label}（{terms}）"
    return f"{head}支付{to}{sums}" + (f"及{label}（{terms}）" if terms else "")


_SAYABLE = (Role.PRINCIPAL, Role.PART, Role.TOTAL)


def _refuse_unsayable(obligation: Obligation) -> None:
    """Nothing is left out silently: what has no fixed wording here is left to a person."""
    extras = (obligation.periodic, obligation.instalments, obligation.shares, obligation.deductions)
    breach = (obligation.acceleration, obligation.penalty, obligation.payment_order)
    if any(breach) or any(t.condition for t in obligation.interest):
        raise ValueError(f"第{obligation.item.value}项写有未按约履行的后果，请由人写明请求")
    if any(extras) or any(a.role not in _SAYABLE for a in obligation.amounts):
        raise ValueError(f"第{obligation.item.value}项含分期、份额、抵扣或按期给付，请由人写明请求")


def _name(found: Found[str]) -> str:
    if re.fullmatch(rf"[二两三四五六七八九各]?{ROLE}(?:公司)?", found.value):
        raise ValueError(f"“{found.value}”不是姓名或名称，请先填写当事人")
    return found.value


def _by_when(deadline: Deadline) -> str:
    if deadline.days is not None:
        return "于判决生效后立即" if deadline.days.value == 0 else f"于判决生效之日起{deadline.days.value}日内"
    if deadline.on is not None:
        return f"于{day(deadline.on.value)}前"
    return ""


def _sums(amounts: tuple[Amount, ...]) -> str:
    parts = [f"{_period(a)}{a.label}{yuan(a.money.value)}" for a in amounts if a.role in (Role.PRINCIPAL, Role.PART)]
    total = next((f"，合计{yuan(a.money.value)}" for a in amounts if a.role is Role.TOTAL), "")
    return "、".join(parts) + total


def _period(amount: Amount) -> str:
    if amount.since and amount.until:
        return f"自{day(amount.since.value)}起至{day(amount.until.value)}止的"
    return f"截至{day(amount.as_of.value)}的" if amount.as_of else ""


def _term(term: InterestTerm) -> str:
    words = term.base.words
    base = f"以{yuan(term.base.fen.value)}为基数，" if term.base.fen else f"以{words.value}为基数，" if words else ""
    since = day(term.since.value) if term.since else term.since_event.value if term.since_event else ""
    start = f"自{since}起" if since else ""
    cap = f"，以不超过{yuan(term.cap.value)}为限" if term.cap else ""
    return f"{base}{start}{_until(term)}，按{rate_words(term.rate)}计算{cap}"


def _until(term: InterestTerm) -> str:
    if term.until is None:
        return ""
    value = term.until.value
    if isinstance(value, date):
        return f"至{day(value)}止"
    return f"至{_ENDS.get(value) or _event(term.until_event)}止"


def _event(words: Found[str] | None) -> str:
    if words is None:
        raise ValueError("截止事件没有文字")
    return words.value


def rate_words(rate: Rate) -> str:
    """The rate in words that are read back as the same rate."""
    kind = rate.kind.value
    times = f"的{decimal(rate.multiplier.value)}倍" if rate.multiplier and rate.multiplier.value != 1 else ""
    if kind in _FIGURES:
        if rate.value is None:
            raise ValueError("利率没有数值")
        return f"{_FIGURES[kind]}{decimal(rate.value.value * 100)}%{times}"
    if kind not in _SERIES:
        raise ValueError("利率没有读到，须由人填写")
    return _SERIES[kind] + times
