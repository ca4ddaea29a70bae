"""A trigger in its sentence: what all decisions about a candidate see of it, read once."""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache, partial
from typing import TYPE_CHECKING, NamedTuple

from banggiao.annotate.view import word_after, word_before
from banggiao.extract.syntax import region, status_cues, voice
from banggiao.extract.words import Words
from banggiao.model.ontology import load_ontology

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from banggiao.annotate.view import SentenceView, Unit
    from banggiao.extract.candidates import Candidate

    StatusCue = tuple[str | None, str | None, str | None]  # value, word, where

_OPENERS = {"that": "T", "relative": "R", "time": "I", "cause": "C", "condition": "F", "contrast": "K"}
_LONGEST = 5  # steps of a path that are told one by one
_CUES = 3  # status cues that are looked at, those nearest to the trigger
_NO_CUES = ((None, None, None),) * _CUES


class Lane(NamedTuple):
    """What a sentence holds besides plain words, one letter each, in text order.

    v, n: a trigger, verb or noun; s: a verb of saying; U, p: a party phrase, p behind a preposition; d: a time; comma:
    a mark; &: and, or; quotation marks; T, R, I, C, F, K: words that open a clause (that, relative, time, cause,
    condition, contrast).
    """

    positions: tuple[int, ...]
    letters: str

    def place(self, position: int) -> int:
        """How many letters stand before `position`."""
        return bisect_left(self.positions, position)


def lane(view: SentenceView, candidates: Sequence[Candidate]) -> Lane:
    """Lay out a sentence with the triggers in it.

    Example: "Ông Putin nói rằng Nga sẽ giúp Lào" is "UsTUvU".
    """
    items: dict[int, str] = {}
    for cue in view.cues:
        if cue.category == "clause":
            items[cue.start] = _OPENERS[cue.value]
        elif cue.category == "report":
            items[cue.start] = "s"
        elif cue.category == "conj":
            items[cue.start] = "&"
    items |= dict.fromkeys(view.marks, ",") | dict.fromkeys(view.quotes, '"')
    for time in view.times:
        items[time.start] = "d"
    items |= {c.start: "n" if c.entry.pos == "noun" else "v" for c in candidates if not c.nested}
    for unit in view.units:
        start, end = unit.start, unit.end
        for position in [position for position in items if start <= position < end]:
            if items[position] in ",&d":
                del items[position]
        items[start] = "p" if unit.prep else "U"
    order = sorted(items)
    return Lane(tuple(order), "".join([items[position] for position in order]))


class Scene(NamedTuple):
    """A candidate in its sentence. `cues`: status cues as (value, word, where), nearest first, padded with None."""

    candidate: Candidate
    view: SentenceView
    lane: Lane
    words: Words
    kind: str
    type: str
    pos: str
    entry: str
    form: str
    left: str
    right: str
    voice: str
    cues: tuple[StatusCue, ...]
    at: str
    quoted: str
    nearer: str  # letters of the lane right before the trigger
    further: str  # and right behind it
    subject: Unit | None
    before: int  # how many party phrases stand before the trigger
    after: int
    first: int  # letters of the lane up to this one stand before the trigger, from `last` on behind it
    last: int

    @classmethod
    def of(cls, candidate: Candidate, view: SentenceView, lane: Lane, words: Words) -> Scene:
        """Read what stands round a candidate."""
        start, end, _, entry, _, _ = candidate
        folded, letters = view.folded, lane.letters
        first, last = lane.place(start), lane.place(end)
        subject = None
        before = after = 0
        for unit in view.units:
            if unit.end <= start:
                before += 1
                if not unit.prep or unit.prep == "by":
                    subject = unit
            elif unit.start >= end:
                after += 1
        return _scene((
            candidate, view, lane, words, entry.kind, load_ontology()[entry.kind].type, entry.pos, entry.id,
            folded[start:end], word_before(folded, start), word_after(folded, end),
            voice(view, candidate) if "voice" in view.by_category else "",
            _nearest(status_cues(view, candidate)) if "status" in view.by_category else _NO_CUES,
            region(view), "q" if view.quotes and view.quoted(start) else "",
            letters[first - 2 : first] if first > 1 else "^" + letters[:first],
            letters[last : last + 2] if last + 1 < len(letters) else letters[last:] + "$",
            subject, before, after, first, last,
        ))  # fmt: skip

    def path(self, start: int, end: int) -> str:
        """The letters of what stands between the trigger and the phrase from `start` to `end`."""
        lane = self.lane
        if end <= self.candidate.start:
            return lane.letters[lane.place(end) : self.first]
        return lane.letters[self.last : lane.place(start)]

    def reports(self) -> int:
        """How many verbs of saying stand before the trigger."""
        return bisect_left(self.view.reports, self.candidate.start)


# An article has many: made from a tuple, without the call in Python that `Scene(...)` is.
_scene: Callable[[tuple[object, ...]], Scene] = partial(tuple.__new__, Scene)


def _nearest(cues: Sequence[StatusCue]) -> tuple[StatusCue, ...]:
    """The cues nearest to the trigger, those before it first, padded."""
    left = [cue for cue in cues if cue[2] != "right"]
    return (*left[::-1], *[cue for cue in cues if cue[2] == "right"], *_NO_CUES)[:_CUES]


def scenes(views: Sequence[SentenceView], by_sentence: dict[int, list[Candidate]]) -> Iterator[Scene]:
    """The scenes of all candidates, in order."""
    for index, here in by_sentence.items():
        view = views[index]
        laid, words = lane(view, here), Words.of(view.folded, view.sentence)
        for candidate in here:
            yield Scene.of(candidate, view, laid, words)


@lru_cache(maxsize=4096)
def shortened(path: str, left: bool) -> str:
    """A path of few steps whole; of a longer one the three steps next to the trigger and the two next to the phrase."""
    if len(path) <= _LONGEST:
        return path
    return f"{path[:2]}~{path[-3:]}" if left else f"{path[:3]}~{path[-2:]}"


@lru_cache(maxsize=4096)
def way(path: str) -> str:
    """What matters most of a path: the first clause opener ("+" if there are more), other verbs, sayings, marks."""
    openers = [letter for letter in path if letter in "TRICFK"]
    found = openers[0] + ("+" if len(openers) > 1 else "") if openers else ""
    for letter in "vs,":
        if letter in path:
            found += letter
    return found
