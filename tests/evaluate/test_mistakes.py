"""Classes of mistake, on records made by hand, judged by a scorer that knows equality only."""

from collections import Counter
from typing import Any, cast

import pytest

from banggiao.evaluate.mistakes import mistakes
from banggiao.evaluate.scoring import Pair, Score, Scorer


class Plain:
    """What a scorer must say, in its plainest form."""

    def type_of(self, record: dict[str, Any]) -> str:
        return str(record["kind"]).upper()

    def same_parties(self, pair: Pair) -> bool:
        return all(pair.gold[side] == pair.found[side] for side in ("actors", "recipients"))

    def dates_agree(self, pair: Pair) -> bool:
        return bool(pair.gold["date"] == pair.found["date"])


def record(**fields: Any) -> dict[str, Any]:
    plain = {"kind": "visit", "actors": ["RUS"], "recipients": ["LAO"], "date": "2024", "place": "LAO", "start": 3}
    return {**plain, "status": "occurred", **fields}


def count(pairs: list[Pair], missed: list[Any] | None = None, spurious: list[Any] | None = None) -> Counter[str]:
    score = Score(Counter(), Counter(), {}, pairs, missed or [], spurious or [])
    return mistakes(score, cast("Scorer", Plain()), {("tin", 3): {"RUS", "LAO", "USA"}})


def test_events_missed_and_spurious_by_type() -> None:
    counts = count([], [("tin", record())], [("tin", record(kind="attack"))])
    assert counts == {"event missed: VISIT": 1, "event that gold has not: ATTACK": 1}


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"actors": ["LAO"], "recipients": ["RUS"]}, "sides swapped or one on the other side"),
        ({"recipients": []}, "sides: too few, of those that the sentence names"),
        ({"recipients": ["LAO", "USA"]}, "sides: a party too many"),
        ({"recipients": ["USA"]}, "sides: another party of the sentence"),
        ({"date": ""}, "date missed"),
        ({"date": "2023"}, "date wrong"),
        ({"place": "USA"}, "place wrong"),
        ({"status": "planned"}, "status: occurred read as planned"),
        ({"kind": "summit"}, "another kind of the same type"),
    ],
)
def test_each_class(fields: dict[str, Any], name: str) -> None:
    assert count([Pair("tin", record(), record(**fields))]) == {name: 1}


def test_party_that_the_sentence_does_not_name() -> None:
    counts = count([Pair("tin", record(actors=["VNM"]), record())])
    assert counts == {"sides: a party that the sentence does not name is missed": 1}


def test_value_where_gold_has_none() -> None:
    counts = count([Pair("tin", record(date="", place=""), record())])
    assert counts == {"date where gold has none": 1, "place where gold has none": 1}
