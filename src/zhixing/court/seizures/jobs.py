"""What banks answer and tell of freezes; the regular look for freezes whose last day is over."""

from typing import Any

from zhixing.court.gateways.acts import Arrived, handles
from zhixing.court.identity.queries import court_of
from zhixing.court.kernel.clock import today
from zhixing.court.kernel.jobs import periodic
from zhixing.court.kernel.perform import perform
from zhixing.court.kernel.queries import system_principal
from zhixing.court.kernel.refused import Refused
from zhixing.court.kernel.roles import Role
from zhixing.court.kernel.scope import scope
from zhixing.court.kernel.viewer import Viewer
from zhixing.court.seizures.models import Seizure
from zhixing.court.seizures.queries import by_order, ended_by
from zhixing.messages import Action, Answer, Happening, Update

NATION = "a."
TAKEN_BY = {
    Action.FREEZE: "seizures.take_freeze_answer",
    Action.RENEW: "seizures.take_renewal",
    Action.RELEASE: "seizures.take_release",
    Action.DEDUCT: "seizures.take_deduction",
}
_STANDING = ("limit_fen", "controlled_fen", "available_fen", "queue_position", "from_date", "until")


def _freeze(message: Answer | Update, arrived: Arrived) -> Seizure:
    found = by_order(message.order_id)
    if found is None or found.account.bank_id != arrived.bank.pk:
        raise Refused("没有向该行发出过该通知，未采用")
    return found


def _standing(message: Answer | Update) -> dict[str, Any]:
    earlier = [{n: getattr(e, n) for n in e.__dataclass_fields__} for e in message.earlier_freezes]
    told = {name: getattr(message, name) for name in _STANDING}
    return {**told, "told_at": message.created_at, "earlier": earlier}


@handles(Answer)
def take_answer(message: Answer, arrived: Arrived) -> None:
    """Register the answer to an order. Raises Refused for an order nobody gave this bank."""
    arrived.perform(
        TAKEN_BY[message.action], _freeze(message, arrived), **_standing(message), order_id=message.order_id,
        status=message.status.value, amount_fen=message.amount_fen, bank_reference=message.bank_reference or "",
        reason=message.reason or "",
    )  # fmt: skip


@handles(Update)
def take_update(message: Update, arrived: Arrived) -> None:
    """Register what the bank tells unasked: caught up, moved up, lapsed."""
    found = _freeze(message, arrived)
    if message.happening is Happening.LAPSED:
        arrived.perform("seizures.lapse", found, told_at=message.created_at)
        return
    arrived.perform(
        "seizures.take_update", found, **_standing(message), happening=message.happening.value,
        happened_on=message.happened_on,
    )  # fmt: skip


@periodic("seizures.note_lapses", "*/5 * * * *")
def note_lapses() -> None:
    """Mark freezes whose last day is over and that nobody renewed; nothing is released by this.

    Often, because the demo clock may be moved over midnight at any time; a freeze is marked once.
    """
    with scope(NATION):
        over = ended_by(today())
    for seizure in over:
        _lapse(seizure)


def _lapse(seizure: Seizure) -> None:
    """One freeze in its own transaction."""
    path = seizure.court_path
    with scope(path, path):
        principal = system_principal("期限检查", path)
        viewer = Viewer(principal.pk, principal.name, frozenset({Role.SYSTEM}), path, court_of(path).name)
        request = f"lapse {seizure.pk} {seizure.until_on}"
        perform("seizures.lapse", Seizure.objects.get(pk=seizure.pk), {}, viewer, request)
