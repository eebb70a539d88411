"""What an answer of `zhixing costs` must say: who bears the acceptance fee, and what the court gives back."""

from datetime import date

from zhixing.checking.facts import fen
from zhixing.checking.fees import ACCEPTANCE, Json, given, quick, rounded
from zhixing.checking.published import DAY, Tables


def bearing_answer(facts: Json, tables: Tables) -> Json:
    """Question, day, value and proof; no value where it is not known who bears how much."""
    ended, claim = facts["ended"], fen(facts["claim"]) or 0
    prepaid = _fee(facts, claim, halved=False) if "prepaid" not in facts else fen(facts["prepaid"]) or 0
    due, own = _due(facts, ended, claim, prepaid)
    loser = fen(facts.get("loser"))
    if loser is None and ended != "mediated":
        loser = due - own if ended == "judged" else 0
    head = {"question": "fees.bearing", "on": facts["on"]}
    if loser is None or loser > due - own:
        return head | {"lawful": False, "value": None, "proof": None}
    value = _flows(facts, (prepaid, due, loser), tables)
    return head | {"lawful": True, "value": value, "proof": _proof(value)}


def _fee(facts: Json, amount: int, *, halved: bool) -> int:
    exact = quick(amount, ACCEPTANCE, 50_00)
    return rounded(exact / 2 if halved else exact, str(facts.get("round", "FEN_HALF_UP")))


def _due(facts: Json, ended: str, claim: int, prepaid: int) -> tuple[int, int]:
    """The fee that stays with the court; of it, what a late reduction leaves with the plaintiff."""
    if ended in {"dismissed", "remanded"}:
        return 0, 0
    if ended == "terminated":
        return prepaid, prepaid
    halved = ended in {"mediated", "withdrawn"} or facts.get("simplified", False) or facts.get("joined", False)
    later = fen(facts.get("later_claim"))
    if later is None:
        return _fee(facts, claim, halved=halved), 0
    if later < claim and not facts.get("in_time", True):
        whole = _fee(facts, claim, halved=halved)
        return whole, whole - _fee(facts, later, halved=halved)
    return _fee(facts, later, halved=halved), 0


def _flows(facts: Json, sums: tuple[int, int, int], tables: Tables) -> Json:
    prepaid, due, defendant = sums
    plaintiff, over = due - defendant, max(0, prepaid - due)
    won = max(0, prepaid - over - plaintiff)
    to_winner = won if facts.get("direct") else 0
    last = tables.rolled(date.fromisoformat(facts["on"]) + DAY * 15) if won > to_winner else None
    nominal = date.fromisoformat(facts["on"]) + DAY * 15
    known = last is None or {nominal.year, last.year} <= tables.years
    return {
        "due": due, "prepaid": prepaid, "plaintiff": plaintiff, "defendant": defendant, "over": over, "won": won,
        "refund": over + won - to_winner, "to_pay": max(0, plaintiff - prepaid), "to_court": defendant - to_winner,
        "to_winner": to_winner, "refund_by": None if last is None else str(last), "provisional": not known,
    }  # fmt: skip


def _proof(value: Json) -> Json:
    kept = value["prepaid"] - value["over"] - value["won"]
    lines = (
        ("原告负担、不退还的部分", kept),
        ("多预交、由法院退还的部分", value["over"]),
        ("替被告预交的部分", value["won"]),
    )
    held = [given(label, part) for label, part in lines if part]
    if not held:
        return given("预交的案件受理费", value["prepaid"])
    return {"label": "预交的案件受理费", "fen": value["prepaid"], "how": "sum", "children": held}
