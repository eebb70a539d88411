"""Answering what a debtor has at this bank (auth.001 → auth.002)."""

from zhixing.messages import (
    Account,
    AnswerKind,
    InquiryOpening,
    InquiryResponse,
    Missing,
    ResponseStatus,
    Return,
)
from zhixing.sandbox import books, freezes
from zhixing.sandbox.sitting import Sitting


def inquire(sitting: Sitting, request: InquiryOpening) -> None:
    """Tell the accounts of the customer; name and document number must both agree, else 查无开户信息."""
    found = tuple(_account(sitting, account) for account in books.accounts_of(sitting.db, request.customer))
    returns = tuple(_return(kind, found) for kind in request.answer_kinds)
    given = any(each.accounts for each in returns)
    whole = all(each.accounts for each in returns)
    status = ResponseStatus.NOTHING
    if given:
        status = ResponseStatus.COMPLETE if whole else ResponseStatus.PARTIAL
    header = sitting.header(request.sender, request.message_id)
    sitting.send(
        InquiryResponse(
            **header,
            response_id=header["message_id"],
            investigation_id=request.investigation_id,
            status=status,
            customer=request.customer,
            answer_kinds=request.answer_kinds,
            returns=returns,
        )
    )


def _return(kind: AnswerKind, found: tuple[Account, ...]) -> Return:
    if kind is not AnswerKind.ACCOUNTS:
        return Return(answer_kind=kind, missing=Missing.NOT_OFFERED, remark="本行不提供该类信息。")
    if not found:
        return Return(answer_kind=kind, missing=Missing.NOT_FOUND, remark="查无开户信息")
    return Return(answer_kind=kind, accounts=found)


def _account(sitting: Sitting, account: books.BankAccount) -> Account:
    return Account(
        number=account.number,
        kind=account.kind,
        branch=account.branch,
        status=account.status,
        opened_on=account.opened_on,
        balance_fen=account.balance_fen,
        available_fen=freezes.available(sitting.db, account),
        earlier_freezes=freezes.earlier(sitting.db, account, None),
        rights=account.rights,
    )
