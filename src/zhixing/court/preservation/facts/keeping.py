"""The questions about a preservation that stands: security, substitution, release, terms, searches, conversion."""

from typing import Any

from zhixing.court.cases.models import Case
from zhixing.court.kernel.registry import Asking
from zhixing.court.preservation.facts.preserving import in_state, state_step, with_first
from zhixing.court.preservation.models import Preservation, Request, Security
from zhixing.court.preservation.queries import executed_by, given_fen, measures, open_requests, under
from zhixing.court.property.queries import findings, inquiries
from zhixing.court.seizures.models import Seizure
from zhixing.law.core.citation import Article, Ours
from zhixing.law.core.determination import Determination, Step, step
from zhixing.law.core.fen import yuan
from zhixing.law.preservation.give_back import GivingBack, Why, may_give_back
from zhixing.law.preservation.renew import RenewalAsked, may_ask_renewal
from zhixing.law.preservation.search import Searched, nothing_found
from zhixing.law.preservation.substitute import Offer, Substitution, may_substitute
from zhixing.law.seizure.renew import Renewal, may_renew

TOP_UP = Article("财产保全规定", "5", "M-PRES")
TOLD = Article("财产保全规定", "18", "SEIZE-05")
SEARCH = Article("财产保全规定", "11", "COORD-07")
ASKED = Article("财产保全规定", "23", "SEIZE-09")
FOLLOWED = Article("财产保全规定", "17", "SEIZE-05")
OURS = Ours("一项书面申请办结前不重复登记", "COORD-07")


def _plain(asking: Asking, title: str, *steps: Step) -> Determination[Any]:
    return Determination("preservation.keeping", title, asking.on, None, steps, tables=asking.tables.digest)


def may_demand(row: Preservation, data: Any, asking: Asking) -> Determination[Any]:
    """More security may be demanded while the preservation stands; the applicant needs some time."""
    steps = [state_step(row, Preservation.State.RULED)]
    if data is not None:
        met = data.until > asking.on
        steps.append(step("追加担保的期限晚于今天", met, data.until.isoformat(), TOP_UP))
    given = given_fen(row)
    steps.append(step("已经提供的担保", True, f"{yuan(given)} 元", TOP_UP))
    return _plain(asking, "责令追加担保", *steps)


def may_give(row: Preservation, data: Any, asking: Asking) -> Determination[Any]:
    """Security is taken while the preservation stands."""
    return in_state(row, asking, Preservation.State.RULED)


def may_return(row: Security, data: Any, asking: Asking) -> Determination[Any]:
    """Whether a piece of security goes back."""
    standing = any(s.holds and s.case.trial for s in under(row.preservation))
    facts = GivingBack(
        on=asking.on, applicants=row.side == Security.Side.APPLICANT, returned=row.state == Security.State.RETURNED,
        standing=standing, why=Why(data.why.value) if data else None, document=data.document if data else "",
        damages=data.damages if data else None,
    )  # fmt: skip
    return may_give_back(facts, asking.tables)


def standing(row: Preservation) -> list[Seizure]:
    """Measures of the execution that still hold and wait for no bank."""
    return [s for s in measures(row) if s.holds and not s.pending]


def may_substitute_for(row: Preservation, data: Any, asking: Asking) -> Determination[Any]:
    """Whether the respondent's security, or other property of his, sets the chosen measure (or all) free."""
    if data is None:
        return in_state(row, asking, Preservation.State.RULED)
    found = [s for s in standing(row) if data.seizure in {None, s.pk}]
    held = row.amount_fen if data.seizure is None else sum(s.controlled_fen or 0 for s in found)
    facts = Substitution(
        on=asking.on, offer=Offer(data.offer.value), preserved=held, worth=data.worth, effective=data.effective,
        document=data.document, disputed_thing=data.disputed_thing, consent=data.consent,
        favourable=data.favourable,
    )  # fmt: skip
    words = "、".join(str(s.account) for s in found) or "没有正在生效的措施，或者有等待银行反馈的通知"
    told = with_first(may_substitute(facts, asking.tables), step("保全措施仍然存在", bool(found), words, FOLLOWED))
    return with_first(told, state_step(row, Preservation.State.RULED))


def may_ask_release(row: Preservation, data: Any, asking: Asking) -> Determination[Any]:
    """Anybody concerned may ask in writing; one application at a time."""
    waits = open_requests(row, Request.Kind.RELEASE)
    found = f"{waits[0].asked_on} {waits[0].asked_by}已经申请" if waits else "没有"
    return _plain(
        asking, "申请解除保全", state_step(row, Preservation.State.RULED),
        step("没有待裁定的解除申请", not waits, found, OURS, ASKED),
    )  # fmt: skip


def may_note_followed(row: Preservation, data: Any, asking: Asking) -> Determination[Any]:
    """The suit, arbitration or enforcement that had to follow is noted once."""
    open_still = row.followed_on is None
    steps = [step("尚未登记后续程序", open_still, row.followed_number or "尚未登记", FOLLOWED)]
    if data is not None:
        met = data.followed_on <= asking.on
        steps.append(step("日期不晚于今天", met, data.followed_on.isoformat(), FOLLOWED))
    return _plain(asking, "登记起诉、仲裁或者申请执行", *steps)


# The execution case (执保)


def _executing(case: Case, asking: Asking, title: str) -> tuple[Preservation | None, Determination[Any]]:
    row = executed_by(case)
    met = row is not None and row.state == Preservation.State.RULED
    found = f"执行 {row.ruling_number} 裁定，{row.get_state_display()}" if row else "不是执行保全裁定的案件"
    return row, _plain(asking, title, step("是正在执行的保全裁定", met, found, TOLD))


def active(case: Case) -> list[Seizure]:
    """Freezes of the execution in effect, with their last day."""
    row = executed_by(case)
    found = measures(row) if row else []
    return [s for s in found if s.case_id == case.pk and s.state == Seizure.State.ACTIVE and s.last_day]


def may_tell_term(case: Case, data: Any, asking: Asking) -> Determination[Any]:
    """The applicant is told the last day once the bank has told it."""
    _, told = _executing(case, asking, "告知保全期限届满日")
    ends = "、".join(f"{s.account} 至 {s.last_day}" for s in active(case))
    return with_first(told, step("银行已经反馈保全期限", bool(ends), ends or "没有正在生效的冻结", TOLD))


def may_ask_to_renew(case: Case, data: Any, asking: Asking) -> Determination[Any]:
    """The written application to renew one measure."""
    row, told = _executing(case, asking, "申请续行保全")
    if data is None or row is None:
        return told
    seizure = next((s for s in active(case) if s.pk == data.seizure), None)
    if seizure is None or seizure.last_day is None:
        return with_first(told, step("保全措施仍然存在", False, "所选冻结没有生效或者已经失效", TOLD))
    waits = any(r.seizure_id == seizure.pk for r in open_requests(row, Request.Kind.RENEW))
    once = step("没有待办理的续行申请", not waits, "已经申请" if waits else "没有", OURS)
    facts = RenewalAsked(asking.on, seizure.last_day, row.told_on, standing=seizure.holds)
    return with_first(with_first(may_ask_renewal(facts, asking.tables), once), told.steps[0])


def may_renew_measure(case: Case, data: Any, asking: Asking) -> Determination[Any]:
    """Whether a measure of the preservation may be renewed to this day."""
    _, told = _executing(case, asking, "续行保全")
    seizure = next((s for s in active(case) if data and s.pk == data.seizure), None)
    if data is None:
        return told
    facts = Renewal(
        on=asking.on, live=case.live, effective=seizure is not None, ended=seizure is None,
        current=seizure.last_day if seizure else None, pending=seizure.pending if seizure else "",
        last_day=data.last_day,
    )  # fmt: skip
    return with_first(may_renew(facts, asking.tables), told.steps[0])


def may_ask_search(case: Case, data: Any, asking: Asking) -> Determination[Any]:
    """A written request to search, once the preservation is ruled; one at a time."""
    row, told = _executing(case, asking, "申请网络查询")
    waits = open_requests(row, Request.Kind.SEARCH) if row else []
    found = f"{waits[0].asked_on} 已经申请" if waits else "没有"
    return with_first(told, step("没有待答复的查询申请", not waits, found, OURS, SEARCH))


def may_tell_nothing(case: Case, data: Any, asking: Asking) -> Determination[Any]:
    """Every bank asked since the request has answered, and none knows an account."""
    row, told = _executing(case, asking, "告知未查询到财产")
    waits = open_requests(row, Request.Kind.SEARCH) if row else []
    asked = inquiries(case)
    facts = Searched(
        on=asking.on, asked_on=waits[0].asked_on if waits else None, asked=len(asked),
        waiting=sum(q.answered_at is None for q in asked), found=len(findings(case)),
    )  # fmt: skip
    return with_first(nothing_found(facts, asking.tables), told.steps[0])
