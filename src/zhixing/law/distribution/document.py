"""A plan as the JSON document that is published and re-computed by `zhixing.checking`."""

from typing import Any

from zhixing.law.core.determination import Determination
from zhixing.law.core.reading_input import written
from zhixing.law.distribution.answer import Plan
from zhixing.law.distribution.facts import ToShare


def document(facts: ToShare, told: Determination[Plan]) -> dict[str, Any]:
    """Everything of the answer with the facts as given; money in the value is whole fen."""
    return told.to_json(plan_json) | {"facts": written(facts)}


def plan_json(plan: Plan) -> dict[str, Any]:
    """The plan as plain values, money in fen."""
    return {
        "regime": plan.regime.value,
        "assets": [
            {"name": a.name, "proceeds": a.proceeds, "costs": a.costs, "unpaid_costs": a.unpaid_costs, "fee": a.fee,
             "rest": a.rest}
            for a in plan.assets
        ],
        "pool": plan.pool,
        "shares": [
            {"claim": s.claim, "creditor": s.creditor, "title": s.title, "part": s.part, "ask": s.ask, "got": s.got,
             "deposited": s.deposited}
            for s in plan.all_shares
        ],
        "surplus": plan.surplus,
        "others": [{"owner": o.owner, "name": o.name, "proceeds": o.proceeds, "costs": o.costs, "fen": o.fen}
                   for o in plan.others],
        "held": [{"claim": h.claim, "creditor": h.creditor, "payable": h.payable, "held": h.held} for h in plan.held],
    }  # fmt: skip
