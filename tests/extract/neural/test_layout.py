"""An article laid out for the network."""

from __future__ import annotations

import numpy as np

from banggiao.extract.candidates import find_candidates
from banggiao.extract.context import Context
from banggiao.extract.neural.layout import Layout
from banggiao.extract.neural.lines import NEAR, apart
from banggiao.extract.neural.net import shipped_net
from banggiao.model.article import Article
from banggiao.pipeline import load_reader

TEXT = "Ngày 5/3, Nga viện trợ Lào 20 xe. ___ Ông Putin đã ký lệnh tại Moscow hôm 2/3. Xe sẽ được giao cho Viêng Chăn."


def layout(text: str) -> Layout:
    document = load_reader().annotate(Article("a", text))
    return Layout.of(Context.of(document, find_candidates(document)), shipped_net().vocabulary)


def words(of: Layout, number: int) -> str:
    row, first, last, _, _ = of.phrases[number]
    line = of.lines[row]
    text = of.context.document.article.text
    ends = [*line.starts[1:], next((other.starts[0] for other in of.lines[row + 1 :]), len(text))]
    return text[line.starts[first] : ends[last - 1]].strip(" .")


def test_every_sentence_with_words_is_a_line() -> None:
    here = layout(TEXT)
    assert sorted(here.rows.values()) == list(range(len(here.lines)))
    assert all(line.words for line in here.lines)


def test_an_article_without_candidates_has_lines() -> None:
    here = layout("Trời hôm nay đẹp.")
    assert (len(here.lines), here.triggers) == (1, [])


def test_what_is_offered_to_an_event() -> None:
    here = layout(TEXT)
    aid = next(scene for scene in here.context.scenes if scene.form == "viện trợ")
    offered = here.offered(aid)
    assert [words(here, number) for number in offered.parties if number is not None] == ["Nga", "Lào"]
    assert [words(here, number) for number in offered.dates.values()] == ["Ngày 5/3", "hôm 2/3"]
    assert [words(here, number) for number in offered.places.values()] == ["Nga", "Lào"]
    assert offered.phrases() == [
        *[number for number in offered.parties if number is not None], *offered.dates.values(), *offered.places.values()
    ]  # fmt: skip


def test_an_absent_party_is_where_it_was_named_last() -> None:
    here = layout("Nga gặp Lào. Mỹ chỉ trích Nga. Lào nói sẽ viện trợ.")
    aid = next(scene for scene in here.context.scenes if scene.form == "viện trợ")
    absent = here.offered(aid).parties[1:]
    rows = {words(here, number): here.phrases[number].row for number in absent if number is not None}
    assert rows == {"Nga": 1, "Mỹ": 1}


def test_phrases_of_other_sentences_are_further_away() -> None:
    here = layout(TEXT)
    aid = next(number for number, scene in enumerate(here.context.scenes) if scene.form == "viện trợ")
    near, far = (here.dates[TEXT.index(words)] for words in ("Ngày 5/3", "hôm 2/3"))
    trigger = here.triggers[aid]
    assert (trigger.first, trigger.last) == (6, 8)
    distances = apart(np.array([trigger]), np.array([here.phrases[near], here.phrases[far]]))
    assert distances[0] < NEAR <= distances[1]
