"""Things sold together: what each brought in by its appraisal, and what goes to owners who are not the debtor."""

from fractions import Fraction
from typing import Any

from zhixing.checking.facts import fen
from zhixing.checking.fees import given

Json = dict[str, Any]


def divide(pot: int, weights: list[int]) -> list[int]:
    """Fen by weights, nobody more than the weight."""
    return weights if pot >= sum(weights) else spread(pot, weights)


def spread(pot: int, weights: list[int]) -> list[int]:
    """The whole pot by weights: whole fen first, the missing ones to the largest remainders."""
    exact = [Fraction(pot * weight, sum(weights)) for weight in weights]
    parts = [int(part) for part in exact]
    for index in sorted(range(len(parts)), key=lambda i: (parts[i] - exact[i], i))[: pot - sum(parts)]:
        parts[index] += 1
    return parts


def unpacked(facts: Json) -> tuple[list[Json], list[Json]]:
    """Assets with fen as numbers, those of packages last; and the parts of others."""
    assets = [a | {"proceeds": _fen(a, "proceeds"), "costs": _fen(a, "costs")} for a in facts["assets"]]
    others: list[Json] = []
    for package in facts.get("packages", []):
        values = [_fen(part, "value") for part in package["parts"]]
        prices, costs = spread(_fen(package, "proceeds"), values), spread(_fen(package, "costs"), values)
        for part, price, cost in zip(package["parts"], prices, costs, strict=True):
            if part.get("owner"):
                own = {"owner": part["owner"], "name": part["name"], "proceeds": price, "costs": cost}
                others.append(own | {"fen": max(0, price - cost)})
            else:
                assets.append(part | {"proceeds": price, "costs": cost})
    return assets, others


def others_tree(part: Json) -> Json:
    """The part of another owner as a line of the proof."""
    used = part["proceeds"] - part["fen"]
    lines = [
        given(label, amount) for label, amount in (("变价费用", used), (f"归{part['owner']}", part["fen"])) if amount
    ]
    tree = {"label": part["name"], "fen": part["proceeds"], "how": "sum" if lines else "given"}
    return tree | ({"children": lines} if lines else {})


def _fen(of: Json, name: str) -> int:
    return fen(of.get(name)) or 0
