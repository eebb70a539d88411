"""Setting money aside for one payee and sending it: ledger entries, then the order to the bank (pain.001)."""

from dataclasses import dataclass

from zhixing.court.cases.models import Case
from zhixing.court.funds.acts.booking import act_cause, post, sound
from zhixing.court.funds.facts.ledger import closed_slice
from zhixing.court.funds.models import CaseAccount, FundBook, PayoutOrder
from zhixing.court.gateways.acts import header
from zhixing.court.gateways.acts import post as to_bank
from zhixing.court.kernel.doing import Doing
from zhixing.court.kernel.secrets import decrypt
from zhixing.ledger import movements
from zhixing.ledger.accounts import Account, Kind, Purpose
from zhixing.ledger.book import Book
from zhixing.messages import CreditTransfer

PURPOSES = {purpose.value: purpose for purpose in Purpose}


@dataclass(frozen=True)
class Sent:
    """What is to be sent: from which case, to which payee of the ledger, why, how much in fen."""

    case: Case
    party: str
    purpose: Purpose
    fen: int

    @property
    def payable(self) -> Account:
        """The payee's account in the ledger."""
        return Account(Kind.PAYABLE, str(self.case.pk), self.party, self.purpose)


def set_aside_and_send(doing: Doing, book: FundBook, sent: Sent) -> Book:
    """Returned money of the payee first, the rest set aside now; then sent under the act's own id. Raises Refused."""
    slice_ = sound(closed_slice(book, [sent.case.pk]))
    missing = sent.fen - slice_.balance(sent.payable)
    if missing > 0:
        share = movements.Share(sent.party, sent.purpose, missing)
        aside = movements.allocate(act_cause(doing), doing.on, case=str(sent.case.pk), shares=[share])
        slice_ = post(doing, book, slice_, aside)
    order = doing.act.pk.hex
    leaves = movements.send(act_cause(doing), doing.on, order=order, payable=sent.payable, fen=sent.fen)
    return post(doing, book, slice_, leaves)


def instruct(doing: Doing, book: FundBook, order: PayoutOrder) -> None:
    """Post the order to the escrow's bank. The same order posted again under a new message id only asks."""
    holder, bank, number = _target(book, order)
    own = CaseAccount.objects.get(case=order.case).number
    words = f"{order.case.number} {order.get_purpose_display()} {order.note}".strip()
    message = CreditTransfer(
        **header(doing, book.bank), end_to_end_id=order.end_to_end_id, amount_fen=order.fen,
        execution_date=order.sent_on, debtor_name=book.holder, debtor_account=book.account,
        debtor_bank=book.bank.code, case_account=own, creditor_name=holder, creditor_account=number,
        creditor_bank=bank, remittance=words,
    )  # fmt: skip
    to_bank(doing, book.bank, message, reference=order.end_to_end_id, waits_for_papers=False)


def _target(book: FundBook, order: PayoutOrder) -> tuple[str, str, str]:
    """Holder, bank code and account number the order goes to."""
    if order.payee is None:
        return book.treasury_holder, book.treasury_bank, book.treasury_account
    return order.payee.holder, order.payee.bank_code, decrypt(order.payee.number_sealed)
