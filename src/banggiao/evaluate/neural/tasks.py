"""Articles laid out for one step of learning, with all that is asked of them and what is right."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from banggiao.extract.neural.batch import Batch, Spans
from banggiao.extract.neural.layout import Phrase, Trigger
from banggiao.extract.neural.net import AWAY, NOTHINGS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from banggiao.evaluate.neural.examples import Example, Options
    from banggiao.extract.neural.batch import Numbers
    from banggiao.extract.neural.recurrent import Floats

COLUMNS = 2 * AWAY


class Answers(NamedTuple):
    """Options of many questions end to end. `cells`: of each option in the scores of pairs and, behind these, of
    nothings; `right`: whether it is; `starts`: where each question begins."""

    cells: Numbers
    right: NDArray[np.bool_]
    starts: Numbers

    @classmethod
    def of(cls, found: Sequence[tuple[int, int, Options]], pairs: int) -> Answers:
        """Of questions, each with the number of its trigger and of that trigger's first pair."""
        cells: list[int] = []
        right: list[bool] = []
        starts: list[int] = []
        for trigger, first, (named, columns, good) in found:
            starts.append(len(cells))
            right += good
            nothing = pairs * COLUMNS + trigger * NOTHINGS
            cells += [
                column + (nothing if phrase is None else (first + phrase) * COLUMNS)
                for phrase, column in zip(named, columns, strict=True)
            ]
        return cls(np.array(cells, np.int64), np.array(right, np.bool_), np.array(starts, np.int64))


class Pairs(NamedTuple):
    """Events beside their phrases: the numbers of the candidate and of the phrase, and how far apart they are."""

    triggers: Numbers
    phrases: Numbers
    distances: Numbers


class Task(NamedTuple):
    """Articles laid out for one step, with all that is asked of them. `triggers` and `kinds`: of candidates; `phrases`,
    `tags` and `ranks`: of phrases; `stands`, `statuses`: -1 where not asked."""

    batch: Batch
    triggers: Spans
    kinds: Numbers
    stands: Numbers
    statuses: Numbers
    weights: Floats
    phrases: Spans
    tags: Numbers
    ranks: Numbers
    pairs: Pairs
    choices: Answers
    parties: Answers

    @classmethod
    def of(cls, examples: Sequence[Example]) -> Task:
        """Lay out articles."""
        batch = Batch.of([line for example in examples for line in example.lines])
        rows = np.cumsum([0, *[len(example.lines) for example in examples]]).tolist()
        triggers = _table(rows, [example.triggers for example in examples], len(Trigger._fields))
        phrases = _table(rows, [example.phrases for example in examples], len(Phrase._fields))
        (*_, kinds), (*_, tags, ranks) = triggers.T, phrases.T
        stands = [-1 if one is None else int(one) for example in examples for one in example.stands]
        statuses = np.full(len(triggers), -1)
        pairs: list[tuple[int, int, int]] = []
        choices, parties = [], []
        trigger = phrase = 0  # before those of the article
        for example in examples:
            for event in example.events:
                number, first = trigger + event.number, len(pairs)
                statuses[number] = event.status
                pairs += [
                    (number, phrase + one, distance)
                    for one, distance in zip(event.phrases, event.distances, strict=True)
                ]
                choices += [(number, first, one) for one in event.choices]
                if event.parties is not None and event.parties.right:
                    parties.append((number, first, event.parties))
            trigger += len(example.triggers)
            phrase += len(example.phrases)
        return cls(
            batch,
            Spans.of(batch, triggers),
            kinds,
            np.array(stands),
            statuses,
            np.array([example.weight for example in examples for _ in example.triggers], np.float32),
            Spans.of(batch, phrases),
            tags,
            ranks,
            Pairs(*np.array(pairs, np.int64).reshape(-1, 3).T),
            Answers.of(choices, len(pairs)),
            Answers.of(parties, len(pairs)),
        )


def _table(rows: Sequence[int], articles: Sequence[Sequence[Trigger | Phrase]], width: int) -> Numbers:
    """Candidates or phrases of articles, a line each; `rows`: how many sentences stand before each article."""
    found = [(row + one.row, *one[1:]) for row, here in zip(rows, articles, strict=False) for one in here]
    return np.array(found, np.int64).reshape(-1, width)
