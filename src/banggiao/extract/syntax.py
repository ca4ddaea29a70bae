"""What stands round a trigger: words, voice, cues and the path to another phrase. Shared by all decisions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from banggiao.annotate.view import count_between

if TYPE_CHECKING:
    from banggiao.annotate.view import SentenceView, Unit
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

    Where: "near" (right before, nothing between), "left" (before, no mark between), "far" (before a comma), "right"
    (soon after). Example: in "Ông Lavrov sẽ thăm Lào", for "thăm": [("planned", "sẽ", "near")].
    """
    found = []
    for cue in view.of("status"):
        word = view.folded[cue.start : cue.end]
        if cue.start >= candidate.start:
            if cue.start - candidate.end < 40:
                found.append((cue.value, word, "right"))
            continue
        near = "near" if candidate.start - cue.end <= _NEAR else "left"
        found.append((cue.value, word, "far" if count_between(view.marks, cue.end, candidate.start) else near))
    return found


def path(view: SentenceView, candidate: Candidate, start: int, end: int) -> str:
    """What stands between the trigger and the phrase from `start` to `end`, as a short signature.

    The first letter of the first clause opener ("+" where there are more), "s" a verb of saying, "m" a mark.
    """
    low, high = (end, candidate.start) if end <= candidate.start else (candidate.end, start)
    if low >= high:
        return ""
    openers = [cue.value[0] for cue in view.of("clause") if low <= cue.start < high]
    signature = openers[0] + ("+" if len(openers) > 1 else "") if openers else ""
    if count_between(view.reports, low, high):
        signature += "s"
    if count_between(view.marks, low, high):
        signature += "m"
    return signature


def relation(view: SentenceView, candidate: Candidate, unit: Unit, agent: Unit | None) -> str:
    """How a party phrase stands to the trigger: side, rank from the trigger, preposition, "S" for a likely subject.

    `agent` is the trigger's `subject`, asked for once for all phrases.

    Example: in "Nga mời Lào tới Moscow", for "mời": "L0S", "R0", "R1to"; "I" where the trigger covers the phrase.
    """
    if unit.end <= candidate.start:
        between = sum(unit.end <= other.start and other.end <= candidate.start for other in view.units)
        return f"L{min(between, 3)}{unit.prep}{'S' if unit is agent else ''}"
    if unit.start >= candidate.end:
        between = sum(candidate.end <= other.start and other.end <= unit.start for other in view.units)
        return f"R{min(between, 3)}{unit.prep}"
    return "I"


def subject(view: SentenceView, candidate: Candidate) -> Unit | None:
    """The nearest party phrase on the left that no preposition governs: most often the trigger's subject."""
    nearest: Unit | None = None
    for unit in view.units:
        if unit.end > candidate.start:
            break
        if not unit.prep or unit.prep == "by":
            nearest = unit
    return nearest
