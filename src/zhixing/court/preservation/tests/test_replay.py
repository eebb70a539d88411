"""The real case, told through acts: 190,000 frozen, 75,000 paid, 115,000 free again, no enforcement case."""


def test_the_real_case_from_the_application_to_the_certificate(frozen):
    from zhixing.court.cases.models import Case
    from zhixing.court.documents.models import Paper
    from zhixing.court.funds.models import PayoutOrder

    frozen.request()
    frozen.check()
    frozen.rule()
    seizure = frozen.seizure()
    assert seizure.case_id == frozen.suit.pk
    order = frozen.order()
    assert (order.amount_fen, order.case_number) == (75_000_00, "（2026）闽0205民初1234号")
    assert order.ruling_number.startswith("（2026）闽0205民初1234号")

    assert frozen.deducted(order) == "taken"
    row = frozen.row("Deduction")
    assert (row.state, row.money, row.left_fen) == ("deducted", "awaited", 115_000_00)
    assert row.released_on == row.deducted_on
    assert frozen.released() == "taken"
    assert frozen.seizure().state == "released"

    frozen.arrive()
    assert frozen.row("Deduction").money == "received"
    frozen.paid(frozen.pay())
    paid = frozen.read(lambda: PayoutOrder.objects.get(case=frozen.suit))
    assert (paid.state, paid.fen) == ("paid", 75_000_00)

    frozen.city.perform("preservation.certify", frozen.row("Deduction"), "shenpan")
    row = frozen.row("Deduction")
    assert row.state == "certified"
    titles = frozen.read(
        lambda: list(Paper.objects.filter(dossier=frozen.suit.dossier).values_list("title", flat=True))
    )
    assert {"民事裁定书", "移送执行单", "协助扣划存款通知书", "协助解除冻结存款通知书", "自动履行证明书"} <= set(titles)
    kinds = frozen.read(lambda: set(Case.objects.filter(court=frozen.suit.court).values_list("type_code", flat=True)))
    assert kinds == {"民初", "执保"}
    assert "已出具证明书" in frozen.page(frozen.suit)
