"""An auction as somebody types it, and the facts of the law library that it becomes."""

from pydantic import Field

from zhixing.court.kernel.inputs import Day, Input, Money
from zhixing.court.kernel.refused import BadInput
from zhixing.court.portal.facts.words import Place, words
from zhixing.law.disposal.deposit import DepositAsked
from zhixing.law.disposal.floor import RoundPrice, Way
from zhixing.law.disposal.forfeited import Default

DEPOSITS = {Way.ONLINE, Way.OFFLINE_MOVABLES, Way.OFFLINE_IMMOVABLES}
"""Ways of sale whose rules fix a band for the deposit."""


class AuctionIn(Input):
    """A thing to be auctioned, perhaps a deposit, perhaps a buyer who did not pay."""

    way: Way = Field(Way.ONLINE, title="怎样拍卖")
    on: Day = Field(title="拍卖日")
    reference: Money = Field(title="评估价或者市价")
    round: Place | None = Field(None, title="第几次拍卖", description="不填的是第一次")
    previous: Money | None = Field(None, title="上一次的起拍价", description="第二次起填写")
    proposed: Money | None = Field(None, title="拟定的起拍价", description="填写的，核对是否过低")
    deposit: Money | None = Field(None, title="公告的保证金", description="填写的，核对是否在区间之内")
    claim: Money | None = Field(None, title="竞买人是申请执行人的，其债权", description="在债权范围内可以不交保证金")
    old_price: Money | None = Field(None, title="悔拍的成交价", description="买受人没有付款的填写")
    new_price: Money | None = Field(None, title="重新拍卖的成交价")
    costs: Money | None = Field(None, title="拍卖的费用损失")
    commission: Money | None = Field(None, title="原拍卖的佣金", description="网络司法拍卖没有佣金")
    debt: Money | None = Field(None, title="本案尚欠的债务")


def round_price(data: AuctionIn) -> RoundPrice:
    """The facts of the round. Raises BadInput where the price of the round before is missing or too much."""
    number = data.round or 1
    if number > 1 and data.previous is None:
        raise BadInput({"previous": "再次拍卖的，请填写上一次的起拍价"})
    if number == 1 and data.previous is not None:
        raise BadInput({"previous": "第一次拍卖没有上一次的起拍价；再次拍卖的，请填写第几次"})
    return RoundPrice(data.way, data.on, data.reference, number, data.previous, data.proposed)


def deposit_asked(data: AuctionIn, start: int) -> DepositAsked | None:
    """The facts of the deposit: online on the starting price, else on the appraisal; None where no band is fixed.

    Raises BadInput for a bidding creditor without the deposit announced.
    """
    if data.way not in DEPOSITS:
        return None
    if data.claim is not None and data.deposit is None:
        raise BadInput({"deposit": "请填写公告的保证金，才能算出申请执行人还要交多少"})
    online = data.way is Way.ONLINE
    return DepositAsked(data.on, start if online else data.reference, online, data.deposit, data.claim)


def default(data: AuctionIn) -> Default | None:
    """The facts of a buyer's default; None where nobody defaulted. Raises BadInput for what is missing."""
    if data.old_price is None:
        return None
    if data.new_price is None:
        raise BadInput({"new_price": "重新拍卖成交之后才有差价，请填写重新拍卖的成交价"})
    if data.deposit is None:
        raise BadInput({"deposit": "请填写悔拍人交纳的保证金"})
    online = data.way is Way.ONLINE
    if online and data.commission:
        raise BadInput({"commission": "网络司法拍卖不收取佣金，请删去"})
    return Default(
        data.on, online, data.deposit, data.old_price, data.new_price, data.costs or 0, data.commission or 0,
        data.debt or 0,
    )  # fmt: skip


AUCTION_CHOICES = {"way": words(Way)}
