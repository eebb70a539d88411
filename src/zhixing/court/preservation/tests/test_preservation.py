"""Preservation by itself: limits, the sum of the ruling, release by ruling only, conversion with rank and term kept."""

import pytest

from zhixing.court.property.tests.story import court, file


def limits(suit, node):
    from zhixing.court.kernel.models import Limit

    return suit.read(lambda: list(Limit.objects.filter(node=node)))


def before_suit(city, kind="财保", number=""):
    """A matter of the review of preservation before any suit, unless told otherwise."""
    from zhixing.court.demo.people import CREDITOR_SHOP, DEBTOR_SPORTS
    from zhixing.court.preservation.tests.conftest import Preserved, morning, person

    morning(city)
    done = city.perform(
        "preservation.register_matter", court(), "chuangkou", kind=kind, number=number, cause="买卖合同纠纷",
        judge=str(city.viewer("shenpan").principal_id), applicants=[person(CREDITOR_SHOP, "厦门市海沧区样板大道8号")],
        respondents=[person(DEBTOR_SPORTS, "晋江市演示工业区6号")],
    )  # fmt: skip
    suit = Preserved(city, None)
    suit.suit = suit.read(suit._of, done.act.dossier_id)
    return suit


def desk(city, who="shenpan"):
    answer = city.client(who).get("/", HTTP_HOST="127.0.0.1")
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_ruling_bears_the_suits_number_and_another_case_carries_it_out(suit):
    suit.preserve()
    row = suit.row("Preservation")
    assert row.ruling_number.startswith("（2026）闽0205民初1234号")
    assert (row.execution.type_code, row.execution.serial) == ("执保", 1)
    (limit,) = limits(suit, "preservation_ruling")
    assert limit.done_on is not None
    order = suit.freeze()
    assert order.ruling_number == row.ruling_number
    assert "保全执行" in suit.page(suit.execution, "faguan")


def test_not_more_than_the_ruling_and_not_without_security(suit):
    from zhixing.court.kernel.refused import Unlawful

    suit.city.perform(
        "preservation.apply", suit.suit, "chuangkou", phase="in_suit", amount="190000.00", property_named=True,
        urgent=False, reason="转移存款",
    )  # fmt: skip
    row = suit.row("Preservation")
    for required, security in (("60000.00", []), ("57000.00", [])):
        with pytest.raises(Unlawful, match="担保"):
            suit.city.perform(
                "preservation.rule", row, "shenpan", competent=True, required=required, security=security,
                fee_receipt="票据",
            )  # fmt: skip
    suit.preserve()
    with pytest.raises(Unlawful, match="冻结数额明确并且不超出裁定的数额"):
        suit.freeze(limit="190000.01")


def test_thirty_days_without_a_suit_make_the_release_a_duty_that_no_job_does(city):
    from zhixing.court.kernel.refused import Unlawful

    suit = before_suit(city)
    assert suit.suit.number.endswith("财保1号")
    suit.preserve(phase="pre_suit")
    suit.freeze()
    assert len(limits(suit, "presuit_filing")) == 1
    row = suit.row("Preservation")
    with pytest.raises(Unlawful, match="没有应当解除的事由"):
        city.perform("preservation.release", row, "shenpan")
    city.move(days=34)
    city.drain()
    assert suit.seizure().state == "active"
    city.perform("preservation.release", row, "shenpan")
    order = suit.story(suit.suit).sent("ReleaseOrder")[-1]
    assert order.freeze_order_id == suit.seizure().order_id
    assert limits(suit, "presuit_filing")[0].done_on is not None


def test_a_suit_in_time_keeps_the_preservation_and_the_suit_has_it(city):
    from zhixing.court.kernel.refused import Unlawful
    from zhixing.court.preservation.queries import preservations
    from zhixing.court.preservation.tests.conftest import SUIT

    told = before_suit(city)
    told.preserve(phase="pre_suit")
    told.freeze()
    city.move(days=20)
    row = told.row("Preservation")
    city.perform("preservation.note_followed", row, "chuangkou", followed_on=told.today(), number=SUIT)
    assert limits(told, "presuit_filing")[0].done_on is not None
    city.move(days=20)
    with pytest.raises(Unlawful, match="没有应当解除的事由"):
        city.perform("preservation.release", row, "shenpan")
    suit = before_suit(city, kind="民初", number=SUIT)
    (same,) = suit.read(preservations, suit.suit)
    assert same.pk == row.pk


def test_five_days_after_the_performance_period_without_enforcement_are_a_duty_too(city):
    told = before_suit(city)
    told.city.perform(
        "preservation.apply", told.suit, "chuangkou", phase="pre_enforcement", amount="190000.00", property_named=True,
        urgent=True, reason="正在转移财产", period_ends_on="2026-12-10",
    )  # fmt: skip
    row = told.row("Preservation")
    city.perform(
        "preservation.rule", row, "shenpan", competent=True, fee_receipt="票据", instrument_effective=True, security=[]
    )
    (limit,) = limits(told, "after_effect_filing")
    assert (limit.starts_on.isoformat(), limit.ends_on.isoformat()) == ("2026-12-10", "2026-12-15")
    handler = str(city.viewer("faguan").principal_id)
    done = city.perform("preservation.hand_over", told.row("Preservation"), "shenpan", handler=handler)
    told.execution = told.read(told._of, done.act.dossier_id)
    told.freeze()
    assert "应当裁定解除" not in desk(city)
    city.move(days=21)
    assert "履行期间届满后五日内没有申请执行" in desk(city)
    city.perform("preservation.release", row, "shenpan")


def test_the_freeze_becomes_one_of_the_enforcement_case_with_rank_and_term(frozen):
    from zhixing.court.demo.people import CREDITOR_SHOP, DEBTOR_SPORTS
    from zhixing.court.preservation.tests.conftest import SUIT, person

    creditor, debtor = person(CREDITOR_SHOP, "厦门市海沧区样板大道8号"), person(DEBTOR_SPORTS, "晋江市演示工业区6号")
    story = file(frozen.city, number=SUIT, creditors=[creditor], debtors=[debtor])
    before = frozen.seizure()
    frozen.city.perform("preservation.convert", story.case, "faguan", seizure=str(before.pk))
    now = frozen.seizure()
    assert now.case_id == story.case.pk
    assert (now.from_on, now.until_on, now.queue_position) == (before.from_on, before.until_on, before.queue_position)
    assert now.order_id == before.order_id


def test_a_trial_matter_offers_no_enforcement(suit):
    from zhixing.court.kernel.refused import Refused

    with pytest.raises(Refused):
        suit.city.perform("cases.notify", suit.suit, "faguan", days=10, report_by="2026-12-20")
    assert "保全与扣划" in suit.page(suit.suit)


def test_the_enforcement_judge_does_not_let_go_what_the_trial_judge_preserved(suit):
    """民诉法解释 165: only who ruled it lifts it; renewal and deduction have their own acts too."""
    from zhixing.court.kernel.refused import Unlawful

    suit.preserve()
    suit.freeze()
    held, story = suit.seizure(), suit.story(suit.execution)
    for act, why, values in (
        ("release", "由作出裁定的审判组织裁定解除", {"reason": "双方和解"}),
        ("renew", "续行保全", {"last_day": "2027-12-01"}),
        ("deduct", "扣划", {"amount": "1000.00"}),
    ):
        with pytest.raises(Unlawful, match=why):
            story.do(f"seizures.{act}", held, **values)
    assert suit.seizure().state == "active"
    suit.city.perform("preservation.release", suit.row("Preservation"), "shenpan", ground="paid", document="收据 1")
    assert suit.seizure().pending == "解除冻结"
