"""The annotated articles of `training/`: all values legal, all quoted from the article, no sentence of others."""

import csv
import json
import os
import re
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from banggiao.model.edtf import is_valid
from banggiao.model.event import Status
from banggiao.model.ontology import load_ontology
from banggiao.settings import load_settings

ROOT = Path(__file__).parent.parent.parent
ARTICLES = sorted((ROOT / "training").glob("**/*.json"))
FIELDS = {"id", "source", "published", "title", "text", "url", "sentences", "people", "events"}
EVENT_FIELDS = {"sent", "trigger", "kind", "actors", "recipients", "people", "date", "place", "status", "says"}
NAMELESS = {"INT", "XXX", "REB"}  # parties that stand for many, so that the gazetteer need not hold them
LONG_ENOUGH = 30  # characters: shorter ones are bylines and credits, which all papers share

every_article = pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)


def load(path: Path) -> dict[str, Any]:
    article: dict[str, Any] = json.loads(path.read_text("utf8"))
    return article


@cache
def codes() -> frozenset[str]:
    """Codes of all parties that the gazetteer knows."""
    rows = files("banggiao.lang.vi").joinpath("actors.csv").read_text("utf8").splitlines()
    return frozenset(row["code"] for row in csv.DictReader(rows)) | NAMELESS


def plain(sentence: str) -> str:
    """A sentence for comparison: words only, so that quotes and spaces make no difference."""
    return " ".join(re.findall(r"\w+", sentence.casefold()))


def test_there_are_articles() -> None:
    assert len(ARTICLES) >= 26


@every_article
def test_sentences_quote_the_text(path: Path) -> None:
    article = load(path)
    assert set(article) == FIELDS
    assert article["id"] == path.stem
    assert article["source"] == "own"
    assert article["text"].startswith(article["title"] or "")
    assert article["published"] is None or re.fullmatch(r"\d{4}-\d\d-\d\d", article["published"])
    end = 0
    for sentence in article["sentences"]:
        assert sentence["start"] >= end
        end = sentence["end"]
        assert article["text"][sentence["start"] : end] == sentence["text"]


@every_article
def test_events_are_legal(path: Path) -> None:
    article = load(path)
    kinds, statuses = load_ontology(), {str(status) for status in Status}
    for event in article["events"]:
        assert set(event) == EVENT_FIELDS
        assert event["trigger"] in article["sentences"][event["sent"]]["text"], event
        assert event["kind"] in kinds, event
        assert event["status"] in statuses, event
        assert {*event["actors"], *event["recipients"]} <= codes(), event
        assert not event["place"] or event["place"] in codes(), event
        assert not event["date"] or is_valid(event["date"]), event


@every_article
def test_names_stand_in_the_text(path: Path) -> None:
    article = load(path)
    for person in article["people"]:
        assert person["name"] in article["text"]
        assert person["country"] in codes()
    for event in article["events"]:
        for name in (*event["people"], *event["says"]):
            assert name in article["text"], event


def test_no_sentence_is_of_the_articles_that_are_scored() -> None:
    gold = load_settings(os.environ).shared / "gold"
    if not gold.is_dir():
        pytest.skip(f"{gold}: no annotated articles there; set BANGGIAO_SHARED to where they are")
    scored = {
        plain(sentence["text"])
        for path in gold.glob("*/*.json")
        for sentence in load(path).get("sentences", [])
        if len(sentence["text"]) >= LONG_ENOUGH
    }
    copied = [
        f"{path.stem}: {sentence['text']}"
        for path in ARTICLES
        for sentence in load(path)["sentences"]
        if len(sentence["text"]) >= LONG_ENOUGH and plain(sentence["text"]) in scored
    ]
    assert copied == []
