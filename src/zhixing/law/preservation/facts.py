"""What is asked for in preservation: before the suit, in it, or between the effect of the instrument and enforcement."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated

from zhixing.law.core.reading_input import Money


class Phase(StrEnum):
    """When the preservation is applied for (诉前, 诉中, 执行前)."""

    PRE_SUIT = "pre_suit"
    IN_SUIT = "in_suit"
    PRE_ENFORCEMENT = "pre_enforcement"

    @property
    def zh(self) -> str:
        """In words."""
        return {"pre_suit": "诉前保全", "in_suit": "诉讼保全", "pre_enforcement": "执行前保全"}[self.value]


class Form(StrEnum):
    """The kinds of security an applicant may give (财产保全规定 6-8)."""

    CASH = "cash"
    REAL_ESTATE = "real_estate"
    PROPERTY = "property"
    GUARANTEE = "guarantee"
    INSURANCE = "insurance"
    INDEPENDENT = "independent"

    @property
    def zh(self) -> str:
        """In words."""
        return {
            "cash": "现金担保",
            "real_estate": "不动产担保",
            "property": "其他财产担保",
            "guarantee": "保证担保",
            "insurance": "保险人责任保险担保书",
            "independent": "金融机构独立保函",
        }[self.value]


@dataclass(frozen=True, slots=True)
class Given:
    """Security as given: its kind, its sum in fen, the document that shows it ("" for none)."""

    form: Form
    amount: Annotated[int, Money]
    document: str = ""


@dataclass(frozen=True, slots=True)
class Application:
    """An application for preservation. None: not known yet.

    `amount` in fen, as applied for. `property_named`: property or a concrete clue is named; `reason`: why the judgment
    would otherwise be hard to enforce, or damage be done. `urgent` as the applicant shows it. `competent`: the court is
    competent (pre-suit: of the property, the respondent's seat, or of the suit). `waiver`: a group of article 9.
    `required`: what the court orders as security in fen, 0 for none; None: not decided. `instrument_effective` matters
    before enforcement.
    """

    on: date
    phase: Phase
    amount: Annotated[int, Money]
    written: bool | None = None
    property_named: bool | None = None
    reason: str = ""
    urgent: bool = False
    competent: bool | None = None
    waiver: str | None = None
    required: Annotated[int, Money] | None = None
    given: tuple[Given, ...] = ()
    fee: Annotated[int, Money] | None = None
    fee_paid: bool | None = None
    instrument_effective: bool | None = None
    enforcement_filed: bool | None = None

    def __post_init__(self) -> None:
        if self.amount <= 0:
            raise ValueError("请求保全的数额应当大于零")
        if (self.required or 0) < 0 or any(g.amount < 0 for g in self.given):
            raise ValueError("担保的数额不能是负数")
