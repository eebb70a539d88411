"""The scorer itself, and the scored run over the shared texts where they are present."""

import json
from copy import deepcopy
from pathlib import Path

import pytest

from zhixing.reading import read
from zhixing.reading.scoring.facts import Fact
from zhixing.reading.scoring.readings import facts_of_reading
from zhixing.reading.scoring.score import score, supported
from zhixing.reading.source import Span

SHARED = Path(__file__).parents[5] / "shared" / "data" / "judgments"
TEXT = (
    "一、被告石溪于本判决生效之日起十日内偿还原告霍清借款本金1000元及利息"
    "（以1000元为基数，自2020年1月1日起至实际清偿之日止，按年利率6%计算）。案件受理费50元，由被告石溪负担。"
)
ANSWER = {
    "id": "t1",
    "creditors": ["霍清"],
    "debtors": ["石溪"],
    "obligations": [
        {
            "item": "一",
            "type": "money",
            "debtors": ["石溪"],
            "debtor_relation": "single",
            "creditors": ["霍清"],
            "principal_fen": 100_000,
            "amounts": [],
            "interest": [
                {
                    "label": "利息",
                    "base_fen": 100_000,
                    "from": "2020-01-01",
                    "to": "actual_payment",
                    "rate_kind": "annual",
                    "rate_value": "6",
                    "multiplier": None,
                }
            ],
            "deadline": {"days": 10, "date": None, "from_event": "生效"},
        }
    ],
    "security": [],
    "priority": [],
    "costs": [
        {
            "kind": "案件受理费",
            "total_fen": 5000,
            "halved": False,
            "borne": [{"who": ["石溪"], "fen": 5000}],
            "pay_to": None,
            "deadline_days": None,
        }
    ],
    "late_interest_clause": None,
}


def test_a_right_reading_scores_full():
    result = score([ANSWER], {"t1": TEXT}).to_json()
    assert result["documents"] == result["documents_right"] == 1
    for name in ("items", "money", "dates", "interest_terms", "parties", "costs"):
        assert result[name] == {"precision": 1.0, "recall": 1.0}
    assert (result["unspanned"], result["dangerous"]) == (0.0, 0.0)


def test_the_object_has_exactly_these_keys():
    keys = "documents documents_right items money dates interest_terms parties costs unspanned dangerous"
    assert list(score([ANSWER], {"t1": TEXT}).to_json()) == keys.split()


@pytest.mark.parametrize(
    ("change", "figure"),
    [
        (lambda a: a["obligations"][0].update(principal_fen=100_001), "money"),
        (lambda a: a["obligations"][0]["interest"][0].update({"from": "2020-01-02"}), "dates"),
        (lambda a: a["obligations"][0]["interest"][0].update(rate_value="7"), "interest_terms"),
        (lambda a: a["obligations"][0].update(type="act"), "items"),
        (lambda a: a.update(creditors=["霍青"]), "parties"),
        (lambda a: a["costs"][0].update(total_fen=5001), "costs"),
    ],
)
def test_one_wrong_value_is_seen_and_is_dangerous(change, figure):
    answer = deepcopy(ANSWER)
    change(answer)
    result = score([answer], {"t1": TEXT}).to_json()
    assert result["documents_right"] == 0
    assert result[figure]["precision"] < 1
    assert result["dangerous"] > 0


def test_what_was_not_read_lowers_recall():
    answer = deepcopy(ANSWER)
    answer["obligations"][0]["amounts"].append({"label": "律师费", "fen": 7})
    result = score([answer], {"t1": TEXT}).to_json()
    assert result["money"]["precision"] == 1.0
    assert result["money"]["recall"] < 1


def _shared_texts():
    path = SHARED / "judgments.jsonl"
    if not path.exists():
        pytest.skip("shared/data/judgments absent")
    return {row["id"]: row["text"] for row in map(json.loads, path.read_text(encoding="utf-8").splitlines())}


def test_shared_answers_reach_the_aims():
    texts = _shared_texts()
    gold = [json.loads(line) for line in (SHARED / "gold.jsonl").read_text(encoding="utf-8").splitlines()]
    own = (Path(__file__).parent / "answers.jsonl").read_text(encoding="utf-8").splitlines()
    result = score([*gold, *map(json.loads, own)], texts).to_json()
    assert result["unspanned"] == 0
    assert result["dangerous"] <= 0.005
    assert result["documents_right"] / result["documents"] >= 0.70
    for name, aim in (("money", 0.98), ("dates", 0.98), ("interest_terms", 0.92), ("items", 0.95)):
        assert min(result[name].values()) >= aim, name


def test_every_value_of_every_shared_text_stands_where_it_says():
    for text in _shared_texts().values():
        for fact in facts_of_reading(read(text)):
            assert supported(fact, text), fact


def test_a_value_without_its_place_is_counted():
    fact = Fact("money", (1, 100_000), span=Span(0, 2))
    assert not supported(fact, TEXT)
    assert not supported(Fact("money", (1, 100_000)), TEXT)
    assert not supported(Fact("debtor", ("石溪",), span=Span(0, 2)), TEXT)


def test_a_day_of_a_doubtful_term_is_doubtful():
    reading = read(
        "一、被告石溪支付原告霍清货款1000元，并自2020年1月1日起支付利息至2020年12月31日止，按LPR（年利率3.85%）计算。"
    )
    days = [f for f in facts_of_reading(reading) if f.field == "date"]
    assert days
    assert all(f.doubtful for f in days)


def test_the_days_of_a_principal_are_no_facts():
    reading = read("一、被告石溪给付原告霍清2016年10月1日至2022年9月30日的物业费2155元。")
    assert reading.obligations[0].principal.since is not None
    assert not [f for f in facts_of_reading(reading) if f.field == "date"]
