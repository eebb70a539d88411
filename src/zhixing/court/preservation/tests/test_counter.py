"""临柜扣划: the channel takes no 民初 number, two officers go to the bank; the slip gives the same events."""

import pytest

from zhixing.court.kernel.refused import NotAllowed, Refused, Unlawful

SCAN = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\n%%EOF\n"


def put(city, who, content=SCAN):
    """The scan, put in by an officer; its id."""
    from django.core.files.uploadedfile import SimpleUploadedFile

    answer = city.client(who).post("/api/files", {"file": SimpleUploadedFile("回执.pdf", content)})
    assert answer.status_code == 200, answer.content
    return answer.json()["id"]


def steps(frozen):
    from zhixing.court.seizures.models import SeizureStep

    return frozen.read(lambda: list(SeizureStep.objects.order_by("id")))


def slip(frozen, who="faguan", second="zhuli", **values):
    """The slip, registered by the judge and confirmed by who went along."""
    values = {"order": str(steps(frozen)[-1].pk), "done_on": frozen.today(), "scan": put(frozen.city, who), **values}
    done = frozen.city.perform("preservation.record_slip", frozen.row("Deduction"), who, **values)
    return frozen.city.sign(done.proposal, second)


@pytest.fixture
def carried(frozen):
    """Ruled, and the order carried to the bank by 张守正 and 郑小助."""
    frozen.request()
    frozen.check()
    frozen.rule()
    row, second = frozen.row("Deduction"), str(frozen.city.viewer("zhuli").principal_id)
    with pytest.raises(Unlawful, match="由工作人员临柜办理"):
        frozen.city.perform(
            "preservation.record_slip", row, "faguan", order=second, done_on=frozen.today(), scan=second
        )
    done = frozen.city.perform(
        "preservation.order_at_counter", row, "faguan", second=second, reason="该行通道不受理民初案号"
    )
    frozen.city.sign(done.proposal, "juzhang")
    return frozen


def test_the_slip_gives_the_events_of_an_electronic_answer_up_to_the_payment(carried):
    from zhixing.court.documents.models import Material, Paper

    assert carried.story(carried.suit).sent("DeductOrder") == []
    row = carried.row("Deduction")
    assert steps(carried)[-1].order_id == row.order_id
    told = {"amount": "75000.00", "bank_reference": "G-88"}
    slip(carried, **told)
    row = carried.row("Deduction")
    assert (row.state, row.money, row.left_fen) == ("deducted", "awaited", 115_000_00)
    assert row.released_on == row.deducted_on == carried.today()
    assert carried.story(carried.suit).sent("ReleaseOrder") == []

    slip(carried)
    assert carried.seizure().state == "released"
    names = carried.read(lambda: [m.title for m in Material.objects.order_by("id")])
    assert names == ["协助扣划存款通知书回执（临柜）", "协助解除冻结存款通知书回执（临柜）"]
    titles = carried.read(
        lambda: set(Paper.objects.filter(dossier=carried.suit.dossier).values_list("title", flat=True))
    )
    assert {"协助扣划存款通知书", "协助解除冻结存款通知书"} <= titles
    carried.arrive()
    assert carried.row("Deduction").money == "received"
    carried.paid(carried.pay())
    carried.city.perform("preservation.certify", carried.row("Deduction"), "shenpan")


def test_a_slip_is_checked_against_its_order_and_confirmed_by_who_went_along(carried):
    right = {"amount": "75000.00", "bank_reference": "G-89"}
    for wrong, why in (
        ({"amount": "75000.01"}, "实际扣划不超过通知的金额"),
        ({"bank_reference": ""}, "写明银行流水号"),
        ({"done_on": "2026-11-20"}, "办理日在通知之后"),
        ({"refused": True}, "写明没有办理的原因"),
    ):
        with pytest.raises(Unlawful, match=why):
            slip(carried, **{**right, **wrong})
    with pytest.raises(NotAllowed, match="临柜办理的法官"):
        slip(carried, who="faguan2", **right)
    with pytest.raises(Refused):
        slip(carried, second="juzhang", **right)
    assert carried.row("Deduction").state == "ruled"


def test_what_the_bank_refuses_at_the_counter_leaves_the_freeze(carried):
    slip(carried, refused=True, reason="系统维护，次日办理")
    assert carried.row("Deduction").state == "ruled"
    assert (carried.seizure().state, carried.seizure().pending) == ("active", "")
    assert steps(carried)[-1].state == "refused"
