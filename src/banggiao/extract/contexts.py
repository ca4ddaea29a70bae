"""What an event is about and how it was done: contexts and mode of the PLOVER codebook, from the words near it."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from banggiao.model.edtf import bounds
from banggiao.model.event import Status
from banggiao.model.ontology import load_codebook, load_ontology

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence, Set

    from banggiao.annotate.document import Document
    from banggiao.extract.scene import Scene
    from banggiao.lang.entries import FacetEntry
    from banggiao.model.event import EventDate

_NEAR = 60  # characters from the trigger in which words tell contexts, of whatever clause
_CLAUSE = 150  # and in its own clause at the most
_HISTORICAL = "historical"
_YEARS = 2 * 365  # days between an event and its article from which on it is historical
# The codebook's special contexts that the status tells.
_SPECIAL = {Status.HYPOTHETICAL: "hypothetical", Status.PLANNED: "future", Status.NEGATED: "negation"}


class Topics(NamedTuple):
    """The words of a document that tell contexts and modes, in text order, those inside names too."""

    starts: Sequence[int]
    ends: Sequence[int]
    entries: Sequence[FacetEntry]

    @classmethod
    def of(cls, document: Document) -> Topics:
        """Those among the forms of the lexicon."""
        found = document.scan.facets
        return cls([hit[0] for hit in found], [hit[1] for hit in found], [hit[2] for hit in found])


class Aspect(NamedTuple):
    """What words near an event tell of it: `contexts`, and the mode ("" where they tell none)."""

    contexts: Set[str]
    mode: str


_SILENT = Aspect(frozenset(), "")


def read(scene: Scene, topics: Topics) -> Aspect:
    """What stands near the trigger of an event. The words nearest to it tell the mode, those of its clause alone.

    Example: of "Mỹ pháo kích một kho khí đốt." the contexts military and resource, and the mode heavy-weapons.
    """
    starts, sentence = topics.starts, scene.view.sentence
    here = bisect_left(starts, sentence.start)
    if here == len(starts) or starts[here] >= sentence.end:
        return _SILENT  # as most sentences are
    low, high, (first, last) = _reach(scene)
    start, end = scene.candidate.start, scene.candidate.end
    contexts = set()
    mode, nearest = "", high - low
    for place in range(bisect_left(starts, low, here), bisect_left(starts, high, here)):
        begins, ends, entry = starts[place], topics.ends[place], topics.entries[place]
        if ends > high:
            continue
        if not entry.type:
            contexts.add(entry.value)
        elif entry.type == scene.type and first <= begins and ends <= last:
            # Of words equally near the first counts: those of one place come longest first.
            gap = max(0, start - ends, begins - end)
            if gap < nearest:
                mode, nearest = entry.value, gap
    return Aspect(contexts, mode)


def in_order(
    kind: str, found: Iterable[str], date: EventDate | None, status: Status, published: str | None
) -> tuple[str, ...]:
    """The contexts of an event in the codebook's order, each once: its kind's, those `found`, and the special ones.

    `published`: when its article appeared. Words make an event historical only where it has no date; a date does
    where it lies at least two years back.

    Example: in_order("visit", {"military"}, None, Status.PLANNED, None) == ("military", "diplomatic", "future").
    """
    names = {*load_ontology()[kind].contexts, *found}
    if status in _SPECIAL:
        names.add(_SPECIAL[status])
    if date is not None:
        names.discard(_HISTORICAL)
        if _years_before(date.edtf, published):
            names.add(_HISTORICAL)
    return tuple(sorted(names, key=load_codebook().contexts.__getitem__))


def _reach(scene: Scene) -> tuple[int, int, tuple[int, int]]:
    """Where words tell contexts of the event, and its clause; both within its sentence."""
    start, end, view = scene.candidate.start, scene.candidate.end, scene.view
    marks = view.marks
    head, stop = view.sentence.start, view.sentence.end
    before, after = bisect_left(marks, start), bisect_left(marks, end)
    first = max(marks[before - 1] if before else head, start - _CLAUSE)
    last = min(marks[after] if after < len(marks) else stop, end + _CLAUSE)
    return max(head, min(start - _NEAR, first)), min(stop, max(end + _NEAR, last)), (first, last)


def _years_before(event: str, published: str | None) -> bool:
    last, first = bounds(event)[1], bounds(published)[0] if published else None
    return last is not None and first is not None and (first - last).days >= _YEARS
