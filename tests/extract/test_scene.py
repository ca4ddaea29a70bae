"""What stands round a trigger, on sentences of the language."""

from __future__ import annotations

import pytest

from banggiao.annotate.view import views, word_after, word_before
from banggiao.extract.candidates import find_candidates
from banggiao.extract.context import Context
from banggiao.extract.scene import Scene, shortened, way
from banggiao.extract.sides import relation
from banggiao.extract.syntax import bucket, region, status_cues
from banggiao.model.article import Article
from banggiao.pipeline import load_reader


def scene(text: str, trigger: str) -> Scene:
    document = load_reader().annotate(Article("tin", text))
    context = Context.of(document, find_candidates(document))
    return next(s for s in context.scenes if text[s.candidate.start : s.candidate.end] == trigger)


def relations(found: Scene) -> dict[str, str]:
    """How each party phrase stands to the trigger."""
    folded = found.view.folded
    return {folded[unit.start : unit.end]: relation(found, unit) for unit in found.view.units}


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
    assert scene("Nga bị Mỹ lên án.", "lên án").voice == "bị"
    assert scene("Nga trừng phạt Mỹ.", "trừng phạt").voice == ""
    assert scene("Tàu bị hỏng nặng nên Nga phải trừng phạt Mỹ.", "trừng phạt").voice == ""


def test_status_cues_and_where_they_stand() -> None:
    near = scene("Ông Lavrov sẽ thăm Lào.", "thăm")
    assert status_cues(near.view, near.candidate) == [("planned", "sẽ", "near")]
    assert near.cues == (("planned", "sẽ", "near"), (None, None, None), (None, None, None))
    within = scene("Phái đoàn Lào sẽ thăm Nga.", "Phái đoàn Lào sẽ thăm")
    assert status_cues(within.view, within.candidate) == [("planned", "sẽ", "near")]
    far = scene("Nếu trời đẹp, ông Lavrov thăm Lào.", "thăm")
    assert [(word, where) for _, word, where in far.cues if word] == [("nếu", "far")]


def test_lane_tells_what_a_sentence_holds() -> None:
    found = scene("Nga cho biết rằng, Mỹ sẽ giúp Lào và thăm Pháp.", "thăm")
    assert found.lane.letters == "UsT,UvU&vU"
    assert (found.nearer, found.further) == ("U&", "U$")


def test_path_is_what_stands_between() -> None:
    text = "Nga cho biết rằng, Mỹ thăm Lào."
    found = scene(text, "thăm")
    assert found.path(0, 3) == "sT,U"
    assert found.path(text.index("Mỹ"), text.index("Mỹ") + 2) == ""
    assert found.path(text.index("Lào"), text.index("Lào") + 3) == ""


@pytest.mark.parametrize(
    ("path", "left", "right", "most"),
    [("", "", "", ""), ("sT,U", "sT,U", "sT,U", "Ts,"), ("vUU,UTsR", "vU~TsR", "vUU~sR", "T+vs,")],
)
def test_paths_are_told_in_short(path: str, left: str, right: str, most: str) -> None:
    assert (shortened(path, True), shortened(path, False), way(path)) == (left, right, most)


def test_how_parties_stand_to_a_trigger() -> None:
    assert relations(scene("Nga trừng phạt Lào tại Pháp.", "trừng phạt")) == {
        "nga": "L0S",
        "lào": "R0",
        "pháp": "R1at",
    }


def test_subject_is_the_nearest_phrase_without_preposition() -> None:
    found = scene("Mỹ tại Pháp trừng phạt Nga.", "trừng phạt").subject
    assert found is not None
    assert found.codes == ("USA",)
    assert scene("Tại Pháp trừng phạt Nga.", "trừng phạt").subject is None
