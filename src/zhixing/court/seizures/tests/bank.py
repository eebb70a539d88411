"""The bank of these tests: its answers and news about an order, as message objects."""

from datetime import timedelta
from typing import Any

from zhixing.court.property.tests.story import Story


def last_day(story: Story) -> Any:
    """A year from today on the demo clock: the longest term."""
    from zhixing.court.kernel.clock import today
    from zhixing.law.core.calendar import add_months

    return add_months(today(), 12)


def freeze(story: Story, account: Any, limit: str, **more: Any) -> Any:
    """Freeze for a year; the order that went out."""
    story.do("seizures.freeze", account=str(account.pk), limit=limit, last_day=last_day(story).isoformat(), **more)
    return story.sent("FreezeOrder")[-1]


def answer(
    story: Story, order: Any, *, status: str = "done", action: str = "freeze", minutes: int = 1, dates: bool = True,
    **figures: Any,
) -> Any:  # fmt: skip
    """The bank's answer to an order; a freeze in effect tells its period."""
    from zhixing.messages import Action, Answer, Status

    period = {"from_date": order.from_date, "until": order.until} if dates and action == "freeze" else {}
    return Answer(
        **story.head(order, minutes), in_reply_to=order.message_id, order_id=order.order_id, action=Action(action),
        status=Status(status), account_number=order.account_number, **{**period, **figures},
    )  # fmt: skip


def update(story: Story, order: Any, happening: str, *, minutes: int, **figures: Any) -> Any:
    """News about a freeze that nobody asked for."""
    from zhixing.messages import Happening, Update

    told = story.head(order, minutes)
    on = (told["created_at"] + timedelta(hours=8)).date()
    period = {"from_date": order.from_date, "until": order.until}
    return Update(
        **told, order_id=order.order_id, happening=Happening(happening), happened_on=on,
        account_number=order.account_number, **{**period, **figures},
    )  # fmt: skip
