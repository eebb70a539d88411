"""The account as a tree of amounts: given sums, lines with their segments, shares of payments, what is left."""

from zhixing.law.core.citation import Article, Citation
from zhixing.law.core.fen import yuan
from zhixing.law.core.proof import Amount
from zhixing.law.crediting.order import Item
from zhixing.law.interest.segment import Segment
from zhixing.law.interest.slices import percent
from zhixing.law.owed.account import SUM, Account, Line
from zhixing.law.owed.facts import RoundPer
from zhixing.law.owed.payments import delay_sum
from zhixing.law.owed.rounding import rounded

JUDGED = Article("执行依据")
_CITES: dict[Item, Citation] = {
    Item.DOUBLED: Article("迟延利息解释", "1", "M-INT"),
    Item.DOUBLED_OLD: Article("法释〔2009〕6号", "", "M-INT-OLD"),
    Item.DELAY: Article("民诉法解释", "505", "M-NONMON"),
}


def proof(account: Account) -> Amount:
    """The whole tree; its root is the total outstanding."""
    delays = (_delay(account, index) for index in range(len(account.debt.delay)))
    shown = (
        *(_obligation(account, index) for index in range(len(account.debt.obligations))),
        *(delay for delay in delays if delay is not None),
    )
    return Amount("应付合计", sum(c.fen for c in shown), "sum", children=shown)


def _obligation(account: Account, index: int) -> Amount:
    obligation = account.debt.obligations[index]
    given = Amount("执行依据确定的数额", obligation.amount, "given", cites=(JUDGED,))
    parts = [_less(account, obligation.name, given, {(index, SUM)})]
    for number, stream in enumerate(account.plan.streams):
        if stream.obligation != index:
            continue
        lines = tuple(_line(account, line) for line in account.lines if line.stream == number)
        if lines:
            accrued = Amount("已产生", sum(x.fen for x in lines), "sum", None, {}, _cites(stream.item), lines)
            parts.append(_less(account, stream.label, accrued, {(index, number)}))
    return Amount(f"{obligation.name}项下", sum(p.fen for p in parts), "sum", children=tuple(parts))


def _cites(item: Item) -> tuple[Citation, ...]:
    return (_CITES.get(item, JUDGED),)


def _delay(account: Account, index: int) -> Amount | None:
    key = (Item.DELAY, index, SUM)
    if key not in account.pots:
        return None
    delay = account.debt.delay[index]
    said = {"决定": delay.decision}
    if delay.loss is not None:
        said |= {"已经造成的损失": yuan(delay.loss), "倍数": "2"}
    given = Amount("迟延履行金", delay_sum(account, index), "given", None, said, _cites(Item.DELAY))
    shares = _shares(account, Item.DELAY, {(index, SUM)})
    return Amount(delay.name, account.pots[key], "less", children=(given, *shares))


def _less(account: Account, label: str, whole: Amount, keys: set[tuple[int, int]]) -> Amount:
    shares = _shares(account, None, keys)
    return Amount(label, whole.fen - sum(s.fen for s in shares), "less", children=(whole, *shares))


def _shares(account: Account, item: Item | None, keys: set[tuple[int, int]]) -> list[Amount]:
    out = []
    for number, credited in enumerate(account.credits, start=1):
        mine = [p for p in credited.parts if p.key[1:] in keys and (p.item is Item.DELAY) == (item is Item.DELAY)]
        fen = sum(p.fen for p in mine)
        if fen:
            said = {"日期": credited.payment.on.isoformat(), "付款": yuan(credited.payment.amount)}
            out.append(Amount(f"第 {number} 笔付款抵充", fen, "credit", None, said))
    return out


def _line(account: Account, line: Line) -> Amount:
    cap = account.plan.streams[line.stream].cap
    limit = {} if cap is None else {"总额以此为限": yuan(cap)}
    if line.standing.capital:
        limit["基数中未付的利息"] = yuan(line.standing.capital)
    if len(line.segments) == 1:
        segment = line.segments[0]
        return Amount(_days(segment), line.fen, "interest", line.exact, _details(segment) | limit)
    how = account.debt.switches.round
    inside = tuple(Amount(_days(s), rounded(s.exact, how), "segment", s.exact, _details(s)) for s in line.segments)
    per_segment = account.debt.switches.round_per is RoundPer.SEGMENT
    label = f"{line.first} 至 {line.last}"
    return Amount(label, line.fen, "sum" if per_segment else "rounded", line.exact, limit, (), inside)


def _days(segment: Segment) -> str:
    return f"{segment.first} 至 {segment.last}"


def _details(segment: Segment) -> dict[str, str]:
    said = {
        "基数": yuan(segment.base),
        "自": segment.first.isoformat(),
        "至": segment.last.isoformat(),
        {"天": "天数", "个月": "月数", "年": "年数"}[segment.unit]: str(segment.units),
        "利率": percent(segment.rate),
        "依据": segment.source,
    }
    if segment.grown or segment.growth:
        said |= {"首日基数另加未付违约金": f"{segment.grown / 100}", "每日再加": f"{segment.growth / 100}"}
    return said | ({"除以": str(segment.divisor)} if segment.divisor != 1 else {})
