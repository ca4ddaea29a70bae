"""Sentences laid out for one step of learning, with all that is asked of them and what is right."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from banggiao.extract.neural.batch import Batch, Spans
from banggiao.extract.neural.lines import distance
from banggiao.extract.neural.net import NOTHINGS, PLACE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from banggiao.evaluate.neural.examples import Options, Sentence
    from banggiao.extract.neural.batch import Numbers
    from banggiao.extract.neural.lines import Span
    from banggiao.extract.neural.net import Floats

COLUMNS = PLACE + 1


class Answers(NamedTuple):
    """Options of many questions end to end. `cells`: of each option in the scores of phrases and, behind these, of
    nothings; `right`: whether it is; `starts`: where each question begins."""

    cells: Numbers
    right: NDArray[np.bool_]
    starts: Numbers

    @classmethod
    def of(cls, found: Sequence[tuple[int, int, Options]], phrases: int) -> Answers:
        """Of questions, each with the number of its trigger and of that trigger's first phrase."""
        cells: list[int] = []
        right: list[bool] = []
        starts: list[int] = []
        for trigger, first, (named, columns, good) in found:
            starts.append(len(cells))
            right += good
            nothing = phrases * COLUMNS + trigger * NOTHINGS
            cells += [
                column + (nothing if phrase is None else (first + phrase) * COLUMNS)
                for phrase, column in zip(named, columns, strict=True)
            ]
        return cls(np.array(cells, np.int64), np.array(right, np.bool_), np.array(starts, np.int64))


class Asked(NamedTuple):
    """Pairs of a candidate (`triggers`: its number) and a phrase of its sentence; `tags`, `distances`, `ranks`: see
    `extract/neural/lines.py`."""

    triggers: Numbers
    spans: Spans
    tags: Numbers
    distances: Numbers
    ranks: Numbers


class Task(NamedTuple):
    """Sentences laid out for one step, with all that is asked of them. `stands`, `statuses`: -1 where not asked."""

    batch: Batch
    spans: Spans
    kinds: Numbers
    stands: Numbers
    statuses: Numbers
    weights: Floats
    phrases: Asked
    choices: Answers
    parties: Answers

    @classmethod
    def of(cls, sentences: Sequence[Sentence]) -> Task:
        """Lay out sentences."""
        batch = Batch.of([sentence.line for sentence in sentences])
        triggers = [(row, trigger) for row, sentence in enumerate(sentences) for trigger in sentence.triggers]
        asked: list[tuple[int, ...]] = []
        spans: list[tuple[int, Span]] = []
        choices, parties = [], []
        for number, (row, trigger) in enumerate(triggers):
            first = len(asked)
            for phrase in trigger.phrases:
                tag = sentences[row].line.tags[phrase.span.first]
                asked.append((number, tag, distance(trigger.span, phrase.span), phrase.rank))
                spans.append((row, phrase.span))
            choices += [(number, first, one) for one in trigger.choices]
            if trigger.parties is not None and trigger.parties.right:
                parties.append((number, first, trigger.parties))
        pairs = np.array(asked, np.int64).reshape(-1, 4)
        return cls(
            batch,
            Spans.of(batch, [(row, trigger.span) for row, trigger in triggers]),
            np.array([trigger.kind for _, trigger in triggers]),
            np.array([-1 if trigger.stands is None else int(trigger.stands) for _, trigger in triggers]),
            np.array([-1 if trigger.status is None else trigger.status for _, trigger in triggers]),
            np.array([sentences[row].weight for row, _ in triggers], np.float32),
            Asked(pairs[:, 0], Spans.of(batch, spans), pairs[:, 1], pairs[:, 2], pairs[:, 3]),
            Answers.of(choices, len(asked)),
            Answers.of(parties, len(asked)),
        )
