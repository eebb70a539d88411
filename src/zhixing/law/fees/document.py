"""A fee, or the amounts behind a fee, as the JSON document that is published and re-computed by `zhixing.checking`."""

from typing import Any

from zhixing.law.core.determination import Determination
from zhixing.law.core.reading_input import written
from zhixing.law.fees.asked import FeeAsked
from zhixing.law.fees.inverse import AmountRange, FeeCharged


def document(facts: FeeAsked, told: Determination[int]) -> dict[str, Any]:
    """Everything of the answer with the facts as given; the value is whole fen."""
    return told.to_json(lambda fen: fen) | {"facts": written(facts)}


def inverse_document(facts: FeeCharged, told: Determination[AmountRange]) -> dict[str, Any]:
    """The amounts that lead to a fee, in fen, both ends included; `high` null: without end."""
    return told.to_json(lambda found: {"low": found.low, "high": found.high}) | {"facts": written(facts)}
