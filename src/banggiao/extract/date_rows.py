"""What is seen of what may date an event: a time of its own sentence, of another, none."""

from __future__ import annotations

from typing import NamedTuple

from banggiao.extract.templates import Schema


class HereRow(NamedTuple):
    """What tells whether a time of the event's own sentence dates it."""

    kind: str
    type: str
    entry: str
    form: str
    pos: str
    left: str  # the words next to the trigger
    right: str
    second_left: str | None
    opening: str  # the first two words of the sentence
    at: str
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
    tense: str  # before, on or after the day of publication, or of writing by its own words
    value: str | None  # the nearest status cue
    status: str  # of the event


HERE = Schema.of(
    HereRow._fields,
    (
        "grain", "kind grain", "kind", "side gap", "side way", "side way pos", "side between", "side kind reports",
        "dates side", "reported", "reported kind", "reported side way", "heads side", "heads kind", "nearest side",
        "side path", "side events", "events way", "events nearest side", "pos side path", "tense value", "tense kind",
        "heads way", "reported heads events", "dates events nearest", "status tense", "status side", "status reported",
        "status grain", "left side", "right side", "second_left side", "form side", "entry side", "type side way",
        "opening", "at side",
    ),
)  # fmt: skip


class AwayRow(NamedTuple):
    """What tells whether a time of another sentence dates the event."""

    kind: str
    type: str
    pos: str
    left: str
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
    status: str  # of the event


AWAY = Schema.of(
    AwayRow._fields,
    (
        "away", "grain", "kind away", "kind grain", "like", "like away", "own like", "at direction like", "type like",
        "pos like", "first direction like", "shared like", "reported direction", "reported at", "heads direction",
        "tense value", "again like", "again away", "own away", "own at direction", "again shared own", "pos away own",
        "dates like", "dates at direction", "rank direction", "rank like", "rank own at", "kind reported",
        "type reported like", "speaker reported", "speaker type", "speaker type reported direction",
        "type at direction", "again rank at", "dates rank own at", "status tense", "status like", "status direction",
        "status grain", "status reported", "left like", "left away",
    ),
)  # fmt: skip


class UndatedRow(NamedTuple):
    """What tells that nothing dates the event."""

    kind: str
    entry: str
    form: str
    pos: str
    left: str
    right: str
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
    status: str  # of the event
    any: str = "any"


UNDATED = Schema.of(
    UndatedRow._fields,
    (
        "any", "kind", "entry", "here found", "kind here", "pos here", "at here", "quoted", "role", "value where here",
        "kind pos here", "status", "status here", "status kind", "status found", "form", "left", "right",
    ),
)  # fmt: skip


class LikeRow(NamedTuple):
    """What the first look tells of a time of the event's own sentence: how like the events are that it dates."""

    like: str
    pos: str


LIKE = Schema.of(LikeRow._fields, ("like", "like pos"))
