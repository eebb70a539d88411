"""One case, one account; a deduction is expected once; the database itself refuses what does not balance."""

from datetime import date

import pytest


def test_every_filed_case_gets_its_own_account(file_case):
    from zhixing.court.funds.queries import account_number, case_account

    one, two = file_case(), file_case("LOAN")
    assert one.read(account_number, one.case) == "6222000100000012345-000001"
    assert two.read(account_number, two.case) == "6222000100000012345-000002"
    assert one.read(case_account, one.case).holder == "厦门市海沧区人民法院执行款专户"


def test_the_account_opens_by_itself_when_the_case_is_filed(city, file_case):
    from zhixing.court.funds.queries import account_number

    filed = file_case(account=False)
    assert filed.read(account_number, filed.case) == ""
    city.drain()
    assert filed.read(account_number, filed.case) == "6222000100000012345-000001"
    city.drain()


def test_a_case_has_one_account_only(city, file_case):
    from zhixing.court.kernel.refused import Unlawful

    filed = file_case()
    with pytest.raises(Unlawful, match="已经开立"):
        city.perform("funds.open_case_account", filed.case, "caiwu")


def test_a_deduction_is_money_of_the_bank_until_it_arrives(city, file_case):
    from zhixing.court.funds.queries import balances, ledger_zero
    from zhixing.court.kernel.refused import Unlawful

    filed = file_case()
    values = {"amount": "60000.00", "reference": "D-1", "deducted_on": "2026-11-20"}
    city.perform("funds.expect_deduction", filed.case, "faguan", **values)
    now = filed.read(balances, filed.case)
    assert (now.deducted, now.received, now.here) == (6_000_000, 0, 0)
    assert not filed.read(ledger_zero, filed.case)
    with pytest.raises(Unlawful, match="已经登记过"):
        city.perform("funds.expect_deduction", filed.case, "faguan", **values)


def test_amounts_that_are_none_are_refused_in_words(city, file_case):
    from zhixing.court.funds.models import EntryRow
    from zhixing.court.kernel.refused import BadInput

    filed = file_case()
    for amount in ("0", "-1", "0.005", "1000000000000000", 100):
        with pytest.raises(BadInput, match="金额"):
            city.perform(
                "funds.expect_deduction", filed.case, "faguan", amount=amount, reference="D-1", deducted_on="2026-11-20"
            )
    assert not filed.read(EntryRow.objects.exists)


def test_the_database_refuses_an_entry_that_does_not_balance(file_case, city):
    from django.db import IntegrityError

    from zhixing.court.funds.models import EntryRow, PostingRow
    from zhixing.court.kernel.models import Act
    from zhixing.court.kernel.scope import scope

    filed = file_case()
    book, path = filed.book(), filed.case.court_path

    def write(*fen: int) -> None:
        with scope(path, path):
            act = Act.objects.filter(court_path=path).first()
            row = EntryRow.objects.create(
                book=book, entry_id=f"forged|{fen}", cause="act:x", on=date(2026, 11, 20), text="x", act=act,
                court_path=path,
            )  # fmt: skip
            for kind, amount in zip(("bank", "unidentified"), fen, strict=False):
                PostingRow.objects.create(entry=row, kind=kind, reference="L", fen=amount, court_path=path)

    for fen in ((100, -99), (100,), ()):
        with pytest.raises(IntegrityError, match="借贷不平"):
            write(*fen)
    with pytest.raises(IntegrityError, match="余额不足"):
        write(-100, 100)
    write(100, -100)


def test_nobody_edits_a_posted_entry(file_case, city):
    from django.db import ProgrammingError

    from zhixing.court.funds.models import PostingRow
    from zhixing.court.kernel.scope import scope

    filed = file_case()
    values = {"amount": "60000.00", "reference": "D-1", "deducted_on": "2026-11-20"}
    city.perform("funds.expect_deduction", filed.case, "faguan", **values)
    path = filed.case.court_path
    for change in (lambda: PostingRow.objects.update(fen=1), lambda: PostingRow.objects.all().delete()):
        with pytest.raises(ProgrammingError, match="permission denied"), scope(path, path):
            change()
