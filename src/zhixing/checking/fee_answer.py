"""What an answer of `zhixing fee` must say, from the facts it states."""

from collections.abc import Callable
from fractions import Fraction

from zhixing.checking.facts import fen
from zhixing.checking.fees import (
    ACCEPTANCE,
    DIVORCE,
    ENFORCEMENT,
    PERSONALITY,
    PRESERVATION,
    Json,
    Row,
    added,
    bands,
    enforcement_tree,
    given,
    held,
    part_of,
    quick,
    rounded,
    settled,
)

MOST = 10**15 - 1
_BANDS: dict[str, tuple[str, int, int, tuple[Row, ...]]] = {
    "divorce": ("离婚案件受理费", 50, 300, DIVORCE),
    "personality": ("人格权案件受理费", 100, 500, PERSONALITY),
    "non_property": ("其他非财产案件受理费", 50, 100, ()),
    "intellectual": ("没有争议金额的知识产权民事案件受理费", 500, 1_000, ()),
    "jurisdiction": ("管辖权异议不成立的案件受理费", 50, 100, ()),
    "maritime_fund": ("海事赔偿责任限制基金申请费", 1_000, 10_000, ()),
    "maritime_injunction": ("海事强制令申请费", 1_000, 5_000, ()),
    "maritime_lien_notice": ("船舶优先权催告申请费", 1_000, 5_000, ()),
}
_FIXED = {
    "labour": ("劳动争议案件受理费", 10),
    "administrative_special": ("商标、专利、海事行政案件受理费", 100),
    "administrative_other": ("其他行政案件受理费", 50),
    "public_summons": ("公示催告申请费", 100),
    "set_aside_award": ("撤销仲裁裁决申请费", 400),
    "maritime_registration": ("海事债权登记申请费", 1_000),
    "general_average": ("共同海损理算申请费", 1_000),
}
_SHARES = {"payment_order": ("支付令申请费", "1/3", MOST), "bankruptcy": ("破产申请费", "1/2", 300_000_00)}
_CAP = 5_000_00


def fee_answer(facts: Json) -> Json:
    """Question, day, value and proof of one fee."""
    kind = facts["kind"]
    proof = _proof(kind, facts, str(facts.get("round", "FEN_HALF_UP")))
    value = None if proof is None else proof["fen"]
    return {"question": f"fees.{kind}", "on": facts["on"], "lawful": proof is not None, "value": value, "proof": proof}


def _proof(kind: str, facts: Json, how: str) -> Json | None:
    amount, fixed = fen(facts.get("amount")), fen(facts.get("set"))
    if kind == "enforcement":
        return _enforcement(amount, fixed, fen(facts.get("already")) or 0, how)
    if kind == "acceptance":
        return _acceptance(amount or 0, bool(facts.get("halved")), how)
    if kind == "preservation":
        tree = added("保全申请费", [given("定额", 30_00), *bands(amount or 0, PRESERVATION)])
        return settled("保全申请费", held("保全申请费", tree, _CAP), how)
    if kind in _SHARES:
        title, share, cap = _SHARES[kind]
        whole = added("按财产案件受理费标准", [given("定额", 50_00), *bands(amount or 0, ACCEPTANCE)])
        return settled(title, held(title, part_of(title, whole, share, "FEN_HALF_UP"), cap), how)
    return _other(kind, amount or 0, fixed, how)


def _enforcement(amount: int | None, fixed: int | None, already: int, how: str) -> Json | None:
    title = "执行申请费"
    if amount is None:
        return given(title, fixed) if fixed is not None and 50_00 <= fixed <= 500_00 else None
    whole = settled(title, enforcement_tree(amount + already), how)
    if not already:
        return whole
    earlier = settled("此前金额的执行申请费", enforcement_tree(already, "此前金额的执行申请费"), how)
    left = whole["fen"] - earlier["fen"]
    return {"label": f"{title}（后到金额）", "fen": left, "how": "less", "children": [whole, earlier]}


def _acceptance(amount: int, halved: bool, how: str) -> Json:
    tree = added("全额" if halved else "案件受理费", [given("定额", 50_00), *bands(amount, ACCEPTANCE)])
    return part_of("案件受理费", tree, "1/2", how) if halved else settled("案件受理费", tree, how)


def _other(kind: str, amount: int, fixed: int | None, how: str) -> Json | None:
    if kind in _FIXED:
        title, sum_yuan = _FIXED[kind]
        return settled(title, added(title, [given("定额", sum_yuan * 100)]), how)
    title, low, high, rows = _BANDS[kind]
    if fixed is None or not low * 100 <= fixed <= high * 100:
        return None
    return settled(title, added(title, [given("定额", fixed), *bands(amount, rows)]), how)


def inverse_answer(facts: Json) -> Json:
    """The amounts that lead to a fee, by the quick form."""
    how, halved = str(facts.get("round", "FEN_HALF_UP")), bool(facts.get("halved"))
    charged, of = int(facts["fee_fen"]), facts["of"]

    rows, flat, share, cap = {
        "enforcement": (ENFORCEMENT, 50_00, "1", MOST),
        "acceptance": (ACCEPTANCE, 50_00, "1/2" if halved else "1", MOST),
        "preservation": (PRESERVATION, 30_00, "1", _CAP),
    }.get(of) or (ACCEPTANCE, 50_00, _SHARES[of][1], _SHARES[of][2])

    def fee(amount: int) -> int:
        return rounded(min(quick(amount, rows, flat) * Fraction(share), Fraction(cap)), how)

    low, beyond = _first(lambda a: fee(a) >= charged), _first(lambda a: fee(a) > charged)
    fits = low is not None and fee(low) == charged
    value = {"low": low, "high": None if beyond is None else beyond - 1} if fits else None
    return {"question": f"fees.inverse.{of}", "on": facts["on"], "lawful": fits, "value": value}


def _first(reached: Callable[[int], bool]) -> int | None:
    """The smallest amount from one fen on that reaches a fee, found bit by bit."""
    if not reached(MOST):
        return None
    below = 0
    for bit in reversed(range(MOST.bit_length())):
        if below + (1 << bit) < MOST and not reached(below + (1 << bit)):
            below += 1 << bit
    return below + 1
