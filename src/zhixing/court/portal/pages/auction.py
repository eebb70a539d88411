"""拍卖: the lowest starting prices round by round, the deposit, and what becomes of it when the buyer does not pay."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from zhixing.court.kernel.components import LawPanel, Money, Note, Section, Table
from zhixing.court.kernel.pages.answer import open_to_all
from zhixing.court.kernel.tables import current_tables
from zhixing.court.portal.facts.auction import AUCTION_CHOICES, AuctionIn, default, deposit_asked, round_price
from zhixing.court.portal.pages.calculator import Calculator, calculate
from zhixing.court.portal.pages.query import lawful
from zhixing.law.core.determination import Determination
from zhixing.law.core.fen import yuan
from zhixing.law.core.tables import Tables
from zhixing.law.disposal.deposit import DepositBand, deposit
from zhixing.law.disposal.floor import RoundPrice, round_floor
from zhixing.law.disposal.forfeited import DepositUse, deposit_use

USES = (
    ("费用损失", "costs"),
    ("重新拍卖的差价", "gap"),
    ("原拍卖佣金", "commission"),
    ("冲抵本案债务", "debt"),
    ("冲抵与财产有关的债务", "related"),
    ("退还悔拍人", "refund"),
    ("没有弥补的损失", "uncovered"),
    ("可以向悔拍人追索", "claimable"),
)


def answer(data: AuctionIn) -> list[Any]:
    """Floors, deposit and default. Raises BadInput."""
    tables = current_tables()
    ruling: Determination[int] = lawful(lambda: round_floor(round_price(data), tables))
    floor = ruling.value or 0
    body: list[Any] = [Note(f"{ruling.title}不低于 {yuan(floor)} 元", "" if ruling.lawful else "warn")]
    body += [_rounds(data, tables), Section("起拍价", [LawPanel.of(ruling)])]
    asked = deposit_asked(data, data.proposed or floor)
    if asked is not None:
        body.append(_deposit(lawful(lambda: deposit(asked, tables))))
    broken = default(data)
    if broken is not None:
        body.append(_default(lawful(lambda: deposit_use(broken, tables))))
    return body


def _rounds(data: AuctionIn, tables: Tables) -> Section:
    """Every round at its floor: the lowest that this thing may regularly be offered at."""
    rows, price = [], None
    for number in range(1, tables.parameter(data.way.rounds).whole(data.on) + 1):
        facts = RoundPrice(data.way, data.on, data.reference, number, price)
        price = round_floor(facts, tables).value
        rows.append((f"第 {number} 次", Money(price or 0)))
    note = Note("每一次都按最低的起拍价、最大的降价幅度推算；实际的起拍价由合议庭确定")
    return Section(
        "各次拍卖最低的起拍价", [Table("各次拍卖", ("次数", "起拍价（元）"), rows, numeric=frozenset({1})), note]
    )


def _deposit(ruling: Determination[DepositBand]) -> Section:
    return Section("保证金", [LawPanel.of(ruling)])


def _default(ruling: Determination[DepositUse]) -> Section:
    use = ruling.value
    rows = [(label, Money(getattr(use, name))) for label, name in USES if getattr(use, name)]
    table = Table("悔拍保证金的使用", ("用途", "元"), rows, numeric=frozenset({1}))
    return Section("买受人悔拍", [table, LawPanel.of(ruling)])


AUCTION = Calculator(
    title="拍卖",
    intro="按评估价或者市价推算各次拍卖最低的起拍价和保证金的区间；买受人没有付款的，保证金怎样用。",
    kind=AuctionIn,
    answer=answer,
    choices=AUCTION_CHOICES,
    more=frozenset({"claim", "old_price", "new_price", "costs", "commission", "debt"}),
    more_title="更多情形：申请执行人竞买、买受人悔拍",
)


@open_to_all
@require_GET
def page(request: HttpRequest) -> HttpResponse:
    """The calculator."""
    return calculate(request, AUCTION)
