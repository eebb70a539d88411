"""The answer in words and rows, for paper, page and terminal: a debtor can follow every line."""

from dataclasses import dataclass

from zhixing.law.core.determination import Determination, Verdict
from zhixing.law.core.fen import capitals, yuan
from zhixing.law.owed.answer import Owed

_SUMS = (
    ("principal", "本金及其他金钱债务"),
    ("costs", "实现债权的费用"),
    ("interest", "一般债务利息"),
    ("doubled_old", "迟延履行期间债务利息（2014 年 8 月 1 日前）"),
    ("doubled", "加倍部分债务利息"),
    ("delay", "迟延履行金"),
)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the proof: how deep, what, how computed, fen."""

    depth: int
    label: str
    said: str
    fen: int


def heading(answer: Determination[Owed]) -> str:
    """The first sentence: how much, to which day, and how certain."""
    owed = answer.value
    if owed is None:
        return "暂时不能计算。" + "；".join(s.found for s in answer.blocks)
    unit = "元" if owed.currency == "CNY" else owed.currency
    if owed.exact_to is None:
        return f"尚不能计算利息，缺少：{'；'.join(owed.missing)}。未付的确定数额为 {yuan(owed.total)} {unit}"
    said = f"截至 {owed.exact_to}，未付合计 {yuan(owed.total)} {unit}"
    said += f"（{capitals(owed.total)}）" if owed.currency == "CNY" else ""
    if owed.exact:
        return said
    return f"{said}；{owed.on} 的全部数额待补录后计算：{'；'.join(owed.missing)}"


def summary(owed: Owed) -> list[tuple[str, int]]:
    """Outstanding sums by kind, zero ones left out, the total last."""
    rows = [(label, getattr(owed.sums, name)) for name, label in _SUMS if getattr(owed.sums, name)]
    return [*rows, ("合计", owed.total)]


def rows(answer: Determination[Owed]) -> list[Row]:
    """The proof line by line."""
    if answer.proof is None:
        return []
    out = []
    for depth, line in answer.proof.walk():
        said = _said(line.details)
        out.append(Row(depth, line.label, said, line.fen))
    return out


def _said(details: object) -> str:
    known = dict(details) if isinstance(details, dict) else {}
    if "基数" in known:
        units = next(f"{known[k]} {w}" for k, w in (("天数", "天"), ("月数", "个月"), ("年数", "年")) if k in known)
        over = f"÷{known['除以']}" if "除以" in known else ""
        grows = (
            f"（另加未付违约金，首日 {known['首日基数另加未付违约金']} 元，每日再加 {known['每日再加']} 元）"
            if "每日再加" in known
            else ""
        )
        limit = f"，总额以 {known['总额以此为限']} 元为限" if "总额以此为限" in known else ""
        limit += f"，基数中含未付的利息 {known['基数中未付的利息']} 元" if "基数中未付的利息" in known else ""
        return f"{known['基数']}{grows}×{known['利率']}×{units}{over}，{known['依据']}{limit}"
    return "，".join(f"{k} {v}" for k, v in known.items())


def _fee(owed: Owed) -> list[str]:
    if owed.fee is None:
        return []
    whole = f"另应向法院交纳执行申请费：当日全部履行的，还应交纳 {yuan(owed.fee.whole)} 元"
    taken = [
        f"{c.payment.on} 的案款 {yuan(c.payment.amount)} 元中收取执行申请费 {yuan(c.fee)} 元"
        for c in owed.credits
        if c.fee
    ]
    return [*taken, whole]


def reasons(answer: Determination[Owed]) -> list[str]:
    """Conditions, switches that are not at their default, and legal numbers that are not verified."""
    mark = {Verdict.YES: "是", Verdict.NO: "否", Verdict.UNKNOWN: "不明"}
    out = [f"{s.asked}：{mark[s.verdict]}。{s.found}〔{'、'.join(map(str, s.cites))}〕" for s in answer.steps]
    if answer.value is not None:
        changed = [s for s in answer.value.switches if not s.default or s.by]
        out += [
            f"计算方法 {s.name} = {s.value or '未选择'}（{s.by or '未写明何人选择'}：{s.why or '未写明理由'}）"
            for s in changed
        ]
        out += _fee(answer.value)
        out += [f"{x.debtor} 现可被要求给付 {yuan(x.fen)} 元：{x.why}" for x in answer.value.liabilities]
    unverified = [p for p in answer.parameters if not p.verified]
    return out + [f"数值未经核对：{p.means}（{p.value}）" for p in unverified]
