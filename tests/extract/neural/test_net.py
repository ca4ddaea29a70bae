"""The network: what is read together is read as it is alone, and the file keeps it."""

from __future__ import annotations

import numpy as np
import pytest

from banggiao.extract import sides
from banggiao.extract.candidates import find_candidates
from banggiao.extract.context import Context
from banggiao.extract.neural import scores
from banggiao.extract.neural.batch import Batch, Spans
from banggiao.extract.neural.lines import Line
from banggiao.extract.neural.net import Net, highest, shipped_net
from banggiao.extract.neural.scores import ArticleScores
from banggiao.model.article import Article
from banggiao.model.event import Status
from banggiao.pipeline import load_reader

TEXT = (
    "Ngày 5/3, Nga viện trợ Lào 20 xe. Tại Hà Nội, Ngoại trưởng Mỹ gặp Thủ tướng Việt Nam. "
    "Iran bác bỏ cáo buộc tấn công Israel."
)


def line(*words: int) -> Line:
    return Line(words, words, [0] * len(words), [1] * len(words), 0, 1, range(len(words)))


def context(text: str = TEXT) -> Context:
    document = load_reader().annotate(Article("a", text))
    return Context.of(document, find_candidates(document))


def test_a_batch_has_its_sentences_end_to_end() -> None:
    batch = Batch.of([line(1), line(2, 3, 4), line(5, 6)])
    assert batch.words.tolist() == [1, 2, 3, 4, 5, 6]
    assert batch.firsts.tolist() == [0, 1, 4]


def test_steps_take_a_word_of_each_sentence_the_longest_first() -> None:
    steps = Batch.of([line(1), line(2, 3, 4), line(5, 6)]).steps()
    assert steps.ahead.tolist() == [0, 0, 1, 2, 0, 1]
    assert steps.back.tolist() == [0, 2, 1, 0, 1, 0]
    assert steps.columns.tolist() == [2, 0, 0, 0, 1, 1]
    assert steps.reached == [3, 2, 1]


def test_sentences_are_read_together_as_alone() -> None:
    net, lines = shipped_net(), [line(3, 4), line(5, 6, 7, 8), line(9)]
    batch = Batch.of(lines)
    together = net.read(batch)
    for place, one in enumerate(lines):
        alone = net.read(Batch.of([one]))
        first = batch.firsts[place]
        np.testing.assert_allclose(together.whole[place], alone.whole[0], atol=1e-5)
        np.testing.assert_allclose(together.hidden[first : first + len(one.words)], alone.hidden, atol=1e-5)


def test_both_ways_see_the_whole_sentence() -> None:
    net = shipped_net()
    one, other = (net.read(Batch.of([line(*words)])).hidden for words in ((3, 4, 5), (3, 4, 9)))
    size = one.shape[1] // 2
    np.testing.assert_allclose(one[:2, :size], other[:2, :size])
    assert np.abs(one[:2, size:] - other[:2, size:]).max(axis=1).min() > 0


def test_highest_takes_each_place_by_itself() -> None:
    vectors = np.array([[1, 9], [5, 2], [7, 7]], np.float32)
    spans = Spans.of(Batch.of([line(1, 2, 3)]), np.array([(0, 0, 2), (0, 2, 3)]))
    assert highest(vectors, spans).tolist() == [[5, 9], [7, 7]]


def test_the_file_keeps_the_network() -> None:
    net = shipped_net()
    again = Net.parse(net.dump())
    assert again.vocabulary == net.vocabulary
    for name, weights in net.weights.items():
        np.testing.assert_allclose(again.weights[name], weights, atol=1e-6)
    assert again.dump() == net.dump()


def test_the_shipped_network_is_whole_and_small() -> None:
    net = shipped_net()
    assert all(np.isfinite(weights).all() for weights in net.weights.values())
    assert set(net.vocabulary.statuses) == {status.value for status in Status}
    assert len(net.dump()) < 1_000_000


def test_every_candidate_and_option_is_scored() -> None:
    here = context()
    found = ArticleScores(shipped_net(), here)
    assert len(found.standing) == len(here.scenes) > 3
    for scene, one in zip(here.scenes, found.of(here.scenes), strict=True):
        assert one.sides.shape == (len(sides.question(scene, here).options), 3)
        assert set(one.dates) == {date.time.start for date in here.dated}
        assert {place.mention.start for place in here.places[scene.view.index]} <= set(one.places)
        assert set(one.statuses) == {status.value for status in Status}


def test_plain_things_are_read() -> None:
    here = context()
    found = ArticleScores(shipped_net(), here)
    aid = next(scene for scene in here.scenes if scene.form == "viện trợ")
    (event,) = found.of([aid])
    assert event.sides[0, 0] > event.sides[1, 0]  # Nga acts
    assert event.sides[1, 1] > event.sides[0, 1]  # Lào is acted upon
    assert max(event.statuses, key=event.statuses.__getitem__) == "occurred"
    assert event.dates[0] > 0


def test_a_date_of_another_sentence_is_seen() -> None:
    text = "Ngoại trưởng Nga Lavrov thăm Bình Nhưỡng hôm 12/7. Chuyến thăm của ông Lavrov kéo dài ba ngày."
    here = context(text)
    visit = next(scene for scene in here.scenes if scene.form == "chuyến thăm")
    (event,) = ArticleScores(shipped_net(), here).of([visit])
    assert event.dates[text.index("hôm 12/7")] > 0


def test_articles_without_events_or_words_are_read() -> None:
    assert ArticleScores(shipped_net(), context("Nga viện trợ Lào.")).of([]) == []


def test_groups_of_sentences_make_no_difference(monkeypatch: pytest.MonkeyPatch) -> None:
    here = context()
    together = ArticleScores(shipped_net(), here)
    monkeypatch.setattr(scores, "_TOGETHER", 1)
    apart = ArticleScores(shipped_net(), here)
    np.testing.assert_allclose(together.standing, apart.standing, atol=1e-4)
    for one, other in zip(together.of(here.scenes), apart.of(here.scenes), strict=True):
        np.testing.assert_allclose(one.sides, other.sides, atol=1e-4)
        assert one.dates == pytest.approx(other.dates, abs=1e-3)
        assert one.places == pytest.approx(other.places, abs=1e-3)
