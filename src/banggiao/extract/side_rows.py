"""What is seen of who may fill an event's side: a party phrase, a party that the sentence does not name, nobody."""

from __future__ import annotations

from typing import NamedTuple

from banggiao.extract.templates import Schema


class NamedRow(NamedTuple):
    """What tells whether a party phrase of the sentence fills a side."""

    kind: str
    type: str
    pos: str
    entry: str
    voice: str
    right: str  # the word behind the trigger
    next: str  # the phrase right behind the trigger
    rel: str  # how this phrase stands to the trigger, see `relation`
    side: str
    path: str  # what stands between, see `Lane`
    way: str  # what matters most of it
    phrase: str  # its type
    codes: str  # how many parties
    opens: str  # what stands before the phrase
    before: str  # the words next to the phrase
    after: str
    titled: str | None
    main: str | None  # its place among the parties that the article speaks of most
    source: str | None  # it is the source of a saying: does that cover the trigger
    quoted: str
    first: str | None  # it is the first phrase of the sentence
    again: str | None  # the same party is named again in the sentence, nearer to the trigger
    others: str  # how many parties the phrases have that stand nearer to the trigger


NAMED = Schema.of(
    NamedRow._fields,
    (
        "rel voice", "rel voice way", "type rel voice", "pos rel voice way", "entry rel voice", "entry rel",
        "phrase rel", "kind phrase", "codes kind", "titled", "kind titled", "main", "side before", "side after",
        "first kind", "source", "source kind", "source quoted kind", "quoted rel", "side path", "pos side path",
        "rel opens", "kind next rel", "pos next rel", "right rel", "again kind", "side opens path", "kind before side",
        "others kind", "others rel", "others codes kind", "kind others rel",
    ),
)  # fmt: skip


class AbsentRow(NamedTuple):
    """What tells whether a party that the sentence does not name takes part all the same."""

    kind: str
    type: str
    pos: str
    rank: str
    titled: str
    frame: str  # how many phrases the sentence has, and how many before the trigger
    source: str | None
    previous: str | None  # where the sentence before names it
    earlier: str | None  # and the one before that
    parties: str  # how many parties the sentence names


ABSENTEES = Schema.of(
    AbsentRow._fields,
    (
        "rank", "frame", "source", "previous frame", "previous pos", "earlier previous", "parties kind",
        "parties frame pos", "parties type titled",
    ),
)  # fmt: skip


class NobodyRow(NamedTuple):
    """What tells that nobody fills the side."""

    kind: str
    entry: str
    voice: str
    nobody: str = "nobody"


NOBODY = Schema.of(
    NobodyRow._fields,
    (
        "nobody", "kind", "entry", "kind voice",
    ),
)  # fmt: skip
