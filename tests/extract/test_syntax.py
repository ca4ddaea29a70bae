"""What stands round a trigger, on sentences of the language."""

from __future__ import annotations

import pytest

from banggiao.extract.candidates import find_candidates
from banggiao.extract.context import Context
from banggiao.extract.syntax import status_cues
from banggiao.model.article import Article
from banggiao.pipeline import load_reader


@pytest.mark.parametrize(
    ("text", "trigger", "cues"),
    [
        ("Ông Lavrov sẽ thăm Lào.", "thăm", [("planned", "sẽ", "near")]),
        ("Nga sẽ từ chối.", "từ chối", [("planned", "sẽ", "near")]),
    ],
)
def test_status_cues_round_a_trigger_without_itself(text: str, trigger: str, cues: list[tuple[str, str, str]]) -> None:
    document = load_reader().annotate(Article("tin", text))
    context = Context.of(document, find_candidates(document))
    scene = next(s for s in context.scenes if text[s.candidate.start : s.candidate.end] == trigger)
    assert status_cues(scene.view, scene.candidate) == cues
