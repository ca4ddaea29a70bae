"""What the network makes of an article: of each candidate, and of the phrases that may take part in its event."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from banggiao.extract.neural.batch import Batch, Spans
from banggiao.extract.neural.layout import Layout, Phrase, Trigger
from banggiao.extract.neural.lines import apart
from banggiao.extract.neural.net import DATE, NO_DATE, NO_PLACE, PLACE, SIDES, nobody

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from banggiao.extract.context import Context
    from banggiao.extract.neural.batch import Numbers
    from banggiao.extract.neural.layout import Offered
    from banggiao.extract.neural.lines import Line
    from banggiao.extract.neural.net import Net
    from banggiao.extract.neural.recurrent import Floats
    from banggiao.extract.scene import Scene

_TOGETHER = 64  # sentences that are read at once: an article of any length takes little memory


class EventScores(NamedTuple):
    """The scores of one event, of which those for one question mean something beside each other.

    `statuses`: of each. `sides`: a line for each option of its question: acts, is acted upon, is a party. `dates`,
    `places`: of each that may be its, by where it begins, less the score of none.
    """

    statuses: Mapping[str, float]
    sides: Floats
    dates: Mapping[int, float]
    places: Mapping[int, float]


class ArticleScores:
    """The candidates of an article as the network sees them. `standing`: the log-odds that each stands, in order."""

    __slots__ = ("_asking", "_layout", "_net", "_nothings", "_numbers", "_phrases", "_places", "_statuses", "standing")

    def __init__(self, net: Net, context: Context) -> None:
        self._net = net
        self._layout = layout = Layout.of(context, net.vocabulary)
        self._numbers = {id(scene): number for number, scene in enumerate(context.scenes)}
        self._places = _table(layout.triggers, len(Trigger._fields)), _table(layout.phrases, len(Phrase._fields))
        parts = [_read(net, layout.lines, *self._places, start) for start in range(0, len(layout.lines), _TOGETHER)]
        standing, self._statuses, self._asking, self._nothings, self._phrases = (
            np.concatenate(found) for found in zip(*parts, strict=True)
        )
        self.standing: list[float] = standing.tolist()

    def of(self, scenes: Sequence[Scene]) -> list[EventScores]:
        """The scores of some candidates, which are events."""
        numbers = [self._numbers[id(scene)] for scene in scenes]
        offered = [self._layout.offered(scene) for scene in scenes]
        beside = [one.phrases() for one in offered]
        asked = np.repeat(np.array(numbers, int), [len(found) for found in beside])
        phrases = np.array(list(chain.from_iterable(beside)), int)
        distances = apart(self._places[0][asked], self._places[1][phrases])
        found = self._net.relations(self._asking[asked], self._phrases[phrases], distances)
        scores = iter(found.tolist())
        return [self._event(number, one, scores) for number, one in zip(numbers, offered, strict=True)]

    def _event(self, number: int, offered: Offered, scores: Iterator[list[float]]) -> EventScores:
        """The scores of a candidate; takes its phrases' scores."""
        nothings = self._nothings[number].tolist()
        unnamed = [nothings[nobody(side, unnamed=True)] for side in range(SIDES)]
        sides = [unnamed if phrase is None else next(scores)[:SIDES] for phrase in offered.parties]
        sides.append([nothings[nobody(side)] for side in range(SIDES)])
        return EventScores(
            dict(zip(self._net.vocabulary.statuses, self._statuses[number].tolist(), strict=True)),
            np.array(sides, np.float32),
            {start: next(scores)[DATE] - nothings[NO_DATE] for start in offered.dates},
            {start: next(scores)[PLACE] - nothings[NO_PLACE] for start in offered.places},
        )


def _table(found: Sequence[tuple[int, ...]], width: int) -> Numbers:
    return np.fromiter(chain.from_iterable(found), int, len(found) * width).reshape(-1, width)


def _read(
    net: Net, lines: Sequence[Line], triggers: Numbers, phrases: Numbers, start: int
) -> tuple[Floats, Floats, Floats, Floats, Floats]:
    """Read some sentences from number `start` on: standing, statuses, askings and nothings of their candidates, and
    their phrases."""
    batch = Batch.of(lines[start : start + _TOGETHER])
    read = net.read(batch)
    triggers, phrases = _of_rows(triggers, start), _of_rows(phrases, start)
    spans, beside = Spans.of(batch, triggers), Spans.of(batch, phrases)
    (*_, kinds), (*_, tags, ranks) = triggers.T, phrases.T
    return *net.triggers(read, spans, kinds), net.phrases(read, beside, tags, ranks)


def _of_rows(found: Numbers, start: int) -> Numbers:
    """What stands in the sentences from number `start` on that are read at once, by these; in order, as all are."""
    first, last = np.searchsorted(found[:, 0], (start, start + _TOGETHER))
    here = found[first:last].copy()
    here[:, 0] -= start
    return here
