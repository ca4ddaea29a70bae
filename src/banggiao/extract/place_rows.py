"""What is seen of where an event may have taken place: a state named in its sentence, in another, nowhere."""

from __future__ import annotations

from typing import NamedTuple

from banggiao.extract.templates import Schema


class HereRow(NamedTuple):
    """What tells whether a place of the event's own sentence is where it took place."""

    kind: str
    pos: str
    role: str  # of the country in the event
    prep: str
    phrase: str  # the mention's type
    recipients: str
    titled: str
    main: str
    side: str
    word: str
    way: str
    path: str
    near: str
    reports: str


HERE = Schema.of(
    HereRow._fields,
    (
        "role prep", "kind role", "kind role phrase", "recipients role", "titled role", "main role", "prep side",
        "phrase prep side", "kind prep side", "kind phrase side", "word side", "side way", "near side prep",
        "reports side", "side path prep", "kind role prep side", "phrase word", "prep path side phrase",
        "pos role prep",
    ),
)  # fmt: skip


class AwayRow(NamedTuple):
    """What tells whether a place of another sentence is where the event took place."""

    kind: str
    role: str
    prep: str
    phrase: str
    recipients: str
    titled: str
    main: str
    away: str
    near: str
    again: str  # whether that sentence has a trigger of the same kind
    like: str
    at: str


AWAY = Schema.of(
    AwayRow._fields,
    (
        "role prep near", "kind role", "kind role phrase", "recipients role near", "titled role", "main role near",
        "away", "near kind", "near phrase prep", "again near", "like", "like away", "like kind", "like role",
        "at like", "like again", "kind again near",
    ),
)  # fmt: skip


class NowhereRow(NamedTuple):
    """What tells that no place is told."""

    kind: str
    entry: str
    pos: str
    here: str
    away: str
    recipients: str
    at: str
    any: str = "any"


NOWHERE = Schema.of(
    NowhereRow._fields,
    (
        "any", "kind", "entry", "kind here", "here away", "pos", "recipients kind", "at here", "kind pos",
    ),
)  # fmt: skip


class LikeRow(NamedTuple):
    """What the first look tells of a place of the event's own sentence: how like the events are that it has there."""

    like: str
    kind: str
    role: str


LIKE = Schema.of(LikeRow._fields, ("like", "like kind", "like role"))
