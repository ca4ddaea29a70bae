"""An article as the network sees it: its sentences, the candidates in them, the phrases that may take part in these."""

from __future__ import annotations

from bisect import bisect_left
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from banggiao.extract import when, where
from banggiao.extract.neural.lines import RANKS, Line
from banggiao.extract.neural.vocabulary import UNKNOWN
from banggiao.extract.sides import absent_codes
from banggiao.extract.words import Words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from banggiao.extract.context import Context
    from banggiao.extract.neural.vocabulary import Vocabulary
    from banggiao.extract.scene import Scene

_FURTHER, _NO_PARTY = RANKS - 2, RANKS - 1


class Trigger(NamedTuple):
    """A candidate: the number of its sentence among the lines, the first word of its trigger and where the next begins,
    the number of its kind."""

    row: int
    first: int
    last: int
    kind: int


class Phrase(NamedTuple):
    """A phrase: the number of its sentence among the lines, its first word and where the next begins, what it is
    (`tag`), and the rank of its party among those that the article speaks of most."""

    row: int
    first: int
    last: int
    tag: int
    rank: int


class Offered(NamedTuple):
    """The phrases that may take part in an event, by number.

    `parties`: as `sides.question` lists them, those of the sentence and the absent ones, None if no phrase names one;
    `dates`, `places`: of its sentence and of others, by where they begin.
    """

    parties: Sequence[int | None]
    dates: Mapping[int, int]
    places: Mapping[int, int]

    def phrases(self) -> list[int]:
        """All that are asked about, in order."""
        parties = [number for number in self.parties if number is not None]
        return [*parties, *self.dates.values(), *self.places.values()]


class Layout(NamedTuple):
    """The article. `rows`: of each sentence its number among the lines; `triggers`: of its candidates, in order.

    `units`, `dates`, `places`: the numbers of phrases, of party phrases by sentence, of the others by where they begin;
    `named`: the party phrases of each code.
    """

    context: Context
    lines: Sequence[Line]
    rows: Mapping[int, int]
    triggers: Sequence[Trigger]
    phrases: Sequence[Phrase]
    units: Mapping[int, range]
    dates: Mapping[int, int]
    places: Mapping[int, int]
    named: Mapping[str, Sequence[int]]

    @classmethod
    def of(cls, context: Context, vocabulary: Vocabulary) -> Layout:
        """Lay out an article, every sentence in which a word stands."""
        lines, rows = _lines(context, vocabulary)
        triggers = []
        for scene in context.scenes:
            row, kind = rows[scene.view.index], vocabulary.kinds.get(scene.kind, UNKNOWN)
            triggers.append(Trigger(row, *lines[row].span(scene.candidate.start, scene.candidate.end), kind))
        phrases: list[Phrase] = []

        def add(row: int, start: int, end: int, rank: int) -> int:
            first, last = lines[row].span(start, end)
            phrases.append(Phrase(row, first, last, lines[row].tags[first], rank))
            return len(phrases) - 1

        units: dict[int, range] = {}
        dates: dict[int, int] = {}
        places: dict[int, int] = {}
        named: dict[str, list[int]] = {}
        for index, row in rows.items():
            first = len(phrases)
            for unit in context.views[index].units:
                number = add(row, unit.start, unit.end, _rank(unit.codes, context))
                for code in unit.codes:
                    named.setdefault(code, []).append(number)
            units[index] = range(first, len(phrases))
            for time, *_ in context.dates.get(index, ()):
                dates[time.start] = add(row, time.start, time.end, _NO_PARTY)
            for mention, *_ in context.places[index]:
                places[mention.start] = add(row, mention.start, mention.end, _rank(mention.codes, context))
        return cls(context, lines, rows, triggers, phrases, units, dates, places, named)

    def offered(self, scene: Scene) -> Offered:
        """What may take part in the event of a candidate."""
        context, index = self.context, scene.view.index
        absent = [self._nearest(code, self.rows[index]) for code in absent_codes(scene.view, context)]
        dates = [*context.dates.get(index, ()), *[date for _, date in when.reach(scene, context)]]
        places = [*context.places[index], *where.reach(index, context).values()]
        return Offered(
            [*self.units[index], *absent],
            {date.time.start: self.dates[date.time.start] for date in dates},
            {place[0].start: self.places[place[0].start] for place in places},
        )

    def _nearest(self, code: str, row: int) -> int | None:
        """The last phrase of a party before a sentence, or else the first behind it."""
        numbers = self.named.get(code, ())
        before = bisect_left(numbers, row, key=lambda number: self.phrases[number].row)
        return numbers[max(0, before - 1)] if numbers else None


def _lines(context: Context, vocabulary: Vocabulary) -> tuple[list[Line], dict[int, int]]:
    """The sentences in which a word stands, and the number that each has among these."""
    lines: list[Line] = []
    rows: dict[int, int] = {}
    text = context.document.article.text
    scenes = {index: list(found) for index, found in groupby(context.scenes, key=attrgetter("view.index"))}
    for view in context.views:
        here = scenes.get(view.index, ())
        words = here[0].words if here else Words.of(view.folded, view.sentence)
        if words.words:
            rows[view.index] = len(lines)
            lines.append(Line.of(view, words, here, vocabulary, text))
    return lines, rows


def _rank(codes: Sequence[str], context: Context) -> int:
    ranked = context.ranked
    return min([ranked.index(code) for code in codes if code in ranked], default=_FURTHER)
