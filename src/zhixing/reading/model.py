"""What a judgment says, as values a machine can compute with; every value knows where it was read from."""

from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from zhixing.reading.plain import plain
from zhixing.reading.source import Span
from zhixing.reading.values import Found, Kind, RateKind, Relation, Role, Until


@dataclass(frozen=True, slots=True)
class Amount:
    """A fixed sum in fen. `since`/`until` (both days included) or `as_of` tell the period it was computed for."""

    money: Found[int]
    label: str
    role: Role
    as_of: Found[date] | None = None
    since: Found[date] | None = None
    until: Found[date] | None = None
    condition: Found[str] | None = None


@dataclass(frozen=True, slots=True)
class Rate:
    """`value` is per period of `kind` as a plain fraction (24 % → 6/25); `multiplier` times the series or the value;
    `spread` is added, also a fraction; `words` is the phrase."""

    kind: Found[RateKind]
    value: Found[Fraction] | None = None
    multiplier: Found[Fraction] | None = None
    spread: Found[Fraction] | None = None

    @property
    def words(self) -> Span:
        """The characters of the whole phrase."""
        return self.kind.span


@dataclass(frozen=True, slots=True)
class Base:
    """What interest runs on: fixed fen, or words that refer elsewhere (未付罚息); shrinks with payments if `declining`."""

    fen: Found[int] | None
    words: Found[str] | None = None
    declining: bool = False


@dataclass(frozen=True, slots=True)
class InterestTerm:
    """One running stretch: base × rate from `since` (a date, or words of an event) to `until`, both included."""

    label: Found[str]
    base: Base
    rate: Rate
    since: Found[date] | None = None
    since_event: Found[str] | None = None
    until: Found[date] | Found[Until] | None = None
    until_event: Found[str] | None = None
    until_if_unpaid: Found[Until] | None = None
    cap: Found[int] | None = None
    condition: Found[str] | None = None
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Periodic:
    """So much a day, month or year (占用费, 生活费); `unit` None where the text does not say."""

    label: str
    money: Found[int]
    unit: Found[str] | None
    since: Found[date] | None = None
    since_event: Found[str] | None = None
    until: Found[date] | Found[Until] | None = None
    until_event: Found[str] | None = None
    cap: Found[int] | None = None


@dataclass(frozen=True, slots=True)
class Deadline:
    """Days after the effective day (0: at once; the day itself is never inferred), or a calendar day, or words."""

    days: Found[int] | None = None
    months: Found[int] | None = None
    on: Found[date] | None = None
    from_event: Found[str] | None = None


@dataclass(frozen=True, slots=True)
class Share:
    """What one or several persons bear of a sum."""

    who: tuple[Found[str], ...]
    money: Found[int] | None


@dataclass(frozen=True, slots=True)
class Instalment:
    """One part payment, due on a day (included)."""

    money: Found[int]
    due: Found[date]


@dataclass(frozen=True, slots=True)
class Obligation:
    """One item of the operative part that can be enforced."""

    item: Found[str]
    kind: Found[Kind]
    debtors: tuple[Found[str], ...]
    relation: Found[Relation]
    creditors: tuple[Found[str], ...]
    amounts: tuple[Amount, ...] = ()
    interest: tuple[InterestTerm, ...] = ()
    periodic: tuple[Periodic, ...] = ()
    deadline: Deadline = field(default_factory=Deadline)
    instalments: tuple[Instalment, ...] = ()
    acceleration: Found[str] | None = None
    penalty: Found[int] | None = None  # 逾期违约金: only if the instalments are not kept
    payment_order: Found[str] | None = None  # 先息后本 …: as agreed, else the law's own order
    shares: tuple[Share, ...] = ()
    deductions: tuple[Found[int], ...] = ()
    limit: Found[str] | None = None
    unplaced: tuple[Found[int], ...] = ()  # sums the grammar could not place: for a person to read
    what: Found[str] | None = None

    @property
    def principal(self) -> Amount | None:
        """The main sum of the item, where it has one."""
        return next((a for a in self.amounts if a.role is Role.PRINCIPAL), None)


@dataclass(frozen=True, slots=True)
class Security:
    """Somebody else's liability for items: 连带, 连带保证, 补充 …; `items` are item numbers, or 费用."""

    who: tuple[Found[str], ...]
    items: tuple[Found[str], ...]
    kind: Found[str]
    cap: Found[int] | None = None
    limit: Found[str] | None = None
    recourse: Found[str] | None = None  # 追偿: only after proof of payment


@dataclass(frozen=True, slots=True)
class Priority:
    """A right to be paid first from a thing."""

    holder: tuple[Found[str], ...]
    kind: Found[str]
    owner: tuple[Found[str], ...]
    property: Found[str]
    cap: Found[int] | None = None
    cap_words: Found[str] | None = None


@dataclass(frozen=True, slots=True)
class Cost:
    """A court or arbitration fee. `total` is what is to be borne (after halving), `gross` before."""

    kind: Found[str]
    total: Found[int] | None
    gross: Found[int] | None = None
    halved: Found[bool] | None = None
    borne: tuple[Share, ...] = ()
    pay_to: Found[str] | None = None  # court / creditor
    deadline: Deadline = field(default_factory=Deadline)


@dataclass(frozen=True, slots=True)
class Clause:
    """Words with nothing to enforce (确认, 解除, 驳回), or not understood: `why` says which."""

    words: Found[str]
    why: str


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Something in the text that does not fit something else in the text; reported, never repaired."""

    message: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything read from one text; `unread` is for a person to read. The effective day is never inferred."""

    text: str
    creditors: tuple[Found[str], ...]
    debtors: tuple[Found[str], ...]
    obligations: tuple[Obligation, ...]
    securities: tuple[Security, ...]
    priorities: tuple[Priority, ...]
    costs: tuple[Cost, ...]
    late_interest_article: Found[int] | None
    late_interest: Found[str] | None
    not_enforceable: tuple[Clause, ...]
    unread: tuple[Clause, ...]
    alternatives: tuple[Disagreement, ...]
    disagreements: tuple[Disagreement, ...]

    def to_json(self) -> dict[str, object]:
        """Plain values: fen as integers, days as ISO, fractions as "a/b", spans as [start, end)."""
        result = plain(self)
        assert isinstance(result, dict)
        return result
