"""What a document must say: its value and its proof, rebuilt from the daily loop."""

from fractions import Fraction
from typing import Any

from zhixing.checking.facts import SWITCHES, half_up
from zhixing.checking.fees import enforcement_fee, enforcement_tree, yuan
from zhixing.checking.lines import Line, Run
from zhixing.checking.published import DAY
from zhixing.checking.rates import percent
from zhixing.checking.walk import Walk

Json = dict[str, Any]
_KINDS = ("principal", "costs", "interest", "doubled_old", "doubled", "delay")
_AFTER = {"supplementary", "general_guarantee"}


def sums(walk: Walk, index: int | None) -> Json:
    """Outstanding fen by kind, of one obligation or of all."""
    out = dict.fromkeys(_KINDS, 0)
    for (item, of, _), left in walk.pots.items():
        if index is None or (of == index and item != "delay"):
            out[item.removesuffix("_before").removesuffix("_after")] += left
    return out | {"total": sum(out.values())}


def value(walk: Walk) -> Json:
    """The numbers of the answer."""
    effective = bool(walk.facts.get("effective"))
    payments = [p for p in walk.facts.get("payments", []) if p["on"] <= str(walk.on)]
    paid = sum(int(p["amount"].replace(".", "")) for p in payments)
    credited = sum(int(c.payment["amount"].replace(".", "")) for c in walk.credits)
    fee = {"fee": _fee(walk)} if walk.facts.get("enforced") else {}
    return fee | {
        "exact_to": str(walk.exact_to) if effective else None,
        "sums": sums(walk, None),
        "obligations": [
            {"name": o.name, "kind": o.kind, "sums": sums(walk, i), "t0": str(o.due[-1][0]) if o.due else None}
            for i, o in enumerate(walk.obligations)
        ],
        "credits": [
            {
                "on": c.payment["on"],
                "fen": int(c.payment["amount"].replace(".", "")),
                "costs": c.costs,
                "parts": [{"item": k[0], "of": k[1], "stream": k[2], "fen": share} for k, share in c.shares],
                "surplus": c.surplus,
            }
            | ({"fee": c.fee} if c.fee else {})
            for c in walk.credits
        ],
        "later": paid - credited,
        "surplus": sum(c.surplus for c in walk.credits),
        "liabilities": [_liability(walk, x) for x in walk.facts.get("liabilities", [])],
        "switches": [{"name": k, "value": _shown(walk.switches[k])} for k in SWITCHES],
    }


def _fee(walk: Walk) -> Json:
    """The debt to the court."""
    executed, taken = walk.executed(), walk.fee_taken()
    whole = enforcement_fee(executed + sum(walk.pots.values()))
    due = enforcement_fee(executed)
    order = walk.switches["exec_fee_order"]
    shown = {"order": order, "executed": executed, "due": due, "taken": taken, "whole": max(0, whole - taken)}
    return shown | {"proof": enforcement_tree(executed)}


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return "、".join(value) if isinstance(value, list) else value or ""


def _liability(walk: Walk, given: Json) -> Json:
    kind, share = given.get("kind", "joint"), Fraction(given.get("share", "1"))
    failed = given.get("main_failed")
    if kind in _AFTER and (failed is None or failed > str(walk.on)):
        return {"debtor": given["debtor"], "fen": 0}
    total, doubled = sums(walk, None)["total"], sums(walk, None)["doubled"]
    if "cap" not in given:
        return {"debtor": given["debtor"], "fen": half_up(total * share)}
    cap = int(given["cap"].replace(".", ""))
    own = 0
    for line in walk.lines:
        if walk.streams[line.stream].item == "doubled":
            runs = (_own(run, cap, failed if kind in _AFTER else None) for run in line.runs)
            own += walk.rounded(sum(runs, Fraction(0)))
    fen = min(half_up((total - doubled) * share), cap) + min(half_up(doubled * share), own)
    return {"debtor": given["debtor"], "fen": fen}


def _own(run: Run, cap: int, failed: str | None) -> Fraction:
    """A run on a base never above the cap; before the main debtor failed nobody after him is late."""
    total = Fraction(0)
    for number, base in enumerate(run.bases()):
        if failed is None or str(run.first + DAY * number) > failed:
            total += min(base, Fraction(cap))
    return total * run.rate[0] / run.rate[1]


def proof(walk: Walk) -> Json:
    """The proof tree without its citations."""
    children = [_obligation(walk, index) for index in range(len(walk.obligations))]
    for index, delay in enumerate(walk.facts.get("delay", [])):
        if ("delay", index, -1) in walk.pots:
            children.append(_delay(walk, index, delay))
    return _sum("应付合计", children)


def _sum(label: str, children: list[Json]) -> Json:
    return {"label": label, "fen": sum(c["fen"] for c in children), "how": "sum", "children": children}


def _obligation(walk: Walk, index: int) -> Json:
    of = walk.obligations[index]
    given = {"label": "执行依据确定的数额", "fen": of.amount, "how": "given"}
    parts = [_less(walk, of.name, given, (index, -1))]
    for number, stream in enumerate(walk.streams):
        lines = [_line(walk, line) for line in walk.lines if line.stream == number]
        if stream.index == index and lines:
            parts.append(_less(walk, stream.label, _sum("已产生", lines), (index, number)))
    return _sum(f"{of.name}项下", parts)


def _less(walk: Walk, label: str, whole: Json, key: tuple[int, int], *, delay: bool = False) -> Json:
    shares: list[Json] = []
    for number, c in enumerate(walk.credits, start=1):
        mine = [share for k, share in c.shares if k[1:] == key and (k[0] == "delay") is delay]
        fen = sum(mine)
        if fen:
            said = {"日期": c.payment["on"], "付款": yuan(int(c.payment["amount"].replace(".", "")))}
            shares.append({"label": f"第 {number} 笔付款抵充", "fen": fen, "how": "credit", "details": said})
    left = whole["fen"] - sum(s["fen"] for s in shares)
    return {"label": label, "fen": left, "how": "less", "children": [whole, *shares]}


def _delay(walk: Walk, index: int, delay: Json) -> Json:
    said = {"决定": delay["decision"]}
    if "fixed" not in delay:
        said |= {"已经造成的损失": yuan(int(delay["loss"].replace(".", ""))), "倍数": "2"}
    given = {"label": "迟延履行金", "fen": walk.delay_sum(delay), "how": "given", "details": said}
    return _less(walk, delay["name"], given, (index, -1), delay=True)


def _line(walk: Walk, line: Line) -> Json:
    cap = walk.streams[line.stream].cap
    limit = {} if cap is None else {"总额以此为限": yuan(cap)}
    if line.capital:
        limit["基数中未付的利息"] = yuan(line.capital)
    if len(line.runs) == 1:
        run = line.runs[0]
        return _run("interest", line.fen, run, _details(run) | limit)
    inside = [_run("segment", walk.rounded(run.exact), run, _details(run)) for run in line.runs]
    how = "sum" if walk.switches["round_per"] == "segment" else "rounded"
    out = {"label": f"{line.first} 至 {line.last}", "fen": line.fen, "how": how, "exact": str(line.exact)}
    return out | ({"details": limit} if limit else {}) | {"children": inside}


def _run(how: str, fen: int, run: Run, details: Json) -> Json:
    return {"label": f"{run.first} 至 {run.last}", "fen": fen, "how": how, "exact": str(run.exact), "details": details}


def _details(run: Run) -> Json:
    said = {
        "基数": yuan(run.base),
        "自": str(run.first),
        "至": str(run.last),
        {"天": "天数", "个月": "月数", "年": "年数"}[run.unit]: str(run.units),
        "利率": percent(run.rate[0]),
        "依据": run.rate[2],
    }
    if run.rise.grown or run.rise.growth:
        said |= {"首日基数另加未付违约金": str(run.rise.grown / 100), "每日再加": str(run.rise.growth / 100)}
    return said | ({"除以": str(run.rate[1])} if run.rate[1] != 1 else {})
