"""The report, on an article written for the purpose; what the scorer says is made by hand."""

import json
from collections import Counter
from datetime import date
from typing import Any, cast

from banggiao.evaluate.figures import Figure
from banggiao.evaluate.folds import Folds, read
from banggiao.evaluate.gold import GoldEvent
from banggiao.evaluate.lessons import prepare
from banggiao.evaluate.report import Run, load_examples, report
from banggiao.evaluate.scoring import Pair, Score, Scorer
from banggiao.model.article import Article
from banggiao.pipeline import load_reader

NAMES = ("type", "kind", "dyad", "full", "persons", "people", "says", "status", "date", "place")
TEXT = "Ngoại trưởng Lào thăm Nga ngày 3/5/2024."
GOLD = GoldEvent((0, 40), 17, 21, "visit", ("LAO",), ("RUS",), (), "2024-05-03", "RUS", "occurred", ())


class Plain:
    """What a scorer must say, in its plainest form."""

    def type_of(self, record: dict[str, Any]) -> str:
        return "CONSULT" if record["kind"] == "visit" else "?"

    def same_parties(self, pair: Pair) -> bool:
        return bool(pair.gold["actors"] == pair.found["actors"])

    def dates_agree(self, pair: Pair) -> bool:
        return bool(pair.gold["date"] == pair.found["date"])


def run() -> Run:
    lesson = prepare(load_reader().annotate(Article("tin", TEXT)), [GOLD])
    lines = read(load_reader().extractor, [lesson])
    (event,) = [record for record in map(json.loads, lines.splitlines()) if "trigger" in record]
    gold = {**GOLD._asdict(), "actors": ["LAO"], "recipients": ["RUS"]}
    found = {**gold, "start": event["trigger"]["start"], "end": event["trigger"]["end"], "date": ""}
    total = Counter({"gold": 1, "sys": 1, "type": 1, "kind": 1, "dyad": 1})
    types = {"CONSULT": Counter({"gold": 1, "sys": 1, "tp": 1})}
    return Run([lesson], lines, Score(total, Counter({"status": 1}), types, [Pair("tin", gold, found)], [], []))


def test_report_has_every_part() -> None:
    dev = run()
    poorer = dev.score._replace(total=Counter({"gold": 1, "sys": 1, "type": 1}))
    times = [Figure("times", "duckling", 160)]
    text = report({"dev": dev}, dev.lessons, times, cast("Scorer", Plain()), without={"the second look": poorer})
    for line in (
        "| type | 1.000 |",
        "| full | 0.000 |",
        "| CONSULT | 1 | 1 | 1.00 | 1.00 | 1.00 | 1.00 |",
        "| duckling | 160 |",
        "| candidate kind | 1.000 | 1.000 |",
        "| without | type | dyad | full | status | date | place |",
        "| nothing | 1.000 | 1.000 | 0.000 | 1.000 | 0.000 | 0.000 |",
        "| the second look | 1.000 | 0.000 | 0.000 | 1.000 | 0.000 | 0.000 |",
    ):
        assert line in text.splitlines()
    assert "Expected calibration error" in text
    assert "| date missed | 1 | " in text
    assert text.endswith("|\n")


def test_figures_of_five_folds_stand_beside_those_of_dev() -> None:
    dev = run()
    folds = Folds(date(2026, 11, 30), 173, 2351, dict.fromkeys(NAMES, 0.5))
    text = report({"dev": dev}, dev.lessons, [], cast("Scorer", Plain()), without={}, folds=folds)
    for line in (
        "|  | dev | five folds, measured on 2026-11-30 |",
        "| articles | 1 | 173 |",
        "| events in gold | 1 | 2,351 |",
        "| type | 1.000 | 0.500 |",
    ):
        assert line in text.splitlines()


def test_examples_show_mistakes_in_sentences_of_their_own() -> None:
    examples = load_examples()
    assert {"event missed", "event that gold has not", "date missed", "status"} <= set(examples)
    assert len({text for text, _ in examples.values()}) == len(examples)
