"""What the bank does with a control order: freeze, renew, release (deduct stands in ``deductions``)."""

from dataclasses import replace
from typing import Any

from zhixing.messages import (
    AccountStatus,
    Action,
    Answer,
    DeductOrder,
    FreezeOrder,
    Order,
    ReleaseOrder,
    RenewOrder,
    Status,
)
from zhixing.sandbox import books, freezes
from zhixing.sandbox.sitting import Sitting
from zhixing.sandbox.waiting_line import Freeze, FreezeState, latest_end

_ACTIONS: dict[type[Order], Action] = {
    FreezeOrder: Action.FREEZE,
    RenewOrder: Action.RENEW,
    ReleaseOrder: Action.RELEASE,
    DeductOrder: Action.DEDUCT,
}


class OrderRefused(Exception):
    """The bank does not carry out an order; the text is the Chinese reason (未能控制原因)."""


def answer(sitting: Sitting, order: Order, status: Status, **more: Any) -> None:
    """Send the answer to ``order``."""
    account = books.account(sitting.db, order.account_number)
    sitting.send(
        Answer(
            **sitting.header(order.sender, order.message_id),
            order_id=order.order_id,
            action=_ACTIONS[type(order)],
            status=status,
            account_number=order.account_number,
            holder=None if account is None else account.holder.name,
            **more,
        )
    )


def refuse(sitting: Sitting, order: Order, reason: str) -> None:
    """Answer that nothing was done and why, with the figures that explain it."""
    account = books.account(sitting.db, order.account_number)
    figures: dict[str, Any] = {}
    if account is not None and account.holder == order.holder:
        figures = {
            "available_fen": freezes.available(sitting.db, account),
            "earlier_freezes": freezes.earlier(sitting.db, account, None),
        }
    answer(sitting, order, Status.REFUSED, reason=reason, **figures)


def accept_once(sitting: Sitting, order: Order) -> None:
    """An order number counts once, also under another message id."""
    known = sitting.db.execute("SELECT 1 FROM orders WHERE order_id = ?", (order.order_id,)).fetchone()
    if known:
        raise OrderRefused("该请求单号已经受理过，不得重复使用；如需重发，请用原报文编号。")
    sitting.db.execute("INSERT INTO orders VALUES (?, ?)", (order.order_id, order.message_id))


def account_of(sitting: Sitting, order: Order) -> books.BankAccount:
    """The account that the order means, if it is its holder's."""
    account = books.account(sitting.db, order.account_number)
    if account is None:
        raise OrderRefused("查无此账户，请核对账号。")
    if account.holder != order.holder:
        raise OrderRefused("户名或者证件号码与账户不符，请核对后重发。")
    return account


def controllable(account: books.BankAccount) -> None:
    """Closed and protected accounts are neither frozen nor deducted."""
    if account.status is AccountStatus.CLOSED:
        raise OrderRefused("账户已销户。")
    if account.kind.special:
        raise OrderRefused(f"该账户为{account.kind.label}，依法不得因其他债务冻结、扣划。")


def our_freeze(sitting: Sitting, order: Order, freeze_order_id: str) -> Freeze:
    """Our freeze that the order builds on, still in the queue of the same account."""
    freeze = freezes.find(sitting.db, freeze_order_id)
    if freeze is None or not freeze.ours or freeze.account != order.account_number or freeze.court != order.sender:
        raise OrderRefused("查无所指的冻结，请核对原冻结请求单号。")
    if freeze.state is FreezeState.LAPSED:
        raise OrderRefused("所指的冻结期限已届满，冻结已失效，请重新冻结。")
    if freeze.state not in {FreezeState.LIVE, FreezeState.WAITING}:
        raise OrderRefused("所指的冻结已经解除或者已全部扣划。")
    return freeze


def freeze(sitting: Sitting, order: FreezeOrder) -> None:
    """Freeze now; the answer tells what is really controlled (FREEZE-ANSWER, SEIZE-05, SEIZE-06)."""
    accept_once(sitting, order)
    account = account_of(sitting, order)
    controllable(account)
    if order.from_date > sitting.day:
        raise OrderRefused("冻结自送达时生效，起始日不得晚于今日。")
    if order.until > latest_end(order.from_date):
        raise OrderRefused("冻结存款的期限不得超过一年（民事诉讼法解释第四百八十五条）。")
    if order.until <= sitting.day:
        raise OrderRefused("要求的冻结期限已经届满。")
    freezes.add(
        sitting.db,
        order_id=order.order_id,
        account=account.number,
        court=order.sender,
        case_number=order.case_number,
        ours=True,
        limit_fen=order.limit_fen,
        term_from=order.from_date,
        term_until=order.until,
    )
    freezes.settle(sitting, account.number, silent=order.order_id)
    placed = our_freeze(sitting, order, order.order_id)
    if placed.state is FreezeState.LIVE:
        placed = replace(placed, until=order.until)  # in effect at once: the period is the one ordered
        freezes.save(sitting.db, placed)
    standing = freezes.standing(sitting.db, placed)
    status, reason = _outcome(placed, standing["controlled_fen"])
    answer(sitting, order, status, reason=reason, **standing)


def _outcome(placed: Freeze, controlled_fen: int) -> tuple[Status, str | None]:
    if placed.state is FreezeState.WAITING:
        return Status.WAITING, "账户资金已被在先冻结，本次冻结为轮候冻结，自在先冻结解除或者失效时生效。"
    if controlled_fen == placed.limit_fen:
        return Status.DONE, None
    if controlled_fen == 0:
        return Status.PARTIAL, "账户余额为零，已登记冻结，后续入账在限额内继续控制。"
    return Status.PARTIAL, "可控制金额不足冻结限额，后续入账在限额内继续控制。"


def renew(sitting: Sitting, order: RenewOrder) -> None:
    """Extend a live freeze, before it lapses and by at most one year (SEIZE-05)."""
    accept_once(sitting, order)
    account_of(sitting, order)
    current = our_freeze(sitting, order, order.freeze_order_id)
    if current.state is FreezeState.WAITING or current.until is None:
        raise OrderRefused("轮候冻结尚未生效，期限未起算，无需续行。")
    if order.until <= current.until:
        raise OrderRefused("续行冻结的届满日须晚于现届满日。")
    if order.until > latest_end(current.until):
        raise OrderRefused("续行冻结存款的期限不得超过一年（民事诉讼法解释第四百八十五条）。")
    renewed = replace(current, until=order.until)
    freezes.save(sitting.db, renewed)
    answer(sitting, order, Status.DONE, **freezes.standing(sitting.db, renewed))


def release(sitting: Sitting, order: ReleaseOrder) -> None:
    """Release a freeze wholly, or lower its limit; who waits behind moves up at once (SEIZE-06)."""
    accept_once(sitting, order)
    account = account_of(sitting, order)
    current = our_freeze(sitting, order, order.freeze_order_id)
    before = freezes.held(sitting.db, account, current.order_id)
    limit = current.limit_fen or 0
    if order.amount_fen is not None and order.amount_fen >= limit:
        raise OrderRefused("部分解除的金额须小于冻结限额；全部解除请不填金额。")
    if order.amount_fen is None:
        changed = replace(current, state=FreezeState.RELEASED)
    else:
        changed = replace(current, limit_fen=limit - order.amount_fen)
    freezes.save(sitting.db, changed)
    freezes.settle(sitting, account.number, silent=current.order_id)
    standing = freezes.standing(sitting.db, changed)
    freed = before - standing["controlled_fen"]
    answer(sitting, order, Status.DONE, amount_fen=freed, **standing)
