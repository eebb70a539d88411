"""Rows → the questions of law/payout about money that leaves: payout, fee, the bank's answer, postponement."""

from datetime import date
from typing import Any
from uuid import UUID

from zhixing.court.cases.models import Case, Participant, PayeeAccount
from zhixing.court.cases.queries import creditors, payee_accounts
from zhixing.court.funds.facts.position import CaseMoney, account_open, bars, case_money, held_on
from zhixing.court.funds.models import PayoutOrder
from zhixing.court.gateways.search import national
from zhixing.court.kernel.clock import today
from zhixing.court.kernel.registry import Asking
from zhixing.law.core.citation import Ours
from zhixing.law.core.determination import Determination, step
from zhixing.law.core.fen import yuan
from zhixing.law.payout.fee import FeeCharge, may_charge, may_demand
from zhixing.law.payout.pay import Payee, Payout, Purpose, may_pay
from zhixing.law.payout.postpone import Postponement, may_lift, may_postpone
from zhixing.ledger.accounts import TREASURY, Account, Kind
from zhixing.ledger.accounts import Purpose as LedgerPurpose

SAME_ORDER = Ours("已发送的指令不换编号重发，只以原编号向银行查询", "FUND-03")
_PURPOSES = {p.value: p for p in LedgerPurpose}


def payee_account(case: Case, chosen: UUID) -> PayeeAccount | None:
    """A confirmed account of this case."""
    rows = PayeeAccount.objects.select_related("participant__party")
    return rows.filter(case=case, pk=chosen).first()


def may_pay_out(case: Case, data: Any, asking: Asking) -> Determination[int]:
    """The conditions of a payout; before the form is filled, of the payout that is next: creditor, then surplus."""
    money: CaseMoney = asking.bundle(case_money, case)
    purpose = Purpose(data.purpose.value) if data else _next(money, case, asking.on)
    account = payee_account(case, data.payee) if data else None
    party = str(account.participant_id) if account else ""
    facts = Payout(
        on=asking.on, filed=case.filed_on is not None, purpose=purpose, position=money.position,
        outstanding=money.outstanding, exact=money.exact, bars=bars(case),
        allotted=_allotted(money, case, _PURPOSES[purpose.value], party, asking.on), creditors=len(creditors(case)),
        payee=_payee(case, account, purpose, asking) if data else None, amount=data.amount if data else None,
    )  # fmt: skip
    return may_pay(facts, asking.tables)


def _next(money: CaseMoney, case: Case, on: date) -> Purpose:
    """The creditor while there is something for them; the debtor's surplus when only that is left."""
    creditor = money.position.for_creditor
    if creditor is None or creditor + _allotted(money, case, LedgerPurpose.CREDITOR, "", on) > 0:
        return Purpose.CREDITOR
    left = (money.position.for_debtor or 0) + _allotted(money, case, LedgerPurpose.SURPLUS, "", on)
    return Purpose.SURPLUS if left > 0 else Purpose.CREDITOR


def _allotted(money: CaseMoney, case: Case, purpose: LedgerPurpose, party: str, on: date) -> int:
    """Returned money set aside for the payee, without what is postponed."""
    balances = money.book.balances(case=str(case.pk))
    mine = [a for a in balances if a.kind is Kind.PAYABLE and a.purpose is purpose and party in ("", a.party)]
    return sum(max(0, balances[a] - held_on(money.book, a, on)) for a in mine)


def suggested(case: Case) -> dict[str, str]:
    """What the form starts with: the next purpose, its newest account, all that may be paid."""
    on = today()
    money = case_money(case, on)
    purpose = _next(money, case, on)
    role = Participant.Role.CREDITOR if purpose is Purpose.CREDITOR else Participant.Role.DEBTOR
    account = next((a for a in payee_accounts(case) if a.participant.role == role), None)
    free = money.position.for_creditor if purpose is Purpose.CREDITOR else money.position.for_debtor
    party = str(account.participant_id) if account else ""
    fen = (free or 0) + _allotted(money, case, _PURPOSES[purpose.value], party, on)
    amount = {"amount": yuan(fen).replace(",", "")} if fen else {}
    return {"purpose": purpose.value, "payee": str(account.pk) if account else "", **amount}


def _payee(case: Case, account: PayeeAccount | None, purpose: Purpose, asking: Asking) -> Payee:
    if account is None:
        return Payee("所选账户不是本案确认的收款账户", False, "", None, "", None)
    who = account.participant
    wanted = Participant.Role.CREDITOR if purpose is Purpose.CREDITOR else Participant.Role.DEBTOR
    back = PayoutOrder.objects.filter(case=case, payee__participant=who, state=PayoutOrder.State.RETURNED)
    returned_on = back.order_by("-outcome_on").values_list("outcome_on", flat=True).first()
    return Payee(
        who.party.name, who.role == wanted, account.holder, account.confirmed_on, account.special_authority,
        _elsewhere(case, who, asking), returned_on, f"{account.bank_name} {account.number_masked}",
    )  # fmt: skip


def _elsewhere(case: Case, who: Participant, asking: Asking) -> tuple[str, ...]:
    """Live cases anywhere in the nation in which the payee is the debtor, by court and number. (FUND-03 (c))"""
    found = national("zx_debtor_elsewhere", (who.party_id, case.pk), case.dossier, asking.viewer)
    return tuple(f"{where}的被执行人" for where in found)


def may_charge_fee(case: Case, data: Any, asking: Asking) -> Determination[int]:
    """How much fee can be taken now."""
    money: CaseMoney = asking.bundle(case_money, case)
    aside = money.book.balance(Account(Kind.PAYABLE, str(case.pk), TREASURY, LedgerPurpose.FEE))
    facts = FeeCharge(asking.on, case.filed_on is not None, money.executed, money.position, aside)
    return may_charge(facts, asking.tables)


def may_notify_fee(case: Case, data: Any, asking: Asking) -> Determination[int]:
    """Whether the debtor still owes fee on what was really enforced."""
    money: CaseMoney = asking.bundle(case_money, case)
    return may_demand(FeeCharge(asking.on, account_open(case), money.executed, money.position), asking.tables)


def may_confirm(order: PayoutOrder, data: Any, asking: Asking) -> Determination[None]:
    """The bank's answer is recorded whatever it says; whether it fits is the ledger's question."""
    steps = (step("银行的付款回执", True, f"付款指令{order.get_state_display()}", SAME_ORDER),)
    return Determination("payout.confirm", "银行付款回执", asking.on, None, steps, tables=asking.tables.digest)


def may_ask(order: PayoutOrder, data: Any, asking: Asking) -> Determination[None]:
    """Only an order without outcome is asked after."""
    met = order.state == PayoutOrder.State.SENT
    steps = (step("付款指令尚无结果", met, order.get_state_display(), SAME_ORDER),)
    return Determination("payout.ask", "查询付款结果", asking.on, None, steps, tables=asking.tables.digest)


def holdable(case: Case, money: CaseMoney, on: date) -> dict[Account, int]:
    """The ledger accounts whose money may be postponed, with how much of each is free, in fen."""
    balances = money.book.balances(case=str(case.pk))
    mine = [a for a in balances if a.kind is Kind.CASE or (a.kind is Kind.PAYABLE and a.party != TREASURY)]
    free = {a: balances[a] - held_on(money.book, a, on) for a in mine}
    return {a: fen for a, fen in free.items() if fen > 0}


def may_postpone_payout(case: Case, data: Any, asking: Asking) -> Determination[None]:
    """Whether the case's money, or a part of it, may be postponed until a review."""
    money: CaseMoney = asking.bundle(case_money, case)
    found = holdable(case, money, asking.on)
    own = found.get(Account(Kind.CASE, str(case.pk)), 0)
    free = sum(found.values()) if data is None or data.amount is None else own
    facts = Postponement(asking.on, free, data.review_on if data else None, data.amount if data else None)
    return may_postpone(facts, asking.tables)


def may_lift_postponement(case: Case, data: Any, asking: Asking) -> Determination[None]:
    """Whether something is postponed today."""
    money: CaseMoney = asking.bundle(case_money, case)
    accounts = {h.account for h in money.book.holds}
    return may_lift(sum(held_on(money.book, a, asking.on) for a in accounts), asking.on, asking.tables)
