"""Payouts that did not stay with the payee: refused by the bank, or sent back after they were paid (退汇)."""

from datetime import date

from zhixing.court.funds.acts import timing
from zhixing.court.funds.acts.booking import act_cause, post, sound
from zhixing.court.funds.events import PayoutSettled
from zhixing.court.funds.facts.ledger import arrival_of, closed_slice
from zhixing.court.funds.models import BankLine, FundBook, PayoutOrder
from zhixing.court.kernel.doing import Doing
from zhixing.law.core.fen import yuan
from zhixing.ledger import movements
from zhixing.ledger.book import Book
from zhixing.ledger.entries import Cause, Source

PAID, SENT, RETURNED = PayoutOrder.State.PAID, PayoutOrder.State.SENT, PayoutOrder.State.RETURNED


def returned_order(line: BankLine, return_reason: str) -> PayoutOrder | None:
    """The payout that this credit sends back: it quotes the order, says why, and brings the same sum."""
    if not line.quotes or not return_reason:
        return None
    orders = PayoutOrder.objects.select_for_update(of=("self",)).select_related("case__dossier")
    order = orders.filter(end_to_end_id=line.quotes, court_path=line.court_path).exclude(state=RETURNED).first()
    return order if order is not None and order.fen == line.fen else None


def came_back(doing: Doing, line: BankLine, order: PayoutOrder, reason: str) -> str:
    """A paid order came back: the money is payable to the same payee again, under a new order only.

    Where the bank had not yet confirmed that it paid, its notice of the return says so.
    """
    doing.touch(order.case.dossier)
    book = line.book
    slice_ = sound(closed_slice(book, [order.case_id]))
    if order.state == SENT:
        left = Cause(Source.BANK, f"{line.key}:out")
        slice_ = post(doing, book, slice_, movements.confirm_paid(slice_, left, line.on, order=order.end_to_end_id))
    slice_ = post(doing, book, slice_, movements.came_back(slice_, arrival_of(line)))
    line.case, line.state = order.case, BankLine.State.RETURNED
    line.save(update_fields=["case", "state"])
    return payable_again(doing, book, slice_, order, line.on, reason)


def payable_again(doing: Doing, book: FundBook, slice_: Book, order: PayoutOrder, on: date, reason: str) -> str:
    """Book the returned money as payable again, close the order, and start the thirty days anew."""
    again = movements.pay_again(slice_, act_cause(doing), on, order=order.end_to_end_id)
    post(doing, book, slice_, again)
    order.state, order.outcome_on, order.reason = RETURNED, on, reason[:200]
    order.save(update_fields=["state", "outcome_on", "reason"])
    timing.to_pay_out(doing, order.case, on)
    doing.tell(PayoutSettled(order.case.dossier_id, order.case_id, order.pk, "returned", on))
    return f"{order.get_purpose_display()} {yuan(order.fen)} 元退汇：{reason[:100]}"
