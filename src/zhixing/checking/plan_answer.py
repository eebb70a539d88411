"""What a distribution plan must say, from the facts it states: asset by asset, class by class, fen by fen."""

from collections.abc import Callable, Iterator
from datetime import date
from fractions import Fraction
from typing import Any

from zhixing.checking.facts import fen, half_up, months_later
from zhixing.checking.fees import given, yuan
from zhixing.checking.sold_together import divide, others_tree, unpacked

Json = dict[str, Any]
_RANKS = {
    "medical": "人身损害医疗费用", "home_buyer": "商品房消费者", "construction": "建设工程价款优先受偿权",
    "ship_wages": "船员工资、遣返、社会保险费用", "ship_injury": "船舶营运中的人身伤亡赔偿",
    "ship_dues": "船舶吨税、引航费、港务费", "ship_salvage": "海难救助款项", "ship_tort": "船舶营运中的侵权赔偿",
    "aircraft_rescue": "援救、保管维护民用航空器的债权", "earlier_tax": "担保设立前发生的税款", "possessory": "留置权",
    "price_mortgage": "价款抵押权", "security": "抵押权、质权", "retention": "保留所有权的出卖人",
}  # fmt: skip
_KINDS = {
    "tax": "税款", "restitution": "退赔被害人损失", "ordinary": "普通债权", "fine": "罚款、罚金",
    "confiscation": "没收财产",
}  # fmt: skip
_SAVED = ["ship_wages", "ship_injury", "ship_dues", "ship_salvage"]
_RESCUES = {"ship_salvage", "aircraft_rescue"}
_NEVER = str(date.max)


def plan_answer(facts: Json) -> Json:
    """Question, day, value and proof of a plan; no value where the debtor must go to bankruptcy review."""
    head = {"question": "distribution.plan", "on": facts["on"]}
    bankrupt = facts.get("bankruptcy_cause") and facts.get("bankruptcy_consent")
    if facts["debtor"] == "enterprise" and bankrupt:
        return head | {"lawful": False, "value": None, "proof": None}
    plan = Plan(facts)
    return head | {"lawful": plan.lawful(), "value": plan.value(), "proof": plan.proof()}


class Plan:
    """The whole division."""

    def __init__(self, facts: Json) -> None:
        self.facts = facts
        self.claims = {c["id"]: c for c in facts["claims"]}
        self.got = dict.fromkeys(self.claims, 0)
        self.included = facts.get("doubled", "after_all") == "included"
        assets, self.others = unpacked(facts)
        nets = [max(0, a["proceeds"] - a["costs"]) for a in assets]
        fee = fen(facts.get("enforcement_fee")) or 0
        fees = divide(fee, nets) if sum(nets) > fee else nets
        self.assets = [self._asset(a, net, part) for a, net, part in zip(assets, nets, fees, strict=True)]
        self.pool = sum(a["rest"] for a in self.assets)
        self.regime = self._regime()
        self.shares = self._pool()

    def ask(self, claim: Json) -> int:
        """What a claim asks for before doubled interest has its own turn."""
        return _fen(claim, "amount") + (_fen(claim, "doubled") if self.included else 0)

    def _asset(self, asset: Json, net: int, fee: int) -> Json:
        left, shares = net - fee, []
        liens = [lien for lien in asset.get("liens", []) if _in_time(lien)]
        turns = {lien["claim"]: _turn(lien, liens) for lien in liens}
        for turn in sorted(set(turns.values())):
            equal = sorted(
                (lien for lien in liens if turns[lien["claim"]] == turn), key=lambda lien: str(lien["claim"])
            )
            asks = [self._lien(lien) for lien in equal]
            for lien, ask, got in zip(equal, asks, divide(left, asks), strict=True):
                title = f"{asset['name']}：{_RANKS[lien['rank']]}"
                shares.append(self._share(lien["claim"], title, "lien", (ask, got), (left, sum(asks))))
            for share in shares[-len(equal) :]:
                self.got[share["claim"]] += share["got"]
                left -= share["got"]
        proceeds, costs = asset["proceeds"], asset["costs"]
        used = proceeds - net
        out = {"name": asset["name"], "proceeds": proceeds, "costs": used, "unpaid_costs": costs - used, "fee": fee}
        return out | {"rest": left, "shares": shares}

    def _lien(self, lien: Json) -> int:
        whole = self.ask(self.claims[lien["claim"]])
        scope = fen(lien.get("scope"))
        return max(0, (whole if scope is None else min(whole, scope)) - self.got[lien["claim"]])

    def _share(self, claim: str, title: str, part: str, sums: tuple[int, int], among: tuple[int, int]) -> Json:
        of = self.claims[claim]
        shown = {"claim": claim, "creditor": of["creditor"], "title": title, "part": part, "ask": sums[0]}
        return shown | {"got": sums[1], "deposited": bool(of.get("disputed")), "among": among}

    def _titled(self) -> list[Json]:
        return sorted((c for c in self.claims.values() if c.get("titled", True)), key=lambda c: (*_seized(c), c["id"]))

    def _regime(self) -> str:
        short = self.pool < sum(self.ask(c) - self.got[c["id"]] for c in self._titled())
        enterprise = self.facts["debtor"] == "enterprise"
        together = not enterprise or self.facts.get("one_instrument", False)
        return "pro_rata" if short and together else "seizure_order"

    def _pool(self) -> list[Json]:
        left, out = self.pool, []
        for title, part, asks in self._groups():
            parts = divide(left, [ask for _, ask in asks])
            among = left, sum(ask for _, ask in asks)
            out += [
                self._share(c["id"], title, part, (ask, got), among) for (c, ask), got in zip(asks, parts, strict=True)
            ]
            left -= sum(parts)
            if part != "doubled":
                for (c, _), got in zip(asks, parts, strict=True):
                    self.got[c["id"]] += got
        return out

    def _groups(self) -> Iterator[tuple[str, str, list[tuple[Json, int]]]]:
        ordered = self.regime == "seizure_order"
        for kind, title in _KINDS.items():
            mine = [c for c in self._titled() if c.get("kind", "ordinary") == kind]
            if kind == "ordinary" and not ordered:
                yield from _by_turn("首封奖励", "bonus", self._bonus(mine), split=False)
            yield from _by_turn(title, "money", [(c, self.ask(c) - self.got[c["id"]]) for c in mine],
                                split=ordered and kind == "ordinary")  # fmt: skip
            if kind == "ordinary" and self.facts.get("doubled", "after_all") == "after_all":
                asks = [(c, _fen(c, "doubled")) for c in self._titled()]
                yield from _by_turn("加倍部分债务利息", "doubled", asks, split=ordered)

    def _bonus(self, ordinary: list[Json]) -> list[tuple[Json, int]]:
        """The first to seize, each with its bonus."""
        share = Fraction(self.facts.get("bonus", "0"))
        seized = [c for c in ordinary if "seized_on" in c]
        first = [c for c in seized if _seized(c) == _seized(seized[0])]
        return [(c, half_up((self.ask(c) - self.got[c["id"]]) * share)) for c in first]

    def lawful(self) -> bool:
        """A bonus over a fifth needs reasons and approval."""
        return self.regime == "seizure_order" or Fraction(self.facts.get("bonus", "0")) <= Fraction(1, 5)

    def everything(self) -> list[Json]:
        """Every share: of the assets' own liens, then of the pool."""
        return [s for a in self.assets for s in a["shares"]] + self.shares

    def _held(self) -> list[Json]:
        """What each claim gets whatever becomes of the objections, and what waits for them."""
        if not any("contested" in c for c in self.claims.values()):
            return []
        objected = Plan(self.facts | {"claims": [_objected(c) for c in self.facts["claims"]]})
        out = []
        for claim, of in self.claims.items():
            mine, theirs = (sum(s["got"] for s in p.everything() if s["claim"] == claim) for p in (self, objected))
            line = {"claim": claim, "creditor": of["creditor"], "payable": min(mine, theirs)}
            out += [line | {"held": mine - line["payable"]}] if mine else []
        return out

    def value(self) -> Json:
        """The numbers of the plan."""
        everything = self.everything()
        return {
            "regime": self.regime,
            "assets": [{k: v for k, v in a.items() if k != "shares"} for a in self.assets],
            "pool": self.pool,
            "shares": [{k: v for k, v in s.items() if k != "among"} for s in everything],
            "surplus": self.pool - sum(s["got"] for s in self.shares),
            "others": self.others,
            "held": self._held(),
        }

    def proof(self) -> Json:
        """The tree whose root is the proceeds."""
        rest = [_line(s) for s in self.shares]
        surplus = self.pool - sum(s["got"] for s in self.shares)
        rest += [given("剩余，退还被执行人", surplus)] if surplus else []
        pool = {"label": "优先受偿后可供分配", "fen": self.pool, "how": "sum", "children": rest}
        children = [_asset_tree(a) for a in self.assets] + [others_tree(o) for o in self.others]
        children += [pool if rest else given("可供分配", self.pool)]
        whole = sum(a["proceeds"] for a in [*self.assets, *self.others])
        return {"label": "变价款", "fen": whole, "how": "sum", "children": children}


def _objected(claim: Json) -> Json:
    """The claim as the objection says it is; a claim that is nothing has no doubled interest."""
    if "contested" not in claim:
        return claim
    said = {k: v for k, v in claim.items() if k != "contested"} | {"amount": claim["contested"]}
    return said if fen(claim["contested"]) else said | {"doubled": "0.00"}


def _fen(of: Json, name: str) -> int:
    return fen(of.get(name)) or 0


def _in_time(lien: Json) -> bool:
    """A construction price claimed more than 18 months after it fell due has no priority any more."""
    if lien["rank"] != "construction" or "due" not in lien or "exercised" not in lien:
        return True
    return date.fromisoformat(lien["exercised"]) <= months_later(date.fromisoformat(lien["due"]), 18)


def _turn(lien: Json, liens: list[Json]) -> tuple[int, int, int, str]:
    """Equal turns share; a later rescue goes before what it saved."""
    rank, since = lien["rank"], lien.get("since")
    place = list(_RANKS).index(rank)
    rescues = {other["since"] for other in liens if other["rank"] in _RESCUES and "since" in other}
    later = sum(1 for day in rescues if since is not None and day > since)
    if rank in _SAVED:
        return list(_RANKS).index(_SAVED[0]), later, _SAVED.index(rank), _NEVER
    if rank in _RESCUES:
        return place, later, 0, _NEVER
    registered = lien.get("registered", True)
    return place, int(not registered), 0, since if registered and since else _NEVER


def _seized(claim: Json) -> tuple[str, int]:
    """When a claim was secured by a measure; never: last."""
    return (claim["seized_on"], claim.get("seized_place", 0)) if "seized_on" in claim else (_NEVER, 0)


def _by_turn(
    title: str, part: str, asks: list[tuple[Json, int]], *, split: bool
) -> Iterator[tuple[str, str, list[tuple[Json, int]]]]:
    open_asks = [(c, ask) for c, ask in asks if ask]
    key: Callable[[Json], tuple[str, int]] = _seized if split else lambda _: ("", 0)
    for turn in sorted({key(c) for c, _ in open_asks}):
        yield title, part, [(c, ask) for c, ask in open_asks if key(c) == turn]


def _asset_tree(asset: Json) -> Json:
    lines = [given(label, asset[name]) for label, name in (("变价费用", "costs"), ("执行申请费", "fee")) if asset[name]]
    lines += [_line(s) for s in asset["shares"]]
    details = {"变价款": f"{yuan(asset['proceeds'])}元", "转入普通债权分配": f"{yuan(asset['rest'])}元"}
    tree = {"label": asset["name"], "fen": asset["proceeds"] - asset["rest"], "how": "sum", "details": details}
    return tree | ({"children": lines} if lines else {})


def _line(share: Json) -> Json:
    there, together = share["among"]
    exact = Fraction(share["ask"]) if there >= together else Fraction(there * share["ask"], together)
    details = {"债权": f"{yuan(share['ask'])}元", "同顺位合计": f"{yuan(together)}元", "可分": f"{yuan(there)}元"}
    label = f"{share['creditor']}（{share['title']}）" + ("，提存" if share["deposited"] else "")
    return {"label": label, "fen": share["got"], "how": "credit", "exact": str(exact), "details": details}
