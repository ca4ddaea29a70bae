"""How well mentions are resolved to events and articles to stories, by the shared folder's own scorer."""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from typing import TYPE_CHECKING

from banggiao.errors import SettingsError
from banggiao.evaluate.accuracy import run
from banggiao.evaluate.figures import Figure

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_TIMEOUT = 600
_FOLDERS = ("dev", "train", "seeds")
_LINE = re.compile(r"^(B-cubed|pairs) +P +([\d.]+) +R +([\d.]+) +F1 +([\d.]+)$", re.MULTILINE)


def events(shared: Path) -> Iterator[Figure]:
    """B-cubed and pairwise F1 of `banggiao resolve` on gold mentions with annotated coreference.

    "events": mentions alone; "events_with_articles": their articles given as well.
    """
    gold = shared / "gold"
    folders = [str(gold / name) for name in _FOLDERS if (gold / name).is_dir()]
    mentions, articles = (_python(gold / "as_mentions.py", what, *folders) for what in ("mentions", "articles"))
    against = ("events", str(gold / "coref-dev.json"), *folders, "--")
    with tempfile.NamedTemporaryFile(suffix=".jsonl") as file:
        file.write(articles)
        file.flush()
        for group, options in (("events", ()), ("events_with_articles", ("--articles", file.name))):
            found = run("resolve", "-", *options, "--format", "jsonl", stdin=mentions)
            yield from _figures(group, gold, against, found)


def stories(shared: Path) -> Iterator[Figure]:
    """B-cubed and pairwise F1 of `banggiao stories` on articles with annotated stories, in the file's order."""
    corpus = str(shared / "corpora" / "stories-dev.jsonl.gz")
    yield from _figures("stories", shared / "gold", ("stories", corpus), run("stories", corpus, "--format", "jsonl"))


def read_report(report: str) -> dict[str, float]:
    """F1 by the scorer's names. Example: "B-cubed   P  94.2  R  90.5  F1  92.3" is {"b_cubed": 0.923}.

    Raises SettingsError where the report has no such line.
    """
    found = {match[1].lower().replace("-", "_"): float(match[4]) / 100 for match in _LINE.finditer(report)}
    if set(found) != {"b_cubed", "pairs"}:
        raise SettingsError(f"the scorer's report has no figures; its last words: {report[-200:]!r}")
    return found


def _figures(group: str, gold: Path, against: tuple[str, ...], found: bytes) -> Iterator[Figure]:
    with tempfile.NamedTemporaryFile(suffix=".jsonl") as file:
        file.write(found)
        file.flush()
        report = _python(gold / "score_clusters.py", *against, file.name).decode()
    for name, value in read_report(report).items():
        yield Figure(group, name, round(value, 4))


def _python(script: Path, *arguments: str) -> bytes:
    command = [sys.executable, str(script), *arguments]
    return subprocess.run(command, capture_output=True, timeout=_TIMEOUT, check=True).stdout
