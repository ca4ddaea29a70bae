"""What stands round a trigger, on sentences of the language."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from banggiao.annotate.view import SentenceView, views, word_after, word_before
from banggiao.extract.candidates import Candidate, find_candidates
from banggiao.extract.syntax import (
    bucket,
    path,
    region,
    relation,
    status_cues,
    subject,
    voice,
)
from banggiao.model.article import Article
from banggiao.pipeline import load_reader


class Scene(NamedTuple):
    """A text's sentence with a trigger in it."""

    text: str
    view: SentenceView
    candidate: Candidate

    def relations(self) -> dict[str, str]:
        """How each party phrase stands to the trigger."""
        agent = subject(self.view, self.candidate)
        return {
            self.text[unit.start : unit.end]: relation(self.view, self.candidate, unit, agent)
            for unit in self.view.units
        }


def scene(text: str, trigger: str) -> Scene:
    document = load_reader().annotate(Article("tin", text))
    candidate = next(c for c in find_candidates(document) if text[c.start : c.end] == trigger)
    return Scene(text, list(views(document))[candidate.sentence], candidate)


def test_counts_become_few_classes() -> None:
    assert [bucket(count) for count in (0, 1, 3, 4, 5, 7, 8, 90)] == ["0", "1", "3", "4", "4", "6", "8", "8"]


@pytest.mark.parametrize(
    ("text", "position", "before", "after"),
    [
        ("nga thăm lào", 4, "nga", "thăm"),
        ('nga, "thăm" lào', 6, "nga", "thăm"),
        ("nga", 0, "", "nga"),
        ("nga", 3, "nga", ""),
        ("… … … x", 5, "", "x"),
    ],
)
def test_words_beside(text: str, position: int, before: str, after: str) -> None:
    assert (word_before(text, position), word_after(text, position)) == (before, after)


def test_parts_of_an_article() -> None:
    document = load_reader().annotate(Article("tin", "Nga thăm Lào. Một. Hai. Ba. Bốn."))
    assert [region(view) for view in views(document)][:4] == ["title", "lead", "lead", "body"]


def test_passive_stands_right_before_its_trigger() -> None:
    assert voice(*scene("Nga bị Mỹ lên án.", "lên án")[1:]) == "bị"
    assert voice(*scene("Nga trừng phạt Mỹ.", "trừng phạt")[1:]) == ""
    assert voice(*scene("Tàu bị hỏng nặng nên Nga phải trừng phạt Mỹ.", "trừng phạt")[1:]) == ""


def test_status_cues_and_where_they_stand() -> None:
    assert status_cues(*scene("Ông Lavrov sẽ thăm Lào.", "thăm")[1:]) == [("planned", "sẽ", "near")]
    far = status_cues(*scene("Nếu trời đẹp, ông Lavrov thăm Lào.", "thăm")[1:])
    assert [(word, where) for _, word, where in far] == [("nếu", "far")]


def test_path_names_clauses_verbs_of_saying_and_marks() -> None:
    text = "Nga cho biết rằng, Mỹ thăm Lào."
    _, view, candidate = scene(text, "thăm")
    assert path(view, candidate, 0, 3).endswith("sm")
    assert path(view, candidate, text.index("Mỹ"), text.index("Mỹ") + 2) == ""
    assert path(view, candidate, text.index("Lào"), text.index("Lào") + 3) == ""


def test_how_parties_stand_to_a_trigger() -> None:
    found = scene("Nga trừng phạt Lào tại Pháp.", "trừng phạt").relations()
    assert found == {"Nga": "L0S", "Lào": "R0", "Pháp": "R1at"}


def test_subject_is_the_nearest_phrase_without_preposition() -> None:
    text = "Mỹ tại Pháp trừng phạt Nga."
    _, view, candidate = scene(text, "trừng phạt")
    found = subject(view, candidate)
    assert found is not None
    assert text[found.start : found.end] == "Mỹ"
    assert subject(*scene("Tại Pháp trừng phạt Nga.", "trừng phạt")[1:]) is None
