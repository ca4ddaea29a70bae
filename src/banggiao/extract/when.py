"""When an event happened: which time expression dates it, its own sentence's or a neighbour's, if any does."""

from __future__ import annotations

from bisect import bisect_left
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from banggiao.annotate.view import count_between
from banggiao.extract import bags
from banggiao.extract.choices import chances, first_chances
from banggiao.extract.date_rows import AWAY, HERE, LIKE, UNDATED, AwayRow, HereRow, LikeRow, UndatedRow
from banggiao.extract.happening import Settled
from banggiao.extract.scene import shortened, way
from banggiao.extract.words import beside, opening, second_left
from banggiao.extract.written import day
from banggiao.model.event import EventDate

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from banggiao.extract.bags import Bags
    from banggiao.extract.candidates import Candidate
    from banggiao.extract.context import Context
    from banggiao.extract.happening import Happening
    from banggiao.extract.model import Scorer
    from banggiao.extract.scene import Scene
    from banggiao.extract.templates import Item
    from banggiao.extract.written import Written
    from banggiao.model.time import TimeExpression

    Dated = Settled[int]  # by where the time stands

MODEL = "when"
ALONE, TOLD = "alone", "told"  # columns: the first look, each event with the dates of its own sentence; the second
_BACK, _AHEAD = 3, 2  # sentences looked at before and after
_MOST = 40  # dates on either side that are looked at: few articles have as many, a hostile one has any number
_SURE = 0.6  # a first look that is as sure of a date is not looked at again
# A date is given from this many times the chance of none on. Many likely dates share what chance there is, "none" has
# its own to itself. Asking for more keeps out more wrong dates than right ones, but misses too many of those told.
_ENOUGH = 0.4
_LIKE = ("same", "kind", "type")
SCHEMAS = {"here": HERE, "away": AWAY, "undated": UNDATED, "like": LIKE, bags.SORT: bags.WORDS}


class DateOption(NamedTuple):
    """A time expression that may date an event, and what is seen of it; `words`: of the event's own sentence."""

    time: TimeExpression
    row: HereRow | AwayRow
    words: Bags = ()

    @property
    def start(self) -> int:
        """Where it begins."""
        return self.time.start


def own_options(event: Happening, context: Context) -> list[DateOption]:
    """The dates of the event's own sentence."""
    return [_own_option(event, date) for date in context.dates.get(event.scene.view.index, ())]


def _own_option(event: Happening, date: Written) -> DateOption:
    row, time = _here(event, date), date.time
    return DateOption(time, row, beside(event.scene, time.start, time.end, row.side))


def far_options(event: Happening, context: Context, dated: Dated) -> list[DateOption]:
    """The dates of neighbouring sentences, and those further off that date something like the event."""
    index = event.scene.view.index
    found = []
    for between, date in reach(event.scene, context):
        like = dated.likeness(event, date.time.start)
        if index - _BACK <= date.sentence <= index + _AHEAD or like in _LIKE:
            found.append(DateOption(date.time, _away(event, date, between, like, context)))
    return found


def reach(scene: Scene, context: Context) -> list[tuple[int, Written]]:
    """The dates of other sentences that are looked at, each with how many stand between it and the trigger."""
    here = bisect_left(context.dated, scene.candidate.start, key=lambda date: date.time.start)
    first = max(0, here - _MOST)
    return [
        (here - place - 1 if place < here else place - here, date)
        for place, date in enumerate(context.dated[first : here + _MOST], first)
        if date.sentence != scene.view.index
    ]


def items(event: Happening, found: Sequence[DateOption], dated: Dated | None) -> Iterator[Item]:
    """What is seen of each option and, last, of none; `dated` is None at the first look."""
    scene = event.scene
    for time, row, words in found:
        if isinstance(row, AwayRow):
            yield (("away", row),)
        elif dated is None:
            yield (("here", row), (bags.SORT, words))
        else:
            yield (("here", row), (bags.SORT, words), ("like", LikeRow(dated.likeness(event, time.start), scene.pos)))
    yield (("undated", _undated(event, found)),)


def first_look(
    events: Sequence[Happening],
    own: Sequence[Sequence[DateOption]],
    model: Scorer,
    network: Sequence[Mapping[int, float]] | None = None,
    share: float = 0.0,
) -> list[list[float]]:
    """Date each event by its own sentence alone: the chance of each of its dates and, last, of none.

    `network`: the scores that it gives dates, if it is asked; `share`: how much of the scores these are.
    """
    return first_chances(
        model, ALONE, own, lambda number: tuple(items(events[number], own[number], None)), network, share
    )


def settled(
    events: Sequence[Happening], own: Sequence[Sequence[DateOption]], chances: Sequence[Sequence[float]]
) -> Dated:
    """The events that the first look dated."""
    looks = []
    for event, mine, one in zip(events, own, chances, strict=True):
        best = max(range(len(one)), key=one.__getitem__)
        if best < len(mine):
            looks.append((event, mine[best].time.start))
    return Settled(looks)


def decide(
    events: Sequence[Happening], context: Context, model: Scorer, network: Sequence[Mapping[int, float]], share: float
) -> list[EventDate | None]:
    """The date of each event, from the likeliest value among the time expressions, or None where none is much likelier.

    Where the first look is unsure, from a second one. `network`: the scores that it gives the dates that may be
    each event's, by where they begin; `share`: how much of the scores these are.
    """
    found = [own_options(event, context) for event in events]
    likely = first_look(events, found, model, network, share)
    dated = settled(events, found, likely)
    unsure = [number for number, one in enumerate(likely) if max(one[:-1], default=0.0) < _SURE]
    for number in unsure:
        found[number] += far_options(events[number], context, dated)
    asked = [tuple(items(events[number], found[number], dated)) for number in unsure]
    theirs = [[network[number][option.start] for option in found[number]] for number in unsure]
    for number, one in zip(unsure, chances(model, TOLD, asked, theirs, share), strict=True):
        likely[number] = one
    text = context.document.article.text
    return [_likeliest(mine, one, text) for mine, one in zip(found, likely, strict=True)]


def _here(event: Happening, date: Written) -> HereRow:
    scene = event.scene
    view, start, time = scene.view, scene.candidate.start, date.time
    before = time.end <= start
    low, high = (time.end, start) if before else (scene.candidate.end, time.start)
    side, path = "L" if before else "R", scene.path(time.start, time.end)
    gap = high - low
    nearest = min(view.times, key=lambda t: start - t.end if t.end <= start else t.start - scene.candidate.end)
    return HereRow(
        scene.kind, scene.type, scene.entry, scene.form, scene.pos, scene.left, scene.right, second_left(scene),
        opening(scene), scene.at, date.grain, side,
        "near" if gap < 15 else "mid" if gap < 60 else "far", way(path), shortened(path, before),
        "012"[min(2, len([t for t in view.times if low <= t.start < high]))],
        "012"[min(2, path.count("v") + path.count("n"))],
        "0123"[min(3, len(view.times))], "01"[min(1, count_between(view.reports, low, high))],
        date.reported, date.heads, "n" if nearest is time else "", date.tense, scene.cues[0][0], event.status,
    )  # fmt: skip


def _away(event: Happening, date: Written, rank: int, like: str, context: Context) -> AwayRow:
    scene, number = event.scene, date.sentence
    own = scene.view
    view = context.views[number]
    first = number == context.dated[0].sentence and date.time is view.times[0]
    return AwayRow(
        scene.kind, scene.type, scene.pos, scene.left, date.grain, str(max(-4, min(4, number - own.index))),
        "before" if number < own.index else "after", like, "012"[min(len(own.times), 2)], scene.at,
        "f" if first else "", "012"[min(2, len(own.codes & view.codes))],
        date.reported, date.heads, date.tense, scene.cues[0][0],
        _again(scene, context.candidates.get(number, ())), "01234"[min(4, len(context.dated))],
        "0123"[min(3, rank)], _speaker(own.index, number, context), event.status,
    )  # fmt: skip


def _again(scene: Scene, there: Sequence[Candidate]) -> str:
    if scene.kind not in [candidate.entry.kind for candidate in there]:
        return ""
    return "entry" if scene.entry in [candidate.entry.id for candidate in there] else "kind"


def _speaker(here: int, there: int, context: Context) -> str:
    mine = context.speakers.get(here)
    if not mine:
        return "none"
    theirs = context.speakers.get(there)
    return "no" if not theirs else "other" if mine.isdisjoint(theirs) else "same"


def _undated(event: Happening, found: Sequence[DateOption]) -> UndatedRow:
    scene = event.scene
    (value1, _, where1), (value2, _, where2), (value3, _, where3) = scene.cues
    return UndatedRow(
        scene.kind, scene.entry, scene.form, scene.pos, scene.left, scene.right,
        "012"[min(2, [type(option.row) for option in found].count(HereRow))], "0123"[min(3, len(found))],
        scene.at, scene.quoted, scene.view.sentence.role, value1, value2, value3, where1, where2, where3, event.status,
    )  # fmt: skip


def _likeliest(found: Sequence[DateOption], chances: Sequence[float], text: str) -> EventDate | None:
    if not found:
        return None
    values = [day(option.time) for option in found]
    together: dict[str, float] = {}
    for value, chance in zip(values, chances, strict=False):
        together[value] = together.get(value, 0.0) + chance
    best = max(together, key=together.__getitem__)
    if not best or together[best] <= _ENOUGH * chances[-1]:
        return None
    ours = [(chance, option) for value, chance, option in zip(values, chances, found, strict=False) if value == best]
    time = max(ours, key=itemgetter(0))[1].time
    return EventDate(best, text[time.start : time.end], time.start, time.end, time.basis)
