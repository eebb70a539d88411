"""Rows of property → the records that law/inquiry understands."""

from typing import Any

from zhixing.court.cases.models import Case
from zhixing.court.cases.queries import debtors, participants
from zhixing.court.gateways.queries import banks
from zhixing.court.kernel.registry import Asking
from zhixing.court.kernel.secrets import keyed_hash, same
from zhixing.court.property.models import Inquiry
from zhixing.court.property.queries import waiting
from zhixing.law.core.citation import Ours, cite
from zhixing.law.core.determination import Determination, step
from zhixing.law.inquiry import ask

_ANSWERS = cite("网络查控规定 3", "NETQ-07")
_ONCE = Ours("一项查询只采用一次反馈；内容不同的第二次反馈不改变已经登记的结果", "NETQ-07")


def may_inquire(case: Case, data: Any, asking: Asking) -> Determination[int]:
    """Only debtors of this live case, at banks with a channel."""
    persons, names = _persons(case, data), _banks(data)
    facts = ask.Inquiry(
        on=asking.on, live=case.live, suspended=case.stage == Case.Stage.SUSPENDED, persons=persons, banks=names,
        linked=bool(names), waiting=waiting(case, data.participant, data.bank) if data else 0,
    )  # fmt: skip
    return ask.may_inquire(facts, asking.tables)


def _persons(case: Case, data: Any) -> tuple[ask.Person, ...]:
    """Who is asked about: the one chosen, whoever it is, or all debtors."""
    bound = {p.pk for p in debtors(case)}
    if data is None or data.participant is None:
        return tuple(ask.Person(p.party.name, bound=True) for p in debtors(case))
    found = next((p for p in participants(case) if p.pk == data.participant), None)
    return (ask.Person(found.party.name if found else "所选的人", bound=found is not None and found.pk in bound),)


def _banks(data: Any) -> tuple[str, ...]:
    chosen = data.bank if data else None
    return tuple(b.name for b in banks() if chosen in {None, b.pk})


def may_take_answer(inquiry: Inquiry, data: Any, asking: Asking) -> Determination[None]:
    """The answer belongs to this inquiry, is about the person asked about, and is the first."""
    open_still = inquiry.state == Inquiry.State.ASKED
    steps = [step("查询尚未反馈", open_still, str(inquiry.get_state_display()), _ONCE)]
    if data is not None:
        party = inquiry.participant.party
        about = same(keyed_hash(data.document), party.number_hash)
        found = party.name if about else "反馈中的证件号码与被查询人不符"
        steps.append(step("反馈的是被查询人的账户", about, found, _ANSWERS))
    return Determination("inquiry.answer", "查询反馈", asking.on, None, tuple(steps), tables=asking.tables.digest)
