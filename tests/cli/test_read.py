"""`banggiao read`, with a reader that finds one visit where an article has "thăm"."""

import json
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest
from typer.testing import CliRunner, Result

from banggiao.cli.main import app
from banggiao.model.article import Article
from banggiao.model.event import (
    Argument,
    EventDate,
    EventMention,
    Place,
    Publication,
    Reading,
    Status,
    Trigger,
)
from banggiao.model.mention import Person
from banggiao.model.span import Span

TEXT = "Ngoại trưởng Nga Lavrov sẽ thăm Lào ngày 3/5, theo lời mời của nước chủ nhà, bản tin cho biết."


class VisitReader:
    """Reads the sentence above and nothing else."""

    def read(self, article: Article) -> Reading:
        text, events = article.text, []
        if "thăm" in text:
            where = {
                word: (text.index(word), text.index(word) + len(word)) for word in ("thăm", "Nga", "Lào", "ngày 3/5")
            }
            events.append(
                EventMention(
                    article=article.id,
                    sentence=Span(0, len(text)),
                    trigger=Trigger("thăm", *where["thăm"], "vi.visit.tham"),
                    kind="visit",
                    contexts=(),
                    actors=(Argument("RUS", "Nga", "visitor", *where["Nga"]),),
                    recipients=(Argument("LAO", "Lào", "host", *where["Lào"]),),
                    people=(),
                    others=(),
                    date=EventDate("XXXX-05-03", "ngày 3/5", *where["ngày 3/5"], ""),
                    place=Place("LAO", "Lào", *where["Lào"]),
                    status=Status.PLANNED,
                    attribution=(),
                    quantities=(),
                    confidence=0.5,
                    extractor="test",
                )
            )
        published = Publication(article.published, "given" if article.published else "unknown")
        persons = (Person("Lavrov", "RUS", "Ngoại trưởng", 17, 23),) if events else ()
        return Reading(article.id, published, None, False, persons, tuple(events), (), ())


@pytest.fixture(autouse=True)
def reader(monkeypatch: pytest.MonkeyPatch) -> None:
    pipeline = ModuleType("banggiao.pipeline")
    pipeline.load_reader = VisitReader  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "banggiao.pipeline", pipeline)
    monkeypatch.setenv("COLUMNS", "160")


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, ["read", *map(str, arguments)])


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "tin.txt"
    path.write_text(TEXT, "utf8")
    return path


def test_table_says_who_whom_when_and_whether(article: Path) -> None:
    result = run(article)
    assert result.exit_code == 0
    for words in ("XXXX-05-03", "visit", "RUS → LAO", "planned", "thăm Lào", "Lavrov (RUS, Ngoại trưởng)"):
        assert words in result.stdout
    assert "date of publication not known" in result.stdout
    assert result.stderr == ""


def test_labels_in_vietnamese(article: Path) -> None:
    result = run(article, "--lang", "vi")
    for words in ("Sự kiện", "thăm", "dự kiến", "Nhân vật"):
        assert words in result.stdout


def test_lines_quote_the_text(article: Path) -> None:
    records = [json.loads(line) for line in run(article, "--format", "jsonl").stdout.splitlines()]
    assert [next(key for key in record if key != "article") for record in records] == [
        "published",
        "persons",
        "sentence",
    ]
    trigger = records[2]["trigger"]
    assert TEXT[trigger["start"] : trigger["end"]] == trigger["text"] == "thăm"


def test_published_takes_the_place_of_what_the_article_says(tmp_path: Path) -> None:
    path = tmp_path / "kho.jsonl"
    path.write_text(json.dumps({"id": "1", "text": TEXT, "published": "2020-01-01"}), "utf8")
    first = json.loads(run(path, "--published", "2024-05-01", "--format", "jsonl").stdout.splitlines()[0])
    assert first["published"] == {"edtf": "2024-05-01", "basis": "given", "evidence": []}


def test_bad_input_is_named_and_the_rest_is_read(article: Path, tmp_path: Path) -> None:
    lines = tmp_path / "kho.jsonl"
    lines.write_text('{"id": "1"\n' + json.dumps({"id": "2", "text": TEXT}), "utf8")
    result = run(lines, tmp_path / "absent.txt", article, "--format", "jsonl")
    assert result.exit_code == 2
    assert {json.loads(line)["article"] for line in result.stdout.splitlines()} == {"2", "tin"}
    assert f"error: {lines}:1: not JSON" in result.stderr
    assert "absent.txt: no such file" in result.stderr
    assert "2 articles read, 2 events; 2 inputs passed over" in result.stderr


def test_control_characters_of_a_text_do_not_reach_the_terminal(tmp_path: Path) -> None:
    path = tmp_path / "tin.txt"
    path.write_text(TEXT.replace("sẽ", "sẽ\x1b[2J\x07 [red]"), "utf8")
    result = run(path)
    assert "\x1b[2J" not in result.stdout
    assert "[red]" in result.stdout


def test_article_without_events_says_so(tmp_path: Path) -> None:
    path = tmp_path / "tin.txt"
    path.write_text("Trời hôm nay đẹp.", "utf8")
    assert "no event found" in run(path).stdout


def command(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "banggiao.cli.main", *arguments],
        capture_output=True,
        text=True,
        cwd=cwd,
        env=os.environ | {"LC_ALL": "C"},
        check=False,
    )


def test_bad_option_is_a_message_and_status_2(tmp_path: Path) -> None:
    done = command("read", "tin.txt", "--published", "hôm qua", cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr.startswith("error: --published: 'hôm qua' is no date; write it as")
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("arguments", [["--help"], ["read", "--help"], ["lexicon", "--help"], ["--version"]])
def test_help_is_quick_and_plain(arguments: list[str], tmp_path: Path) -> None:
    done = command(*arguments, cwd=tmp_path)
    assert done.returncode == 0
    assert done.stdout


def test_help_loads_nothing_heavy() -> None:
    code = (
        "import sys, banggiao.cli.main; "
        "print([m for m in ('rich.table', 'charset_normalizer', 'numpy', 'banggiao.pipeline') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
