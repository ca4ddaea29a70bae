"""What the network makes of an article: of each candidate, and of the phrases beside it."""

from __future__ import annotations

from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from banggiao.extract.neural.batch import Batch, Spans
from banggiao.extract.neural.lines import Line, distance
from banggiao.extract.neural.net import ABSENT, DATE, NO_DATE, NO_PLACE, PLACE
from banggiao.extract.neural.phrases import Beside
from banggiao.extract.neural.vocabulary import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from banggiao.extract.context import Context
    from banggiao.extract.neural.lines import Span
    from banggiao.extract.neural.net import Floats, Net
    from banggiao.extract.scene import Scene

_TOGETHER = 64  # sentences that are read at once: an article of any length takes little memory
_SIDES = 3  # acts, is acted upon, is a party


class Heard(NamedTuple):
    """The scores of one event, of which those for one question mean something beside each other.

    `statuses`: of each. `sides`: a line for each party phrase of the sentence: acts, is
    acted upon, is a party. `absent`: the same for nobody and, from line 1, for the parties that the sentence does not
    name. `dates`, `places`: of each of the sentence, less the score of none.
    """

    statuses: Mapping[str, float]
    sides: Floats
    absent: Floats
    dates: Sequence[float]
    places: Sequence[float]

    def lines(self, absent: int) -> Floats:
        """The scores of the options of a question: each phrase, as many absent parties, nobody."""
        ranks = np.minimum(np.arange(1, absent + 1), ABSENT)
        return np.concatenate([self.sides, self.absent[ranks], self.absent[:1]])


class Hearing:
    """The candidates of an article as the network sees them. `standing`: the log-odds that each stands, in order."""

    __slots__ = (
        "_asking", "_beside", "_known", "_net", "_nothings", "_numbers", "_phrases", "_spans", "_statuses", "standing",
    )  # fmt: skip

    def __init__(self, net: Net, context: Context) -> None:
        self._net = net
        self._numbers = {id(scene): number for number, scene in enumerate(context.scenes)}
        self._beside: dict[int, tuple[int, Beside]] = {}  # by sentence: the number of its first phrase, and all
        self._spans: list[Span] = []  # of candidates
        self._known = 0  # phrases so far
        parts = [self._hear(group, context) for group in _groups(context.scenes)]
        self.standing: list[float] = [score for part in parts for score in part[0].tolist()]
        self._statuses, self._asking, self._nothings, self._phrases = (
            np.concatenate(found) for found in list(zip(*parts, strict=True))[1:]
        )

    def _hear(
        self, group: Sequence[Sequence[Scene]], context: Context
    ) -> tuple[Floats, Floats, Floats, Floats, Floats]:
        """Read sentences, each told by its candidates: their standing, statuses, askings and nothings; the phrases."""
        net, vocabulary = self._net, self._net.vocabulary
        text = context.document.article.text
        lines = [Line.of(scenes, vocabulary, text) for scenes in group]
        spans = [
            (row, line.span(scene.candidate.start, scene.candidate.end))
            for row, (line, scenes) in enumerate(zip(lines, group, strict=True))
            for scene in scenes
        ]
        self._spans += [span for _, span in spans]
        phrases: list[tuple[int, Span]] = []
        tags, ranks = [], []
        for row, (line, scenes) in enumerate(zip(lines, group, strict=True)):
            view = scenes[0].view
            beside = Beside.of(view, context, line)
            self._beside[view.index] = self._known + len(phrases), beside
            for part in beside:
                for span, rank in part:
                    phrases.append((row, span))
                    tags.append(line.tags[span.first])
                    ranks.append(rank)
        self._known += len(phrases)
        batch = Batch.of(lines)
        read = net.read(batch)
        kinds = [vocabulary.kinds.get(scene.kind, UNKNOWN) for scenes in group for scene in scenes]
        triggers = net.triggers(read, Spans.of(batch, spans), np.array(kinds))
        return *triggers, net.phrases(read, Spans.of(batch, phrases), np.array(tags, int), np.array(ranks, int))

    def of(self, scenes: Sequence[Scene]) -> list[Heard]:
        """All that was heard of some candidates, which are events."""
        triggers: list[int] = []
        phrases: list[int] = []
        distances: list[int] = []
        for scene in scenes:
            number = self._numbers[id(scene)]
            first, beside = self._beside[scene.view.index]
            there = [span for part in beside for span, _ in part]
            triggers += [number] * len(there)
            phrases += range(first, first + len(there))
            distances += [distance(self._spans[number], span) for span in there]
        scores = self._net.relations(self._asking[triggers], self._phrases[phrases], np.array(distances, int))
        heard, start = [], 0
        for scene in scenes:
            number = self._numbers[id(scene)]
            ends = np.cumsum([start, *map(len, self._beside[scene.view.index][1])]).tolist()
            nothings = self._nothings[number]
            heard.append(
                Heard(
                    dict(zip(self._net.vocabulary.statuses, self._statuses[number].tolist(), strict=True)),
                    scores[ends[0] : ends[1], :_SIDES],
                    nothings[:NO_DATE].reshape(_SIDES, 1 + ABSENT).T,
                    (scores[ends[1] : ends[2], DATE] - nothings[NO_DATE]).tolist(),
                    (scores[ends[2] : ends[3], PLACE] - nothings[NO_PLACE]).tolist(),
                )
            )
            start = ends[3]
        return heard


def _groups(scenes: Sequence[Scene]) -> list[list[list[Scene]]]:
    """Candidates by sentence, some sentences together."""
    sentences = [list(found) for _, found in groupby(scenes, key=attrgetter("view.index"))]
    return [sentences[start : start + _TOGETHER] for start in range(0, len(sentences), _TOGETHER)]
