"""Which candidate is which gold record."""

from __future__ import annotations

from banggiao.evaluate.alignment import align
from banggiao.evaluate.gold import GoldEvent
from banggiao.extract.candidates import Candidate
from banggiao.lang.entries import TriggerEntry


def candidate(start: int, end: int, kind: str) -> Candidate:
    entry = TriggerEntry(f"test.{kind}", kind, "verb", (), "", (), (), (), (), (), "here")
    return Candidate(start, end, 0, entry, (end, end), nested=False)


def gold(start: int, end: int, kind: str, sentence: tuple[int, int] = (0, 100)) -> GoldEvent:
    return GoldEvent(sentence, start, end, kind, ("RUS",), ("LAO",), (), "", "", "occurred", ())


def test_the_same_kind_over_the_trigger_comes_first() -> None:
    event = gold(10, 14, "visit")
    found = align([candidate(10, 14, "meeting"), candidate(12, 20, "visit"), candidate(40, 44, "visit")], [event])
    assert found.pairs == {1: event}


def test_then_the_same_type_over_it_then_the_same_kind_elsewhere_in_the_sentence() -> None:
    event = gold(10, 14, "visit")
    assert align([candidate(10, 14, "meeting"), candidate(12, 14, "accuse")], [event]).pairs == {0: event}
    assert align([candidate(60, 64, "visit"), candidate(12, 14, "accuse")], [event]).pairs == {0: event}


def test_another_sentence_or_another_type_is_no_pair() -> None:
    event = gold(10, 14, "visit", sentence=(0, 30))
    assert align([candidate(60, 64, "visit"), candidate(10, 14, "accuse")], [event]).pairs == {}


def test_no_candidate_serves_twice() -> None:
    first, second = gold(10, 14, "visit"), gold(40, 44, "visit")
    assert align([candidate(41, 44, "visit")], [first, second]).pairs == {0: second}
    assert align([candidate(41, 44, "visit"), candidate(80, 84, "visit")], [first, second]).pairs == {
        0: second,
        1: first,
    }


def test_what_lies_over_a_gold_trigger_and_was_not_chosen_is_unsure() -> None:
    event = gold(10, 14, "visit")
    found = align([candidate(10, 14, "visit"), candidate(8, 12, "accuse"), candidate(30, 34, "accuse")], [event])
    assert found.pairs == {0: event}
    assert found.unsure == frozenset({1})


def test_nothing_to_pair() -> None:
    assert align([], []).pairs == {}
    assert align([], [gold(0, 3, "visit")]) == ({}, frozenset())
