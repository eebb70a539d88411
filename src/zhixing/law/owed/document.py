"""An answer as the JSON document that is stored, published and re-computed by `zhixing.checking`."""

from typing import Any

from zhixing.law.core.determination import Determination
from zhixing.law.core.reading_input import written
from zhixing.law.owed.account import Credited
from zhixing.law.owed.answer import Owed, Sums
from zhixing.law.owed.fee import FeeOwed


def document(answer: Determination[Owed]) -> dict[str, Any]:
    """Everything of the answer: facts as given, switches as used, rows published later, sums, shares, proof."""
    return answer.to_json(value_json)


def value_json(owed: Owed) -> dict[str, Any]:
    """The value of the determination; amounts are whole fen."""
    return {
        "on": owed.on.isoformat(),
        "exact_to": owed.exact_to.isoformat() if owed.exact_to else None,
        "missing": list(owed.missing),
        "currency": owed.currency,
        "sums": sums_json(owed.sums),
        "obligations": [
            {
                "name": o.name,
                "kind": o.kind.value,
                "sums": sums_json(o.owed),
                "t0": o.t0.isoformat() if o.t0 else None,
                "provisional": o.provisional,
            }
            for o in owed.obligations
        ],
        "credits": [_credited(c) for c in owed.credits],
        "later": owed.later,
        "surplus": owed.surplus,
        "liabilities": [{"debtor": x.debtor, "fen": x.fen, "why": x.why} for x in owed.liabilities],
        "switches": [
            {"name": s.name, "value": s.value, "default": s.default, "by": s.by, "why": s.why} for s in owed.switches
        ],
        "facts": written(owed.facts),
        "published": [row.to_json() for row in owed.published],
        **({"fee": _fee(owed.fee)} if owed.fee else {}),
    }


def sums_json(sums: Sums) -> dict[str, int]:
    """Outstanding fen by kind, and the total."""
    return {
        "principal": sums.principal,
        "costs": sums.costs,
        "interest": sums.interest,
        "doubled_old": sums.doubled_old,
        "doubled": sums.doubled,
        "delay": sums.delay,
        "total": sums.total,
    }


def _credited(credited: Credited) -> dict[str, Any]:
    return {
        "on": credited.payment.on.isoformat(),
        "fen": credited.payment.amount,
        "costs": credited.costs,
        "parts": [{"item": p.item.value, "of": p.key[1], "stream": p.key[2], "fen": p.fen} for p in credited.parts],
        "surplus": credited.surplus,
        **({"fee": credited.fee} if credited.fee else {}),
    }


def _fee(fee: FeeOwed) -> dict[str, Any]:
    """The debt to the court; `whole`: what is still to be paid to it if all that is owed is paid on the day."""
    proof = fee.tariff.proof.to_json() if fee.tariff.proof else None
    return {
        "order": fee.order.value,
        "executed": fee.executed,
        "due": fee.due,
        "taken": fee.taken,
        "whole": fee.whole,
        "proof": proof,
    }
