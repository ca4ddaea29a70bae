"""What goes wrong, by class: counted on annotated articles, so that work goes where most is lost."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from banggiao.evaluate.scoring import Pair, Record, Score, Scorer


def mistakes(score: Score, scorer: Scorer, named: Mapping[tuple[str, int], Collection[str]]) -> Counter[str]:
    """How often each class of mistake happens.

    `named`: the parties that the sentence of each gold record names, by its article and where its trigger starts.
    """
    counts: Counter[str] = Counter()
    for _, record in score.missed:
        counts[f"event missed: {scorer.type_of(record)}"] += 1
    for _, record in score.spurious:
        counts[f"event that gold has not: {scorer.type_of(record)}"] += 1
    for pair in score.pairs:
        if pair.gold["kind"] != pair.found["kind"]:
            counts["another kind of the same type"] += 1
        if not scorer.same_parties(pair):
            counts[_sides(pair, named.get((pair.article, pair.gold["start"]), ()))] += 1
        counts.update(_attributes(pair, scorer))
    return counts


def _sides(pair: Pair, named: Collection[str]) -> str:
    gold, found = (_parties(record) for record in pair[1:])
    if gold == found:
        return "sides swapped or one on the other side"
    if not gold <= found and not gold - found <= set(named):
        return "sides: a party that the sentence does not name is missed"
    if gold > found:
        return "sides: too few, of those that the sentence names"
    if gold < found:
        return "sides: a party too many"
    return "sides: another party of the sentence"


def _parties(record: Record) -> set[str]:
    return {*record["actors"], *record["recipients"]}


def _attributes(pair: Pair, scorer: Scorer) -> Iterator[str]:
    gold, found = pair.gold, pair.found
    if not scorer.dates_agree(pair):
        yield f"date {_fault(gold['date'], found['date'])}"
    if gold["place"] != found["place"]:
        yield f"place {_fault(gold['place'], found['place'])}"
    if gold["status"] != found["status"]:
        yield f"status: {gold['status']} read as {found['status']}"


def _fault(gold: str, found: str) -> str:
    if not gold:
        return "where gold has none"
    return "wrong" if found else "missed"
