"""What is to be known before money is shared: the debtor, what each asset brought in, who is owed what."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated

from zhixing.law.core.citation import Article, Citation, Ours
from zhixing.law.core.reading_input import Money


class Debtor(StrEnum):
    """The kind of debtor decides the regime, not the number of creditors."""

    PERSON = "person"
    ORGANISATION = "organisation"
    ENTERPRISE = "enterprise"

    @property
    def chinese(self) -> str:
        return {"person": "自然人", "organisation": "其他组织", "enterprise": "企业法人"}[self]


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


class Kind(StrEnum):
    """The class of a claim on what is left after the assets' own liens, best first."""

    TAX = "tax"
    RESTITUTION = "restitution"
    ORDINARY = "ordinary"
    FINE = "fine"
    CONFISCATION = "confiscation"

    @property
    def chinese(self) -> str:
        return {
            "tax": "税款",
            "restitution": "退赔被害人损失",
            "ordinary": "普通债权",
            "fine": "罚款、罚金",
            "confiscation": "没收财产",
        }[self]

    @property
    def cite(self) -> Citation:
        if self is Kind.ORDINARY:
            return Article("民诉法解释", "508", "DIST-02")
        if self is Kind.TAX:
            return Article("税收征管法", "45", "§10.4")
        return Article("刑事涉财产执行规定", "13", "§10.7")


class Doubled(StrEnum):
    """Where doubled interest stands in sharing: after all money debts (default), among them, or nowhere."""

    AFTER_ALL = "after_all"
    INCLUDED = "included"
    EXCLUDED = "excluded"

    @property
    def chinese(self) -> str:
        return {"after_all": "全部金钱债务之后", "included": "与金钱债务同列", "excluded": "不参加分配"}[self]


DOUBLED = Ours("加倍部分债务利息在分配中的位置没有全国规定；参照迟延利息解释第四条排在全部金钱债务之后", "dist.doubled")


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim under one instrument (several titles of a creditor are several claims).

    `amount`: money debt with ordinary interest on the calculation day. `doubled`: doubled interest to that day.
    `seized_on`: first effective or registered measure; `seized_place` orders measures of one day.
    `titled` False: holds security but no instrument, and shares only in that security.
    """

    id: str
    creditor: str
    amount: Annotated[int, Money]
    doubled: Annotated[int, Money] = 0
    kind: Kind = Kind.ORDINARY
    seized_on: date | None = None
    seized_place: int = 0
    titled: bool = True
    disputed: bool = False


@dataclass(frozen=True, slots=True)
class Lien:
    """A claim's priority in one asset. `scope`: what the priority covers at most (None: the whole claim).

    For construction price the scope is the price alone, without interest, penalty or damages. `since`: registration
    or delivery, on ships and aircraft the day it arose; unregistered ones come after registered ones and share
    equally. `due` and `exercised`: construction price only, the day the price fell due and the day the priority was
    claimed (within 18 months).
    """

    claim: str
    rank: Rank
    scope: Annotated[int, Money] | None = None
    since: date | None = None
    registered: bool = True
    due: date | None = None
    exercised: date | None = None


@dataclass(frozen=True, slots=True)
class Asset:
    """What one thing brought in and what its own realisation cost (appraisal, auction, storage)."""

    name: str
    proceeds: Annotated[int, Money]
    costs: Annotated[int, Money] = 0
    liens: tuple[Lien, ...] = ()


@dataclass(frozen=True, slots=True)
class ToShare:
    """Everything the plan rests on. All claims are counted to the one day `on`."""

    debtor: Debtor
    on: date
    assets: tuple[Asset, ...]
    claims: tuple[Claim, ...]
    enforcement_fee: Annotated[int, Money] = 0
    doubled: Doubled = Doubled.AFTER_ALL
    one_instrument: bool = False
    bankruptcy_cause: bool = False
    bankruptcy_consent: bool = False

    def __post_init__(self) -> None:
        known = {c.id for c in self.claims}
        self._amounts_are_not_negative()
        if not self.assets or not self.claims:
            raise ValueError("至少要有一项财产和一笔债权")
        if len(known) != len(self.claims):
            raise ValueError("债权编号重复，每笔债权请用不同的 id")
        for asset in self.assets:
            if len({lien.claim for lien in asset.liens}) < len(asset.liens):
                raise ValueError(f"“{asset.name}”上同一笔债权的优先权请只写一次")
            for lien in asset.liens:
                if lien.claim not in known:
                    raise ValueError(f"“{asset.name}”上的优先权指向不存在的债权“{lien.claim}”")
                if lien.rank in DATED and lien.registered and lien.since is None:
                    raise ValueError(f"“{asset.name}”上的{lien.rank.chinese}要写明登记、交付或者发生的日期（since）")

    def _amounts_are_not_negative(self) -> None:
        amounts = [*(c.amount for c in self.claims), *(c.doubled for c in self.claims), self.enforcement_fee]
        amounts += [a.proceeds for a in self.assets] + [a.costs for a in self.assets]
        if any(a < 0 for a in amounts):
            raise ValueError("金额不能是负数")
