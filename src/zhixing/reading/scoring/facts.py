"""A reading, and an answer by hand, as comparable facts: field → what is said. Only facts of one field are compared."""

from dataclasses import dataclass
from datetime import date

from zhixing.reading.source import Span, uniform

FIELDS = (
    "creditor",
    "debtor",
    "item",
    "item_debtor",
    "item_creditor",
    "relation",
    "principal",
    "amount",
    "money",
    "date",
    "base",
    "from",
    "to",
    "rate_kind",
    "rate_value",
    "multiplier",
    "term",
    "deadline",
    "security",
    "priority",
    "cost",
    "late_interest",
)
# What the JSON object reports, and of which fields each figure is made.
GROUPS: dict[str, tuple[str, ...]] = {
    "items": ("item",),
    "money": ("money",),
    "dates": ("date",),
    "interest_terms": ("term",),
    "parties": ("creditor", "debtor", "item_debtor", "item_creditor"),
    "costs": ("cost",),
}
# Fields made of other fields; left out where single values are counted (wrong, dangerous).
COMPOSED = frozenset({"term", "principal", "amount"})


@dataclass(frozen=True, slots=True)
class Fact:
    """One value: its field, a key that is equal exactly where the value is, whether it is marked doubtful, its span."""

    field: str
    key: tuple[object, ...]
    doubtful: bool = False
    span: Span | None = None


def name(text: str) -> str:
    """A name for comparison: uniform characters, no white space."""
    return "".join(uniform(text).split())


def names(texts: object) -> frozenset[str]:
    """Several names as a set."""
    assert isinstance(texts, list | tuple)
    return frozenset(name(str(t)) for t in texts)


def day(value: object) -> date | None:
    """An ISO day, or None where the words say something else."""
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        return None


_COST_KINDS = ("合计", "受理费", "保全", "公告", "鉴定", "评估", "仲裁", "诉讼费", "邮寄", "申请执行费")


def cost_kind(words: str) -> str:
    """本案受理费, 案件受理费 → 受理费 and so on: one word for one kind of fee."""
    if words in ("共计", "总计", "合共"):
        return "合计"
    return next((k for k in _COST_KINDS if k in words), words)


def liability_kind(words: str) -> str:
    """连带清偿, 连带保证, 连带赔偿 → 连带; 补充清偿 → 补充; the rest 其他."""
    return next((k for k in ("连带", "补充") if k in words), "其他")
