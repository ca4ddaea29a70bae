"""What the network makes of an article: of each candidate, and of the phrases that may take part in its event."""

from __future__ import annotations

from bisect import bisect_left
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple, TypeVar

import numpy as np

from banggiao.extract.neural.batch import Batch, Spans
from banggiao.extract.neural.layout import Layout, Phrase, Trigger, apart
from banggiao.extract.neural.net import DATE, NO_DATE, NO_PLACE, PLACE, SIDES, nobody

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from banggiao.extract.context import Context
    from banggiao.extract.neural.layout import Offered
    from banggiao.extract.neural.net import Net
    from banggiao.extract.neural.recurrent import Floats
    from banggiao.extract.scene import Scene

_Placed = TypeVar("_Placed", Trigger, Phrase)
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

    __slots__ = ("_asking", "_layout", "_net", "_nothings", "_numbers", "_phrases", "_statuses", "standing")

    def __init__(self, net: Net, context: Context) -> None:
        self._net = net
        self._layout = layout = Layout.of(context, net.vocabulary)
        self._numbers = {id(scene): number for number, scene in enumerate(context.scenes)}
        parts = [_read(net, layout, start) for start in range(0, len(layout.lines), _TOGETHER)]
        standing, self._statuses, self._asking, self._nothings, self._phrases = (
            np.concatenate(found) for found in zip(*parts, strict=True)
        )
        self.standing: list[float] = standing.tolist()

    def of(self, scenes: Sequence[Scene]) -> list[EventScores]:
        """The scores of some candidates, which are events."""
        layout = self._layout
        numbers = [self._numbers[id(scene)] for scene in scenes]
        offered = [layout.offered(scene) for scene in scenes]
        pairs = [(number, phrase) for number, one in zip(numbers, offered, strict=True) for phrase in one.phrases()]
        asked, phrases = np.array(pairs, int).reshape(-1, 2).T
        distances = [apart(layout.triggers[number], layout.phrases[phrase]) for number, phrase in pairs]
        found = self._net.relations(self._asking[asked], self._phrases[phrases], np.array(distances, int))
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


def _read(net: Net, layout: Layout, start: int) -> tuple[Floats, Floats, Floats, Floats, Floats]:
    """Read some sentences from number `start` on: standing, statuses, askings and nothings of their candidates, and
    their phrases."""
    batch = Batch.of(layout.lines[start : start + _TOGETHER])
    read = net.read(batch)
    triggers, phrases = _rows(layout.triggers, start), _rows(layout.phrases, start)
    spans, beside = (Spans.of(batch, [(one.row - start, one.span) for one in found]) for found in (triggers, phrases))
    kinds = np.array([trigger.kind for trigger in triggers], int)
    tags, ranks = (np.array(found, int) for found in ([one.tag for one in phrases], [one.rank for one in phrases]))
    return *net.triggers(read, spans, kinds), net.phrases(read, beside, tags, ranks)


def _rows(found: Sequence[_Placed], start: int) -> Sequence[_Placed]:
    """Those of sentences from number `start` on that are read at once; `found`: in the order of sentences."""
    first, last = (bisect_left(found, row, key=attrgetter("row")) for row in (start, start + _TOGETHER))
    return found[first:last]
