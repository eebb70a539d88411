"""What a debtor paid, credited on its legal end day; what cannot have been paid is refused."""

import pytest

from zhixing.court.property.tests.story import fixed


def today():
    from zhixing.court.kernel import clock

    return str(clock.today())


@pytest.fixture
def story(city):
    return fixed(city)


def pay(story, **changes):
    values = {"paid_on": today(), "amount": "1000.00", "how": "voluntary", "reference": "收条1号"}
    return story.do("claims.register_payment", **{**values, **changes})


def test_a_payment_lowers_what_is_owed_and_can_be_taken_back(city, story):
    from zhixing.court.claims.models import Payment
    from zhixing.court.claims.queries import realised_fen

    pay(story)
    assert story.read(realised_fen, story.case) == 100_000
    row = story.read(lambda: Payment.objects.select_related("case").get())
    city.sign(story.do("claims.take_back_payment", row, reason="记错案件").proposal, "juzhang")
    assert story.read(realised_fen, story.case) == 0
    pay(story)  # the same receipt may be registered again


@pytest.mark.parametrize(
    ("changes", "hint"),
    [
        ({"paid_on": "2000-01-01"}, "不矛盾"),
        ({"paid_on": "2030-01-01"}, "不晚于今天"),
        ({"amount": "999999999.00"}, "不超过"),
    ],
)
def test_what_cannot_have_been_paid_is_refused(story, changes, hint):
    from zhixing.court.claims.queries import owed_on
    from zhixing.court.kernel.refused import Unlawful
    from zhixing.law.core.tables import packaged

    with pytest.raises(Unlawful, match=hint):
        pay(story, **changes)
    from zhixing.court.kernel import clock

    assert story.read(owed_on, story.case, clock.today(), packaged()).value is not None


def test_one_receipt_is_registered_once(story):
    from zhixing.court.kernel.refused import BadInput

    pay(story)
    with pytest.raises(BadInput, match="已经登记过"):
        pay(story)


def test_nobody_credits_money_by_hand(story):
    from zhixing.court.kernel.refused import NotAllowed

    for officer in ("faguan", "caiwu", "juzhang"):
        with pytest.raises(NotAllowed):
            story.do(
                "claims.credit_payment", by=officer, paid_on=today(), amount="1.00", how="into_court", reference="x"
            )
