import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from banggiao.cli.main import app

SENTENCE = "Ngoại trưởng Nga tới Hà Nội hôm qua và rời đi một ngày sau đó."


def run(*arguments: str | Path, stdin: str = "") -> Result:
    return CliRunner().invoke(app, ["times", *map(str, arguments)], input=stdin)


def found(result: Result) -> list[dict[str, str]]:
    return [
        {"text": time["text"], "value": time["value"]}
        for line in result.stdout.splitlines()
        for time in json.loads(line)["times"]
    ]


def test_sentence_with_its_date() -> None:
    line = json.dumps({"id": "1#0", "text": SENTENCE, "published": "2024-05-03"})
    result = run("-", "--format", "jsonl", stdin=line)
    assert result.exit_code == 0
    record = json.loads(result.stdout)
    assert record["id"] == "1#0"
    for time in record["times"]:
        assert SENTENCE[time["start"] : time["end"]] == time["text"]
    assert found(result)[0] == {"text": "hôm qua", "value": "2024-05-02"}


def test_sentence_before_gives_what_a_relative_time_counts_from() -> None:
    line = {
        "id": "1#1",
        "text": "Cùng ngày, ông gặp Chủ tịch nước.",
        "published": "2024-05-09",
        "before": "Ngày 3/5, ông tới Hà Nội.",
    }
    assert found(run("-", "--format", "jsonl", stdin=json.dumps(line))) == [
        {"text": "Cùng ngày", "value": "2024-05-03"}
    ]


@pytest.mark.parametrize(
    ("expression", "prefer", "value"),
    [
        ("ngày 13/2/2024", "past", "2024-02-13"),
        ("ngày 13/2", "past", "2024-02-13"),
        ("ngày 13/2", "future", "2025-02-13"),
        ("Bộ Ngoại giao", "past", None),
    ],
)
def test_expression_by_itself(expression: str, prefer: str, value: str | None) -> None:
    result = run(
        "-", "--at", "2024-06-01", "--prefer", prefer, "--format", "jsonl", stdin=json.dumps({"expression": expression})
    )
    assert json.loads(result.stdout) == {"expression": expression, "value": value}


def test_text_file_as_a_table(tmp_path: Path) -> None:
    path = tmp_path / "tin.txt"
    path.write_text(SENTENCE, "utf8")
    result = run(path, "--at", "2024-05-03")
    assert "2024-05-02" in result.stdout
    assert "hôm qua" in result.stdout


def test_bad_lines_are_named_and_the_others_read(tmp_path: Path) -> None:
    path = tmp_path / "cau.jsonl"
    good = json.dumps({"id": "2", "text": "Ngày 3/5/2024, ông tới Hà Nội."})
    path.write_text('{"id": 1}\n{"id": "x", "text": "a", "published": "mai"}\n{\n' + good, "utf8")
    result = run(path, "--format", "jsonl")
    assert result.exit_code == 2
    assert found(result) == [{"text": "Ngày 3/5/2024", "value": "2024-05-03"}]
    for line in (1, 2, 3):
        assert f"cau.jsonl:{line}: " in result.stderr


def test_missing_file(tmp_path: Path) -> None:
    result = run(tmp_path / "absent.txt")
    assert result.exit_code == 2
    assert "No such file" in result.stderr
