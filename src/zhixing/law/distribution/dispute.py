"""What is kept back while an objection to the plan is open: only the difference it makes (民诉法解释 510 第三款)."""

from dataclasses import dataclass, replace

from zhixing.law.distribution.facts import Claim, ToShare


@dataclass(frozen=True, slots=True)
class Held:
    """One claim under an objection, in fen: what it gets either way is `payable`; `held` waits for the outcome."""

    claim: str
    creditor: str
    payable: int
    held: int


def as_objected(facts: ToShare) -> ToShare:
    """The facts as the objections say they are; a claim said to be nothing has no doubled interest either."""
    return replace(facts, claims=tuple(_objected(claim) for claim in facts.claims))


def _objected(claim: Claim) -> Claim:
    if claim.contested is None:
        return claim
    return replace(claim, amount=claim.contested, doubled=claim.doubled if claim.contested else 0, contested=None)


def kept_back(facts: ToShare, got: dict[str, int], objected: dict[str, int]) -> tuple[Held, ...]:
    """Every claim that gets something, by what it gets under the plan and under the objections."""
    out = []
    for claim in facts.claims:
        payable = min(got[claim.id], objected[claim.id])
        if got[claim.id]:
            out.append(Held(claim.id, claim.creditor, payable, got[claim.id] - payable))
    return tuple(out)
