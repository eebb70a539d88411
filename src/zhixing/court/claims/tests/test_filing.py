"""From application to handler: an application on each of three unlike instruments gets a number and a judge."""

import copy
from datetime import date

import pytest

ANSWERS = dict.fromkeys(("effective", "right_holder", "definite", "unperformed", "jurisdiction"), "yes")


def application(name="LOAN", **changes):
    from zhixing.court.demo import applications

    return {**copy.deepcopy(getattr(applications, name)), **changes}


def the_court():
    from zhixing.court.identity.models import Court

    return Court.objects.get(name="厦门市海沧区人民法院")


def register(city, name="LOAN", **changes):
    from zhixing.court.cases.queries import of_dossier
    from zhixing.court.kernel.scope import scope

    done = city.perform("claims.register_application", the_court(), "chuangkou", **application(name, **changes))
    with scope(the_court().path):
        return of_dossier(done.act.dossier_id)


def accept(city, case, **changes):
    from zhixing.court.cases.queries import creditors, of_dossier
    from zhixing.court.kernel.scope import scope

    with scope(case.court_path):
        accounts = [
            {"participant": str(p.pk), "holder": p.party.name, "bank_code": "CCBX", "bank_name": "演示建设银行",
             "number": "6227000000001234567"}
            for p in creditors(case)
        ]  # fmt: skip
    city.perform("cases.accept", case, "lian", **{**ANSWERS, "accounts": accounts, **changes})
    with scope(case.court_path):
        return of_dossier(case.dossier_id)


@pytest.mark.parametrize("name", ["LOAN", "INSTALMENTS", "SEGMENTED"])
def test_an_application_becomes_a_numbered_case_with_a_judge(city, name):
    from zhixing.court.kernel.models import Limit
    from zhixing.court.kernel.scope import scope

    case = accept(city, register(city, name))
    assert case.number == "（2026）闽0205执1号"
    with scope(case.court_path):
        assert case.proposed_handler.name in {"张守正", "黄明理", "吴秉公", "邱同心"}
    city.perform("cases.assign", case, "juzhang", handler=str(case.proposed_handler_id))
    with scope(case.court_path):
        open_nodes = set(Limit.objects.filter(dossier=case.dossier, done_on=None).values_list("node", flat=True))
    assert open_nodes == {"enforcement_notice", "closing", "network_inquiry", "creditor_clue_notice"}


def test_numbers_have_no_gap_after_a_refused_filing(city):
    from zhixing.court.kernel.refused import Refused

    first = register(city)
    with pytest.raises(Refused, match="收款账户"):
        city.perform("cases.accept", first, "lian", **ANSWERS, accounts=[
            {"participant": "00000000-0000-7000-8000-000000000000", "holder": "林示范", "bank_code": "CCBX",
             "bank_name": "演示建设银行", "number": "6227000000001234567"}])  # fmt: skip
    assert accept(city, first).serial == 1
    assert accept(city, register(city, "INSTALMENTS")).serial == 2


def test_the_same_obligation_cannot_be_live_twice(city):
    from zhixing.court.kernel.refused import BadInput

    register(city)
    with pytest.raises(BadInput, match="已有在办"):
        register(city)


def test_another_instalment_of_the_same_instrument_is_accepted(city):
    register(city, "INSTALMENTS", items=application("INSTALMENTS")["items"][:1])
    register(city, "INSTALMENTS", items=application("INSTALMENTS")["items"][1:])


def test_a_refused_application_can_be_filed_again(city):
    case = register(city)
    city.perform("cases.refuse", case, "lian", grounds="被执行人不明确")
    assert accept(city, register(city)).number


@pytest.mark.parametrize(
    ("changes", "hint"),
    [
        ({"effective_on": "2026-06-30"}, "生效日期不能早于"),
        ({"items": [{"name": "借款", "kind": "principal", "amount": "0"}]}, "大于零"),
        ({"items": [{"name": "借款", "kind": "principal", "amount": "-5"}]}, "负数"),
        ({"items": [{"name": "借款", "kind": "principal", "amount": "0.005"}]}, "两位小数"),
        ({"items": [{"name": "借款", "kind": "principal", "amount": "1000000000000000"}]}, "过大"),
        ({"cause": "x" * 300}, "太长"),
        ({"cause": "民间\x00借贷"}, "控制字符"),
        ({"operative_part": "一" * 3_000_000}, "太长"),
    ],
)
def test_bad_input_is_refused_in_words_and_leaves_nothing(city, changes, hint):
    from zhixing.court.cases.models import Case
    from zhixing.court.kernel.refused import BadInput
    from zhixing.court.kernel.scope import scope

    with pytest.raises(BadInput, match=hint):
        register(city, **changes)
    with scope("a."):
        assert not Case.objects.exists()


def test_a_wrong_checksum_names_the_field(city):
    from zhixing.court.kernel.refused import BadInput

    broken = application()
    broken["debtors"][0]["number"] = broken["debtors"][0]["number"][:-1] + "0"
    with pytest.raises(BadInput, match="校验位") as refused:
        city.perform("claims.register_application", the_court(), "chuangkou", **broken)
    assert "debtors.0.number" in refused.value.errors


def test_a_debtor_who_is_the_creditor_is_refused(city):
    from zhixing.court.kernel.refused import BadInput

    same = application()
    same["debtors"] = same["creditors"]
    with pytest.raises(BadInput, match="不能同时是"):
        city.perform("claims.register_application", the_court(), "chuangkou", **same)


def test_without_proof_of_effect_or_before_the_period_ended_no_number_is_given(city):
    from zhixing.court.kernel.refused import Unlawful

    with pytest.raises(Unlawful, match="已经生效"):
        accept(city, register(city, effective_proof=""))
    early = register(city, "INSTALMENTS", items=[{**application("INSTALMENTS")["items"][0], "due": "2026-12-31"}])
    with pytest.raises(Unlawful, match="尚未届满"):
        accept(city, early)


def test_rare_and_four_byte_characters_are_kept(city):
    from zhixing.court.cases.queries import debtors
    from zhixing.court.kernel.scope import scope

    odd = application()
    odd["debtors"][0]["name"] = "陈𬭼𠮷"
    done = city.perform("claims.register_application", the_court(), "chuangkou", **odd)
    from zhixing.court.cases.queries import of_dossier

    with scope("a."):
        assert debtors(of_dossier(done.act.dossier_id))[0].party.name == "陈𬭼𠮷"


def test_owed_today_is_exact_to_the_last_covered_day(city):
    from zhixing.court.claims.queries import owed_on
    from zhixing.court.kernel.scope import scope
    from zhixing.law.core.tables import packaged

    case = register(city)
    with scope(case.court_path):
        owed = owed_on(case, date(2026, 11, 24), packaged()).value
    assert owed.exact_to == date(2026, 9, 19)
    assert owed.missing


@pytest.mark.parametrize("place", [0, 1, 2])
def test_in_a_demo_the_form_fills_itself_with_an_example_that_can_be_filed(city, place):
    from urllib.parse import urlencode

    from zhixing.court.demo.examples import examples

    title, values = examples("claims.register_application", None)[place]
    client = city.client("chuangkou")
    address = f"/do/identity.court/{the_court().pk}/claims.register_application/?{urlencode({'example': title})}"
    page = client.get(address, headers={"host": "127.0.0.1"}).content.decode()
    assert values["number"] in page
    assert values["items"][-1]["amount"] in page
    register(city, ("LOAN", "INSTALMENTS", "SEGMENTED")[place])
