"""A filed case with a handler, its own account and confirmed payee accounts, made by the acts that make one."""

import copy
from dataclasses import dataclass
from typing import Any

import pytest

PATH_OF = "厦门市海沧区人民法院"
CREDITOR_ACCOUNT = "6222000100000023456"


@dataclass
class Filed:
    """One case and what a test asks of it."""

    city: Any
    case: Any

    def fresh(self) -> Any:
        """The case as it stands now."""
        from zhixing.court.cases.models import Case
        from zhixing.court.kernel.scope import scope

        with scope(self.case.court_path):
            return Case.objects.select_related("dossier", "court", "handler").get(pk=self.case.pk)

    def read(self, ask: Any, *args: Any) -> Any:
        """A query, as a page of the court would ask it."""
        from zhixing.court.kernel.scope import scope

        with scope(self.case.court_path):
            return ask(*args)

    def book(self) -> Any:
        """The court's fund book."""
        from zhixing.court.funds.models import FundBook

        return self.read(lambda: FundBook.objects.select_related("bank", "dossier").get(court=self.case.court))

    def bank(self) -> Any:
        """The escrow's bank as whoever acts."""
        from zhixing.court.gateways.inbox import bank_viewer
        from zhixing.court.kernel.scope import scope

        with scope(self.case.court_path, self.case.court_path):
            return bank_viewer(self.book().bank, self.case.court_path)


def _court() -> Any:
    from zhixing.court.identity.models import Court

    return Court.objects.get(name=PATH_OF)


@pytest.fixture
def file_case(city: Any) -> Any:
    """A function that files one of the demo applications (creditor's account confirmed, judge 张守正 assigned)."""

    def file(application: str = "FIXED", *, account: bool = True, **changes: Any) -> Filed:
        from zhixing.court.cases.models import Case
        from zhixing.court.kernel.scope import scope

        body = {**copy.deepcopy(_application(application)), **changes}
        done = city.perform("claims.register_application", _court(), "chuangkou", **body)
        with scope(_court().path):
            case = Case.objects.select_related("dossier", "court").get(dossier_id=done.act.dossier_id)
            creditors = [p for p in case.participants.select_related("party") if p.role == "creditor"]
        accounts = [
            {
                "participant": str(p.pk), "holder": p.party.name, "bank_code": "ICBX", "bank_name": "演示工商银行",
                "number": f"{int(CREDITOR_ACCOUNT) + i}",
            }
            for i, p in enumerate(creditors)
        ]  # fmt: skip
        yes = dict.fromkeys(("effective", "right_holder", "definite", "unperformed", "jurisdiction"), "yes")
        city.perform("cases.accept", case, "lian", accounts=accounts, **yes)
        judge = city.viewer("faguan").principal_id
        city.perform("cases.assign", case, "juzhang", handler=str(judge))
        if account:
            city.perform("funds.open_case_account", case, "caiwu")
        filed = Filed(city, case)
        filed.case = filed.fresh()
        return filed

    return file


def _application(name: str) -> Any:
    from zhixing.court.demo import applications

    if name != "FIXED":
        return getattr(applications, name)
    body = copy.deepcopy(applications.LOAN)
    body["items"] = [{"name": "货款", "kind": "principal", "amount": "58000.00"}]
    body["number"] = "（2026）闽0205民初568号"
    return body


class Money:
    """The words of the tests."""

    def __init__(self, city, filed):
        self.city, self.filed, self.case = city, filed, filed.case
        self.day = filed.read(self._today)
        self.lines = 0

    @staticmethod
    def _today():
        from zhixing.court.kernel.clock import today

        return today()

    def deducted(self, yuan="60000.00", reference="D-1"):
        """The bank answered the deduction: a payment of the debt on that day, money expected here."""
        self.city.perform(
            "funds.expect_deduction", self.case, "faguan", amount=yuan, reference=reference, deducted_on=self.day
        )
        self.city.perform(
            "claims.register_payment", self.case, "faguan", paid_on=self.day, amount=yuan, how="deducted",
            reference=reference,
        )  # fmt: skip

    def told(self, act, subject, request=None, **values):
        """The bank says something."""
        from zhixing.court.kernel.perform import perform

        self.lines += 1
        return perform(act, subject, values, self.filed.bank(), request or f"bank-{self.lines}")

    def arrived(self, yuan="60000.00", reference="L-1", **more):
        """A credit on the escrow."""
        return self.told(
            "funds.receive", self.filed.book(), reference=reference, amount=yuan, arrived_on=self.day, **more
        )

    def account(self, role="creditor"):
        from zhixing.court.cases.queries import payee_accounts

        found = self.filed.read(payee_accounts, self.case)
        return next(a for a in found if a.participant.role == role)

    def propose(self, yuan, by="faguan", purpose="creditor", payee=None, override=""):
        from zhixing.court.kernel.perform import perform

        self.lines += 1
        payee = payee or str(self.account("creditor" if purpose == "creditor" else "debtor").pk)
        values = {"amount": yuan, "payee": payee, "purpose": purpose}
        viewer = self.city.viewer(by)
        return perform("funds.payout", self.filed.fresh(), values, viewer, f"pay-{self.lines}", override=override)

    def signed(self, proposed, *by):
        for who in by or ("ankuan", "juzhang", "caiwu"):
            done = self.city.sign(proposed.proposal, who)
        return done

    def pay(self, yuan, **more):
        return self.signed(self.propose(yuan, **more))

    def order(self, done):
        from zhixing.court.funds.models import PayoutOrder

        return self.filed.read(lambda: PayoutOrder.objects.select_related("case__dossier").get(act=done.act))

    def confirmed(self, order, outcome="paid", request=None, **more):
        values = {"outcome": outcome, "settled_on": self.day, "bank_reference": f"T-{order.end_to_end_id[-6:]}", **more}
        return self.told("funds.confirm_payout", order, request, **values)

    def balances(self):
        from zhixing.court.funds.queries import balances

        b = self.filed.read(balances, self.case)
        return b.deducted, b.identified, b.payable, b.sent, b.paid

    def order_state(self, order):
        from zhixing.court.funds.models import PayoutOrder

        return self.filed.read(lambda: PayoutOrder.objects.get(pk=order.pk).state)

    def debtor_account(self):
        from zhixing.court.cases.queries import debtors

        who = self.filed.read(debtors, self.case)[0]
        self.city.perform(
            "cases.confirm_account", self.case, "faguan", participant=str(who.pk), holder=who.party.name,
            bank_code="ICBX", bank_name="演示工商银行", number="6222000100000034567",
        )  # fmt: skip


@pytest.fixture
def money(file_case, city):
    """A case of 58,000 with 60,000 deducted on the day it arrived, and what a test does with it."""
    return Money(city, file_case())
