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
    from banggiao.evaluate.neural.examples import Sentence
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
def sentences() -> list[Sentence]:
    return examples.every(lessons(), known(), 2.0)


def test_every_candidate_is_taught_once() -> None:
    assert sum(len(sentence.triggers) for sentence in sentences()) == sum(
        len(lesson.context.scenes) for lesson in lessons()
    )
    standing = [t for sentence in sentences() for t in sentence.triggers if t.stands]
    assert len(standing) == sum(len(lesson.alignment.pairs) for lesson in lessons())
    assert all(trigger.status is not None for trigger in standing)


def test_a_choice_has_a_right_and_a_wrong_option() -> None:
    for sentence in sentences():
        for trigger in sentence.triggers:
            for choice in trigger.choices:
                assert any(choice.right)
                assert not all(choice.right)
                assert len(choice.phrases) == len(choice.columns) == len(choice.right)


def test_frequent_words_are_known() -> None:
    assert {"và", ",", "nga"} <= known().words.keys()
    assert all(0 < number <= len(known().words) for number in known().words.values())


def test_learning_takes_off_the_loss_and_is_the_same_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(teacher, "_EPOCHS", 3)
    told: list[str] = []
    first = teach(sentences(), known(), told.append)
    assert first.dump() == teach(sentences(), known()).dump()
    losses = [float(line.split(": ")[1].split()[0]) for line in told]
    assert losses[2] < losses[0]


def test_the_network_in_use_is_the_one_that_learned(monkeypatch: pytest.MonkeyPatch) -> None:
    for share in ("_DROP", "_DROP_INPUTS", "_DROP_WORDS"):
        monkeypatch.setattr(teacher, share, 0.0)
    chance = np.random.default_rng(0)
    weights = {name: Node(value) for name, value in teacher._fresh(known(), chance).items()}
    task = Task.of(sentences()[:20])
    lost = teacher._step(task, weights, Tape(chance), chance)
    ours = net.Net({name: node.value for name, node in weights.items()}, known())
    read = ours.read(task.batch)
    triggers = ours.triggers(read, task.spans, task.kinds)
    asked = task.phrases
    seen = ours.phrases(read, asked.spans, asked.tags, asked.ranks)
    relations = ours.relations(triggers.asking[asked.triggers], seen, asked.distances)
    scores = np.concatenate([relations.ravel(), triggers.nothings.ravel()])
    again = [
        losses.decided(triggers.standing, task)[0],
        losses.classed(triggers.statuses, task)[0],
        losses.chosen(scores, task.choices, np.zeros_like(scores)),
        losses.marked(scores, task.parties, np.zeros_like(scores)),
    ]
    assert lost.tolist() == pytest.approx(again, rel=1e-4)
