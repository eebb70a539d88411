"""What is to be known before money is shared: the debtor, what each asset brought in, who is owed what."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import Annotated

from zhixing.law.core.citation import Article, Citation, Ours
from zhixing.law.core.reading_input import Money, Ratio
from zhixing.law.distribution.rank import DATED, Rank


class Debtor(StrEnum):
    """The kind of debtor decides the regime, not the number of creditors."""

    PERSON = "person"
    ORGANISATION = "organisation"
    ENTERPRISE = "enterprise"

    @property
    def chinese(self) -> str:
        return {"person": "自然人", "organisation": "其他组织", "enterprise": "企业法人"}[self]


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
    `titled` False: holds security but no instrument, and shares only in that security. `disputed`: its whole share is
    kept back. `contested`: what an objection says the claim is; only the difference that makes is kept back.
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
    contested: Annotated[int, Money] | None = None


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
class Part:
    """One thing of a package: its appraised value, its liens. `owner`: whose it is, where it is not the debtor's."""

    name: str
    value: Annotated[int, Money]
    liens: tuple[Lien, ...] = ()
    owner: str = ""


@dataclass(frozen=True, slots=True)
class Package:
    """Things sold together for one price (整体变价); price and costs are split by appraised value."""

    name: str
    proceeds: Annotated[int, Money]
    parts: tuple[Part, ...]
    costs: Annotated[int, Money] = 0


@dataclass(frozen=True, slots=True)
class ToShare:
    """Everything the plan rests on. All claims are counted to the one day `on`.

    `bonus`: the part of its claim that the first seizing creditor gets before the others share pro rata (首封奖励; no
    national rule, 0 by default).
    """

    debtor: Debtor
    on: date
    assets: tuple[Asset, ...]
    claims: tuple[Claim, ...]
    enforcement_fee: Annotated[int, Money] = 0
    doubled: Doubled = Doubled.AFTER_ALL
    one_instrument: bool = False
    bankruptcy_cause: bool = False
    bankruptcy_consent: bool = False
    packages: tuple[Package, ...] = ()
    bonus: Annotated[Fraction, Ratio] = Fraction(0)

    def __post_init__(self) -> None:
        self._amounts_are_not_negative()
        if not (self.assets or self.packages) or not self.claims:
            raise ValueError("至少要有一项财产和一笔债权")
        if len({c.id for c in self.claims}) != len(self.claims):
            raise ValueError("债权编号重复，每笔债权请用不同的 id")
        if self.bonus > 1:
            raise ValueError("首封奖励是债权的一个比例，不能超过 100%")
        for package in self.packages:
            if not sum(part.value for part in package.parts):
                raise ValueError(f"“{package.name}”整体变价，请写明各项财产的评估价")
        things: list[Asset | Part] = [*self.assets, *(part for package in self.packages for part in package.parts)]
        for thing in things:
            self._liens_are_known(thing)

    def _liens_are_known(self, thing: Asset | Part) -> None:
        known = {c.id for c in self.claims}
        if len({lien.claim for lien in thing.liens}) < len(thing.liens):
            raise ValueError(f"“{thing.name}”上同一笔债权的优先权请只写一次")
        if isinstance(thing, Part) and thing.owner and thing.liens:
            raise ValueError(f"“{thing.name}”归{thing.owner}所有，不能写被执行人债权人的优先权")
        for lien in thing.liens:
            if lien.claim not in known:
                raise ValueError(f"“{thing.name}”上的优先权指向不存在的债权“{lien.claim}”")
            if lien.rank in DATED and lien.registered and lien.since is None:
                raise ValueError(f"“{thing.name}”上的{lien.rank.chinese}要写明登记、交付或者发生的日期（since）")

    def _amounts_are_not_negative(self) -> None:
        amounts = [*(c.amount for c in self.claims), *(c.doubled for c in self.claims), self.enforcement_fee]
        amounts += [c.contested or 0 for c in self.claims]
        amounts += [x for a in self.assets for x in (a.proceeds, a.costs)]
        amounts += [x for p in self.packages for x in (p.proceeds, p.costs)]
        amounts += [part.value for package in self.packages for part in package.parts]
        if any(a < 0 for a in amounts):
            raise ValueError("金额不能是负数")
