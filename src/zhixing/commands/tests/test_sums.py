"""`zhixing owe`, `check-sum`, `explain-sum` and `schema` as a person at a terminal meets them."""

import json

import pytest

from zhixing.cli import main

CASE = """
effective = 2024-03-01
[[obligations]]
name = "借款本金"
amount = "100000.00"
period = { days = 10 }
interest = [{ first = 2023-05-01, rate = { type = "lpr", times = 4 } }]
[[payments]]
on = 2024-05-01
amount = "20000.00"
"""


@pytest.fixture
def case(tmp_path):
    path = tmp_path / "case.toml"
    path.write_text(CASE, "utf-8")
    return path


def test_a_readable_statement(case, capsys):
    assert main(["owe", str(case), "--on", "2026-09-01"]) == 0
    said = capsys.readouterr().out
    assert "未付合计 136,283.00 元（壹拾叁万陆仟贰佰捌拾叁元整）" in said
    assert "100,000.00×14.6%×50 天÷365，LPR 一年期（2022-08-22 起）3.65%×4" in said


def test_json_is_recomputed_by_check_sum_and_an_altered_one_is_not(case, tmp_path, capsys):
    main(["owe", str(case), "--on", "2026-09-01", "--json"])
    answer = tmp_path / "answer.json"
    answer.write_text(capsys.readouterr().out, "utf-8")
    assert main(["check-sum", str(answer)]) == 0
    stated = json.loads(answer.read_text("utf-8"))
    stated["value"]["sums"]["total"] += 1
    answer.write_text(json.dumps(stated), "utf-8")
    assert main(["check-sum", str(answer)]) == 1
    assert "文件写的是 13628301，复算为 13628300" in capsys.readouterr().out
    answer.write_text("[5]", "utf-8")
    assert main(["check-sum", str(answer)]) == 1
    assert "答案" in capsys.readouterr().err
    for text, said in (("{", "JSON"), ("[" * 100_000, "太深")):
        answer.write_text(text, "utf-8")
        assert main(["check-sum", str(answer)]) == 1
        assert said in capsys.readouterr().err
    answer.write_text("本金", "gbk")
    assert main(["check-sum", str(answer)]) == 1
    assert "UTF-8" in capsys.readouterr().err


def test_a_day_beyond_the_published_rates_ends_with_one(case, capsys):
    assert main(["owe", str(case), "--on", "2026-11-22"]) == 1
    assert "截至 2026-09-19" in capsys.readouterr().out


def test_many_cases_line_by_line(tmp_path, capsys):
    good = {"obligations": [{"name": "货款", "amount": "1.00"}], "effective": "2026-01-01"}
    path = tmp_path / "cases.jsonl"
    path.write_text(json.dumps(good) + "\n\n{}\n" + json.dumps(good) + "\n", "utf-8")
    assert main(["owe", str(path), "--on", "2026-02-01", "--jsonl"]) == 1
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line.get("error") for line in lines] == [None, "obligations：必须填写", None]
    answers = tmp_path / "answers.jsonl"
    answers.write_text("\n".join(json.dumps(lines[i]) for i in (0, 2)), "utf-8")
    assert main(["check-sum", str(answers)]) == 0
    lines[2]["value"]["surplus"] = 5
    answers.write_text("\n".join(json.dumps(lines[i]) for i in (0, 2)), "utf-8")
    assert main(["check-sum", str(answers)]) == 1
    assert "第 2 案 value.surplus" in capsys.readouterr().out


def test_a_wrong_day_is_told_in_chinese(case, capsys):
    assert main(["owe", str(case), "--on", "22.11.2026"]) == 1
    assert "请写成 2026-11-22" in capsys.readouterr().err


def test_json_input(tmp_path, capsys):
    path = tmp_path / "case.json"
    path.write_text('{"obligations": [{"name": "货款", "amount": "1.00"}]}', "utf-8")
    assert main(["owe", str(path), "--on", "2026-02-01"]) == 1
    assert "尚不能计算利息" in capsys.readouterr().out


def test_a_pdf_statement(case, tmp_path, capsys):
    out = tmp_path / "statement.pdf"
    assert main(["owe", str(case), "--on", "2026-09-01", "--pdf", str(out)]) == 0
    assert out.read_bytes().startswith(b"%PDF")


def test_without_the_extra_the_pdf_is_refused_with_the_way_out(case, tmp_path, capsys, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "zhixing.court.documents.rendering.pdf", None)
    assert main(["owe", str(case), "--on", "2026-09-01", "--pdf", str(tmp_path / "x.pdf")]) == 1
    assert "pip install 'zhixing[court]'" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("claimed", "code", "said"),
    [
        ("136283.00", 0, "没有误算"),
        ("136300.50", 0, "从履行期间届满当日起算"),
        ("1362830.00", 0, "小数点错位"),
        ("5.00", 1, "常见的误算都得不出这个金额"),
    ],
)
def test_a_claimed_total_is_explained(case, capsys, claimed, code, said):
    assert main(["explain-sum", str(case), "--claimed", claimed, "--on", "2026-09-01"]) == code
    assert said in capsys.readouterr().out


@pytest.mark.parametrize("command", ["owe", "fee", "costs", "limit", "distribute"])
def test_input_formats_are_published(command, capsys):
    assert main(["schema", command]) == 0
    schema = json.loads(capsys.readouterr().out)
    assert schema["type"] == "object"
    assert schema["additionalProperties"] is False
    refs = json.dumps(schema).split('"$ref": "#/$defs/')[1:]
    assert {r.split('"')[0] for r in refs} <= schema["$defs"].keys()
