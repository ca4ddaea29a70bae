"""The network learns, the same from the same, and is in use what it was in learning."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from banggiao.evaluate.gold import read_gold
from banggiao.evaluate.lessons import prepare
from banggiao.evaluate.neural import examples, losses, teacher
from banggiao.evaluate.neural.tape import Node, Tape
from banggiao.evaluate.neural.tasks import Task
from banggiao.evaluate.neural.teacher import teach
from banggiao.extract.neural import net
from banggiao.pipeline import load_reader

if TYPE_CHECKING:
    from banggiao.evaluate.lessons import Lesson
    from banggiao.evaluate.neural.examples import Example
    from banggiao.extract.neural.vocabulary import Vocabulary

pytest.importorskip("scipy")

OWN = Path(__file__).parents[3] / "training"


@cache
def lessons() -> list[Lesson]:
    found = []
    for gold in read_gold(OWN):
        found.append(prepare(load_reader().annotate(gold.article), gold.events))
        if len(found) == 12:
            break
    return found


@cache
def known() -> Vocabulary:
    return examples.vocabulary(lessons())


@cache
def articles() -> list[Example]:
    return examples.every(lessons(), known(), 2.0)


def test_every_candidate_is_taught_once() -> None:
    for lesson, article in zip(lessons(), articles(), strict=True):
        assert len(article.triggers) == len(article.stands) == len(lesson.context.scenes)
        standing = [number for number, stands in enumerate(article.stands) if stands]
        assert standing == sorted(lesson.alignment.pairs) == [event.number for event in article.events]


def test_a_rival_of_another_kind_does_not_stand_and_one_of_the_same_is_left_open() -> None:
    open_, closed = set(), set()
    for lesson, article in zip(lessons(), articles(), strict=True):
        scenes = lesson.context.scenes
        over = [scenes[number] for number in lesson.alignment.pairs]
        for number in lesson.alignment.unsure:
            here = scenes[number].candidate
            kinds = {
                scene.kind
                for scene in over
                if scene.view.index == here.sentence
                and scene.candidate.start < here.end
                and here.start < scene.candidate.end
            }
            (open_ if not kinds or scenes[number].kind in kinds else closed).add(article.stands[number])
    assert (open_, closed) == ({None}, {False})


def test_a_choice_has_a_right_and_a_wrong_option() -> None:
    for article in articles():
        for event in article.events:
            assert len(event.phrases) == len(event.distances)
            for choice in event.choices:
                assert any(choice.right)
                assert not all(choice.right)
                assert len(choice.phrases) == len(choice.columns) == len(choice.right)
                assert all(phrase is None or phrase < len(event.phrases) for phrase in choice.phrases)


def test_dates_of_other_sentences_are_taught() -> None:
    """Some event is dated by a sentence that is not its own, and that option alone is right."""
    away = net.AWAY + net.DATE
    found = [
        choice
        for article in articles()
        for event in article.events
        for choice in event.choices
        if choice.columns[-1] == net.NO_DATE
    ]
    right = [[column for column, good in zip(one.columns, one.right, strict=True) if good] for one in found]
    assert any(set(columns) == {away} for columns in right)
    assert any(columns == [net.NO_DATE] for columns in right)


def test_frequent_words_are_known() -> None:
    assert {"và", ",", "nga"} <= known().words.keys()
    assert all(0 < number <= len(known().words) for number in known().words.values())


def test_names_are_left_out_more_often_than_times_and_other_words() -> None:
    tags, shares = known().tags, teacher._unknown(known())
    assert shares[tags["state"]] == shares[tags["person"]] > shares[tags["time"]] == shares[tags["time+"]] == shares[0]


def test_learning_takes_off_the_loss_and_is_the_same_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(teacher, "_EPOCHS", 6)
    monkeypatch.setattr(teacher, "_TOGETHER", 1)
    told: list[str] = []
    first = teach(articles(), known(), told.append)
    assert first.dump() == teach(articles(), known()).dump()
    losses = [float(line.split(": ")[1].split()[0]) for line in told]
    assert losses[5] < losses[0]


def test_the_network_in_use_is_the_one_that_learned(monkeypatch: pytest.MonkeyPatch) -> None:
    for share in ("_DROP", "_DROP_INPUTS", "_DROP_WORDS", "_DROP_NAMES"):
        monkeypatch.setattr(teacher, share, 0.0)
    chance = np.random.default_rng(0)
    weights = {name: Node(value) for name, value in teacher._fresh(known(), chance).items()}
    task = Task.of(articles()[:3])
    lost = teacher._step(task, weights, teacher._unknown(known()), Tape(chance), chance)
    ours = net.Net.of({name: node.value for name, node in weights.items()}, known())
    read = ours.read(task.batch)
    triggers = ours.triggers(read, task.triggers, task.kinds)
    seen = ours.phrases(read, task.phrases, task.tags, task.ranks)
    pairs = task.pairs
    relations = ours.relations(triggers.asking[pairs.triggers], seen[pairs.phrases], pairs.distances)
    both = np.concatenate([relations, relations], axis=1)  # the columns of either distance, of which one is asked
    scores = np.concatenate([both.ravel(), triggers.nothings.ravel()])
    again = [
        losses.decided(triggers.standing, task)[0],
        losses.classed(triggers.statuses, task)[0],
        losses.chosen(scores, task.choices, np.zeros_like(scores)),
        losses.marked(scores, task.parties, np.zeros_like(scores)),
    ]
    assert lost.tolist() == pytest.approx(again, rel=1e-4)
