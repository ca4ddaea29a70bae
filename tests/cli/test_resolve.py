"""`banggiao resolve`: lines in, the same lines out with their events; bad lines are said and cost no good one."""

import json
from pathlib import Path

from typer.testing import CliRunner, Result

from banggiao.cli.main import app

ARTICLE = {"article": "1", "published": {"edtf": "2024-02-13", "basis": "given", "evidence": []}, "source": None}
TEXT = "Ngoại trưởng Nga Lavrov thăm Bình Nhưỡng hôm 12/2, theo bản tin của hãng thông tấn nhà nước."


def mention(article: str, start: int = 24, **changes: object) -> dict[str, object]:
    return {
        "article": article,
        "sentence": {"start": 0, "end": len(TEXT)},
        "trigger": {"text": "thăm", "start": start, "end": start + 4},
        "kind": "visit",
        "actors": [{"code": "RUS", "name": "Nga"}],
        "recipients": [{"code": "PRK", "name": "Bình Nhưỡng"}],
        "people": [{"name": "Lavrov"}],
        "date": {"edtf": "2024-02-12"},
        "place": {"country": "PRK"},
        "status": "occurred",
        "attribution": [],
    } | changes


def run(lines: list[dict[str, object]], *options: str) -> Result:
    text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
    return CliRunner().invoke(app, ["resolve", "-", *options], input=text.encode())


def test_the_same_lines_come_out_with_their_events() -> None:
    lines = [ARTICLE, mention("1"), mention("2"), mention("2", kind="attack", people=[], date=None)]
    done = run(lines, "--format", "jsonl")
    assert done.exit_code == 0
    found = [json.loads(line) for line in done.stdout.splitlines()]
    events = [line.pop("event", None) for line in found]
    assert found == lines
    assert events[0] is None
    assert events[1] == events[2] != events[3]


def test_the_order_of_lines_does_not_matter() -> None:
    lines = [mention("1"), mention("2"), mention("1", date=None, sentence={"start": 100, "end": 150}, status="planned")]
    one, other = (run(given, "--format", "jsonl").stdout.splitlines() for given in (lines, lines[::-1]))
    assert sorted(one) == sorted(other)


def test_mentions_that_are_alike_in_all_get_one_event_each() -> None:
    done = run([mention("1"), mention("1")], "--format", "jsonl")
    assert done.exit_code == 0
    assert all("event" in json.loads(line) for line in done.stdout.splitlines())


def test_articles_give_days_and_stories(tmp_path: Path) -> None:
    path = tmp_path / "tin.jsonl"
    rows = [{"id": name, "text": TEXT, "published": "2024-02-13"} for name in ("1", "2")]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf8")
    done = run([mention("1", date=None), mention("2", date=None)], "--articles", str(path), "--format", "jsonl")
    assert done.exit_code == 0
    assert len({json.loads(line)["event"] for line in done.stdout.splitlines()}) == 1


def test_a_bad_line_is_said_and_passed_over() -> None:
    done = run([mention("1"), mention("2", actors="RUS"), {"trigger": {}}], "--format", "jsonl")
    assert done.exit_code == 2
    assert [json.loads(line)["article"] for line in done.stdout.splitlines()] == ["1"]
    assert "stdin:2: 'actors' is no list of objects" in done.stderr


def test_a_missing_file_is_said() -> None:
    done = CliRunner().invoke(app, ["resolve", "/không/có.jsonl"])
    assert done.exit_code == 2
    assert "no such file" in done.stderr.lower()


def test_the_table_shows_each_event_once() -> None:
    done = run([mention("1"), mention("2")])
    assert done.exit_code == 0
    assert done.stdout.count("RUS → PRK") == 1
    assert "2 mentions of 2 articles, 1 events" in done.stderr
