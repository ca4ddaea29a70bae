"""Learning the weights of event resolution, from made-up mentions."""

import pytest

from banggiao.evaluate.coreference import BY_REASON, annotate, learn, pairs_across, pairs_within, read_groups
from banggiao.evaluate.gold import GoldDocument
from banggiao.model.article import Article
from banggiao.resolve.events.traces import Trace


def trace(article: str, sentence: int, words: str, date: str) -> Trace:
    sides = frozenset({"RUS"}), frozenset({"PRK"})
    return Trace(article, sentence, sentence + 3, "visit", *sides, date, (), "PRK", "occurred", words, ())


TRACES = {
    name: [trace(name, 0, "tham", "2024-02-12"), trace(name, 80, "tham", ""), trace(name, 160, "toi", "2023-09-13")]
    for name in ("a", "b")
}
GROUPS = read_groups('{"groups": [[["a", 0], ["a", 1], ["b", 0], ["b", 1]]]}')


def test_pairs_and_what_is_learned_of_them() -> None:
    documents = [GoldDocument(Article(name, ""), ()) for name in ("a", "b", "c")]
    articles = annotate(documents, TRACES, GROUPS)
    assert [article.story for article in articles] == ["a", "a"]
    found = list(pairs_within(articles))
    assert [pair.one for pair in found] == [True, False, False] * 2
    assert [pair.one for pair in pairs_across(articles)] == [True, False, False, False]
    pytest.importorskip("sklearn")
    weights = learn(found, sort="within")
    assert weights.features["shared_word"] > 0
    assert weights.features["date_conflict"] == BY_REASON["date_conflict"]
