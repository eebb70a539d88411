"""The instrument is set aside afterwards: halted, held, or returned; never silently."""

import pytest

LATER = {"document": "（2026）闽02民再9号民事判决书"}


def set_aside(frozen, **more):
    frozen.city.perform(
        "preservation.note_set_aside", frozen.row("Deduction"), "shenpan", on=frozen.today(), **LATER, **more
    )


def test_set_aside_before_the_deduction_halts_it(frozen):
    frozen.request()
    frozen.check()
    frozen.rule()
    set_aside(frozen)
    row = frozen.row("Deduction")
    assert (row.state, row.stopped) == ("halted", "依据被（2026）闽02民再9号民事判决书撤销或者变更")
    assert frozen.row("Deduction").to_return_fen == 0


def test_set_aside_before_the_payout_holds_the_money_and_no_panel_lets_it_go(frozen):
    from zhixing.court.kernel.refused import Unlawful

    frozen.request()
    frozen.check()
    frozen.rule()
    frozen.deducted(frozen.order())
    frozen.arrive()
    set_aside(frozen)
    with pytest.raises(Unlawful, match="已被（2026）闽02民再9号民事判决书撤销或者变更"):
        frozen.propose_payout()
    with pytest.raises(Unlawful, match="依据的法律文书没有被撤销"):
        frozen.city.perform("preservation.clear_rival", frozen.row("Deduction"), "shenpan", record="合议笔录")
    assert "依据被撤销，等待返还" in desk(frozen)
    with pytest.raises(Unlawful, match="尚未裁定"):
        returned(frozen)
    frozen.city.perform("preservation.rule_return", frozen.row("Deduction"), "shenpan")
    with pytest.raises(Unlawful, match="案款账户仍有款项"):
        returned(frozen)
    assert "依据被撤销，等待返还" in desk(frozen), "the duty stays open"


def test_set_aside_in_part_after_the_certificate_is_returned_by_ruling(frozen):
    from zhixing.court.documents.models import Paper

    frozen.request()
    frozen.check()
    frozen.rule()
    frozen.deducted(frozen.order())
    frozen.released()
    frozen.arrive()
    frozen.paid(frozen.pay())
    frozen.city.perform("preservation.certify", frozen.row("Deduction"), "shenpan")
    assert "不再作为证明" not in checked(frozen)
    set_aside(frozen, rest="25000.00")
    assert frozen.row("Deduction").to_return_fen == 50_000_00
    assert "50,000.00" in desk(frozen)
    frozen.city.perform("preservation.rule_return", frozen.row("Deduction"), "shenpan")
    row = frozen.row("Deduction")
    assert frozen.read(lambda: Paper.objects.filter(number=row.return_number, title="民事裁定书").exists())
    assert f"该文书已经收回，不再作为证明。</b>{frozen.today()} 由 {row.return_number} 收回" in checked(frozen)
    returned(frozen)
    assert "依据被撤销，等待返还" not in desk(frozen)


def checked(frozen):
    """What anybody who holds the certificate is told."""
    from zhixing.court.documents.models import Paper

    code = frozen.read(lambda: Paper.objects.get(title="自动履行证明书").code)
    return frozen.city.client().get(f"/papers/check?code={code}").content.decode()


def returned(frozen):
    row = frozen.row("Deduction")
    frozen.city.perform("preservation.note_returned", row, "shenpan", on=frozen.today(), document="收条 R-1")


def desk(frozen):
    return frozen.city.client("shenpan").get("/", HTTP_HOST="127.0.0.1").content.decode()
