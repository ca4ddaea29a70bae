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
    form: str
    voice: str
    left: str  # the words next to the trigger
    right: str
    nearer: str  # what else stands next to the trigger, see `Lane`
    further: str
    frame: str  # how many party phrases stand before and behind the trigger
    next: str  # the phrase right behind the trigger
    rel: str  # how this phrase stands to the trigger, see `relation`
    side: str
    path: str  # what stands between, see `Lane`
    way: str  # what matters most of it
    prep: str
    phrase: str  # its type
    codes: str  # how many parties
    opens: str  # what stands before the phrase
    beside: str  # what stands behind it
    before: str  # the words next to the phrase
    after: str
    titled: str | None
    main: str | None  # its place among the parties that the article speaks of most
    special: str | None
    speaks: str | None
    source: str | None  # it is the source of a saying: does that cover the trigger
    quoted: str
    first: str | None  # it is the first phrase of the sentence
    again: str | None  # the same party is named again in the sentence, nearer to the trigger
    others: str  # how many parties the phrases have that stand nearer to the trigger


NAMED = Schema.of(
    NamedRow._fields,
    (
        "rel voice", "rel voice way", "kind rel voice", "kind rel voice way", "type rel voice", "pos rel voice way",
        "entry rel voice", "entry rel", "form rel", "phrase rel", "kind phrase", "kind side prep", "codes kind",
        "titled", "kind titled", "main", "special kind", "side before", "side after", "frame rel", "first rel",
        "first kind", "speaks rel", "speaks kind side way", "source", "source kind", "source quoted kind",
        "quoted rel", "side path", "pos side path", "type side path", "pos voice path rel", "rel opens", "rel beside",
        "rel frame pos", "nearer rel", "further rel", "kind next rel", "pos next rel", "next rel codes", "left rel",
        "right rel", "again rel", "again kind", "side opens path", "kind before side", "pos nearer rel",
        "type nearer rel", "type frame rel", "kind voice frame rel", "others kind", "others rel", "others codes kind",
        "kind others rel",
    ),
)  # fmt: skip


class AbsentRow(NamedTuple):
    """What tells whether a party that the sentence does not name takes part all the same."""

    kind: str
    type: str
    entry: str
    voice: str
    pos: str
    rank: str
    titled: str
    named: str  # how many phrases the sentence has, and how many before the trigger
    frame: str
    at: str
    source: str | None
    previous: str | None  # where the sentence before names it
    earlier: str | None  # and the one before that
    nearer: str
    parties: str  # how many parties the sentence names


ABSENTEES = Schema.of(
    AbsentRow._fields,
    (
        "kind", "rank", "titled rank", "frame", "kind named", "rank frame", "entry", "kind rank", "at rank",
        "voice kind", "source", "source kind", "previous rank", "kind previous", "previous frame", "previous pos",
        "previous nearer", "earlier previous", "voice previous frame", "type previous", "pos nearer rank",
        "parties kind", "parties kind rank", "parties frame pos", "parties type titled",
    ),
)  # fmt: skip


class NobodyRow(NamedTuple):
    """What tells that nobody fills the side."""

    kind: str
    type: str
    entry: str
    pos: str
    frame: str
    voice: str
    right: str
    next: str
    nearer: str
    further: str
    nobody: str = "nobody"


NOBODY = Schema.of(
    NobodyRow._fields,
    (
        "nobody", "kind", "entry", "pos frame", "kind frame", "voice frame", "kind voice", "right", "kind next",
        "type nearer", "type further", "entry frame", "pos voice next",
    ),
)  # fmt: skip
