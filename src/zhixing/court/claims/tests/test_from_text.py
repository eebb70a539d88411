"""From the text of an instrument to the typed application: the three demonstration applications, and what is left open."""

import copy
from pathlib import Path

import pytest

TEXTS = Path(__file__).parent / "texts"
HEAD = "原告：漳州例如建材有限公司。被告：厦门假设建筑工程有限公司。被告：黄样例。\n判决如下：\n"
WHO = "被告厦门假设建筑工程有限公司于本判决生效之日起十日内支付原告漳州例如建材有限公司"


@pytest.fixture(autouse=True)
def settings_ready():
    import django

    django.setup()


def text(name):
    return (TEXTS / f"{name}.txt").read_text("utf-8")


def taken(words, head=HEAD):
    from zhixing.court.claims.from_text.taking import take

    return take(head + words)


def value(found, name):
    return found.fields[name].value


def typed(values):
    from zhixing.court.claims.acts import ApplicationIn
    from zhixing.court.kernel.inputs import read_input

    return read_input(ApplicationIn, values)


@pytest.mark.parametrize("name", ["loan", "instalments", "segmented"])
def test_the_text_gives_the_demonstration_application(name):
    """Only what no instrument says is added by hand: effect and its proof, numbers, consent to electronic service."""
    from zhixing.court.claims.from_text.taking import take
    from zhixing.court.demo import applications

    wanted = copy.deepcopy(getattr(applications, name.upper()))
    values = take(text(name)).values()
    by_hand = ("effective_on", "effective_proof")
    values |= {field: wanted[field] for field in by_hand}
    for side in ("creditors", "debtors"):
        for mine, theirs in zip(values[side], wanted[side], strict=True):
            contact = ("number", "electronic", "electronic_address")
            mine |= {field: theirs[field] for field in contact if field in theirs}
    wanted["operative_part"] = values["operative_part"]
    assert typed(values) == typed(wanted)


@pytest.mark.parametrize("name", ["loan", "instalments", "segmented"])
def test_every_field_shows_where_it_was_read(name):
    from zhixing.court.claims.from_text.taking import take

    words = text(name)
    for field, source in take(words).fields.items():
        assert source.spans, field
        assert all(words[s.start : s.end].strip() for s in source.spans)


def test_a_field_without_a_source_cannot_be_filled():
    with pytest.raises(ValueError, match="no source"):
        taken("一、" + WHO + "货款100元。").put("cause", "买卖合同纠纷")


def test_a_certified_number_in_the_head_is_read_and_the_effective_day_never_is():
    from zhixing.court.claims.from_text.taking import take

    found = take(text("loan"))
    assert value(found, "creditors-0-number") == "350205198001010010"
    assert not {"effective_on", "effective_proof"} & found.fields.keys()


def test_interest_on_parts_of_the_principal_makes_an_item_of_each_part():
    found = taken(
        f"一、{WHO}货款80000元及利息（以50000元为基数，自2020年9月1日起至实际清偿之日止按年利率6%计算；"
        "以30000元为基数，自2020年10月1日起至实际清偿之日止按年利率6%计算）。"
    )
    rows = [(i["amount"], i["rate"], i["interest_from"]) for i in found.values()["items"]]
    assert rows == [("50000.00", "6%", "2020-09-01"), ("30000.00", "6%", "2020-10-01")]


@pytest.mark.parametrize(
    ("interest", "said"),
    [
        ("自2020年9月1日起至实际清偿之日止，按贷款市场报价利率计算", "一年期，或者五年期以上"),
        ("自2020年9月1日起至实际清偿之日止，按合同约定的利率计算", "按合同约定"),
        ("自2020年9月1日起至2020年12月31日止按年利率6%计算；自2021年1月1日起至实际清偿之日止按年利率5%计算", "只能填一段"),
        ("以30000元为基数，自2020年9月1日起至实际清偿之日止，按年利率6%计算", "计息基数与本项金额不同"),
    ],
)  # fmt: skip
def test_a_rate_the_form_cannot_say_is_left_to_a_person_and_cannot_be_filed(interest, said):
    from zhixing.court.claims import facts
    from zhixing.court.kernel.refused import BadInput

    found = taken(f"一、{WHO}货款80000元及利息（{interest}）。")
    rate = found.fields["items-0-rate"]
    assert any(said in doubt for doubt in rate.doubts)
    from zhixing.court.demo import applications

    with pytest.raises(BadInput, match="待核对"):
        facts.debt(typed({**applications.LOAN, "items": found.values()["items"]}))


def test_a_guarantor_without_limit_makes_all_jointly_liable_and_one_with_a_limit_does_not():
    assert value(taken(f"一、{WHO}货款100元；二、被告黄样例对上述第一项债务承担连带清偿责任。"), "joint") == "on"
    limited = taken(f"一、{WHO}货款100元；二、被告黄样例在其继承遗产范围内对上述第一项债务承担连带清偿责任。")
    assert "joint" not in limited.fields
    assert any(r.kind == "hand" and "限额" in r.text for r in limited.remarks)


def test_costs_paid_to_the_creditor_are_an_item_and_costs_owed_to_the_court_are_not():
    paid = taken(
        f"一、{WHO}货款100元。\n案件受理费50元，由被告厦门假设建筑工程有限公司负担（原告已预交，被告于履行上述款项时一并支付给原告）。"
    )
    assert [i["kind"] for i in paid.values()["items"]] == ["principal", "court_fee"]
    owed = taken(f"一、{WHO}货款100元。\n案件受理费50元，由被告厦门假设建筑工程有限公司负担。")
    assert len(owed.values()["items"]) == 1
    assert any("不列入给付项目" in r.text for r in owed.remarks)


def test_what_is_not_money_or_not_understood_is_said_and_not_filled():
    found = taken(f"一、{WHO}货款100元；二、确认合同已经解除；三、那件事情照双方口头说过的办。")
    kinds = {r.kind for r in found.remarks}
    assert {"nothing", "unread"} <= kinds
    assert len(found.values()["items"]) == 1


def test_days_of_performance_that_differ_are_asked():
    found = taken(
        f"一、{WHO}货款100元；二、被告厦门假设建筑工程有限公司于本判决生效之日起三十日内支付原告漳州例如建材有限公司律师费50元。"
    )
    assert value(found, "period_days") == "待核对"


def test_a_long_text_is_read_in_good_time():
    from time import process_time

    from zhixing.court.claims.from_text.taking import take

    item = f"一、{WHO}货款100元及利息；"
    size = 40_000
    for words in (item * (size // len(item)), "1，" * (size // 2), "（" * size, "原告：" * (size // 3)):
        began = process_time()
        take(words)
        assert process_time() - began < 5


def test_what_is_no_instrument_is_not_read():
    from zhixing.court.claims.from_text.taking import LONGEST, unreadable

    assert "没有标点" in unreadable("1" * 3000)
    assert "超过" in unreadable("货款，" * LONGEST)
    assert unreadable(text("loan")) == ""
