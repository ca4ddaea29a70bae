"""Event mentions and what belongs to them: the record that every part of the program passes on."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from banggiao.model.mention import Person  # noqa: TC001  (records are read at run time)
from banggiao.model.span import Span  # noqa: TC001


class Status(StrEnum):
    """Whether the event happened, and if not, what it is."""

    OCCURRED = "occurred"
    PLANNED = "planned"
    PROPOSED = "proposed"
    ALLEGED = "alleged"
    DENIED = "denied"
    NEGATED = "negated"
    HYPOTHETICAL = "hypothetical"


class Trigger(NamedTuple):
    """The words that most clearly express the event, and the lexicon entry that knows them."""

    text: str
    start: int
    end: int
    entry: str


class Argument(NamedTuple):
    """A party of the event, or what fills another role.

    `code`: of the party, "" where it has none; `name`: as written; `role`: in the terms of the event's kind.

    Example: in "Lavrov thăm Bình Nhưỡng", Argument("PRK", "Bình Nhưỡng", "host", 12, 22).
    """

    code: str
    name: str
    role: str
    start: int
    end: int


class Participant(NamedTuple):
    """A person who takes part: the fullest name in the article, code, office as first written, role, place in the text.

    Example: Participant("Sergey Lavrov", "RUS", "Ngoại trưởng", "visitor", 17, 23) where "Lavrov" stands there.
    """

    name: str
    code: str
    office: str
    role: str
    start: int
    end: int


class EventDate(NamedTuple):
    """When: EDTF value, the words it was read from and how they were read."""

    edtf: str
    text: str
    start: int
    end: int
    basis: str


class Place(NamedTuple):
    """Where: the country's ISO 3166-1 alpha-3 code, the words and their place."""

    country: str
    name: str
    start: int
    end: int


class Attribution(NamedTuple):
    """Who is credited: name as it stands for the reader, words as written, the cue verb, and the date of the saying.

    A chain ("RFA dẫn lời KCNA") is several attributions, nearest to the article's publisher first.
    """

    name: str
    text: str
    start: int
    end: int
    cue: str
    date: str | None = None


class Quantity(NamedTuple):
    """A counted thing of the event: "97 người" is 97 of unit "người"."""

    value: float
    unit: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class EventMention:
    """One thing that one sentence reports a party as doing, planning, denying and so on.

    Example: of "Ngoại trưởng Nga Lavrov sẽ thăm Bình Nhưỡng." a visit of RUS to PRK, planned.
    """

    article: str
    sentence: Span
    trigger: Trigger
    kind: str
    contexts: tuple[str, ...]
    actors: tuple[Argument, ...]
    recipients: tuple[Argument, ...]
    people: tuple[Participant, ...]
    others: tuple[Argument, ...]
    date: EventDate | None
    place: Place | None
    status: Status
    attribution: tuple[Attribution, ...]
    quantities: tuple[Quantity, ...]
    confidence: float
    extractor: str
    mode: str = ""  # of the PLOVER codebook; "" stands for that of the kind


class Statement(NamedTuple):
    """A quotation: the quoted words, who says them, by which cue."""

    start: int
    end: int
    text: str
    speaker: str
    code: str
    speaker_start: int
    speaker_end: int
    cue: str


class Listing(NamedTuple):
    """Someone or something said to stand on a sanctions list, by whom and why; each with its words."""

    subject: Argument
    lister: tuple[Argument, ...]
    reason: str
    start: int
    end: int


class Publication(NamedTuple):
    """When the article appeared: EDTF or None, how that is known, and the words that say so.

    `basis` is "given", "dateline", "inferred", "unknown", or, where a ledger knows it, "story" or "events".
    """

    edtf: str | None
    basis: str
    evidence: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that was read of one article."""

    article: str
    published: Publication
    source: str | None
    normalised: bool
    persons: tuple[Person, ...]
    events: tuple[EventMention, ...]
    statements: tuple[Statement, ...]
    listings: tuple[Listing, ...]
