"""What went wrong between court and banks, for the people on duty and for finance."""

from datetime import date

from zhixing.court.gateways.queries import not_sent, not_taken
from zhixing.court.gateways.wording import KINDS
from zhixing.court.kernel.components import Section, Table, Tag
from zhixing.court.kernel.roles import Role
from zhixing.court.kernel.seams import part
from zhixing.court.kernel.viewer import Viewer


@part("desk", "section", "not-taken", "未采用的银行回执", 80)
def refused(viewer: Viewer, today: date) -> list[Section]:
    """Messages from banks that no act took, with the reason."""
    if not viewer.holds(Role.DUTY, Role.FINANCE):
        return []
    rows = [
        (
            m.arrived_at, m.bank.name, KINDS.get(m.kind, m.kind), Tag(m.get_state_display(), "red"),
            m.reason or "尚未处理，系统每分钟自动重试",
        )
        for m in not_taken(viewer)
    ]  # fmt: skip
    heads = ("到达时间", "银行", "种类", "状态", "原因")
    return [Section("未采用的银行回执", [Table("未采用的银行回执", heads, rows, "近三十日没有未采用的银行回执")])]


@part("desk", "section", "not-sent", "未送达银行的报文", 81)
def waiting(viewer: Viewer, today: date) -> list[Section]:
    """Messages that should have left more than a minute ago."""
    if not viewer.holds(Role.DUTY, Role.FINANCE):
        return []
    rows = [
        (m.created_at, m.bank.name, KINDS.get(m.kind, m.kind), m.dossier.title, m.attempts, m.trouble or "等待文书制作")
        for m in not_sent(viewer)
    ]
    heads = ("发出时间", "银行", "种类", "案件", "已试次数", "原因")
    table = Table("未送达银行的报文", heads, rows, "没有滞留的报文", frozenset({4}))
    return [Section("未送达银行的报文", [table])]
