"""Whether a candidate stands."""

from __future__ import annotations

import pytest

from banggiao.extract.candidates import find_candidates
from banggiao.extract.context import Context
from banggiao.extract.model import Scorer, shipped_models
from banggiao.extract.standing import MODEL, SCHEMAS, Standing, choose, decide, met_row, row
from banggiao.model.article import Article
from banggiao.pipeline import load_reader


def context(text: str) -> Context:
    document = load_reader().annotate(Article("a", text))
    return Context.of(document, find_candidates(document))


@pytest.mark.parametrize(("met", "word"), [(0, "never"), (1, "rarely"), (3, "some"), (7, "some"), (8, "often")])
def test_a_row_says_how_well_its_trigger_is_known(met: int, word: str) -> None:
    here = context("Nga trừng phạt Lào.")
    assert row(here.scenes[0], here, met).met == word


def test_the_weights_know_how_many_articles_have_a_trigger() -> None:
    here = context("Nga trừng phạt Lào.")
    scorer = Scorer(shipped_models()[MODEL], SCHEMAS)
    ((known,),) = scorer.scores("met", [met_row(here.scenes[0])])
    ((unknown,),) = scorer.scores("met", [met_row(here.scenes[0])._replace(form="xyz")])
    assert known > 8 > unknown == 0


def test_what_plainly_happens_stands_and_takes_its_words() -> None:
    here = context("Mỹ trừng phạt Iran.")
    standings = decide(here.scenes, here, Scorer(shipped_models()[MODEL], SCHEMAS))
    assert "sanction" in {one.scene.kind for one in standings}
    doubled = [Standing(standings[0].scene, 0.6), Standing(standings[0].scene, 0.9)]
    assert [one.probability for one in choose(doubled)] == [0.9]
