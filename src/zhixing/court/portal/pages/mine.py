"""A party's own matter: what is owed and by when, what is kept frozen, how the deduction goes, what came in, papers."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from zhixing.court.cases.queries import creditors
from zhixing.court.documents.queries import pdf_of
from zhixing.court.kernel import clock
from zhixing.court.kernel.components import Due, Facts, Link, Money, Note, Section, Table, Tag
from zhixing.court.kernel.queries import look
from zhixing.court.kernel.viewer import PartyViewer
from zhixing.court.portal.components import Progress
from zhixing.court.portal.pages.party import party_page
from zhixing.court.portal.queries import Kept, Mine, mine, own_paper
from zhixing.court.preservation.models import Deduction, Preservation
from zhixing.court.preservation.queries import securities
from zhixing.law.core.fen import yuan
from zhixing.law.preservation.facts import Form

PAID = {
    "voluntary": "直接付给对方",
    "into_court": "付至法院案款账户",
    "deducted": "从保全的存款扣划",
    "set_off": "抵销",
}
PHASES = {"pre_suit": "诉前保全", "in_suit": "诉讼保全", "pre_enforcement": "执行前保全"}
FREEZE = {"ordered": "已通知银行，等待答复", "active": "冻结中", "waiting": "轮候冻结", "released": "已解除",
          "lapsed": "已到期失效", "refused": "银行未能冻结", "ended": "已扣划或者处分完毕"}  # fmt: skip
STEPS = ("债权人申请", "核对条件", "法院裁定", "银行扣划", "付给债权人", "出具证明书")
REACHED = {"requested": 1, "checked": 2, "ruled": 3, "deducted": 4, "certified": 6}
NOW = {
    "requested": "债权人已经申请用保全的存款履行，法院正在核对条件。",
    "checked": "条件已经核对，等待审判法官裁定。",
    "ruled": "法院已经裁定扣划，等待银行办理。",
    "certified": "债务已经全部履行，法院已经出具自动履行证明书。",
    "refused": "不符合执行前扣划的条件，没有扣划；债权人可以依法申请强制执行，保全措施不受影响。",
    "halted": "因出现其他权利主张，扣划已经中止；债权人可以依法申请强制执行，保全措施不受影响。",
}
MONEY = {
    "awaited": "银行已经扣划，款项正在转入法院案款账户。", "received": "款项已经到达法院案款账户，正在办理发放。",
    "sent": "法院已经向债权人账户付款，等待银行确认。", "paid": "款项已经付给债权人。",
}  # fmt: skip


@party_page
@require_GET
def page(request: HttpRequest, party: PartyViewer) -> HttpResponse:
    """The party's matter on today."""
    today = clock.today()
    found = mine(party, today)
    look(party, found.case.dossier, "当事人在门户查看本案")
    body = [
        *_urgent(found, today),
        _debt(found, today),
        *_preserved(found),
        *_deductions(found),
        _paid(found),
        _papers(found),
    ]
    return render(request, "portal/mine.html", {"party": party, "mine": found, "body": body, "today": today})


@party_page
@require_GET
def paper(request: HttpRequest, party: PartyViewer, paper_id: UUID) -> HttpResponse:
    """A paper that was sent to this party, as it was issued."""
    row = own_paper(party, paper_id)
    content = pdf_of(row)
    if content is None:
        waiting = render(request, "documents/waiting.html", {"paper": row}, status=202)
        waiting["Retry-After"] = "3"
        return waiting
    look(party, row.dossier, f"当事人下载文书 {row.number} {row.title}")
    headers = {"Content-Disposition": 'inline; filename="paper.pdf"', "Cache-Control": "private, no-store"}
    return HttpResponse(content, content_type="application/pdf", headers=headers)


def _pdf(paper_id: UUID, words: str) -> Link:
    return Link(words, reverse("portal:paper", args=[paper_id]))


def _urgent(found: Mine, today: Any) -> list[Any]:
    """The reminder of a period that still runs, in the party's eyes first."""
    owing = found.owed is None or found.owed.total > 0
    rows = [r for r in found.reminders if r.ends_on >= today and owing]
    return [
        Section("自动履行提醒", [Note(
            f"履行期限至 {r.ends_on} 届满，请按期自动履行；逾期将加倍支付迟延履行期间的债务利息，并可能进入强制执行。", "warn",
        )], [_pdf(r.paper_id, "自动履行提醒书")]) for r in rows
    ]  # fmt: skip


def _debt(found: Mine, today: Any) -> Section:
    if found.instrument is None:
        return Section("应当履行的义务", [Note("本案还没有登记生效法律文书。")])
    known = found.instrument
    left = (
        "法律文书生效后计算"
        if found.owed is None or found.owed.exact_to is None
        else Money(found.owed.total, red=found.owed.total > 0)
    )
    short = (
        []
        if found.owed is None or found.owed.exact
        else [Note("利率尚未全部公布，金额只准确计算到已公布的日期。", "warn")]
    )
    open_ends = found.owed is None or found.owed.total > 0
    ends: Any = tuple(Due(e, today, theirs=True) if open_ends else e for e in found.ends) or "生效后确定"
    rows = (
        ("法律文书", f"{known.number}{known.get_kind_display()}"),
        ("债权人", "、".join(p.party.name for p in creditors(found.case))),
        ("生效日期", known.effective_on or "尚未生效"),
        ("履行期限至", ends),
        (f"截至 {today} 未履行", left),
        ("已经履行", Money(sum(p.fen for p in found.payments))),
    )
    certified = found.certificate
    done = [Note(f"已经全部履行，{certified.issued_on} 出具自动履行证明书。")] if certified else []
    return Section("应当履行的义务", [*done, Facts(rows), *short])


def _preserved(found: Mine) -> list[Section]:
    return [Section("财产保全", [_application(k), *[_frozen(m) for m in k.measures]]) for k in found.kept]


def _application(kept: Kept) -> Facts:
    row = kept.row
    given = [f"{Form(s.form).zh} {yuan(s.amount_fen)} 元（{s.get_state_display()}）" for s in securities(row)]
    security = "、".join(given) or row.waiver or "法院没有要求担保"
    return Facts((
        ("种类", (PHASES.get(row.phase, row.phase), _state(row))),
        ("请求保全", Money(row.amount_fen)),
        ("裁定", f"{row.ruling_number}（{row.ruled_on}）" if row.ruling_number else "尚未裁定"),
        ("担保", security if row.ruling_number else "待审查"),
    ))  # fmt: skip


def _state(row: Preservation) -> Tag:
    tones = {"applied": "", "ruled": "red", "released": "past"}
    return Tag(row.get_state_display(), tones[row.state])


def _frozen(m: Any) -> Facts:
    """One account, by bank and last digits: enough to know which, for both sides."""
    last = m.last_day or "等待银行答复"
    return Facts((
        ("冻结的账户", f"{m.account.bank.name}　尾号 {m.account.number_masked[-4:]}（{m.account.holder.name}）"),
        ("状态", FREEZE.get(m.state, m.get_state_display())),
        ("冻结限额", Money(m.limit_fen)),
        ("实际冻结", Money(m.controlled_fen)),
        ("期限至", last),
    ))  # fmt: skip


def _deductions(found: Mine) -> list[Section]:
    return [Section("用保全的存款履行", _deduction(d)) for d in found.deductions]


def _deduction(d: Deduction) -> list[Any]:
    """Where the deduction stands, in plain words; why it was refused or halted may concern others and is not told."""
    reached = 5 if d.state == "deducted" and d.money == "paid" else REACHED.get(d.state, 0)
    words = MONEY.get(d.money, MONEY["awaited"]) if d.state == "deducted" else NOW[d.state]
    if d.held:
        words = "因出现其他权利主张，款项暂缓发放，等待合议庭处理。"
    rows = (
        ("扣划金额", Money(d.amount_fen)),
        ("扣划日", d.deducted_on or "尚未扣划"),
        (
            "其余存款",
            f"{d.released_on} 解除冻结" if d.released_on else "随扣划当日解除" if reached else "仍按保全裁定冻结",
        ),
    )
    bar = [Progress(STEPS, reached)] if reached else []
    return [*bar, Note(words, "warn" if d.held else ""), Facts(rows)]


def _paid(found: Mine) -> Section:
    rows = [(p.on, Money(p.fen), PAID.get(p.how, "其他")) for p in found.payments]
    table = Table("已经登记的履行", ("日期", "金额", "方式"), rows, "没有登记的履行", frozenset({1}))
    total = yuan(sum(p.fen for p in found.payments))
    hint = Note("已经付款但这里没有的，请持付款凭证或者对方的收款确认到法院登记。")
    return Section(f"已经登记的履行　合计 {total} 元", [table, hint])


def _papers(found: Mine) -> Section:
    rows = [(p.issued_at.astimezone(clock.SHANGHAI).date(), _pdf(p.pk, p.title), p.number) for p in found.papers]
    table = Table("文书", ("日期", "文书", "文号"), rows, "没有可以下载的文书")
    return Section("通知和文书", [table, Note("每份文书页脚有验证码，银行、用人单位可以在“文书核验”核对真伪。")])
