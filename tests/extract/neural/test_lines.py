"""Sentences as numbers."""

from __future__ import annotations

import numpy as np
import pytest

from banggiao.extract.candidates import find_candidates
from banggiao.extract.context import Context
from banggiao.extract.neural.lines import DISTANCES, LONGEST, NEAR, Line, Span, apart
from banggiao.extract.neural.vocabulary import UNKNOWN, Vocabulary, plain
from banggiao.extract.words import Words
from banggiao.model.article import Article
from banggiao.pipeline import load_reader

TEXT = "Ngày 5/3, Nga viện trợ Lào 20 xe."


def context(text: str) -> Context:
    document = load_reader().annotate(Article("a", text))
    return Context.of(document, find_candidates(document))


def vocabulary(*words: str) -> Vocabulary:
    names = {"tags": ["state", "state+", "time", "time+"], "types": ["AID"], "kinds": ["aid_economic"]}
    return Vocabulary.of({"words": words, "roles": ["body"], "statuses": ["occurred"], **names})


def line(text: str, *words: str) -> Line:
    here = context(text)
    view = here.views[0]
    return Line.of(view, Words.of(view.folded, view.sentence), here.scenes, vocabulary(*words), text)


def test_words_have_their_numbers_and_the_others_none() -> None:
    assert line(TEXT, "nga", "0").words == [UNKNOWN, 2, UNKNOWN, 2, UNKNOWN, 1, *[UNKNOWN] * 3, 2, UNKNOWN, UNKNOWN]


def test_all_numbers_are_one_word() -> None:
    assert plain("1975") == plain("20") == "0"
    assert plain("g7") == "g7"


def test_what_words_are_part_of() -> None:
    assert line(TEXT).tags == [3, 4, 4, 4, 0, 1, 0, 0, 1, 0, 0, 0]
    assert [place for place, sort in enumerate(line(TEXT).types) if sort] == [6, 7]


def test_how_words_are_written() -> None:
    small, capital, other = (line("nga Nga viện trợ 5").cases[place] for place in (0, 1, 4))
    assert len({small, capital, other}) == 3


def test_a_long_sentence_is_read_to_its_limit() -> None:
    long = line("Nga viện trợ Lào " + "và " * 200)
    assert len(long.words) == len(long.tags) == len(long.types) == LONGEST
    assert long.span(600, 602) == Span(LONGEST - 1, LONGEST)


def test_a_span_is_the_words_of_its_characters() -> None:
    assert line(TEXT).span(TEXT.index("viện"), TEXT.index(" Lào")) == Span(6, 8)


@pytest.mark.parametrize(("trigger", "phrase"), [((0, 2), (2, 3)), ((0, 2), (99, 100)), ((99, 100), (0, 1))])
def test_distances_are_lines_of_their_table(trigger: tuple[int, int], phrase: tuple[int, int]) -> None:
    assert 0 <= apart(np.array([(0, *trigger)]), np.array([(0, *phrase)]))[0] < NEAR


def test_distances_of_other_sentences_are_further_lines() -> None:
    phrases = np.array([(sentence, 0, 1) for sentence in (0, 997, 999, 1001, 1003, 2000)])
    distances = apart(np.array([(1000, 5, 6)]), phrases).tolist()
    assert distances == sorted(distances)
    assert NEAR <= distances[0] < distances[1] < distances[2] < distances[3] < distances[-1] < DISTANCES


def test_nearer_is_not_further() -> None:
    places = apart(np.array([(0, 10, 12)]), np.array([(0, start, start + 1) for start in range(40)])).tolist()
    assert places == sorted(places)
    assert places[9] < places[10] == places[11] < places[12]


def test_a_vocabulary_keeps_its_names() -> None:
    known = vocabulary("lào", "nga")
    assert Vocabulary.of(known.names()) == known
    assert known.words == {"lào": 1, "nga": 2}
