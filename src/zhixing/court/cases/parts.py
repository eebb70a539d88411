"""What cases shows: head and tabs of a case, lists on desks, search."""

from datetime import date
from typing import Any

from django.urls import reverse

from zhixing.court.cases.models import Case, Service
from zhixing.court.cases.queries import (
    creditors,
    debtors,
    handled_by,
    participants,
    payee_accounts,
    search,
    services,
    unassigned,
    waiting,
)  # fmt: skip
from zhixing.court.identity.queries import own_court
from zhixing.court.kernel.components import Facts, Figure, Link, Section, Table, Tag
from zhixing.court.kernel.pages.desk import SEARCH
from zhixing.court.kernel.queries import act_link, limits_of
from zhixing.court.kernel.roles import Role
from zhixing.court.kernel.seams import part
from zhixing.court.kernel.viewer import Viewer
from zhixing.court.parties.queries import by_number
from zhixing.law.limits.node import Node
from zhixing.reading.case_number import find_all

_TONES = {"closed": "past", "refused": "past", "suspended": "red"}


def case_link(case: Case) -> Link:
    """A case by its number."""
    return Link(str(case), reverse("kernel:dossier", args=[case.dossier_id]))


@part("nav", "link", "court", "收案", 10)
def nav(viewer: Viewer) -> list[Link]:
    """Where applications are registered."""
    if not viewer.holds(Role.FILING_CLERK, Role.FILING_JUDGE):
        return []
    return [Link("收案登记", reverse("kernel:dossier", args=[own_court(viewer).dossier_id]))]


@part("cases.case", "head", "parties", "当事人", 10)
def head(case: Case, viewer: Viewer, today: date) -> list[Any]:
    """Parties, cause, stage, handler."""
    names = "、".join(p.party.name for p in creditors(case)), "、".join(p.party.name for p in debtors(case))
    stage = Tag(case.get_stage_display(), _TONES.get(case.stage, ""))
    handler = case.handler.name if case.handler else "尚未确定"
    return [
        Facts(
            (
                ("申请人" if case.trial else "申请执行人", names[0]),
                ("被申请人" if case.trial else "被执行人", names[1]),
                ("案由", (case.cause, stage)),
                ("承办", handler),
            )
        )
    ]


@part("cases.case", "figure", "term", "执行期限", 40)
def term(case: Case, viewer: Viewer, today: date) -> list[Figure]:
    """Days used of the six months."""
    if case.filed_on is None:
        return []
    row = next((r for r in limits_of(case.dossier) if r.node == Node.CLOSING), None)
    if row is None or row.done_on:
        return []
    used = (today - case.filed_on).days
    until = f"至 {row.ends_on}" if row.ends_on else "已中止计算"
    return [Figure(f"执行期限 {until}{'（暂定）' if row.provisional else ''}", f"第 {used} 天")]


@part("cases.case", "tab", "parties", "当事人", 30)
def parties_tab(case: Case, viewer: Viewer, today: date) -> list[Any]:
    """Who is in the case, where papers reach them, where money goes, how service went."""
    people = [
        (p.get_role_display(), p.party.name, p.party.get_kind_display(), p.party.number_masked, p.address,
         "同意" if p.electronic else "—")
        for p in participants(case)
    ]  # fmt: skip
    accounts = [
        (a.participant.party.name, a.holder, a.bank_name, a.number_masked, a.confirmed_on) for a in payee_accounts(case)
    ]
    served = [_service_row(s, viewer) for s in services(case)]
    return [
        Section(
            "当事人", [Table("当事人", ("地位", "姓名或者名称", "类别", "证件号码", "送达地址", "电子送达"), people)]
        ),
        Section(
            "收款账户",
            [Table("收款账户", ("当事人", "户名", "开户银行", "账号", "确认日"), accounts, "尚未确认收款账户")],
        ),
        Section("送达", [Table("送达", ("受送达人", "文书", "方式", "发出", "结果", ""), served, "尚未送达文书")]),
    ]


def _service_row(s: Service, viewer: Viewer) -> tuple[Any, ...]:
    result: Any = Tag(s.get_state_display(), {"served": "ok", "failed": "red"}.get(s.state, ""))
    link: Any = ""
    if s.state == Service.State.SENT:
        link = act_link(viewer, s, "cases.record_service", "登记结果") or ""
    return s.participant.party.name, s.purpose, s.get_mode_display(), s.sent_on, (result, s.served_on or s.proof), link


@part("desk", "section", "filing", "收案", 20)
def filing_desk(viewer: Viewer, today: date) -> list[Section]:
    """Applications under review and out for completion."""
    if not viewer.holds(Role.FILING_CLERK, Role.FILING_JUDGE):
        return []
    rows = [
        (case_link(c), c.cause, c.applied_on, c.get_stage_display())
        for c in waiting(viewer, Case.Stage.REGISTERED, Case.Stage.RETURNED)
    ]
    return [
        Section("待立案审查", [Table("待立案审查", ("收案登记", "案由", "收到", "状态"), rows, "没有待审查的申请")])
    ]


@part("desk", "section", "assigning", "分案", 20)
def assigning_desk(viewer: Viewer, today: date) -> list[Section]:
    """Filed cases without a confirmed handler."""
    if not viewer.holds(Role.BUREAU_HEAD):
        return []
    rows = [
        (
            case_link(c), c.cause, c.filed_on, c.proposed_handler.name if c.proposed_handler else "",
            act_link(viewer, c, "cases.assign", "确定承办人") or "",
        )
        for c in unassigned(viewer)
    ]  # fmt: skip
    return [
        Section("待确定承办人", [Table("待确定承办人", ("案号", "案由", "立案", "拟承办", ""), rows, "没有待分的案件")])
    ]


@part("desk", "section", "mine", "我的案件", 60)
def my_cases(viewer: Viewer, today: date) -> list[Section]:
    """A judge's live cases."""
    if not viewer.holds(Role.JUDGE):
        return []
    rows = [(case_link(c), c.cause, c.filed_on, c.get_stage_display()) for c in handled_by(viewer)]
    return [Section("我承办的案件", [Table("我承办的案件", ("案号", "案由", "立案", "状态"), rows, "没有在办案件")])]


def find(viewer: Viewer, words: str) -> list[Link]:
    """Cases by number in any writing, by a document number, or by name."""
    numbers = [n.case for n in find_all(words)]
    found = search(viewer, words, numbers, by_number(words))
    return [
        Link(f"{c}　{c.cause}　{c.get_stage_display()}", reverse("kernel:dossier", args=[c.dossier_id])) for c in found
    ]


SEARCH.fill(find)
