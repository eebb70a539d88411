"""The ranks of liens in the proceeds of one asset."""

from enum import StrEnum

from zhixing.law.core.citation import Article, Citation


class Rank(StrEnum):
    """Who comes before whom in the proceeds of one asset, best first (money.md §10.4)."""

    MEDICAL = "medical"
    HOME_BUYER = "home_buyer"
    CONSTRUCTION = "construction"
    SHIP_WAGES = "ship_wages"
    SHIP_INJURY = "ship_injury"
    SHIP_DUES = "ship_dues"
    SHIP_SALVAGE = "ship_salvage"
    SHIP_TORT = "ship_tort"
    AIRCRAFT_RESCUE = "aircraft_rescue"
    EARLIER_TAX = "earlier_tax"
    POSSESSORY = "possessory"
    PRICE_MORTGAGE = "price_mortgage"
    SECURITY = "security"
    RETENTION = "retention"

    @property
    def place(self) -> int:
        """Its place among all ranks, 0 the best."""
        return list(Rank).index(self)

    @property
    def chinese(self) -> str:
        return _RANKS[self][0]

    @property
    def cite(self) -> Citation:
        return _RANKS[self][1]


_RANKS: dict[str, tuple[str, Citation]] = {
    "medical": ("人身损害医疗费用", Article("刑事涉财产执行规定", "13", "§10.7")),
    "home_buyer": ("商品房消费者", Article("商品房消费者批复", "2", "§10.4")),
    "construction": ("建设工程价款优先受偿权", Article("民法典", "807", "§10.4")),
    "ship_wages": ("船员工资、遣返、社会保险费用", Article("海商法", "22", "§10.4")),
    "ship_injury": ("船舶营运中的人身伤亡赔偿", Article("海商法", "22", "§10.4")),
    "ship_dues": ("船舶吨税、引航费、港务费", Article("海商法", "22", "§10.4")),
    "ship_salvage": ("海难救助款项", Article("海商法", "22", "§10.4")),
    "ship_tort": ("船舶营运中的侵权赔偿", Article("海商法", "22", "§10.4")),
    "aircraft_rescue": ("援救、保管维护民用航空器的债权", Article("民用航空法", "20", "§10.4")),
    "earlier_tax": ("担保设立前发生的税款", Article("税收征管法", "45", "§10.4")),
    "possessory": ("留置权", Article("民法典", "456", "§10.4")),
    "price_mortgage": ("价款抵押权", Article("民法典", "416", "§10.4")),
    "security": ("抵押权、质权", Article("民法典", "414", "§10.4")),
    "retention": ("保留所有权的出卖人", Article("查封规定", "16", "§10.4")),
}


DATED = {r for r in Rank if r is Rank.SECURITY or r.value.startswith(("ship", "aircraft"))}
"""Ranks whose order hangs on a day: registration or delivery; on ships and aircraft the day the claim arose."""
