"""What the gate of PREDED-01 looks at. Every fact carries the document or the time-stamped search that proves it."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated

from zhixing.law.core.reading_input import Money


class Stage(StrEnum):
    """Before what the gate is asked: the ruling, the deduction, the payment to the creditor, the certificate."""

    RULE = "rule"
    DEDUCT = "deduct"
    PAY = "pay"
    CERTIFY = "certify"

    @property
    def zh(self) -> str:
        """In words."""
        return {"rule": "裁定扣划", "deduct": "扣划", "pay": "发放", "certify": "出具自动履行证明书"}[self.value]


@dataclass(frozen=True, slots=True)
class Proof:
    """A document by its id, or a search by its instant (with time zone). Neither: nothing is proved."""

    document: str = ""
    searched_at: datetime | None = None

    def __post_init__(self) -> None:
        if self.searched_at is not None and self.searched_at.tzinfo is None:
            raise ValueError("查询时刻必须带有时区")

    @property
    def given(self) -> bool:
        """Something proves the fact."""
        return bool(self.document.strip()) or self.searched_at is not None


NOTHING = Proof()


@dataclass(frozen=True, slots=True)
class Search:
    """What a search or a register gave: the hits in words; None: not asked or not answered."""

    hits: tuple[str, ...] | None = None
    proof: Proof = NOTHING


@dataclass(frozen=True, slots=True)
class Instrument:
    """Judgment or mediation. `signed_by_both`: a mediation statement signed by both; None for a judgment.

    `due`: the sum to be paid now in fen, None while it cannot be computed. `set_aside`: the later instrument that set it
    aside or changed it, "" as long as it stands.
    """

    ours: bool | None = None
    effective_on: date | None = None
    mediation: bool = False
    signed_by_both: bool | None = None
    due: Annotated[int, Money] | None = None
    proof: Proof = NOTHING
    set_aside: str = ""


@dataclass(frozen=True, slots=True)
class Control:
    """The freeze as the bank told it, in fen. `controlled` is what it really controls, never the limit.

    `rank`: its place, 1 is first; `last_day` its last day; `burdens`: pledge, set-off, escrow rights in words (None:
    not told). `account`: the bank's word for the kind of account. `answered_at`: when the bank told it.
    """

    limit: Annotated[int, Money]
    controlled: Annotated[int, Money] | None = None
    ours: bool | None = None
    rank: int | None = None
    last_day: date | None = None
    burdens: tuple[str, ...] | None = None
    account: str = ""
    of_debtor: bool | None = None
    answered_at: datetime | None = None
    proof: Proof = NOTHING


@dataclass(frozen=True, slots=True)
class Consent:
    """The debtor's written request for, or consent to, early performance; `authority`: the signer may sign for him.

    `power`: the paper that shows the authority; "" where the signer is the party himself or his representative.
    """

    signer: str
    authority: bool | None
    document: str
    power: str = ""


@dataclass(frozen=True, slots=True)
class Ground:
    """Why the money may be taken now: the creditor's application and the end of the period, or the debtor's consent.

    `period_ends_on`: last day of the performance period of what is to be paid; None: not known. `applicant`: who signed
    the application; `applicant_power`: the paper that shows that he may, "" for the creditor or his representative.
    """

    application: str = ""
    applicant_authority: bool | None = None
    period_ends_on: date | None = None
    consent: Consent | None = None
    applicant: str = ""
    applicant_power: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The calculation: the sum to be deducted in fen, who made it and who checked it (两人签名)."""

    amount: Annotated[int, Money]
    made_by: str = ""
    checked_by: str = ""
    document: str = ""


@dataclass(frozen=True, slots=True)
class Payee:
    """Who receives. `creditor`: the creditor named in the instrument. `confirmed`: account confirmed in person or by
    strong authentication. `agent`: an agent receives; then `special_power` must be shown.
    """

    creditor: bool | None = None
    confirmed: bool | None = None
    agent: bool = False
    special_power: bool | None = None
    document: str = ""


@dataclass(frozen=True, slots=True)
class Ruling:
    """The ruling to deduct: `by_trial`: by the trial judge or panel; `original_number`: under the suit's own number."""

    by_trial: bool | None = None
    original_number: bool | None = None
    document: str = ""
    handed_over: str = ""


@dataclass(frozen=True, slots=True)
class Paying:
    """After the ruling: the order, finance's receipt in fen, and the separate approval (not by who ordered)."""

    order: str = ""
    receipt: str = ""
    received: Annotated[int, Money] | None = None
    approval: str = ""
    persons: int = 0


@dataclass(frozen=True, slots=True)
class Ending:
    """The end: when the bank confirmed the deduction, when the surplus was ordered free, what was paid in fen."""

    deducted_on: date | None = None
    surplus: Annotated[int, Money] | None = None
    released_on: date | None = None
    release_ruling: str = ""
    paid: Annotated[int, Money] | None = None


@dataclass(frozen=True, slots=True)
class Panel:
    """What the panel decided on signs of sham litigation; `goes_on`: the deduction may go on.

    `saw`: the signs it decided on; one that is found later needs a decision of its own. `votes`: recorded votes.
    """

    goes_on: bool
    record: str
    saw: tuple[str, ...] = ()
    votes: int = 0


@dataclass(frozen=True, slots=True)
class Gate:
    """All facts of the thirteen lines, at the instant `at` (with time zone); `planned_on`: the day of the deduction."""

    at: datetime
    planned_on: date
    stage: Stage
    instrument: Instrument
    control: Control
    sheet: Sheet
    enforcement: Search = field(default_factory=Search)
    ground: Ground = field(default_factory=Ground)
    rivals: Search = field(default_factory=Search)
    objections: Search = field(default_factory=Search)
    payee: Payee = field(default_factory=Payee)
    ruling: Ruling = field(default_factory=Ruling)
    paying: Paying = field(default_factory=Paying)
    ending: Ending = field(default_factory=Ending)
    links: Search = field(default_factory=Search)
    panel: Panel | None = None

    def __post_init__(self) -> None:
        if self.at.tzinfo is None:
            raise ValueError("核对时刻必须带有时区")
        if self.sheet.amount <= 0:
            raise ValueError("扣划金额应当大于零")
