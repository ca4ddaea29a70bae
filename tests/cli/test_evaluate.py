import tomllib
from pathlib import Path
from types import SimpleNamespace

import pytest
from typer.testing import CliRunner

from banggiao.cli import evaluate
from banggiao.cli import report as cli_report
from banggiao.cli.main import app
from banggiao.evaluate import ablation, accuracy, report, scoring
from banggiao.evaluate.figures import Figure


@pytest.mark.parametrize("command", ["accuracy", "candidates", "folds", "report", "speed", "train", "without"])
def test_without_the_data_nothing_is_claimed(command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BANGGIAO_SHARED", str(tmp_path))
    result = CliRunner().invoke(app, ["evaluate", command])
    assert result.exit_code == 0
    assert "nothing is measured" in result.stderr
    assert result.stdout == ""


@pytest.mark.parametrize(
    ("figure", "status", "verdict"),
    [
        (Figure("offsets", "equal", 1.0), 0, "ok"),
        (Figure("offsets", "equal", 0.999), 1, "UNDER ITS FLOOR"),
        (Figure("start", "seconds", 0.4), 0, "ok"),
        (Figure("start", "seconds", 3.4), 1, "OVER ITS BOUND"),
        (Figure("offsets", "quoted", 5.0), 0, ""),
    ],
)
def test_floors_hold_or_the_command_fails(
    figure: Figure, status: int, verdict: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "gold").mkdir()
    monkeypatch.setenv("BANGGIAO_SHARED", str(tmp_path))
    monkeypatch.setattr(evaluate, "_accuracy", lambda _: [figure])
    result = CliRunner().invoke(app, ["evaluate", "accuracy"])
    assert result.exit_code == status
    assert result.stdout.splitlines()[1].endswith(verdict)


def test_floors_are_printed_rounded_down_to_be_pasted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "gold").mkdir()
    monkeypatch.setenv("BANGGIAO_SHARED", str(tmp_path))
    measured = [
        Figure("offsets", "equal", 0.999),
        Figure("offsets", "quoted", 5.0),
        Figure("start", "seconds", 0.4),
        Figure("new", "type", 0.718),
    ]
    monkeypatch.setattr(evaluate, "_accuracy", lambda _: measured)
    result = CliRunner().invoke(app, ["evaluate", "accuracy", "--floors"])
    assert result.exit_code == 0
    assert tomllib.loads(result.stdout) == {
        "offsets": {"equal": 0.99},
        "start": {"seconds_at_most": 2.0},
        "new": {"type": 0.71},
    }
    assert "equal = 0.99  # fell from 1" in result.stdout


def test_report_says_what_is_taken_away_and_passes_the_scores_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "gold").mkdir()
    monkeypatch.setenv("BANGGIAO_SHARED", str(tmp_path))
    monkeypatch.setattr(cli_report, "prepared", lambda _: [])
    monkeypatch.setattr(cli_report, "scored", lambda *_: SimpleNamespace(score="score"))
    monkeypatch.setattr(accuracy, "times", lambda _: [])
    monkeypatch.setattr(scoring, "Scorer", lambda _: None)
    monkeypatch.setattr(ablation, "variants", lambda *_: [("the second look", lambda: None)])
    monkeypatch.setattr(report, "report", lambda *_, without, folds: f"{without} {folds}")
    output = tmp_path / "docs" / "accuracy.md"
    result = CliRunner().invoke(app, ["evaluate", "report", "--output", str(output)])
    assert result.exit_code == 0, result.output
    assert output.read_text("utf8") == "{'the second look': 'score'} None"
    said = result.stderr.splitlines()
    assert [line.split("without ")[1] for line in said if "without" in line] == ["the second look"]
