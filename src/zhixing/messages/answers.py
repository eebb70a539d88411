"""What a bank says about orders, in ``urn:zhixing:control:1``: answer, unasked update, acknowledgement.

Money is in fen; periods are half-open as in ``control``.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from zhixing.messages.accounts import EarlierFreeze
from zhixing.messages.codecs import ACCOUNT, DAY, FEN, FLAG, IDENTIFIER, POSITION, text, word
from zhixing.messages.control import Control
from zhixing.messages.envelope import Reply
from zhixing.messages.layout import Group, Line, Part
from zhixing.messages.refusal import MessageRefused


class Action(StrEnum):
    """Which order an answer answers (控制措施)."""

    FREEZE = "freeze"  # 冻结
    RENEW = "renew"  # 续行冻结
    RELEASE = "release"  # 解除冻结
    DEDUCT = "deduct"  # 扣划


class Status(StrEnum):
    """Outcome of an order (控制状态). A freeze that holds less than its limit is PARTIAL, even if it holds nothing."""

    DONE = "done"
    PARTIAL = "partial"
    WAITING = "waiting"  # 轮候
    REFUSED = "refused"


class Happening(StrEnum):
    """What an unsolicited update tells."""

    CAUGHT_UP = "caught_up"  # 后续入账已继续控制
    MOVED_UP = "moved_up"  # 轮候转为生效
    LAPSED = "lapsed"  # 期限届满失效


_EARLIER: tuple[Part, ...] = (
    Line("Position", "position", POSITION),
    Line("Court", "court", text(100)),
    Line("CaseNumber", "case_number", text(100)),
    Line("Limit", "limit_fen", FEN, optional=True),
    Line("Controlled", "controlled_fen", FEN),
    Line("From", "from_date", DAY, optional=True),
    Line("Until", "until", DAY, optional=True),
)


@dataclass(frozen=True, kw_only=True)
class _Standing(Control):
    """How a freeze stands: shared by answers and updates."""

    limit_fen: int | None = None
    controlled_fen: int | None = None
    available_fen: int | None = None
    queue_position: int | None = None
    from_date: date | None = None
    until: date | None = None
    earlier_freezes: tuple[EarlierFreeze, ...] = ()


_STANDING: tuple[Part, ...] = (
    Line("Limit", "limit_fen", FEN, optional=True),
    Line("Controlled", "controlled_fen", FEN, optional=True),
    Line("Available", "available_fen", FEN, optional=True),
    Line("QueuePosition", "queue_position", POSITION, optional=True),
    Line("From", "from_date", DAY, optional=True),
    Line("Until", "until", DAY, optional=True),
    Group("EarlierFreeze", "earlier_freezes", EarlierFreeze, _EARLIER, many=True),
)


@dataclass(frozen=True, kw_only=True)
class Answer(Reply, _Standing):
    """The bank's answer to an order (控制反馈, FREEZE-ANSWER).

    ``limit_fen`` 冻结限额, ``controlled_fen`` 实控金额 (what is really held), ``available_fen`` 可用余额 of the
    account, ``amount_fen`` what this order deducted or released, ``reason`` 未能控制原因: always present when the order
    is refused or a freeze holds nothing. ``holder`` is the name in the bank's books.
    """

    root: ClassVar[str] = "Answer"

    order_id: str
    action: Action
    status: Status
    account_number: str
    holder: str | None = None
    amount_fen: int | None = None
    bank_reference: str | None = None
    reason: str | None = None

    parts: ClassVar[tuple[Part, ...]] = (
        Line("OrderId", "order_id", IDENTIFIER),
        Line("Action", "action", word(Action)),
        Line("Status", "status", word(Status)),
        Line("AccountNumber", "account_number", ACCOUNT),
        Line("Holder", "holder", text(140), optional=True),
        *_STANDING,
        Line("Amount", "amount_fen", FEN, optional=True),
        Line("BankReference", "bank_reference", IDENTIFIER, optional=True),
        Line("Reason", "reason", text(300), optional=True),
    )

    def __post_init__(self) -> None:
        super().__post_init__()
        holds_nothing = self.action is Action.FREEZE and not self.controlled_fen
        if self.reason is None and (self.status is Status.REFUSED or holds_nothing):
            raise MessageRefused("未执行或者未能控制款项时，答复须写明原因（Reason）。")


@dataclass(frozen=True, kw_only=True)
class Update(_Standing):
    """The bank tells unasked that freeze ``order_id`` changed on ``happened_on``."""

    root: ClassVar[str] = "Update"

    order_id: str
    happening: Happening
    happened_on: date
    account_number: str

    parts: ClassVar[tuple[Part, ...]] = (
        Line("OrderId", "order_id", IDENTIFIER),
        Line("Happening", "happening", word(Happening)),
        Line("HappenedOn", "happened_on", DAY),
        Line("AccountNumber", "account_number", ACCOUNT),
        *_STANDING,
    )


@dataclass(frozen=True, kw_only=True)
class Acknowledgement(Reply, Control):
    """Received and kept, nothing more; ``repeated`` tells that the message had been received before."""

    root: ClassVar[str] = "Acknowledgement"

    repeated: bool

    parts: ClassVar[tuple[Part, ...]] = (Line("Repeated", "repeated", FLAG),)
