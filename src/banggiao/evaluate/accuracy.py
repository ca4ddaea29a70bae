"""Accuracy against annotated data, measured on what the command line prints.

The data and the scorers lie outside the repository, in the folder that BANGGIAO_SHARED names; see CONTRIBUTING.md.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from typing import TYPE_CHECKING

from banggiao.errors import SettingsError
from banggiao.evaluate.figures import Figure
from banggiao.evaluate.scoring import Scorer, figures

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

BANGGIAO = (sys.executable, "-m", "banggiao.cli.main")
# What a run may take at the most, in seconds; one that hangs is a failure, not a wait.
_TIMEOUT = 600


def events_and_persons(shared: Path, folder: Path) -> Iterator[Figure]:
    """Figures of `banggiao read` on the annotated articles of a folder, under its name, by the scorer of `shared`."""
    scorer = Scorer(shared)
    yield from figures(folder.name, scorer.score(scorer.gold(folder), run("read", str(folder), "--format", "jsonl")))


def times(shared: Path) -> Iterator[Figure]:
    """Figures of `banggiao times` on news sentences and on expressions by themselves."""
    folder = shared / "timex"
    found = run("times", str(folder / "news-dev.jsonl"), "--format", "jsonl")
    report = _score_times(folder, "news", "news-dev.jsonl", found)
    for name, label in (("strict", "strict span"), ("value", "value")):
        yield Figure("times", name, float(_figure(rf"^{label} +P.*F1 +([\d.]+)$", report)) / 100)
    table = folder / "duckling_vi_time.tsv"
    rows = [line for line in table.read_text("utf8").splitlines() if line and not line.startswith("#")]
    expressions = [row.split("\t")[0] for row in rows if not row.startswith("expression\t")]
    found = run(
        "times", "-", *_reference(table), "--prefer", "future", "--format", "jsonl", stdin=_as_lines(expressions)
    )
    report = _score_times(folder, "duckling", table.name, found)
    yield Figure("times", "duckling", float(_figure(r"^(\d+) of \d+ expressions right$", report)))


def run(*arguments: str, stdin: bytes = b"") -> bytes:
    """What `banggiao` prints for `arguments`. Raises SettingsError, with its last words, where it fails or hangs."""
    try:
        done = subprocess.run([*BANGGIAO, *arguments], input=stdin, capture_output=True, timeout=_TIMEOUT, check=True)
    except subprocess.CalledProcessError as error:
        last = error.stderr.decode(errors="replace").strip().splitlines()[-1:]
        raise SettingsError(f"banggiao {' '.join(arguments)}: status {error.returncode}: {' '.join(last)}") from error
    except subprocess.TimeoutExpired as error:
        raise SettingsError(f"banggiao {' '.join(arguments)}: not done after {_TIMEOUT} seconds") from error
    return done.stdout


def _score_times(folder: Path, mode: str, gold: str, found: bytes) -> str:
    with tempfile.NamedTemporaryFile(suffix=".jsonl") as file:
        file.write(found)
        file.flush()
        command = [sys.executable, str(folder / "score_times.py"), mode, str(folder / gold), file.name]
        return subprocess.run(command, capture_output=True, text=True, timeout=_TIMEOUT, check=True).stdout


def _figure(pattern: str, report: str) -> str:
    match = re.search(pattern, report, re.MULTILINE)
    if match is None:
        raise SettingsError(f"the scorer's report has no line like {pattern!r}; its last words: {report[-200:]!r}")
    return match[1]


def _reference(table: Path) -> tuple[str, ...]:
    # The comment at the head of the table says against which instant its rows were resolved.
    match = re.search(
        r"\d{4}-\d\d-\d\dT[\d:]+(?:[+-]\d\d:?\d\d|Z)?", table.read_text("utf8").split("\nexpression\t")[0]
    )
    if match is None:
        raise SettingsError(f"{table}: its head names no reference time")
    return ("--at", match[0])


def _as_lines(expressions: list[str]) -> bytes:
    import json

    return "".join(json.dumps({"expression": e}, ensure_ascii=False) + "\n" for e in expressions).encode()
