"""Whether an event happened, is planned, proposed, alleged, denied, negated or hypothetical."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from banggiao.annotate.view import count_between
from banggiao.extract.scene import way
from banggiao.extract.status_rows import ECHO, EVENT, StatusRow, ToldRow
from banggiao.extract.words import further_left, opening, second_left
from banggiao.extract.written import tense
from banggiao.model.event import Status

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from banggiao.extract.context import Context
    from banggiao.extract.happening import Happening
    from banggiao.extract.model import Scorer
    from banggiao.extract.scene import Scene

MODEL = "status"
ALONE, TOLD = "alone", "told"  # columns, one for each status: of the first look, each event by itself; of the second
_MOST = 20  # events of one kind on either side that are looked at
_COUNTED = (Status.OCCURRED.value, Status.PLANNED.value)  # of like events
_GOVERNING = frozenset({"denied", "alleged", "proposed", "hypothetical"})
_ACCUSING = frozenset({"accuse", "deny", "investigate"})
SCHEMAS = {"event": EVENT, "told": ECHO}


def row(event: Happening, context: Context) -> StatusRow:
    """Read the row of an event."""
    scene = event.scene
    (value1, cue1, where1), (value2, cue2, where2), (value3, cue3, where3) = scene.cues
    second = second_left(scene)
    (side1, marks1), (side2, marks2) = (*_accusations(scene, context), (None, None), (None, None))[:2]
    return StatusRow(
        scene.kind, scene.type, scene.entry, scene.pos, scene.candidate.entry.status or None, scene.form,
        scene.left, scene.right, second, further_left(scene, 3), second and f"{second} {scene.left}", opening(scene),
        scene.at, value1, value2, value3, cue1, cue2, cue3, where1, where2, where3,
        _before(value1, where1), _before(value2, where2), *_governor(scene), *_fate(scene, context),
        side1, side2, marks1, marks2, scene.voice or "-", scene.nearer,
        _chained(scene, context), _source(event, context), "012"[min(2, len(event.actors))], *_times(scene, context),
    )  # fmt: skip


def _before(value: str | None, where: str | None) -> str:
    """A cue that stands before the trigger, and where."""
    return f"{value}:{where}" if value and where != "right" else "-"


def _governor(scene: Scene) -> tuple[str, str | None]:
    """The value of the nearest verb before the trigger that may govern it, and what stands between, see `scene.way`.

    Example: in "Nga bác bỏ cáo buộc rằng họ đã bắn", for "bắn": ("denied", "T"), whatever "đã" says.
    """
    start = scene.candidate.start
    governors = [cue for cue in scene.view.of("status") if cue.end <= start and cue.value in _GOVERNING]
    if not governors:
        return "-", None
    last = max(governors, key=lambda cue: cue.end)
    return last.value, way(scene.lane.letters[scene.lane.place(last.end) : scene.first])


def _fate(scene: Scene, context: Context) -> tuple[str, str | None]:
    """What is said of the act behind its trigger, however far, before any mark: the last of the first cues in a row.

    Example: in "Cuộc gặp giữa ông A và ông B đã không diễn ra", for "Cuộc gặp": ("negated", "không diễn ra").
    """
    view, candidate = scene.view, scene.candidate
    end = candidate.end
    mark = next((mark for mark in view.marks if mark >= end), view.sentence.end)
    cue = None
    for other in view.of("status"):
        if end <= other.start < mark and (cue is None or other.start <= cue.end + 1):
            cue = other
    if cue is None:
        return "-", None
    verbs = [
        other.start for other in context.candidates[candidate.sentence]
        if end <= other.start and other.end <= cue.start and other.entry.pos != "noun" and not other.nested
    ]  # fmt: skip
    return f"{cue.value}{'v' if verbs else ''}", view.folded[cue.start : cue.end]


def _times(scene: Scene, context: Context) -> tuple[str, str | None]:
    """The tense of the nearest time, and the side of the nearest one that lies ahead."""
    start, published = scene.candidate.start, context.document.published.edtf
    times = sorted(scene.view.times, key=lambda time: abs(time.start - start))
    tenses = [tense(time, published) for time in times]
    ahead = [time for time, found in zip(times, tenses, strict=True) if found == "future"]
    side = ("before" if ahead[0].start < start else "after") if ahead else None
    return tenses[0] if tenses else "-", side


def _accusations(scene: Scene, context: Context) -> list[tuple[str, str]]:
    candidate, view = scene.candidate, scene.view
    found = []
    for other in context.candidates[candidate.sentence]:
        if other.entry.kind in _ACCUSING and other is not candidate:
            side = "before" if other.end <= candidate.start else "after"
            marks = count_between(view.marks, *sorted((other.end, candidate.start)))
            found.append((f"{other.entry.kind} {side}", "m" if marks else ""))
    return found


def _source(event: Happening, context: Context) -> str:
    start = event.scene.candidate.start
    for saying in context.sayings.get(event.scene.view.index, ()):
        if saying.start <= start < saying.end:
            own = "own" if not event.actors.isdisjoint(saying.codes) else "other" if saying.codes else ""
            return f"{saying.frame}:{saying.type}:{own}"
    return "-"


def _chained(scene: Scene, context: Context) -> str | None:
    candidate = scene.candidate
    before = [c for c in context.candidates.get(candidate.sentence, ()) if c.end <= candidate.start]
    return before[-1].entry.kind if before and candidate.start - before[-1].end < 12 else None


class _Alike(NamedTuple):
    """An event like another: whether its parties are the same, whether it stands before it, its status."""

    same: bool
    before: bool
    status: str


def told_rows(events: Sequence[Happening], rows: Sequence[StatusRow], statuses: Sequence[str]) -> list[ToldRow]:
    """The rows of all events of an article, of the status that the first look gave each."""
    by_kind: dict[str, list[tuple[Happening, str]]] = {}
    by_sentence: dict[int, Counter[str]] = {}
    last: dict[int, str] = {}  # of a sentence
    places = []
    for event, found in zip(events, statuses, strict=True):
        kind, index = event.scene.kind, event.scene.view.index
        places.append(len(by_kind.setdefault(kind, [])))
        by_kind[kind].append((event, found))
        by_sentence.setdefault(index, Counter())[found] += 1
        last[index] = found
    told = []
    for event, one, found, place in zip(events, rows, statuses, places, strict=True):
        kind, index = event.scene.kind, event.scene.view.index
        beside = by_sentence[index]
        here = " ".join([status for status in _COUNTED if beside[status] > (status == found)])
        alike = _told(_others(event, place, by_kind[kind]))
        told.append(ToldRow(*alike, one.nearest, last.get(index - 1, "-"), here))
    return told


def _others(event: Happening, place: int, alike: Sequence[tuple[Happening, str]]) -> list[_Alike]:
    """Those with a party in common among the events of its kind; `place`: its own among these."""
    first, codes = max(0, place - _MOST), event.codes
    return [
        _Alike(other.codes == codes, at < place, found)
        for at, (other, found) in enumerate(alike[first : place + _MOST], first)
        if at != place and (not codes or not codes.isdisjoint(other.codes))
    ]


def _told(others: Sequence[_Alike]) -> tuple[str, str, str, str]:
    """What the others tell: the commonest status; of those of the same parties, if there are any, how many have which,
    and which the last before and the first behind have."""
    if not others:
        return "-", "-", "-", "-"
    best, times = Counter([other.status for other in others]).most_common(1)[0]
    same = [other for other in others if other.same]
    alike = same or others
    found = [other.status for other in alike]
    counted = [found.count(status) for status in _COUNTED]
    counts = "".join("012"[min(2, count)] for count in (*counted, len(found) - sum(counted)))
    before = [other.status for other in alike if other.before]
    behind = [other.status for other in alike if not other.before]
    return (
        f"{best}:{'all' if times == len(others) else 'most'}", f"{'same' if same else 'some'} {counts}",
        before[-1] if before else "-", behind[0] if behind else "-",
    )  # fmt: skip


def first_look(rows: Sequence[StatusRow], model: Scorer) -> list[str]:
    """The status of each event by its own sentence alone."""
    return _likeliest(model.scores("event", rows) + model.bias, model, ALONE)


def decide(
    events: Sequence[Happening], context: Context, model: Scorer, network: Sequence[Mapping[str, float]], share: float
) -> list[Status]:
    """The likeliest status of each event: a first look at each alone, then with what that tells of like events.

    `network`: the scores that it gives the statuses of each; `share`: how much of the scores these are.
    """
    if not events:
        return []
    names = [name.split()[1] for name in model.columns]
    theirs = np.array([[scores[name] for name in names] for scores in network])
    rows = [row(event, context) for event in events]
    ours = model.scores("event", rows) + model.bias
    alone = ours * (1 - share) + theirs * share
    told = told_rows(events, rows, _likeliest(alone, model, ALONE))
    return [Status(found) for found in _likeliest(alone + model.lines("told", told) * (1 - share), model, TOLD)]


def _likeliest(totals: NDArray[np.float64], model: Scorer, look: str) -> list[str]:
    """The likeliest status of each line of scores, by the columns of one look."""
    ours = [(number, name.split()[1]) for name, number in model.columns.items() if name.startswith(look)]
    best = totals[:, [number for number, _ in ours]].argmax(axis=1)
    return [ours[place][1] for place in best.tolist()]
