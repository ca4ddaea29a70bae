"""When an event happened: which time expression dates it, its own sentence's or a neighbour's, if any does."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from banggiao.annotate.view import count_between
from banggiao.extract.happening import Settled
from banggiao.extract.model import softmax
from banggiao.extract.scene import shortened, way
from banggiao.extract.templates import Schema
from banggiao.model.event import EventDate

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from banggiao.annotate.view import SentenceView
    from banggiao.extract.candidates import Candidate
    from banggiao.extract.context import Context
    from banggiao.extract.happening import Happening
    from banggiao.extract.model import Scorer
    from banggiao.extract.scene import Scene
    from banggiao.extract.templates import Item
    from banggiao.model.time import TimeExpression

    Dated = Settled[int]  # by where the time stands

MODEL = "when"
ALONE, TOLD = "alone", "told"  # columns: the first look, each event with the dates of its own sentence; the second
_BACK, _AHEAD = 3, 2  # sentences looked at before and after
_MOST = 40  # dates on either side that are looked at: few articles have as many, a hostile one has any number
_LIKE = ("same", "kind", "type")


class HereRow(NamedTuple):
    """What tells whether a time of the event's own sentence dates it."""

    kind: str
    pos: str
    grain: str
    side: str
    gap: str
    way: str
    path: str
    between: str  # how many other times stand between
    events: str  # how many other triggers stand between
    dates: str
    reports: str
    reported: str  # whether a verb of saying stands next to the time
    heads: str  # whether it opens the sentence
    nearest: str  # whether no time stands nearer
    tense: str  # before, on or after the day of publication
    value: str | None  # the nearest status cue


HERE = Schema.of(
    HereRow._fields,
    (
        "grain", "kind grain", "kind", "side gap", "side way", "side way pos", "side between", "side kind reports",
        "dates side", "reported", "reported kind", "reported side way", "heads side", "heads kind", "nearest side",
        "side path", "side events", "events way", "events nearest side", "pos side path", "tense value", "tense kind",
        "heads way", "reported heads events", "dates events nearest",
    ),
)  # fmt: skip


class AwayRow(NamedTuple):
    """What tells whether a time of another sentence dates the event."""

    kind: str
    type: str
    pos: str
    grain: str
    away: str
    direction: str
    like: str
    own: str  # how many times the event's own sentence has
    at: str
    first: str  # whether it is the first time of its sentence, and none stands before
    shared: str  # how many parties both sentences name
    reported: str
    heads: str
    tense: str
    value: str | None
    again: str  # whether that sentence has a trigger of the same kind, of the same lexicon entry
    dates: str  # how many dates the article has
    rank: str  # how many dates stand between
    speaker: str  # whether both sentences have a source of the same party


AWAY = Schema.of(
    AwayRow._fields,
    (
        "away", "grain", "kind away", "kind grain", "like", "like away", "own like", "at direction like", "type like",
        "pos like", "first direction like", "shared like", "reported direction", "reported at", "heads direction",
        "tense value", "again like", "again away", "own away", "own at direction", "again shared own", "pos away own",
        "dates like", "dates at direction", "rank direction", "rank like", "rank own at", "kind reported",
        "type reported like", "speaker reported", "speaker type", "speaker type reported direction",
        "type at direction", "again rank at", "dates rank own at",
    ),
)  # fmt: skip


class UndatedRow(NamedTuple):
    """What tells that nothing dates the event."""

    kind: str
    entry: str
    pos: str
    here: str
    found: str
    at: str
    quoted: str
    role: str
    value1: str | None
    value2: str | None
    value3: str | None
    where1: str | None
    where2: str | None
    where3: str | None
    any: str = "any"


UNDATED = Schema.of(
    UndatedRow._fields,
    (
        "any", "kind", "entry", "here found", "kind here", "pos here", "at here", "quoted", "role", "value where here",
        "kind pos here",
    ),
)  # fmt: skip
class LikeRow(NamedTuple):
    """What the first look tells of a time of the event's own sentence: how like the events are that it dates."""

    like: str
    pos: str


LIKE = Schema.of(LikeRow._fields,
    (
        "like", "like pos",
    ),
)  # fmt: skip
SCHEMAS = {"here": HERE, "away": AWAY, "undated": UNDATED, "like": LIKE}


class DateOption(NamedTuple):
    """A time expression that may date an event, and what is seen of it."""

    time: TimeExpression
    row: HereRow | AwayRow


def own_options(event: Happening, context: Context) -> list[DateOption]:
    """The dates of the event's own sentence."""
    scene = event.scene
    return [DateOption(time, _here(scene, time, context)) for time in context.dates.get(scene.view.index, ())]


def far_options(event: Happening, context: Context, dated: Dated) -> list[DateOption]:
    """The dates of neighbouring sentences, and those further off that date something like the event."""
    index = event.scene.view.index
    here = bisect_left(context.dated, event.scene.candidate.start, key=lambda option: option[0].start)
    found = []
    first = max(0, here - _MOST)
    for place, (time, number) in enumerate(context.dated[first : here + _MOST], first):
        if number != index:
            like = dated.likeness(event, time.start)
            if index - _BACK <= number <= index + _AHEAD or like in _LIKE:
                between = here - place - 1 if place < here else place - here
                found.append(DateOption(time, _away(event.scene, (time, number, between), like, context)))
    return found


def items(event: Happening, found: Sequence[DateOption], dated: Dated | None) -> Iterator[Item]:
    """What is seen of each option and, last, of none; `dated` is None at the first look."""
    pos = event.scene.pos
    for time, row in found:
        if isinstance(row, AwayRow):
            yield (("away", row),)
        elif dated is None:
            yield (("here", row),)
        else:
            yield (("here", row), ("like", LikeRow(dated.likeness(event, time.start), pos)))
    yield (("undated", _undated(event.scene, found)),)


def first_look(events: Sequence[Happening], own: Sequence[Sequence[DateOption]], model: Scorer) -> Dated:
    """Date each event by its own sentence alone."""
    asked = [(event, mine) for event, mine in zip(events, own, strict=True) if mine]
    scores = model.choices([tuple(items(event, mine, None)) for event, mine in asked], ALONE)
    looks = []
    for (event, mine), one in zip(asked, scores, strict=True):
        best = max(range(len(one)), key=one.__getitem__)
        if best < len(mine):
            looks.append((event, mine[best].time.start))
    return Settled(looks)


def decide(events: Sequence[Happening], context: Context, model: Scorer) -> Iterator[EventDate | None]:
    """The date of each event, from the likeliest value among the time expressions, or None where none is likelier."""
    found = [own_options(event, context) for event in events]
    dated = first_look(events, found, model)
    for event, mine in zip(events, found, strict=True):
        mine += far_options(event, context, dated)
    asked = [tuple(items(event, mine, dated)) for event, mine in zip(events, found, strict=True)]
    for mine, scores in zip(found, model.choices(asked, TOLD), strict=True):
        yield _likeliest(mine, softmax(scores), context.document.article.text)


def _here(scene: Scene, time: TimeExpression, context: Context) -> HereRow:
    view, start = scene.view, scene.candidate.start
    before = time.end <= start
    low, high = (time.end, start) if before else (scene.candidate.end, time.start)
    side, path = "L" if before else "R", scene.path(time.start, time.end)
    gap = high - low
    nearest = min(view.times, key=lambda t: start - t.end if t.end <= start else t.start - scene.candidate.end)
    return HereRow(
        scene.kind, scene.pos, _grain(time.value), side,
        "near" if gap < 15 else "mid" if gap < 60 else "far", way(path), shortened(path, before),
        "012"[min(2, len([t for t in view.times if low <= t.start < high]))],
        "012"[min(2, path.count("v") + path.count("n"))],
        "0123"[min(3, len(view.times))], "01"[min(1, count_between(view.reports, low, high))],
        _reported(view, time), "h" if time.start - view.sentence.start < 4 else "", "n" if nearest is time else "",
        context.tense(time), scene.cues[0][0],
    )  # fmt: skip


def _away(scene: Scene, option: tuple[TimeExpression, int, int], like: str, context: Context) -> AwayRow:
    time, number, rank = option
    view, own = context.views[number], scene.view
    first = time is view.times[0] and number == context.dated[0][1]
    return AwayRow(
        scene.kind, scene.type, scene.pos, _grain(time.value), str(max(-4, min(4, number - own.index))),
        "before" if number < own.index else "after", like, "012"[min(len(own.times), 2)], scene.at,
        "f" if first else "", "012"[min(2, len(own.codes & view.codes))],
        _reported(view, time), "h" if time.start - view.sentence.start < 4 else "",
        context.tense(time), scene.cues[0][0],
        _again(scene, context.candidates.get(number, ())), "01234"[min(4, len(context.dated))],
        "0123"[min(3, rank)], _speaker(own.index, number, context),
    )  # fmt: skip


def _again(scene: Scene, there: Sequence[Candidate]) -> str:
    if scene.kind not in [candidate.entry.kind for candidate in there]:
        return ""
    return "entry" if scene.entry in [candidate.entry.id for candidate in there] else "kind"


def _speaker(here: int, there: int, context: Context) -> str:
    mine = {code for saying in context.sayings.get(here, ()) for code in saying.codes}
    if not mine:
        return "none"
    theirs = {code for saying in context.sayings.get(there, ()) for code in saying.codes}
    return "same" if mine & theirs else "other" if theirs else "no"


def _undated(scene: Scene, found: Sequence[DateOption]) -> UndatedRow:
    (value1, _, where1), (value2, _, where2), (value3, _, where3) = scene.cues
    return UndatedRow(
        scene.kind, scene.entry, scene.pos,
        "012"[min(2, [type(option.row) for option in found].count(HereRow))], "0123"[min(3, len(found))],
        scene.at, scene.quoted, scene.view.sentence.role, value1, value2, value3, where1, where2, where3,
    )  # fmt: skip


def _reported(view: SentenceView, time: TimeExpression) -> str:
    """Whether a verb of saying stands right next to the time: "ngày 13/2 đưa tin", "cho biết hôm thứ Sáu (16/8)"."""
    for cue in view.of("report"):
        if 0 <= cue.start - time.end <= 6:
            return "before"
        between = [t for t in view.times if cue.end <= t.start < time.start]
        if 0 <= (between[0].start if between else time.start) - cue.end <= 6 and len(between) < 2:
            return "after"
    return "no"


def _grain(value: str) -> str:
    if "/" in value:
        return "interval"
    return {4: "year", 7: "month", 10: "day"}.get(len(value), "other")


def _likeliest(found: Sequence[DateOption], chances: Sequence[float], text: str) -> EventDate | None:
    together: dict[str, float] = {}
    for option, chance in zip(found, chances, strict=False):
        value = day(option.time)
        together[value] = together.get(value, 0.0) + chance
    value = max(together, key=together.__getitem__, default="")
    if not value or together[value] <= chances[-1]:
        return None
    time = max(zip(chances, found, strict=False), key=lambda pair: (day(pair[1].time) == value, pair[0]))[1].time
    return EventDate(value, text[time.start : time.end], time.start, time.end, time.basis)


def day(time: TimeExpression) -> str:
    """The value as a date: a time of day gives its day."""
    return "/".join(part.split("T")[0] for part in time.value.split("/"))
