"""What is seen of an event's status: a row of itself, and one of what the article tells of like events."""

from __future__ import annotations

from typing import NamedTuple

from banggiao.extract.templates import Schema


class StatusRow(NamedTuple):
    """What tells the status of an event."""

    kind: str
    type: str
    entry: str
    pos: str
    inherent: str | None
    form: str
    left: str
    right: str
    second_left: str | None  # the word before `left`, and the one before that
    third_left: str | None
    left_pair: str | None  # the second word and `left`
    opening: str  # the first two words of the sentence
    at: str
    value1: str | None  # status cues, nearest first
    value2: str | None
    value3: str | None
    cue1: str | None
    cue2: str | None
    cue3: str | None
    where1: str | None
    where2: str | None
    where3: str | None
    nearest: str
    second: str
    governor: str  # the value of the nearest verb before the trigger that denies, alleges, proposes or supposes
    through: str | None  # and what stands between
    fate: str  # the value of the first cue behind the trigger, before any mark; "v" where a verb stands between
    fate_word: str | None  # and its words
    accused1: str | None  # an accusation or denial told in the same sentence, and on which side
    accused2: str | None
    marks1: str | None
    marks2: str | None
    voice: str
    nearer: str
    chained: str | None  # the kind of the trigger right before, which may govern this one
    source: str  # how a source covers the trigger, and whether its party acts
    actors: str  # how many act
    tense: str  # of the nearest time of the sentence: before, on or after the day of publication or of writing
    ahead: str | None  # whether the sentence has a date after that day, and on which side of the trigger


EVENT = Schema.of(
    StatusRow._fields,
    (
        "kind", "type", "entry", "inherent", "left", "right", "pos left", "value where", "cue where",
        "pos value where", "type value", "nearest", "cue", "accused", "accused marks kind", "voice", "entry value",
        "nearer", "pos nearer", "chained", "source value", "actors type", "tense", "tense value", "tense pos", "ahead",
        "ahead value", "ahead type", "second_left", "left_pair", "third_left", "left type", "second_left type",
        "opening", "form", "at pos", "nearest second", "governor through", "nearest governor through", "fate pos",
        "fate nearest", "fate type", "fate_word pos",
    ),
)  # fmt: skip


class ToldRow(NamedTuple):
    """What the first look tells of the status of other events, above all of like ones: of the same kind with a party in
    common."""

    told: str  # the commonest status of like events, and whether all have it
    counts: str  # how many of them occurred, are planned, have another status; of the same parties, if any are
    last: str  # the status of the last one before
    next: str  # and of the first behind
    nearest: str  # the event's own nearest cue
    previous: str  # the status of the last event of the sentence before
    here: str  # which of occurred and planned others of the sentence are


ECHO = Schema.of(
    ToldRow._fields,
    (
        "told", "counts", "last", "next", "counts nearest", "previous", "here",
    ),
)  # fmt: skip
