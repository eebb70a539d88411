"""What a clerk corrected is kept, masked, where the court has switched that on."""

import copy
import json
from pathlib import Path

import pytest

LOAN = (Path(__file__).parent / "texts" / "loan.txt").read_text("utf-8")
PART = LOAN[LOAN.index("一、被告陈演示") : LOAN.index("如不服")]


@pytest.fixture
def file(settings_of_corrections):
    return settings_of_corrections / "corrections.jsonl"


@pytest.fixture
def settings_of_corrections(city, tmp_path, monkeypatch):
    from django.conf import settings

    monkeypatch.setattr(settings, "ZHIXING_CORRECTIONS", True)
    monkeypatch.setattr(settings, "VAR", tmp_path)
    return tmp_path


def register(city, **changes):
    from zhixing.court.demo import applications
    from zhixing.court.identity.models import Court

    values = {**copy.deepcopy(applications.LOAN), "operative_part": PART, **changes}
    court = Court.objects.get(name="厦门市海沧区人民法院")
    city.perform("claims.register_application", court, "chuangkou", **values)
    city.drain()


def items(**changes):
    from zhixing.court.demo import applications

    return [{**applications.LOAN["items"][0], **changes}]


def test_an_application_as_read_leaves_nothing(city, file):
    register(city)
    assert not file.exists()


def test_a_corrected_amount_is_kept_once_with_text_reading_and_answer(city, file):
    register(city, items=items(amount="48000.00"))
    line = json.loads(file.read_text("utf-8"))
    assert line["read"]["items"][0]["amount"] == "50000.00"
    assert line["right"]["items"][0]["amount"] == "48000.00"
    assert "50000元" in line["text"]
    assert file.stat().st_mode & 0o777 == 0o600


def test_no_name_and_no_number_of_a_person_is_kept(city, file):
    odd = PART + "（借款合同编号20250110000123，（2025）闽0205民初11号，住厦门市海沧区示例路1号）"
    register(city, operative_part=odd, items=items(amount="48000.00"))
    text = file.read_text("utf-8")
    for secret in ("林示范", "陈演示", "20250110000123", "350205", "闽0205民初11号", "示例路1号"):
        assert secret not in text


def test_the_same_event_is_kept_once(city, file):
    from uuid import uuid4

    from zhixing.court.claims.from_text.corrections import keep
    from zhixing.court.demo import applications

    filed, event = {**applications.LOAN, "operative_part": PART, "items": items(amount="48000.00")}, uuid4()
    assert keep(filed, file, event)
    assert not keep(filed, file, event)
    assert len(file.read_text("utf-8").splitlines()) == 1


def test_it_is_off_unless_switched_on(city, tmp_path, monkeypatch):
    from django.conf import settings

    assert settings.ZHIXING_CORRECTIONS is False
    monkeypatch.setattr(settings, "VAR", tmp_path)
    register(city, items=items(amount="48000.00"))
    assert not (tmp_path / "corrections.jsonl").exists()
