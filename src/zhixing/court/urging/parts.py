"""What the room shows of a suit: what was performed, reminders, and where the words to persons went."""

from datetime import date
from typing import Any

from django.urls import reverse

from zhixing.court.cases.models import Case
from zhixing.court.claims.queries import payments
from zhixing.court.gateways.queries import words_of
from zhixing.court.kernel.components import Due, Link, Money, Note, Section, Table, Tag
from zhixing.court.kernel.queries import act_link, act_links, limits_of
from zhixing.court.kernel.roles import Role
from zhixing.court.kernel.seams import part
from zhixing.court.kernel.viewer import Viewer
from zhixing.court.urging.queries import certificate_of, proofs, reminders
from zhixing.law.limits.node import Node

NOT_SENT = "没有接通短信、邮件通道：内容只写入本机文件，没有实际发送。请以当面、邮寄或者门户方式提醒。"
ACTS = (("登记自动履行", "urging.register_performance"), ("出具自动履行证明书", "urging.certify"))
HOW = {"voluntary": "直接付给债权人", "into_court": "付至案款账户", "deducted": "扣划", "set_off": "抵销"}


@part("cases.case", "tab", "urging", "督促履行", 27)
def tab(case: Case, viewer: Viewer, today: date) -> list[Any]:
    """Of a suit of the trial division; an enforcement case has its notice instead."""
    if case.type_code != "民初":
        return []
    return [_performed(case, viewer), _ahead(case, today), _sent(case), _words(case)]


def _performed(case: Case, viewer: Viewer) -> Section:
    """Every payment credited to the suit's debt: outside with its proof, through the court, deducted."""
    known = proofs(case)
    rows = [
        (
            p.on,
            HOW.get(p.how, p.how),
            Money(p.fen),
            p.reference,
            _proof(known.get(p.pk)),
            act_link(viewer, p, "claims.take_back_payment", "更正") or "",
        )
        for p in payments(case)
    ]
    heads = ("履行日", "方式", "金额", "凭证", "证明", "")
    links = act_links(viewer, case, ACTS)
    issued = certificate_of(case)
    if issued:
        links = [Link(f"自动履行证明书 {issued.issued_on}", reverse("documents:pdf", args=[issued.paper_id]))]
    return Section("履行", [Table("履行", heads, rows, "没有登记的履行", frozenset({2}))], links)


def _proof(found: Any) -> str:
    return f"{found.get_proof_display()}：{found.document}" if found else "银行到账记录"


def _ahead(case: Case, today: date) -> Section:
    rows = [
        (r.starts_on, Due(r.ends_on, today))
        for r in limits_of(case.dossier)
        if r.node == Node.PERFORMANCE_REMINDER and r.done_on is None
    ]
    note = Note("系统在履行期限届满前自动发出自动履行提醒书；提前的天数为预设，未经核实。")
    return Section("将要提醒", [note, Table("将要提醒", ("履行期限至", "提醒不晚于"), rows, "没有等待提醒的履行期限")])


def _sent(case: Case) -> Section:
    rows = [
        (
            r.participant.party.name, r.ends_on, r.sent_on, Money(r.outstanding_fen),
            Link("自动履行提醒书", reverse("documents:pdf", args=[r.paper_id])),
        )
        for r in reminders(case)
    ]  # fmt: skip
    heads = ("债务人", "履行期限至", "提醒日", "当日未履行", "文书")
    return Section("已经提醒", [Table("已经提醒", heads, rows, "尚未提醒", frozenset({3}))])


def _words(case: Case) -> Section:
    found = words_of(case.dossier_id)
    rows = [(w.created_at, w.get_medium_display(), w.address_masked, w.subject, _state(w)) for w in found]
    table = Table("短信和邮件", ("时间", "方式", "接收", "事由", "结果"), rows, "没有短信和邮件")
    unsent = [Note(NOT_SENT, "warn")] if any(w.given_to == "file" for w in found) else []
    return Section("短信和邮件", [*unsent, table])


def _state(word: Any) -> Tag:
    if word.given_at is None:
        return Tag(f"等待发送 {word.trouble}".strip(), "red" if word.trouble else "")
    return Tag("只写入文件，未发送", "past") if word.given_to == "file" else Tag("已交通道发送", "ok")


@part("nav", "link", "urging", "自动履行统计", 60)
def nav(viewer: Viewer) -> list[Link]:
    """Figures for who leads or hears suits, and for upper courts."""
    if not viewer.holds(Role.TRIAL_JUDGE, Role.VICE_PRESIDENT, Role.PRESIDENT, Role.DUTY):
        return []
    return [Link("自动履行统计", reverse("urging:statistics"))]
