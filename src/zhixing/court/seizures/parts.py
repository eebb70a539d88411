"""What seizures show: a case's property and freezes, what is held, and a judge's freezes about to end."""

import json
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django.urls import reverse

from zhixing.court.cases.models import Case
from zhixing.court.kernel.components import Cell, Due, Figure, LawPanel, Link, Money, Note, Section, Table, Tag
from zhixing.court.kernel.models import Act
from zhixing.court.kernel.queries import act_link, act_links, look
from zhixing.court.kernel.roles import Role
from zhixing.court.kernel.seams import part
from zhixing.court.kernel.tables import current_tables
from zhixing.court.kernel.viewer import Viewer
from zhixing.court.property.queries import findings, inquiries
from zhixing.court.seizures.acts.freeze import kind_label
from zhixing.court.seizures.facts.sums import meter, surplus
from zhixing.court.seizures.models import Seizure
from zhixing.court.seizures.queries import controlled_fen, ending, limit_fen, recent_answers, seizures, steps
from zhixing.law.core.determination import Determination
from zhixing.law.core.fen import yuan
from zhixing.law.over_seizure.check import Checked

STATUS = {"normal": "正常", "dormant": "久悬", "closed": "已销户"}
TONES = {"active": "red", "waiting": "", "ordered": "", "lapsed": "red", "refused": "past"}
NEXT = {
    Seizure.State.ACTIVE: (("续行", "seizures.renew"), ("扣划", "seizures.deduct"), ("解除", "seizures.release")),
    Seizure.State.WAITING: (("解除", "seizures.release"),),
}
WARNINGS = ("renewal_warning_1", "renewal_warning_2", "renewal_warning_3", "renewal_warning_4")


@part("cases.case", "figure", "held", "冻结", 30)
def figures(case: Case, viewer: Viewer, today: date) -> list[Figure]:
    """Really controlled, against the limits; only where something was frozen."""
    limit = limit_fen(case)
    if not limit:
        return []
    held = (Money(controlled_fen(case), red=True), f"/ 限额 {yuan(limit)}")
    return [Figure("实际控制", held, Link("财产与查封", "?tab=property"))]


@part("cases.case", "tab", "property", "财产与查封", 25)
def property_tab(case: Case, viewer: Viewer, today: date) -> list[Any]:
    """Accounts found, the queue of freezes with what can be done next, orders and inquiries. The look is logged."""
    look(viewer, case.dossier, "银行账户、查询反馈和冻结情况")
    ruling = meter(case, today, current_tables())
    return [
        _freezes(case, viewer, today, ruling), *_excess(case, ruling), _accounts(case, viewer), _orders(case),
        _inquiries(case, viewer),
    ]  # fmt: skip


def _freezes(case: Case, viewer: Viewer, today: date, ruling: Determination[Checked] | None) -> Section:
    heads = ("账户", "状态", "顺位", "冻结限额", "实际控制", "届满", "说明", "可以办理")
    rows = [_freeze(s, viewer, today, surplus(s, ruling)) for s in seizures(case)]
    held = f"实际控制 {yuan(controlled_fen(case))} 元　限额 {yuan(limit_fen(case))} 元"
    table = Table("冻结", heads, rows, "还没有冻结存款", frozenset({3, 4}))
    return Section(f"冻结　{held}", [table], act_links(viewer, case, [("冻结存款", "seizures.freeze")]))


def _freeze(s: Seizure, viewer: Viewer, today: date, more: int | None) -> tuple[Cell, ...]:
    end: Cell = Due(s.last_day, today) if s.state == Seizure.State.ACTIVE else s.last_day
    if s.state == Seizure.State.WAITING:
        end = "轮候期间不起算"
    place = f"第 {s.queue_position} 位" if s.queue_position and s.holds else ""
    said = s.reason or (f"等待银行反馈：{s.pending}" if s.pending else _earlier(s.earlier))
    what = "扣划（未先冻结）" if s.direct else s.get_state_display()
    return (
        str(s.account), Tag(what, TONES.get(s.state, "past")), place, Money(s.limit_fen), Money(s.controlled_fen), end,
        said, _links(s, viewer, more),
    )  # fmt: skip


def _links(s: Seizure, viewer: Viewer, more: int | None) -> tuple[Link, ...]:
    if s.pending:
        return ()
    over = (("解除多出部分", "seizures.release"),) if more else ()
    return tuple(act_links(viewer, s, (*NEXT.get(Seizure.State(s.state), ()), *over)))


def _earlier(text: str) -> str:
    """Freezes before ours, as the bank told them."""
    return "；".join(f"在先 {e['court']} {e['case_number']} {yuan(e['controlled_fen'])} 元" for e in json.loads(text))


def _excess(case: Case, ruling: Determination[Checked] | None) -> list[Any]:
    """The meter of over-seizure, where anything is in effect."""
    if ruling is None:
        return [Note("尚未履行的数额不明，无法核算是否超标的冻结", "warn")]
    if not controlled_fen(case):
        return []
    checked = ruling.value
    excess = max(0, checked.base - checked.limit) if checked else 0
    words = f"实际控制超出债权和费用 {yuan(excess)} 元，应当立即解除多出部分" if excess else "没有超标的冻结"
    return [Section("超标的核算", [Note(words, "red" if excess else ""), LawPanel.of(ruling)])]


def _accounts(case: Case, viewer: Viewer) -> Section:
    heads = ("户名", "开户银行", "账号", "性质", "状态", "余额", "可用余额", "在先冻结和权利", "反馈时间")
    rows = [
        (
            f.account.holder.name, f.account.branch or f.account.bank.name, f.account.number_masked,
            kind_label(f.account), STATUS.get(f.status, f.status), Money(f.balance_fen), Money(f.available_fen),
            "；".join(filter(None, (_earlier(f.earlier), _rights(f.rights)))), f.as_of,
        )
        for f in findings(case)
    ]  # fmt: skip
    table = Table("查明的存款", heads, rows, "尚无查明的存款", frozenset({5, 6}))
    return Section("查明的存款", [table], act_links(viewer, case, [("扣划（未先冻结）", "seizures.deduct_unfrozen")]))


def _rights(text: str) -> str:
    return "；".join(f"{r['kind']} {r['holder']}" for r in json.loads(text))


def _orders(case: Case) -> Section:
    rows = [
        (
            o.get_kind_display(), str(o.seizure.account), Money(o.fen), o.last_day, o.get_state_display(), o.done_on,
            o.reason,
        )
        for o in steps(case)
    ]  # fmt: skip
    heads = ("通知", "账户", "金额", "期限至", "结果", "办理日", "未办理的原因")
    return Section("续行、解除和扣划", [Table("续行、解除和扣划", heads, rows, "没有发出过通知", frozenset({2}))])


def _inquiries(case: Case, viewer: Viewer) -> Section:
    rows = [
        (q.participant.party.name, q.bank.name, q.asked_at, q.get_state_display(), q.result) for q in inquiries(case)
    ]
    table = Table("网络查询", ("被查询人", "银行", "发出", "状态", "结果"), rows, "还没有查询过")
    return Section("网络查询", [table], act_links(viewer, case, [("网络查询存款", "property.inquire")]))


@part("desk", "section", "freezes", "冻结", 10)
def desk(viewer: Viewer, today: date) -> list[Section]:
    """Freezes about to end in the judge's cases, and what banks answered in the last three days."""
    if not viewer.holds(Role.JUDGE):
        return []
    return [_ending(viewer, today), _answers(viewer, today)]


def _ending(viewer: Viewer, today: date) -> Section:
    days = _warning_days(today)
    rows = [
        (Link(str(s.case), _tab(s.case)), str(s.account), Money(s.controlled_fen), Due(s.last_day, today), _stage(s, today, days),
         act_link(viewer, s, "seizures.renew", "续行冻结") or "")
        for s in ending(viewer, today + timedelta(days=days[0] + 1))
    ]  # fmt: skip
    heads = ("案号", "账户", "实际控制", "届满", "提示", "")
    table = Table("即将届满的冻结", heads, rows, f"{days[0]} 日内没有届满的冻结", frozenset({2}))
    return Section("即将届满的冻结", [table])


def _warning_days(today: date) -> Sequence[int]:
    """60, 30, 15, 7 days before the end (parameters)."""
    tables = current_tables()
    return sorted((tables.parameter(f"limits.{name}").whole(today) for name in WARNINGS), reverse=True)


def _stage(s: Seizure, today: date, days: Sequence[int]) -> Tag:
    left = (s.last_day - today).days if s.last_day else 0
    if left < 0:
        return Tag("已届满", "red")
    within = min((d for d in days if left <= d), default=days[0])
    return Tag(f"{within} 日内届满", "red" if within == days[-1] else "")


def _tab(case: Case) -> str:
    return reverse("kernel:dossier", args=[case.dossier_id]) + "?tab=property"


def _answers(viewer: Viewer, today: date) -> Section:
    rows = [(Link(a.dossier.title, _log(a)), a.known_at, a.title, a.summary) for a in recent_answers(viewer)]
    return Section("银行反馈", [Table("银行反馈", ("案号", "收到", "反馈", "内容"), rows, "近三日没有新的反馈")])


def _log(act: Act) -> str:
    return reverse("kernel:dossier", args=[act.dossier_id]) + "?tab=property"
