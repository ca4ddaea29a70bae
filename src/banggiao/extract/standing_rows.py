"""What is seen of whether a candidate stands: a row of itself, and one of the other candidates of its sentence."""

from __future__ import annotations

from typing import NamedTuple

from banggiao.extract.templates import Schema


class CandidateRow(NamedTuple):
    """What tells whether a candidate of this kind stands."""

    kind: str
    type: str
    entry: str
    form: str
    head: str  # the first word of the trigger
    heads: str | None  # its first two
    tail: str  # its last
    words: str
    pos: str
    left: str
    right: str
    role: str  # what part of the page the sentence is
    at: str
    parties: str  # how many the sentence names
    value1: str | None  # status cues
    value2: str | None
    value3: str | None
    cue1: str | None
    cue2: str | None
    cue3: str | None
    where1: str | None
    where2: str | None
    where3: str | None
    quoted: str | None
    reports: str
    before: str  # the party phrase before the trigger
    before_gap: str
    after: str
    after_gap: str
    nearer: str  # what stands next to the trigger, see `Lane`
    further: str
    nested: str | None
    rival1: str | None  # kinds of other readings of the same words
    rival2: str | None
    same: str  # candidates of the same type in the sentence
    others: str
    told: str  # candidates of the same kind in the article
    titled: str | None  # the title has a candidate of the same type
    met: str  # how many articles that were learned from have the trigger, others than this one


CANDIDATE = Schema.of(
    CandidateRow._fields,
    (
        "kind", "type", "entry", "kind form", "kind head", "kind heads", "kind tail", "words pos", "pos", "left",
        "pos left", "kind left", "kind right", "role", "at", "parties", "kind parties", "entry parties", "value where",
        "cue where", "kind cue", "kind quoted", "reports", "before before_gap", "kind before", "after after_gap",
        "kind after", "nearer", "further", "pos nearer", "nested", "kind rival", "same", "others", "told", "titled",
        "met", "met type",
    ),
)  # fmt: skip


class MetRow(NamedTuple):
    """A trigger as it is counted: the weight of its one feature is the number of articles learned from that have it."""

    kind: str
    form: str


MET = Schema.of(MetRow._fields, ("kind form",))


class BesideRow(NamedTuple):
    """What the first look makes of the other candidates of the sentence, those over the same words left out."""

    kind: str
    type: str
    likelier: str  # how many are likelier
    most: str  # the chance of the likeliest
    sum: str  # of their chances
    alike: str  # the chance of the likeliest of the same type
    again: str  # and of the same kind
    left: str  # the chance of the one next before, and how far that is
    right: str  # and of the one next behind
    top: str  # the kind of the likeliest, if that is likely


BESIDE = Schema.of(
    BesideRow._fields,
    (
        "likelier", "most", "sum", "alike", "again", "left", "right", "kind likelier", "kind top", "kind most",
        "type likelier alike",
    ),
)  # fmt: skip
