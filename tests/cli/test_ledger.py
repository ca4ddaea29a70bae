"""The commands of the ledger from end to end, on articles written for the purpose."""

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from banggiao.cli.listing import day_text
from banggiao.cli.main import app
from banggiao.cli.relation import bar
from banggiao.errors import SettingsError
from banggiao.export.cells import harmless

ARTICLES = [
    {
        "id": "tham",
        "published": "2024-05-04",
        "source": "Báo Mẫu",
        "text": "Ngoại trưởng Nga Sergey Lavrov ngày 3/5/2024 thăm Bình Nhưỡng, hãng tin KCNA đưa tin.\n"
        "Ông Lavrov nói: \"Hai nước là bạn\".",
    },
    {
        "id": "tham-2",
        "published": "2024-05-05",
        "source": "=Báo khác",
        "text": "Ngoại trưởng Nga Sergey Lavrov đã thăm Bình Nhưỡng ngày 3/5/2024.",
    },
    {
        "id": "dang",
        "published": "2024-06-01",
        "text": "Phái đoàn đảng Lao động Triều Tiên sẽ thăm Nga ngày 20/6/2024.",
    },
]  # fmt: skip


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("so-cai")
    articles = folder / "tin.jsonl"
    articles.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in ARTICLES), "utf8")
    done = CliRunner().invoke(app, ["add", str(articles), "--ledger", str(folder / "so.db")])
    assert done.exit_code == 0, done.output
    assert "3 articles added, 0 read again, 0 known already" in done.output
    return str(folder / "so.db")


def run(ledger: str, *arguments: str) -> Result:
    return CliRunner().invoke(app, [*arguments, "--ledger", ledger])


def lines(ledger: str, *arguments: str) -> list[dict[str, object]]:
    done = run(ledger, *arguments, "--format", "jsonl")
    assert done.exit_code == 0, done.output
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_added_again_is_known(ledger: str) -> None:
    done = run(ledger, "add", str(Path(ledger).parent / "tin.jsonl"))
    assert "0 articles added, 0 read again, 3 known already" in done.output


def test_bad_input_is_named_and_the_rest_added(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    path.write_text(
        json.dumps(ARTICLES[0]) + "\n{hỏng\n" + json.dumps({**ARTICLES[1], "id": "\0\ud800"}) + "\n", "utf8"
    )
    done = CliRunner().invoke(app, ["add", str(path), "--ledger", str(tmp_path / "so.db")])
    assert done.exit_code == 2
    assert "x.jsonl:2: not JSON" in done.output
    assert "2 articles added" in done.output


def test_events_and_timeline(ledger: str) -> None:
    found = lines(ledger, "events", "--pair", "rus-prk", "--kind", "visit")
    assert [event["date"] for event in found] == ["2024-06-20", "2024-05-03"]
    assert found[1]["articles"] == 2
    assert "thăm Bình Nhưỡng" in str(found[1]["sentence"])
    assert lines(ledger, "timeline", "--status", "planned") == found[:1]
    assert lines(ledger, "events", "--person", "lavrov", "--source", "kcna", "--to", "2024-05") == found[1:]


def test_pages_say_how_to_go_on(ledger: str) -> None:
    done = run(ledger, "events", "--limit", "1", "--format", "jsonl")
    mark = done.stderr.split("--after ")[1].split()[0]
    assert lines(ledger, "events", "--limit", "50", "--after", mark)
    assert json.loads(done.stdout) not in lines(ledger, "events", "--after", mark)


def test_csv_runs_no_formula(ledger: str) -> None:
    done = run(ledger, "events", "--source", "=Báo khác", "--format", "csv")
    rows = list(csv.reader(io.StringIO(done.stdout)))
    assert rows[0][:3] == ["event", "date", "kind"]
    assert len(rows) == 2
    assert [harmless(cell) for cell in ("=1+1", "+1", "-1", "@a", "\t=1", "a=1", "")] == [
        "'=1+1", "'+1", "'-1", "'@a", "'\t=1", "a=1", ""
    ]  # fmt: skip


def test_relation_draws_a_chart(ledger: str) -> None:
    done = run(ledger, "relation", "RUS", "PRK", "--at", "2024-06-02")
    assert "2024-Q2" in done.stdout
    assert "█" in done.stdout
    assert "Planned ahead" in done.stdout
    (record,) = lines(ledger, "relation", "RUS", "PRK", "--at", "2024-06-02")
    assert [quarter["name"] for quarter in record["quarters"]] == ["2024-Q2"]  # type: ignore[attr-defined]
    assert "quarter,kind,events,score" in run(ledger, "relation", "RUS", "PRK", "--format", "csv").stdout


def test_bars() -> None:
    assert bar(0) == bar(None) == " " * 20 + "│" + " " * 20
    assert bar(10).endswith("│" + "█" * 20)
    assert bar(-5).startswith(" " * 10 + "█" * 10 + "│")


def test_actors_offices_search_show(ledger: str) -> None:
    assert [one["party"] for one in lines(ledger, "actors")] == ["PRK", "RUS"]
    assert any("Lavrov" in str(one["name"]) for one in lines(ledger, "offices", "--country", "RUS"))
    (hit,) = lines(ledger, "search", "dang lao dong")
    assert hit["match"] == "folded"
    shown = lines(ledger, "show", str(hit["events"][0]))[0]  # type: ignore[index]
    assert "đảng Lao động" in shown["reports"][0]["sentence"]  # type: ignore[index]
    assert "sentence: Phái đoàn" in run(ledger, "show", str(shown["event"])).stdout
    assert lines(ledger, "show", "dang")[0]["article"] == hit["article"]
    assert day_text(20240213) == "2024-02-13"


def test_review(ledger: str) -> None:
    event = str(lines(ledger, "events", "--status", "planned")[0]["event"])
    assert run(ledger, "review", "correct", event, "status=occurred", "--by", "lan", "--note", "đã xong").exit_code == 0
    assert lines(ledger, "events", "--status", "planned") == []
    (judgement,) = lines(ledger, "review", "log")
    assert (judgement["author"], judgement["note"], judgement["holds"]) == ("lan", "đã xong", True)
    assert run(ledger, "review", "undo", str(judgement["judgement"])).exit_code == 0
    assert "2 judgements" in run(ledger, "review", "rebuild").stdout
    assert [event["event"] for event in lines(ledger, "events", "--status", "planned")] == [event]


def test_lists(ledger: str, tmp_path: Path) -> None:
    path = tmp_path / "thu.csv"
    path.write_text("id,schema,name,aliases,birth_date,countries\nX-1,Person,LAVROV Sergei,,,ru\n", "utf8")
    assert "1 entries (targets), 1 matches" in run(ledger, "lists", "load", str(path)).stdout
    (match,) = lines(ledger, "lists", "matches")
    assert (match["list"], match["entry"]) == ("thu", "X-1")
    assert lines(ledger, "lists", "compare") == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["events", "--kind", "đi"], "--kind 'đi': there is none such"),
        (["events", "--pair", "RUS"], "--pair 'RUS'"),
        (["events", "--from", "hôm qua"], "'hôm qua' is no date"),
        (["events", "--after", "x"], "no mark of a page"),
        (["show", "không"], "nothing has the id"),
        (["search", "…"], "there is no word in it"),
        (["review", "accept", "e1"], "no event e1"),
        (["review", "correct", "e1", "xong"], "no field and value"),
        (["lists", "load", "không-có.csv"], "No such file"),
    ],
)
def test_errors_are_named(ledger: str, arguments: list[str], said: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "banggiao.cli.main", *arguments, "--ledger", ledger],
        capture_output=True,
        encoding="utf8",
        check=False,
    )
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_the_environment_names_the_ledger(ledger: str, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "banggiao.cli.main", "actors", "--format", "csv"]
    for environment, status in ((ledger, 0), (str(tmp_path / "x.db"), 2)):
        done = subprocess.run(
            command, env={**os.environ, "BANGGIAO_LEDGER": environment}, capture_output=True, check=False
        )
        assert done.returncode == status


def test_reading_loads_no_database() -> None:
    heavy = "('sqlalchemy', 'alembic', 'rapidfuzz', 'babel', 'defusedxml')"
    code = f"import sys; import banggiao.cli.main; print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_contradictions_about_offices_are_listed_with_their_sentences(ledger: str, tmp_path: Path) -> None:
    assert lines(ledger, "offices", "--contradictions") == []
    other = str(tmp_path / "so-khac.db")
    text = "Ngoại trưởng Nga Ivan Belov ngày 3/5/2024 thăm Bình Nhưỡng."
    articles = tmp_path / "tin.json"
    articles.write_text(json.dumps({"id": "x", "published": "2024-05-04", "text": text}, ensure_ascii=False), "utf8")
    assert CliRunner().invoke(app, ["add", str(articles), "--ledger", other]).exit_code == 0
    one, known = lines(other, "offices", "--contradictions", "--country", "rus")
    assert (one["name"], one["sentence"]) == ("Ivan Belov", text)
    assert (known["name"], known["article"]) == ("Sergei Lavrov", "")
    refused = run(other, "offices", "--contradictions", "--person", "Belov")
    assert isinstance(refused.exception, SettingsError)
    assert "leave out" in str(refused.exception)
