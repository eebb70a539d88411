"""A suit with 190,000 yuan frozen and a mediation at 75,000: what the examples of this room tell their stories with."""

import itertools
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from zhixing.court.property.tests.story import ACCOUNT, Story, court

SUIT = "（2026）闽0205民初1234号"
_serials = itertools.count(1)
BEIJING = ZoneInfo("Asia/Shanghai")


CREDITOR_HEAD, DEBTOR_HEAD = "林债权", "陈债务"


def person(who: Any, address: str, kind: str = "enterprise", **more: str) -> dict[str, Any]:
    return {"kind": kind, "name": who[0], "number": who[1], "address": address, **more}


def morning(city: Any) -> None:
    """Ten o'clock of the next day: what a bank tells a minute later is still told on the same day."""
    from zhixing.court.kernel.clock import now

    local = now().astimezone(BEIJING)
    ten = (local + timedelta(days=1)).replace(hour=10, minute=0, second=0, microsecond=0)
    city.move(minutes=int((ten - local).total_seconds() // 60))


@dataclass
class Preserved:
    """The suit, the 执保 case that carries its preservation out, and the bank."""

    city: Any
    suit: Any
    execution: Any = None
    account: str = ""
    debtor: Any = None

    def read(self, ask: Any, *args: Any) -> Any:
        from zhixing.court.kernel.scope import scope

        with scope("a."):
            return ask(*args)

    def story(self, case: Any) -> Story:
        return Story(self.city, case)

    def case(self, row: Any) -> Any:
        from zhixing.court.cases.models import Case

        return self.read(lambda: Case.objects.select_related("dossier", "court", "handler").get(pk=row.pk))

    def row(self, kind: str) -> Any:
        from zhixing.court.preservation import models

        beside = {"Deduction": ("case", "seizure"), "Objection": ("preservation__case", "preservation__execution")}
        rows = getattr(models, kind).objects.select_related(*beside.get(kind, ("case", "execution")))
        return self.read(lambda: rows.latest("id"))

    def seizure(self) -> Any:
        from zhixing.court.seizures.models import Seizure

        return self.read(lambda: Seizure.objects.select_related("account", "case__dossier").latest("id"))

    def today(self) -> Any:
        from zhixing.court.kernel.clock import today

        return today()

    def refused(self, act: str = "check") -> dict[int, str]:
        """What each line that refuses the next step found, by its number; the way that stays open is always named."""
        from zhixing.court.kernel.refused import Unlawful

        with pytest.raises(Unlawful) as told:
            getattr(self, act)()
        ruling = told.value.determination
        assert ruling.steps[-1].asked == "可以适用执前扣划"
        assert "依法申请强制执行" in ruling.steps[-1].found
        return {int(s.asked.split(".")[0]): s.found for s in ruling.blocks}

    def panel(self, act: str, **values: Any) -> Any:
        """Put up by the handling judge, agreed to by two other trial judges."""
        put = self.city.perform(f"preservation.{act}", self.row("Deduction"), "shenpan", **values)
        self.city.sign(put.proposal, "shenpan2")
        return self.city.sign(put.proposal, "shenpan3")

    # the stages of the story

    def preserve(self, amount: str = "190000.00", phase: str = "in_suit") -> None:
        """Applied for, ruled by the trial judge, handed to enforcement."""
        self.city.perform(
            "preservation.apply", self.suit, "chuangkou", phase=phase, amount=amount, property_named=True,
            urgent=phase != "in_suit", reason="被告正在转移银行存款",
        )  # fmt: skip
        security = [{"form": "insurance", "amount": amount, "document": "保单保函 B-1"}]
        required = amount if phase == "pre_suit" else "57000.00"
        self.city.perform(
            "preservation.rule", self.row("Preservation"), "shenpan", competent=True, required=required,
            security=security, fee_receipt="票据 0001",
        )  # fmt: skip
        done = self.city.perform(
            "preservation.hand_over", self.row("Preservation"), "shenpan",
            handler=str(self.city.viewer("faguan").principal_id),
        )  # fmt: skip
        self.execution = self.read(self._of, done.act.dossier_id)

    @staticmethod
    def _of(dossier_id: Any) -> Any:
        from zhixing.court.cases.queries import of_dossier

        return of_dossier(dossier_id)

    def freeze(
        self,
        limit: str = "190000.00",
        controlled: int = 190_000_00,
        kind: str = "general",
        number: str = ACCOUNT,
        **figures: Any,
    ) -> Any:
        """The account is found and frozen; the bank answers."""
        from zhixing.court.seizures.tests.bank import answer, last_day

        story = self.story(self.execution)
        account = story.find(controlled, number, kind)
        self.city.perform(
            "preservation.freeze", self.execution, "faguan", account=str(account.pk), limit=limit,
            last_day=last_day(story).isoformat(),
        )  # fmt: skip
        order = story.sent("FreezeOrder")[-1]
        fen = int(limit.split(".", maxsplit=1)[0]) * 100
        told = answer(story, order, **{"limit_fen": fen, "controlled_fen": controlled, "queue_position": 1, **figures})
        assert story.tell(told).state == "taken"
        return order

    def mediate(self, amount: str = "75000.00", due: str | None = None, *, signed_by_both: bool = True) -> None:
        """The mediation statement, effective today and signed for by both sides."""
        item = {"name": "货款", "kind": "principal", "amount": amount, **({"due": due} if due else {})}
        self.city.perform(
            "claims.record_instrument", self.suit, "shenpan", instrument_kind="mediation", made_on=self.today(),
            effective_on=self.today(), effective_proof="双方签收的送达回证", period_days=30, items=[item],
            operative_part="被告于三十日内支付原告货款75000元。",
        )  # fmt: skip
        from zhixing.court.cases.queries import creditors

        (payee,) = self.read(creditors, self.suit)
        self.city.perform(
            "cases.confirm_account", self.suit, "chuangkou", participant=str(payee.pk), holder=payee.party.name,
            bank_code="ICBX", bank_name="演示工商银行", number="6222000100000023456",
        )  # fmt: skip
        self.city.perform("funds.open_case_account", self.suit, "caiwu")
        for who in ("creditor", "debtor")[: None if signed_by_both else 1]:
            self.sign_for(who)

    def sign_for(self, who: str) -> None:
        """A side signs for the mediation statement."""
        from zhixing.court.cases.queries import participants

        row = next(p for p in self.read(participants, self.suit) if p.role == who)
        self.city.perform(
            "preservation.record_signing", self.suit, "shujiyuan", participant=str(row.pk), on=self.today(),
            proof=f"送达回证 {who}",
        )  # fmt: skip

    def request(self, amount: str = "75000.00", **changes: Any) -> Any:
        """The creditor's application with every paper."""
        values = {
            "seizure": str(self.seizure().pk), "amount": amount, "application": "扣划申请书 D-03",
            "applicant": CREDITOR_HEAD, "consent_signer": DEBTOR_HEAD, "consent_document": "同意书 D-04",
            "links_document": "关联核查表 D-07",
        }  # fmt: skip
        self.city.perform("preservation.request_deduction", self.suit, "shujiyuan", **{**values, **changes})
        return self.row("Deduction")

    def check(self) -> None:
        self.city.perform("preservation.check_deduction", self.row("Deduction"), "shenpan")

    def rule(self) -> None:
        handler = str(self.city.viewer("faguan").principal_id)
        self.city.perform("preservation.rule_deduction", self.row("Deduction"), "shenpan", handler=handler)

    def order(self) -> Any:
        """Proposed by the enforcement judge, signed by the bureau head; the order that went out."""
        done = self.city.perform("preservation.order_deduction", self.row("Deduction"), "faguan")
        self.city.sign(done.proposal, "juzhang")
        return self.story(self.suit).sent("DeductOrder")[-1]

    def deducted(self, order: Any, fen: int = 75_000_00, **more: Any) -> str:
        """The bank's answer to the order to deduct."""
        from zhixing.court.seizures.tests.bank import answer

        story = self.story(self.suit)
        told = answer(
            story, order, action="deduct", dates=False, amount_fen=fen, limit_fen=190_000_00 - fen,
            controlled_fen=190_000_00 - fen, bank_reference=f"K-{next(_serials)}", **more,
        )  # fmt: skip
        return str(story.tell(told).state)

    def released(self) -> str:
        """The bank confirms the release of the surplus."""
        from zhixing.court.seizures.tests.bank import answer

        story = self.story(self.suit)
        order = story.sent("ReleaseOrder")[-1]
        told = answer(story, order, action="release", dates=False, controlled_fen=0, limit_fen=0)
        return str(story.tell(told).state)

    def arrive(self, yuan: str = "75000.00") -> None:
        """The money reaches the escrow, quoting the order."""
        from zhixing.court.funds.models import FundBook
        from zhixing.court.gateways.inbox import bank_viewer
        from zhixing.court.kernel.perform import perform
        from zhixing.court.kernel.scope import scope

        path = self.suit.court_path
        with scope(path, path):
            book = FundBook.objects.select_related("bank", "dossier").get(court=self.suit.court)
            viewer = bank_viewer(book.bank, path)
        order = self.row("Deduction").order_id
        n = next(_serials)
        perform(
            "funds.receive", book, {"reference": f"L-{n}", "amount": yuan, "arrived_on": self.today(), "quotes": order},
            viewer, f"bank-l-{n}",
        )  # fmt: skip
        self.city.drain()

    def propose_payout(self, amount: str = "75000.00") -> Any:
        """Put up by the enforcement judge."""
        from zhixing.court.cases.queries import payee_accounts

        account = self.read(payee_accounts, self.suit)[0]
        return self.city.perform("funds.payout", self.case(self.suit), "faguan", amount=amount, payee=str(account.pk))

    def pay(self) -> Any:
        """Four steps: judge, funds clerk, bureau head, finance."""
        proposed = self.propose_payout()
        for who in ("ankuan", "juzhang", "caiwu"):
            done = self.city.sign(proposed.proposal, who)
        return done

    def paid(self, done: Any) -> None:
        """The bank pays."""
        from zhixing.court.funds.models import PayoutOrder
        from zhixing.court.gateways.inbox import bank_viewer
        from zhixing.court.kernel.perform import perform
        from zhixing.court.kernel.scope import scope

        path = self.suit.court_path
        with scope(path, path):
            order = PayoutOrder.objects.select_related("case__dossier").latest("id")
            viewer = bank_viewer(self.read(lambda: order.case.case_account.book.bank), path)
        perform(
            "funds.confirm_payout", order,
            {"outcome": "paid", "settled_on": self.today(), "bank_reference": f"T-{next(_serials)}"}, viewer,
            f"bank-p-{next(_serials)}",
        )  # fmt: skip
        self.city.drain()

    def page(self, case: Any, by: str = "shenpan", query: str = "?tab=preservation") -> str:
        return self.story(case).page(query, by)


@pytest.fixture
def suit(city):
    """A registered suit of trial judge 赖公允."""
    from zhixing.court.demo.people import CREDITOR_SHOP, DEBTOR_SPORTS

    morning(city)
    done = city.perform(
        "preservation.register_matter", court(), "chuangkou", kind="民初", number=SUIT, cause="买卖合同纠纷",
        judge=str(city.viewer("shenpan").principal_id),
        applicants=[person(CREDITOR_SHOP, "厦门市海沧区样板大道8号", representative=CREDITOR_HEAD)],
        respondents=[person(DEBTOR_SPORTS, "晋江市演示工业区6号", representative=DEBTOR_HEAD)],
    )  # fmt: skip
    told = Preserved(city, None)
    told.suit = told.read(told._of, done.act.dossier_id)
    return told


@pytest.fixture
def frozen(suit):
    """190,000 yuan frozen, mediation at 75,000 recorded, nothing requested yet."""
    suit.preserve()
    suit.freeze()
    suit.mediate()
    suit.city.move(minutes=5)
    return suit
