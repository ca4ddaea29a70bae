"""Annotations that stand off from their text: how they are read, and that those of `training/` are legal."""

from __future__ import annotations

import csv
import hashlib
import json
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from banggiao.errors import SettingsError
from banggiao.evaluate.standoff import read_standoff
from banggiao.model.article import Article
from banggiao.model.edtf import is_valid
from banggiao.model.event import Status
from banggiao.model.ontology import load_ontology

FILE = Path(__file__).parents[2] / "training" / "standoff.jsonl"
TEXT = "Ngoại trưởng Lavrov thăm Lào, TASS đưa tin."


def write(folder: Path, text: str = TEXT) -> Path:
    event = {
        "sentence": [0, len(TEXT)],
        "trigger": [20, 24],
        "kind": "visit",
        "actors": ["RUS"],
        "recipients": ["LAO"],
        "people": [[13, 19]],
        "date": "",
        "place": "LAO",
        "status": "occurred",
        "says": [[30, 34]],
    }
    row = {"id": "a", "corpus": "own", "sha256": hashlib.sha256(text.encode()).hexdigest(), "events": [event]}
    path = folder / "standoff.jsonl"
    path.write_text(json.dumps(row) + "\n", "utf8")
    return path


def test_spans_become_the_words_of_the_text(tmp_path: Path) -> None:
    (document,) = read_standoff(write(tmp_path), [Article("b", "Tin khác."), Article("a", TEXT)])
    (event,) = document.events
    assert TEXT[event.start : event.end] == "thăm"
    assert (event.people, event.says) == (("Lavrov",), ("TASS",))
    assert (event.kind, event.actors, event.recipients, event.place) == ("visit", ("RUS",), ("LAO",), "LAO")


@pytest.mark.parametrize(
    ("articles", "words"), [([], "is missing from"), ([Article("a", TEXT + " Hết.")], "has another text in")]
)
def test_an_article_that_is_not_the_annotated_one_is_refused(
    tmp_path: Path, articles: list[Article], words: str
) -> None:
    with pytest.raises(SettingsError, match=f":1: article a {words}"):
        read_standoff(write(tmp_path), articles)


def rows() -> list[dict[str, Any]]:
    return [json.loads(line) for line in FILE.read_text("utf8").splitlines()]


def test_shipped_annotations_hold_no_text() -> None:
    assert {key for row in rows() for key in row} == {"id", "corpus", "sha256", "events"}
    spans = [
        span
        for row in rows()
        for event in row["events"]
        for span in (event["sentence"], event["trigger"], *event["people"], *event["says"])
    ]
    assert len(spans) > 10_000
    assert all(isinstance(start, int) and isinstance(end, int) and 0 <= start < end for start, end in spans)


def test_shipped_annotations_are_legal() -> None:
    listed = csv.DictReader(files("banggiao.lang.vi").joinpath("actors.csv").read_text("utf8").splitlines())
    codes = {row["code"] for row in listed} | {"INT", "XXX", "REB"}
    kinds, statuses = load_ontology(), {str(status) for status in Status}
    for row in rows():
        for event in row["events"]:
            assert event["kind"] in kinds, event
            assert event["status"] in statuses, event
            assert {*event["actors"], *event["recipients"]} <= codes, event
            assert not event["place"] or event["place"] in codes, event
            assert not event["date"] or is_valid(event["date"]), event
            assert event["sentence"][0] <= event["trigger"][0] < event["trigger"][1] <= event["sentence"][1], event
