"""The respondent offers security, or other property instead (民诉法 107; 财产保全规定 22; 民诉法解释 167)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated

from zhixing.law.core.citation import Article
from zhixing.law.core.determination import Determination, Step, step
from zhixing.law.core.fen import yuan
from zhixing.law.core.reading_input import Money
from zhixing.law.core.tables import Tables

MUST = Article("民诉法", "107", "SEIZE-09")
FULL = Article("财产保全规定", "22", "SEIZE-09")
SWAP = Article("民诉法解释", "167", "SEIZE-09")
TITLE = "以担保解除保全"


class Offer(StrEnum):
    """Security for the release of the property, or other property to be preserved instead."""

    SECURITY = "security"
    OTHER_PROPERTY = "other_property"

    @property
    def zh(self) -> str:
        """In words."""
        return {"security": "提供担保，解除保全", "other_property": "变更保全标的物"}[self.value]


@dataclass(frozen=True, slots=True)
class Substitution:
    """The facts, in fen. `preserved`: what is preserved, `worth`: what is offered (None: not valued).

    `effective`: the security is valid and can be realised; `document` shows it. `disputed_thing`: the thing preserved
    is itself in dispute, then the applicant's consent is needed (None: not asked). `favourable`: other property serves
    the later enforcement as well (None: not decided).
    """

    on: date
    offer: Offer
    preserved: Annotated[int, Money]
    worth: Annotated[int, Money] | None
    effective: bool | None
    document: str
    disputed_thing: bool = False
    consent: bool | None = None
    favourable: bool | None = None


def may_substitute(facts: Substitution, tables: Tables) -> Determination[None]:
    """Whether the preserved property must be let go for what is offered."""
    steps = tuple(_steps(facts))
    return Determination("preservation.substitute", TITLE, facts.on, None, steps, (), None, tables.digest)


def _steps(facts: Substitution) -> Iterator[Step]:
    cite = FULL if facts.offer is Offer.SECURITY else SWAP
    if facts.worth is None:
        yield step("提供的担保充分", None, "担保的价值不明，请先核实", cite)
    else:
        found = f"担保 {yuan(facts.worth)} 元，保全 {yuan(facts.preserved)} 元"
        yield step("提供的担保充分", facts.worth >= facts.preserved, found, cite, MUST)
    words = {True: "有效并且可以执行", False: "无效或者不能执行", None: "尚未核实"}
    yield step("提供的担保有效", facts.effective, words[facts.effective], cite)
    yield step("担保有证明文件", bool(facts.document), facts.document or "没有证明文件", cite)
    if facts.disputed_thing:
        words = {True: "申请保全人同意", False: "申请保全人不同意", None: "尚未征求申请保全人意见"}
        yield step("保全的是争议标的物的，经申请保全人同意", facts.consent, words[facts.consent], FULL)
    if facts.offer is Offer.OTHER_PROPERTY:
        words = {True: "等值并且有利于执行", False: "不利于执行", None: "尚未判断"}
        yield step("变更保全标的物有利于执行", facts.favourable, words[facts.favourable], SWAP)
