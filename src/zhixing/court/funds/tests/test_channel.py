"""The bank's own messages, in their published form, through the inbox: each once, in whatever order they come."""

from datetime import UTC, datetime

import pytest

ESCROW = "6222000100000012345"


@pytest.fixture
def wire(money):
    """The wire from the escrow's bank."""
    return Wire(money)


class Wire:
    """Builds a message, hands it to the inbox as bytes, runs the jobs; returns what became of it."""

    def __init__(self, money):
        self.money, self.sent = money, 0

    def _head(self, message_id=None):
        from zhixing.court.identity.queries import court_of

        self.sent += 1
        code = court_of(self.money.case.court_path).code
        return {
            "message_id": message_id or f"B-{self.sent}", "sender": "ICBX", "receiver": code,
            "created_at": datetime(2026, 11, 24, 1, tzinfo=UTC),
        }  # fmt: skip

    def _tell(self, message):
        from zhixing.court.gateways.inbox import receive, take
        from zhixing.court.gateways.models import InMessage

        receive(self.money.filed.book().bank, message.to_xml())
        row = InMessage.objects.get(message_id=message.message_id)
        take(row.pk)
        row.refresh_from_db()
        return row.state, row.reason

    def credit(self, fen, reference, message_id=None, **more):
        from zhixing.messages import CreditNotification

        values = {"payer_name": "陈演示", "account": ESCROW, **more}
        return self._tell(
            CreditNotification(
                **self._head(message_id), amount_fen=fen, booking_date=self.money.day, bank_reference=reference, **values
            )
        )  # fmt: skip

    def ordered(self, reference):
        """A deduction order of ours in the outbox, as `seizures` posts it."""
        from zhixing.court.gateways.models import OutMessage
        from zhixing.court.kernel.models import Act
        from zhixing.court.kernel.scope import scope

        case, path = self.money.case, self.money.case.court_path
        with scope(path, path):
            OutMessage.objects.create(
                dossier=case.dossier, act=Act.objects.filter(dossier=case.dossier).first(), kind="DeductOrder",
                bank=self.money.filed.book().bank, message_id=f"O-{reference}", reference=reference, sealed="x",
                created_at=datetime(2026, 11, 24, tzinfo=UTC), court_path=path,
            )  # fmt: skip

    def status(self, order, state="ACSC", **more):
        from zhixing.court.gateways.models import OutMessage
        from zhixing.messages import PaymentState, PaymentStatus

        asked = self.money.filed.read(
            lambda: OutMessage.objects.filter(reference=order.end_to_end_id).latest("created_at")
        )
        paid = {"settled_on": self.money.day, "bank_reference": "T-1"} if state == "ACSC" else {}
        return self._tell(
            PaymentStatus(
                **self._head(), in_reply_to=asked.message_id, end_to_end_id=order.end_to_end_id,
                state=PaymentState(state), **paid, **more,
            )
        )  # fmt: skip

    def statement(self, day, *entries):
        from zhixing.messages import DayStatement, Direction, StatementEntry

        lines = tuple(
            StatementEntry(
                amount_fen=abs(fen), direction=Direction.CREDIT if fen > 0 else Direction.DEBIT, booking_date=day,
                bank_reference=reference, end_to_end_id=quotes or None,
            )
            for reference, fen, quotes in entries
        )  # fmt: skip
        total = sum(fen for _, fen, _ in entries)
        return self._tell(
            DayStatement(
                **self._head(), statement_id=f"S-{self.sent}", account=ESCROW, day=day, opening_fen=0, entries=lines,
                closing_fen=total,
            )
        )  # fmt: skip


def test_a_credit_is_taken_once_whatever_the_bank_repeats(wire, money):
    money.deducted()
    for message_id in ("B-same", "B-same", "B-other"):
        assert wire.credit(6_000_000, "L-1", message_id, end_to_end_id="D-1") == ("taken", "")
    assert money.balances() == (0, 6_000_000, 0, 0, 0)


def test_a_deduction_that_arrives_before_the_banks_answer_waits_for_it(wire, money):
    """Otherwise it would be taken for a payment of the debtor and credited twice."""
    from zhixing.court.funds.queries import account_number
    from zhixing.court.gateways.inbox import take
    from zhixing.court.gateways.models import InMessage

    number = money.filed.read(account_number, money.case)
    wire.ordered("D-1")
    state, reason = wire.credit(6_000_000, "L-1", "B-early", end_to_end_id="D-1", case_account=number)
    assert (state, "等待银行" in reason) == ("arrived", True)
    assert money.balances() == (0, 0, 0, 0, 0)
    money.deducted()
    take(InMessage.objects.get(message_id="B-early").pk)
    assert money.balances() == (0, 6_000_000, 0, 0, 0)


def test_a_credit_on_another_account_is_refused_and_kept(wire, money):
    state, reason = wire.credit(100, "L-1", account="6222000100000099999")
    assert state == "refused"
    assert "不是本院在该行的案款专户" in reason


def test_paid_before_it_is_on_its_way(wire, money):
    """The bank's messages overtake each other: the confirmation counts, the earlier news changes nothing."""
    money.deducted()
    wire.credit(6_000_000, "L-1", end_to_end_id="D-1")
    order = money.order(money.pay("1000.00"))
    assert wire.status(order) == ("taken", "")
    assert wire.status(order, "ACSP") == ("taken", "")
    assert wire.status(order) == ("taken", "")
    assert money.balances()[3:] == (0, 100_000)


def test_a_duplicate_number_is_never_taken_for_a_refusal(wire, money):
    """AM05 says that the number was used: the money may well be gone, so nothing becomes payable again."""
    from zhixing.messages import RejectionCode

    money.deducted()
    wire.credit(6_000_000, "L-1", end_to_end_id="D-1")
    order = money.order(money.pay("1000.00"))
    state, reason = wire.status(order, "RJCT", reason_code=RejectionCode.DUPLICATE, reason="重复")
    assert (state, "结果不明" in reason) == ("refused", True)
    assert money.balances()[3:] == (100_000, 0)


def test_the_nightly_match_is_empty_when_bank_ledger_and_orders_agree(wire, money, city):
    from zhixing.court.funds.queries import differences, last_match

    money.deducted()
    wire.credit(6_000_000, "L-1", end_to_end_id="D-1")
    order = money.order(money.pay("1000.00"))
    wire.status(order)
    wire.statement(money.day, ("L-1", 6_000_000, "D-1"), ("T-1", -100_000, order.end_to_end_id))
    city.perform("funds.reconcile", money.filed.book(), "caiwu", day=money.day)
    assert money.filed.read(differences, money.filed.book()) == []
    assert money.filed.read(last_match, money.filed.book()) == money.day


def test_money_nobody_can_explain_is_listed_by_name(wire, money, city):
    """A credit that was never told, a debit without order, a deduction that did not arrive, an order without answer."""
    from zhixing.court.funds.queries import differences

    money.deducted()
    money.deducted("500.00", "D-2")
    wire.credit(6_000_000, "L-1", end_to_end_id="D-1")
    order = money.order(money.pay("1000.00"))
    wire.statement(money.day, ("L-1", 6_000_000, "D-1"), ("L-7", 700, ""), ("X-1", -300, ""))
    city.perform("funds.reconcile", money.filed.book(), "caiwu", day=money.day)
    found = {(d.gap, d.reference) for d in money.filed.read(differences, money.filed.book())}
    assert found == {
        ("银行已到账，账上未记", "ICBX:L-7"),
        ("银行付款找不到对应指令", "ICBX:X-1"),
        ("扣划款应收未到", "D-2"),
        ("指令已发送，尚无结果", order.end_to_end_id),
    }


def test_without_a_statement_notices_and_answers_are_the_banks_word(wire, money, city):
    from zhixing.court.funds.queries import differences

    money.deducted()
    wire.credit(6_000_000, "L-1", end_to_end_id="D-1")
    wire.status(money.order(money.pay("1000.00")))
    city.perform("funds.reconcile", money.filed.book(), "caiwu", day=money.day)
    assert money.filed.read(differences, money.filed.book()) == []
