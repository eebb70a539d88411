"""The thirteen lines as a checklist: verdict, fact, proof, article, and what to do where one is not met."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from zhixing.court.kernel.clock import now
from zhixing.court.kernel.components import Link
from zhixing.court.kernel.models import Act
from zhixing.court.kernel.pages.dossiers import PAPER_LINKS
from zhixing.court.kernel.queries import act_link
from zhixing.court.kernel.registry import definition
from zhixing.court.kernel.tables import current_tables
from zhixing.court.kernel.viewer import Viewer
from zhixing.court.preservation.facts.gate import gate_facts
from zhixing.court.preservation.models import Deduction
from zhixing.court.preservation.queries import OPEN, acts_of
from zhixing.law.prededuction.facts import Stage
from zhixing.law.prededuction.gate import gate


@dataclass(frozen=True)
class Check:
    """One line of the gate as shown. `verdict` yes, no, unknown, past (an earlier step checked it) or later."""

    number: int
    title: str
    verdict: str
    found: str
    cites: str
    papers: list[Link]
    todo: str
    link: Link | None

    @property
    def blocks(self) -> bool:
        """It stands in the way of the next step."""
        return self.verdict in {"no", "unknown"}

    @property
    def mark(self) -> str:
        """The mark, for the eye."""
        return {"yes": "✓", "no": "✕", "unknown": "?", "past": "✓", "later": "…"}[self.verdict]

    @property
    def said(self) -> str:
        """The verdict, for the ear."""
        return {"yes": "满足", "no": "不满足", "unknown": "不明", "past": "前一步骤已核对", "later": "以后核对"}[
            self.verdict
        ]


_PROOFS = {
    "preservation.request_deduction": 8, "preservation.rule_deduction": 10, "preservation.order_deduction": 11,
    "preservation.take_deducted": 12, "preservation.certify": 12,
}  # fmt: skip
"""Acts whose papers prove a line."""

_TODO: dict[int, tuple[str, str, str]] = {
    1: ("登记双方签收，或者补充生效证明", "case", "preservation.record_signing"),
    2: ("不予扣划；债权人在执行程序中受偿", "", "preservation.refuse_deduction"),
    3: ("不予扣划；足额控制后可以重新申请", "", "preservation.refuse_deduction"),
    4: ("向银行重新查询，或者不予扣划", "execution", "property.inquire"),
    5: ("不予扣划；期限届满或者补齐同意书、授权文件后重新申请", "", "preservation.refuse_deduction"),
    6: ("不予扣划；各债权人依法在执行程序中受偿", "", "preservation.refuse_deduction"),
    7: ("等待异议、再审处理结果", "", ""),
    8: ("由另一人核对并签名；金额有误的不予扣划后重新申请", "", "preservation.check_deduction"),
    9: ("由债权人本人确认收款账户", "case", "cases.confirm_account"),
    10: ("裁定并移送执行", "", "preservation.rule_deduction"),
    11: ("等待款项到账，四步审批后发放", "case", "funds.payout"),
    12: ("全部清偿以后才能出具证明书", "", ""),
    13: ("提交合议庭，默认通过普通执行程序办理", "", "preservation.decide_links"),
}


SECOND = "（核对的审判法官）"
"""Who signs the calculation as the second person, as long as nobody has: the act of checking does it."""


def checklist(row: Deduction, viewer: Viewer) -> tuple[list[Check], str]:
    """The lines before the next step, and when they were asked. Asked now only by the court that decides."""
    live = row.state in OPEN and viewer.court_path == row.court_path
    acts = list(acts_of(row))
    if live:
        at, tables = now(), current_tables()
        stage = _stage(row)
        told = gate(gate_facts(row, stage, at, tables, viewer, SECOND), tables)
        steps, asked = told.to_json()["steps"], f"即时核对：{told.title}"
        if stage is Stage.PAY:
            steps = [_by_the_payout(s) for s in steps]
    else:
        steps, asked = _kept(acts)
    proofs, former = _papers(acts), _former(acts)
    lines = [s for s in steps if s["asked"][:1].isdigit()]
    return [
        _check(row, viewer, former.get(s["asked"], s) | {"force": "past"} if _past(s) else s, proofs) for s in lines
    ], asked


def _past(step: dict[str, Any]) -> bool:
    """An earlier step checked the line; this one does not ask it again."""
    return bool(step["force"] == "note" and step["verdict"] == "yes")


def _former(acts: Iterable[Act]) -> dict[str, dict[str, Any]]:
    """Each line as it was last really asked, for the lines that a later step does not ask again."""
    found: dict[str, dict[str, Any]] = {}
    for act in acts:
        for s in json.loads(act.determination)["steps"]:
            if s["force"] != "note":
                found.setdefault(s["asked"], {**s, "found": f"{act.effective_on} 核对：{s['found']}"})
    return found


def _by_the_payout(step: dict[str, Any]) -> dict[str, Any]:
    """Line 11 is made true by the payout itself: until then it is yet to come, not in the way."""
    waits = step["asked"].startswith("11.") and step["verdict"] != "yes"
    return {**step, "force": "note", "verdict": "unknown"} if waits else step


def _stage(row: Deduction) -> Stage:
    if row.state in {"requested", "checked"}:
        return Stage.RULE
    if row.state == "ruled":
        return Stage.DEDUCT
    return Stage.CERTIFY if row.money == "paid" else Stage.PAY


def _kept(acts: Iterable[Act]) -> tuple[list[dict[str, Any]], str]:
    """The lines as the last act on this deduction kept them."""
    for act in acts:
        steps = [s for s in json.loads(act.determination)["steps"] if s["asked"][:1].isdigit()]
        if steps:
            return steps, f"{act.effective_on} “{act.title}”时核对"
    return [], "尚未核对"


def _papers(acts: Iterable[Act]) -> dict[int, list[Link]]:
    rows = [a for a in acts if a.name in _PROOFS]
    found: dict[int, list[Link]] = {}
    for fill in PAPER_LINKS.fillers():
        links = fill(rows)
        for a in rows:
            found.setdefault(_PROOFS[a.name], []).extend(links.get(a.pk, ()))
    return found


def _check(row: Deduction, viewer: Viewer, step: dict[str, Any], proofs: dict[int, list[Link]]) -> Check:
    number, title = step["asked"].split(". ", 1)
    verdict = step["verdict"]
    if step["force"] in {"note", "past"}:
        verdict = "past" if step["force"] == "past" else "later"
    todo, where, act = _TODO[int(number)] if verdict in {"no", "unknown"} else ("", "", "")
    found = step["found"].removeprefix("在以后的步骤核对：")
    cites = "、".join(c["shown"] for c in step["cites"])
    return Check(
        int(number), title, verdict, found, cites, proofs.get(int(number), []), todo, _link(row, viewer, where, act)
    )


def _link(row: Deduction, viewer: Viewer, where: str, act: str) -> Link | None:
    on: Any = {"case": row.case, "execution": row.seizure.case}.get(where, row)
    return act_link(viewer, on, act, definition(act).title) if act else None
