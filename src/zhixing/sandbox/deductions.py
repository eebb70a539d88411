"""Carrying out a deduction (扣划) from our freeze or free money to the court's case-funds account (DEDUCT-01)."""

from dataclasses import replace

from zhixing.messages import DeductOrder, Status
from zhixing.sandbox import books, freezes
from zhixing.sandbox.orders import OrderRefused, accept_once, account_of, answer, controllable, our_freeze, refuse
from zhixing.sandbox.sitting import Sitting
from zhixing.sandbox.transfers import Transfer, clear, credit, debit
from zhixing.sandbox.waiting_line import Freeze, FreezeState


def deduct(sitting: Sitting, order: DeductOrder) -> None:
    """Take the money and send it to the escrow; nothing is taken unless the whole amount may be taken."""
    accept_once(sitting, order)
    account = account_of(sitting, order)
    controllable(account)
    destination = _destination(sitting, order)
    source = None if order.freeze_order_id is None else our_freeze(sitting, order, order.freeze_order_id)
    _check_amount(sitting, order, account, source)
    if source is not None:
        _use_up(sitting, source, order.amount_fen)
    transfer = Transfer(
        amount_fen=order.amount_fen,
        reference=sitting.reference(),
        payer_name=account.holder.name,
        payer_account=account.number,
        payee_name=_escrow_name(sitting, destination, order),
        payee_account=order.escrow_account,
        case_account=order.case_account,
        end_to_end_id=order.order_id,
        remittance=f"扣划 {order.case_number}"[:140],
    )
    debit(sitting, account.number, transfer)
    if destination == sitting.bank:
        _confirm(sitting, order, transfer.reference)
        credit(sitting, order.escrow_account, transfer)
    else:
        clear(sitting, destination, transfer, order.to_xml())


def _destination(sitting: Sitting, order: DeductOrder) -> str:
    if not order.case_account.startswith(order.escrow_account):
        raise OrderRefused("案款子账号不属于所列的执行款专户（一案一账号）。")
    here = books.account(sitting.db, order.escrow_account)
    if here is not None and here.court_code is not None:
        return sitting.bank
    row = sitting.db.execute(
        "SELECT bank FROM elsewhere WHERE number = ? ORDER BY bank", (order.escrow_account,)
    ).fetchone()
    if row is None or row["bank"] not in sitting.peers:
        raise OrderRefused("只能扣划至法院的执行款专户，所列账户不是已登记的执行款专户。")
    return str(row["bank"])


def _escrow_name(sitting: Sitting, destination: str, order: DeductOrder) -> str:
    if destination == sitting.bank:
        return books.known(sitting.db, order.escrow_account).holder.name
    row = sitting.db.execute(
        "SELECT name FROM elsewhere WHERE bank = ? AND number = ?", (destination, order.escrow_account)
    ).fetchone()
    return str(row["name"])


def _check_amount(sitting: Sitting, order: DeductOrder, account: books.BankAccount, source: Freeze | None) -> None:
    if source is None:
        if order.amount_fen > freezes.available(sitting.db, account):
            raise OrderRefused("扣划金额大于可用余额（未被冻结的部分），未扣划。")
        return
    if source.state is FreezeState.WAITING:
        raise OrderRefused("轮候冻结尚未生效，不得扣划。")
    if order.amount_fen > freezes.held(sitting.db, account, source.order_id):
        raise OrderRefused("扣划金额大于实际控制金额，未扣划。")


def _use_up(sitting: Sitting, source: Freeze, amount_fen: int) -> None:
    left = (source.limit_fen or 0) - amount_fen
    state = FreezeState.SPENT if left == 0 else FreezeState.LIVE
    freezes.save(sitting.db, replace(source, limit_fen=left, state=state))


def _confirm(sitting: Sitting, order: DeductOrder, reference: str) -> None:
    figures = {"available_fen": freezes.available(sitting.db, books.known(sitting.db, order.account_number))}
    source = None if order.freeze_order_id is None else freezes.find(sitting.db, order.freeze_order_id)
    standing = figures if source is None else freezes.standing(sitting.db, source)
    answer(sitting, order, Status.DONE, amount_fen=order.amount_fen, bank_reference=reference, **standing)


def cleared(sitting: Sitting, order: DeductOrder, transfer: Transfer, problem: str | None) -> None:
    """The escrow's bank has replied: confirm the deduction, or put everything back and refuse it."""
    if problem is None:
        _confirm(sitting, order, transfer.reference)
        return
    if order.freeze_order_id is not None:
        _restore(sitting, order.freeze_order_id, order.amount_fen)
    back = replace(transfer, reference=sitting.reference(), remittance=f"退回：{problem}")
    credit(sitting, order.account_number, back)
    refuse(sitting, order, f"款项被执行款专户开户行退回：{problem}")


def _restore(sitting: Sitting, order_id: str, amount_fen: int) -> None:
    source = freezes.find(sitting.db, order_id)
    if source is not None and source.state in {FreezeState.LIVE, FreezeState.SPENT}:
        limit = (source.limit_fen or 0) + amount_fen
        freezes.save(sitting.db, replace(source, limit_fen=limit, state=FreezeState.LIVE))
