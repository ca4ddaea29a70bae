"""What stands round a trigger: its voice, the cues of its status, the part of the article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from banggiao.annotate.view import count_between

if TYPE_CHECKING:
    from banggiao.annotate.view import SentenceView
    from banggiao.extract.candidates import Candidate

_BUCKETS = ("0", "1", "2", "3", "4", "4", "6", "6", "8")
_NEAR = 14  # characters between a cue and its trigger that still let it govern the trigger directly


def bucket(count: int) -> str:
    """A count as one of a few classes: 0, 1, 2, 3, 4-5, 6-7, 8 and more."""
    return _BUCKETS[min(count, len(_BUCKETS) - 1)]


def region(view: SentenceView) -> str:
    """Where in the article the sentence stands: title, lead or body."""
    return "title" if view.index == 0 else "lead" if view.index < 3 else "body"


def voice(view: SentenceView, candidate: Candidate) -> str:
    """The passive marker right before the trigger ("bị", "được"), "" in the active."""
    for cue in view.of("voice"):
        if cue.value == "passive" and 0 <= candidate.start - cue.end <= _NEAR:
            return view.folded[cue.start : cue.end]
    return ""


def status_cues(view: SentenceView, candidate: Candidate) -> list[tuple[str, str, str]]:
    """Status cues round the trigger as (value, word, where).

    Where: "near" (right before, nothing between, or in a trigger with a gap), "left" (before, no mark between), "far"
    (before a comma), "right" (soon after). A cue that is the trigger itself says nothing of it.

    Example: in "Ông Lavrov sẽ thăm Lào", for "thăm": [("planned", "sẽ", "near")].
    """
    found = []
    for cue in view.of("status"):
        if cue.start == candidate.start and cue.end == candidate.end:
            continue
        word = view.folded[cue.start : cue.end]
        if candidate.start <= cue.start < candidate.end:
            found.append((cue.value, word, "near"))  # "phái đoàn … thăm": "Phái đoàn Lào sẽ thăm Nga"
            continue
        if cue.start >= candidate.end:
            if cue.start - candidate.end < 40:
                found.append((cue.value, word, "right"))
            continue
        near = "near" if candidate.start - cue.end <= _NEAR else "left"
        found.append((cue.value, word, "far" if count_between(view.marks, cue.end, candidate.start) else near))
    return found
