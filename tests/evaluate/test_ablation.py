"""Extractors that lack one component, on sentences written for the purpose; nothing is learned here."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from banggiao.evaluate import ablation
from banggiao.evaluate.lessons import prepare
from banggiao.extract import judge, size, standing, status, when, where
from banggiao.extract.extractor import RuleExtractor
from banggiao.extract.model import Model, Scorer, shipped_models
from banggiao.extract.neural.net import shipped_net
from banggiao.extract.standing_rows import BesideRow
from banggiao.model.article import Article
from banggiao.pipeline import load_reader

if TYPE_CHECKING:
    from collections.abc import Sequence

    from banggiao.evaluate.lessons import Lesson
    from banggiao.lang.language import Language
    from banggiao.model.event import EventMention

TEXT = (
    "Ngoại trưởng Nga thăm Lào ngày 3/5/2024 tại thủ đô Viêng Chăn. Chuyến thăm kéo dài ba ngày. "
    "Hai bên hội đàm và ký một hiệp định. Trong chuyến thăm, ông gặp Thủ tướng. Cuộc gặp diễn ra cởi mở."
)


def read(name: str) -> tuple[EventMention, ...]:
    """What is read of TEXT without the component `name`."""
    reader = load_reader()
    makers = dict(ablation.variants(reader.language, shipped_models(), shipped_net()))
    return makers[name]().extract(reader.annotate(Article("tin", TEXT)))


def whole() -> tuple[EventMention, ...]:
    return load_reader().read(Article("tin", TEXT)).events


def named_in_its_sentence(event: EventMention) -> bool:
    start, end = event.sentence
    return all(start <= party.start < end for party in (*event.actors, *event.recipients))


def test_all_events_are_read_with_and_without() -> None:
    names = [name for name, _ in ablation.variants(load_reader().language, shipped_models(), shipped_net())]
    assert len(names) == len(set(names)) == 9
    triggers = {event.trigger.start for event in whole()}
    assert len(triggers) > 2
    assert all({event.trigger.start for event in read(name)} <= triggers for name in names if name != "the network")


def test_without_the_network_events_are_as_likely_as_the_templates_say() -> None:
    told = {event.trigger.start: event.confidence for event in read("the network")}
    mixed = {event.trigger.start: event.confidence for event in whole()}
    assert any(told[start] != mixed[start] for start in told.keys() & mixed.keys())


def test_parties_of_other_sentences_are_none() -> None:
    assert not all(map(named_in_its_sentence, whole()))
    assert all(map(named_in_its_sentence, read("parties that the sentence does not name")))


@pytest.mark.parametrize("name", ["dates of other sentences", "the second look at dates"])
def test_dates_of_other_sentences_are_none(name: str) -> None:
    dates = [(event.sentence, event.date) for event in read(name) if event.date]
    assert dates
    assert all(sentence.start <= date.start < sentence.end for sentence, date in dates)
    assert any(event.date and event.date.start < event.sentence.start for event in whole())


def test_places_of_other_sentences_are_none() -> None:
    places = [(event.sentence, event.place) for event in read("the second look at places") if event.place]
    assert places
    assert all(sentence.start <= place.start < sentence.end for sentence, place in places)


def test_the_first_look_takes_the_place_of_the_second() -> None:
    models = shipped_models()
    sides = ablation._sides_alone(models)
    for name, to, from_ in (
        (judge.SIDES, judge.ACTOR, judge.ACTOR_ALONE),
        (judge.SIDES, judge.RECIPIENT, judge.RECIPIENT_ALONE),
        (judge.MUTUAL, judge.TOLD, judge.ALONE),
    ):
        before, after = models[name], sides[name]
        column = after.columns.index(to)
        assert after.bias[column] == before.bias[before.columns.index(from_)]
        # The first look sees nothing of other events.
        assert all(row[column] == 0 for rows in after.features["echo"].weights().values() for row in rows.values())
        second = before.columns.index(to)
        assert any(row[second] for rows in before.features["echo"].weights().values() for row in rows.values())
    before, after = models[status.MODEL], ablation._status_alone(models)[status.MODEL]
    assert {after.bias[number] for number, name in enumerate(after.columns) if name.startswith(status.TOLD)} == {
        before.bias[number] for number, name in enumerate(before.columns) if name.startswith(status.ALONE)
    }
    assert not any(any(row) for rows in after.features["told"].weights().values() for row in rows.values())
    assert {*ablation._dates_alone(models), *ablation._places_alone(models)} == {when.MODEL, where.MODEL}


def test_without_the_second_look_candidates_are_seen_by_themselves() -> None:
    models = shipped_models()
    alone = ablation._standing_alone(models)[standing.MODEL]
    whole, scorer = (Scorer(model, standing.SCHEMAS) for model in (models[standing.MODEL], alone))
    rows = [BesideRow("visit", "CONSULT", "3", "6", "7", "6", "6", "6c", "6c", "visit")]
    assert whole.scores("beside", rows)[0, whole.columns[standing.TOLD]] < 0
    assert not scorer.scores("beside", rows).any()
    assert alone.bias[scorer.columns[standing.TOLD]] == alone.bias[scorer.columns[standing.ALONE]]


def test_without_sizes_none_is_likelier() -> None:
    sizes = ablation._any_size(shipped_models())[size.MODEL]
    assert sizes == Model(("1", "2", "3", "4"), (0.0, 0.0, 0.0, 0.0), {})


def test_weights_are_learned_without_the_articles_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[list[str]] = []

    def learn(language: Language, lessons: Sequence[Lesson]) -> RuleExtractor:
        seen.append([lesson.context.document.article.id for lesson in lessons])
        return RuleExtractor.of(language, shipped_models(), shipped_net())

    monkeypatch.setattr(ablation, "learned", learn)
    reader = load_reader()
    a, b, c = (prepare(reader.annotate(Article(name, "Nga thăm Lào.")), []) for name in "abc")
    makers = list(ablation.retrained(reader.language, {"own": [b], "stand-off": [c]}, [a]))
    assert seen == []  # until one is asked for
    assert [(name, make().name) for name, make in makers] == [
        ("own", reader.extractor.name),
        ("stand-off", reader.extractor.name),
    ]
    assert seen == [["a", "c"], ["a", "b"]]
