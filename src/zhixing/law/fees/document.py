"""A fee, its bearers, or the amounts behind it, as the JSON document that is published and re-computed by `zhixing.checking`."""

from dataclasses import asdict
from typing import Any

from zhixing.law.core.determination import Determination
from zhixing.law.core.reading_input import written
from zhixing.law.fees.asked import FeeAsked
from zhixing.law.fees.bearing import FeeSettled, SuitEnded
from zhixing.law.fees.inverse import AmountRange, FeeCharged


def document(facts: FeeAsked, told: Determination[int]) -> dict[str, Any]:
    """Everything of the answer with the facts as given; the value is whole fen."""
    return told.to_json(lambda fen: fen) | {"facts": written(facts)}


def inverse_document(facts: FeeCharged, told: Determination[AmountRange]) -> dict[str, Any]:
    """The amounts that lead to a fee, in fen, both ends included; `high` null: without end."""
    return told.to_json(lambda found: {"low": found.low, "high": found.high}) | {"facts": written(facts)}


def settled_document(facts: SuitEnded, told: Determination[FeeSettled]) -> dict[str, Any]:
    """Who bears the fee and what flows back, in fen; `refund_by` as 2026-12-09."""
    return told.to_json(_settled) | {"facts": written(facts)}


def _settled(value: FeeSettled) -> dict[str, Any]:
    return asdict(value) | {"refund_by": value.refund_by and value.refund_by.isoformat()}
