"""What the debtor paid before enforcement: partly outside, partly through the court; certified only when all is paid."""

import pytest


def pay(suit, amount, reference, **changes):
    from zhixing.court.cases.queries import creditors, debtors

    (creditor,), (debtor,) = suit.read(creditors, suit.suit), suit.read(debtors, suit.suit)
    values = {
        "creditor": str(creditor.pk), "debtor": str(debtor.pk), "paid_on": suit.today(), "amount": amount,
        "proof": "creditor", "document": "收款确认书", "reference": reference,
    }  # fmt: skip
    return suit.city.perform("urging.register_performance", suit.suit, "shujiyuan", **{**values, **changes})


def into_court(suit, amount):
    """The debtor transfers to the account of the suit; the bank tells."""
    from zhixing.court.funds.models import FundBook
    from zhixing.court.funds.queries import account_number
    from zhixing.court.gateways.inbox import bank_viewer
    from zhixing.court.kernel.perform import perform
    from zhixing.court.kernel.scope import scope

    path = suit.suit.court_path
    with scope(path, path):
        book = FundBook.objects.select_related("bank", "dossier").get(court=suit.suit.court)
        viewer = bank_viewer(book.bank, path)
    told = {"reference": "L-901", "amount": amount, "arrived_on": suit.today(), "payer": "债务人",
            "credited": suit.read(account_number, suit.suit)}  # fmt: skip
    perform("funds.receive", book, told, viewer, "bank-l-901")
    suit.city.drain()


def certify(suit):
    return suit.city.perform("urging.certify", suit.suit, "shenpan")


def paid_out(suit, amount):
    """Proposed by the trial judge who handles the suit; three more sign; the bank pays."""
    from zhixing.court.cases.queries import payee_accounts

    account = suit.read(payee_accounts, suit.suit)[0]
    done = suit.city.perform("funds.payout", suit.suit, "shenpan", amount=amount, payee=str(account.pk))
    for who in ("ankuan", "juzhang", "caiwu"):
        suit.city.sign(done.proposal, who)
    suit.paid(done)


def test_a_payment_is_registered_once_by_the_trial_division_and_not_beyond_the_debt(suit):
    from zhixing.court.kernel.refused import BadInput, NotAllowed, Unlawful

    suit.mediate()
    pay(suit, "25000.00", "收条 1")
    with pytest.raises(BadInput, match="该凭证已经登记过"):
        pay(suit, "100.00", "收条 1")
    with pytest.raises(Unlawful, match="不超过履行日未履行的数额"):
        pay(suit, "50000.01", "收条 2")
    with pytest.raises(NotAllowed, match="由审判庭登记"):
        suit.city.perform(
            "claims.register_payment", suit.suit, "faguan", paid_on=suit.today(), amount="1.00", reference="收条 3"
        )


def test_partly_outside_and_partly_through_the_court_and_then_the_certificate(suit):
    from zhixing.court.kernel.refused import NotAllowed, Unlawful
    from zhixing.court.urging.queries import certificate_of, proofs

    suit.mediate()
    pay(suit, "25000.00", "收条 1")
    with pytest.raises(Unlawful, match=r"未履行 50,000\.00 元"):
        certify(suit)

    into_court(suit, "50000.00")
    with pytest.raises(Unlawful, match="案款尚未发放完毕"):
        certify(suit)
    paid_out(suit, "50000.00")
    with pytest.raises(NotAllowed):
        suit.city.perform("urging.certify", suit.suit, "faguan")
    certify(suit)
    issued = suit.read(certificate_of, suit.suit)
    assert (issued.amount_fen, issued.paper.title) == (75_000_00, "自动履行证明书")
    (proof,) = suit.read(proofs, suit.suit).values()
    assert (proof.proof, proof.payment.fen) == ("creditor", 25_000_00)
    page = suit.page(suit.suit, query="?tab=urging")
    assert "收款确认书" in page
    assert "付至案款账户" in page
    with pytest.raises(Unlawful, match="尚未出具证明书"):
        certify(suit)
    anybody = suit.city.client().get("/papers/check", {"code": issued.paper.code}, HTTP_HOST="127.0.0.1")
    told = anybody.content.decode()
    assert "自动履行证明书" in told
    assert "有限公司" not in told


def test_whoever_was_brought_to_enforcement_gets_no_certificate(suit):
    from zhixing.court.demo.people import CREDITOR_SHOP, DEBTOR_SPORTS
    from zhixing.court.kernel.refused import Unlawful
    from zhixing.court.preservation.tests.conftest import SUIT, person
    from zhixing.court.property.tests.story import file

    suit.mediate()
    sides = {
        "creditors": [person(CREDITOR_SHOP, "厦门市海沧区样板大道8号")],
        "debtors": [person(DEBTOR_SPORTS, "晋江市")],
    }
    file(suit.city, number=SUIT, **sides)
    pay(suit, "75000.00", "回单 7", proof="bank", document="电子回单")
    with pytest.raises(Unlawful, match=r"没有进入执行程序：.*执1号"):
        certify(suit)


def test_a_wrong_registration_is_taken_back_by_two_persons_and_the_debt_stands_again(suit):
    from zhixing.court.claims.models import Payment
    from zhixing.court.kernel.refused import Unlawful

    suit.mediate()
    pay(suit, "75000.00", "收条 1")
    payment = suit.read(lambda: Payment.objects.get(case=suit.suit))
    done = suit.city.perform("claims.take_back_payment", payment, "shenpan", reason="收条不属于本案")
    suit.city.sign(done.proposal, "fuyuanzhang")
    with pytest.raises(Unlawful, match=r"未履行 75,000\.00 元"):
        certify(suit)
