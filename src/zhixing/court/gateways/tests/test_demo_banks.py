"""The customers of the demo banks are what the sandbox can read: invented, with checksums that are right."""

import json

import pytest


@pytest.fixture
def files(city):
    from django.conf import settings

    return {code: settings.VAR / "demo" / f"bank-{code}.json" for code in ("ICBX", "CCBX")}


def test_both_files_open_a_bank(files, tmp_path):
    from zhixing.sandbox import books, seed
    from zhixing.sandbox.store import Store

    for code, path in files.items():
        store = Store(tmp_path / f"{code}.sqlite")
        with store.transaction() as db:
            seed.load(db, code, path)
            assert db.execute("select count(*) from accounts").fetchone()[0] >= 6
            if code == "ICBX":
                assert books.known(db, "6222000100000012345").court_code == "闽0205"
        store.close()


def test_documents_have_valid_checksums_and_no_account_twice(files):
    from zhixing.law.identifiers.document import credit_code, id_card

    numbers = []
    for path in files.values():
        held = json.loads(path.read_text("utf-8"))
        for customer in held["customers"]:
            check = id_card if customer["document_kind"] == "resident_id" else credit_code
            assert check(customer["document_number"]) == customer["document_number"]
            numbers += [account["number"] for account in customer["accounts"]]
    assert len(numbers) == len(set(numbers))


def test_there_is_a_protected_account_a_full_and_a_partial_freeze_of_another_court(files):
    accounts = [
        account
        for path in files.values()
        for customer in json.loads(path.read_text("utf-8"))["customers"]
        for account in customer["accounts"]
    ]
    assert any(account["kind"] == "migrant_wages" for account in accounts)
    limits = [freeze["limit"] for account in accounts for freeze in account.get("freezes", [])]
    assert sorted(limits, key=str) == ["30000.00", None]


def test_building_again_writes_the_same(city, court, files):
    from zhixing.court.demo.banks import open_banks

    before = {code: path.read_bytes() for code, path in files.items()}
    open_banks(court)
    assert {code: path.read_bytes() for code, path in files.items()} == before
    assert all(path.stat().st_mode & 0o077 == 0 for path in files.values())
