"""May the court rule the preservation applied for, and by when must it (民诉法 103, 104; 财产保全规定 1, 4-9)?"""

from collections.abc import Iterator
from dataclasses import dataclass

from zhixing.law.core.citation import Article
from zhixing.law.core.determination import Determination, Force, Step, step
from zhixing.law.core.fen import yuan
from zhixing.law.core.tables import Tables
from zhixing.law.limits.node import Node
from zhixing.law.preservation.facts import Application, Phase
from zhixing.law.preservation.security import SecurityAsked, When, security_range

IN_SUIT = Article("民诉法", "103", "COORD-07")
PRE_SUIT = Article("民诉法", "104", "COORD-06")
AFTER_EFFECT = Article("民诉法解释", "163", "SEIZE-05")
WRITTEN = Article("财产保全规定", "1", "COORD-07")
FORMS = Article("财产保全规定", "6", "COORD-07")
INSURED = Article("财产保全规定", "7", "COORD-07")
LETTER = Article("财产保全规定", "8", "COORD-07")
WAIVED = Article("财产保全规定", "9", "COORD-07")
FEE = Article("诉讼费用办法", "14", "§6.3")
GROUND = {Phase.PRE_SUIT: PRE_SUIT, Phase.IN_SUIT: IN_SUIT, Phase.PRE_ENFORCEMENT: AFTER_EFFECT}
TITLE = "裁定财产保全"


@dataclass(frozen=True, slots=True)
class Due:
    """Which limits run: for the ruling and for the start of its execution (None: at once, with the ruling)."""

    ruling: Node
    execution: Node | None


def due(phase: Phase, *, urgent: bool) -> Due:
    """48 hours and at once before the suit or where it is urgent; else 5 days and 5 days."""
    if phase is Phase.PRE_SUIT:
        return Due(Node.PRESUIT_RULING, None)
    if urgent:
        return Due(Node.PRESERVATION_RULING_URGENT, None)
    return Due(Node.PRESERVATION_RULING, Node.PRESERVATION_EXECUTION)


def may_rule(facts: Application, tables: Tables) -> Determination[Due]:
    """Whether the preservation may be ruled; the value names the limits that bind the court."""
    steps = tuple(_steps(facts, tables))
    name = "security_in_suit" if facts.phase is Phase.IN_SUIT else "security_pre_suit"
    reads = (tables.read(f"preservation.{name}", facts.on),)
    value = due(facts.phase, urgent=facts.urgent)
    return Determination("preservation.rule", TITLE, facts.on, value, steps, reads, None, tables.digest)


def _steps(facts: Application, tables: Tables) -> Iterator[Step]:
    ground = GROUND[facts.phase]
    yield step("提交书面申请", facts.written, f"申请保全 {yuan(facts.amount)} 元", WRITTEN)
    named = {True: "已提供财产信息或者具体线索", False: "没有财产信息，也没有具体线索", None: "尚未说明"}
    yield step("有明确的被保全财产信息或者具体线索", facts.property_named, named[facts.property_named], WRITTEN)
    yield step("写明申请保全的理由", bool(facts.reason.strip()), facts.reason.strip() or "没有写明", ground)
    yield step("属于本院管辖", facts.competent, _known(facts.competent, "有管辖权", "没有管辖权"), ground)
    if facts.phase is Phase.PRE_SUIT:
        found = "情况紧急" if facts.urgent else "没有说明紧急情况，可以在起诉时申请保全"
        yield step("情况紧急，不立即保全将受到难以弥补的损害", facts.urgent, found, PRE_SUIT)
    if facts.phase is Phase.PRE_ENFORCEMENT:
        yield from _after_effect(facts)
    yield from _security(facts, tables)
    yield step("交纳保全申请费", facts.fee_paid, _fee(facts), FEE, force=Force.PRESUMPTIVE)


def _known(met: bool | None, yes: str, no: str) -> str:
    return "尚未核对" if met is None else yes if met else no


def _fee(facts: Application) -> str:
    due_fee = "" if facts.fee is None else f"应交 {yuan(facts.fee)} 元，"
    return due_fee + _known(facts.fee_paid, "已经交纳", "没有交纳")


def _after_effect(facts: Application) -> Iterator[Step]:
    found = _known(facts.instrument_effective, "法律文书已经生效", "法律文书尚未生效，应申请诉讼保全")
    yield step("法律文书已经生效", facts.instrument_effective, found, AFTER_EFFECT)
    filed = facts.enforcement_filed
    found = _known(filed, "已经进入执行程序，由执行法官采取措施", "尚未进入执行程序")
    yield step("尚未进入执行程序", None if filed is None else not filed, found, AFTER_EFFECT)
    found = "情况紧急" if facts.urgent else "没有说明不申请保全将使判决难以执行的紧急情况"
    yield step("因转移财产等紧急情况，不保全可能使生效文书不能执行", facts.urgent, found, AFTER_EFFECT)


def _security(facts: Application, tables: Tables) -> Iterator[Step]:
    if facts.required is None:
        yield step("已经决定是否要求提供担保", None, "尚未决定", FORMS)
        return
    if facts.phase is Phase.PRE_ENFORCEMENT and facts.required == 0:
        yield step("可以不要求提供担保", True, "法律文书生效后、进入执行程序前申请保全", WAIVED)
    else:
        when = When.IN_SUIT if facts.phase is Phase.IN_SUIT else When.PRE_SUIT
        special = facts.phase is Phase.PRE_ENFORCEMENT
        asked = SecurityAsked(facts.on, when, facts.amount, facts.required, facts.waiver, special=special)
        yield from security_range(asked, tables).steps
    if facts.required:
        yield from _given(facts, facts.required)


def _given(facts: Application, required: int) -> Iterator[Step]:
    total = sum(g.amount for g in facts.given)
    shown = "、".join(f"{g.form.zh} {yuan(g.amount)} 元" for g in facts.given) or "尚未提供"
    yield step("提供了要求的担保", total >= required, f"要求 {yuan(required)} 元，{shown}", FORMS)
    bare = [g.form.zh for g in facts.given if not g.document]
    found = f"缺少{'、'.join(bare)}的证明文件" if bare else "担保文件齐全"
    yield step("担保有证明文件", not bare, found, FORMS, INSURED, LETTER)
