"""Whether a candidate stands."""

from __future__ import annotations

from dataclasses import replace

import pytest

from banggiao.extract.candidates import find_candidates
from banggiao.extract.context import Context
from banggiao.extract.extractor import distinct
from banggiao.extract.model import Scorer, shipped_models
from banggiao.extract.neural.net import shipped_net
from banggiao.extract.neural.scores import ArticleScores
from banggiao.extract.standing import ALONE, MODEL, SCHEMAS, decide, met_row, row
from banggiao.model.article import Article
from banggiao.model.event import Argument, EventDate, EventMention, Status, Trigger
from banggiao.model.span import Span
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
    trigger = met_row(here.scenes[0])
    known, unknown = scorer.scores("met", [trigger, trigger._replace(form="xyz")])[:, scorer.columns[ALONE]]
    assert known > 8 > unknown == 0


def test_what_plainly_happens_stands_and_takes_its_words() -> None:
    here = context("Mỹ trừng phạt Iran.")
    network = ArticleScores(shipped_net(), here).standing
    standings = decide(here.scenes, here, Scorer(shipped_models()[MODEL], SCHEMAS), network, 0.5)
    assert "sanction" in {one.scene.kind for one in standings}
    assert decide(here.scenes, here, Scorer(shipped_models()[MODEL], SCHEMAS), [-99.0] * len(network), 0.5) == []


def told(*codes: str, confidence: float, kind: str = "conference", status: Status = Status.PLANNED) -> EventMention:
    """An event of the first sentence in which these take part."""
    return EventMention(
        article="a",
        sentence=Span(0, 60),
        trigger=Trigger("họp", int(confidence * 10), int(confidence * 10) + 3, "vi.x"),
        kind=kind,
        contexts=(),
        actors=tuple(Argument(code, code, "participant", 0, 3) for code in codes),
        recipients=(),
        people=(),
        others=(),
        date=None,
        place=None,
        status=status,
        attribution=(),
        quantities=(),
        confidence=confidence,
        extractor="x",
    )


@pytest.mark.parametrize(
    ("events", "left"),
    [
        ((told("IRN", "BLR", confidence=0.8), told("BLR", confidence=0.5)), [0.8]),
        ((told("IRN", "BLR", confidence=0.5), told("BLR", confidence=0.8)), [0.5, 0.8]),
        ((told("IRN", confidence=0.5), told("IRN", confidence=0.8, status=Status.DENIED)), [0.5, 0.8]),
        ((told("RUS", confidence=0.5, kind="deploy"), told("RUS", confidence=0.8, kind="deploy")), [0.8]),
        ((told("RUS", confidence=0.5, kind="deploy"), told("RUS", "USA", confidence=0.8, kind="deploy")), [0.5, 0.8]),
        # Who travels pays no visit besides; a message is another act than a visit, though of one type.
        ((told("RUS", confidence=0.8, kind="travel"), told("RUS", confidence=0.5, kind="visit")), [0.8]),
        ((told("RUS", confidence=0.8, kind="message"), told("RUS", confidence=0.5, kind="visit")), [0.5, 0.8]),
    ],
)
def test_an_act_told_twice_in_a_sentence_is_one(events: tuple[EventMention, ...], left: list[float]) -> None:
    assert [event.confidence for event in distinct(events)] == left


@pytest.mark.parametrize(("ours", "theirs", "left"), [("2024-03-05", "", 1), ("2024-03-05", "2024-03-06", 2)])
def test_a_missing_date_makes_no_other_act_and_another_date_does(ours: str, theirs: str, left: int) -> None:
    events = [
        replace(told("RUS", confidence=confidence), date=EventDate(day, day, 0, 3, "") if day else None)
        for day, confidence in ((ours, 0.8), (theirs, 0.5))
    ]
    assert len(distinct(events)) == len(distinct(events[::-1])) == left
