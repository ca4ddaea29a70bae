"""When an event happened: which time expression dates it, its own sentence's or a neighbour's, if any does."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from banggiao.annotate.view import count_between
from banggiao.extract.syntax import region, status_cues
from banggiao.model.event import EventDate
from banggiao.model.ontology import load_ontology

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from banggiao.annotate.view import SentenceView
    from banggiao.extract.candidates import Candidate
    from banggiao.extract.context import Context
    from banggiao.extract.linear import LinearModel
    from banggiao.extract.parties import Parties
    from banggiao.model.time import TimeExpression

MODEL = "when"
ALONE = "when alone"  # the first look: each event with the dates of its own sentence
_BACK, _AHEAD = 3, 2  # sentences looked at before and after
_MOST = 40  # dates on either side that are looked at: few articles have as many, a hostile one has any number


class DateOption(NamedTuple):
    """A time expression that may date an event, and in which sentence it stands."""

    time: TimeExpression
    sentence: int


class Happening(NamedTuple):
    """An event as far as it is decided: its trigger, and the codes of those who act and those acted upon."""

    candidate: Candidate
    actors: frozenset[str]
    recipients: frozenset[str]

    @property
    def codes(self) -> frozenset[str]:
        """All parties."""
        return self.actors | self.recipients


def happening(candidate: Candidate, found: Parties) -> Happening:
    """The event of a candidate with these parties."""
    return Happening(candidate, *(frozenset(party.code for party in side) for side in found))


class Dated:
    """Which events the first look dated by which time expression: an event told twice is dated once."""

    def __init__(self, looks: Iterable[tuple[Happening, TimeExpression]]) -> None:
        self._events: dict[int, list[Happening]] = {}
        for event, time in looks:
            self._events.setdefault(time.start, []).append(event)

    def likeness(self, event: Happening, time: TimeExpression) -> str:
        """How like `event` the events dated by `time` are: "same", "kind", "type", "parties", "other" or "none"."""
        ontology = load_ontology()
        kind = event.candidate.entry.kind
        found = "none"
        for other in self._events.get(time.start, ()):
            same_kind = other.candidate.entry.kind == kind
            if same_kind and other[1:] == event[1:]:
                return "same"
            if same_kind and other.codes & event.codes:
                found = "kind"
            elif found != "kind" and ontology[other.candidate.entry.kind].type == ontology[kind].type:
                found = "type"
            elif found in ("none", "other"):
                found = "parties" if other.codes == event.codes else "other"
        return found


def own_options(event: Happening, context: Context) -> list[DateOption]:
    """The dates of the event's own sentence."""
    index = event.candidate.sentence
    return [DateOption(time, index) for time in context.dates.get(index, ())]


def options(event: Happening, context: Context, dated: Dated) -> list[DateOption]:
    """The dates of the sentence and its neighbours, and those further off that date something like the event."""
    index = event.candidate.sentence
    here = bisect_left(context.dated, event.candidate.start, key=lambda option: option[0].start)
    return [
        DateOption(time, number)
        for time, number in context.dated[max(0, here - _MOST) : here + _MOST]
        if index - _BACK <= number <= index + _AHEAD or dated.likeness(event, time) in ("same", "kind", "type")
    ]


def first_look(events: Sequence[Happening], context: Context, models: Mapping[str, LinearModel]) -> Dated:
    """Date each event by its own sentence alone."""
    looks = []
    for event in events:
        found = own_options(event, context)
        if not found:
            continue
        seen = [tuple(features(event, option, context, None)) for option in found]
        none = tuple(none_features(event, found, context))
        chances = models[ALONE].choose([*seen, none])
        best = max(range(len(chances)), key=lambda i: chances[i])
        if best < len(found):
            looks.append((event, found[best].time))
    return Dated(looks)


def features(event: Happening, option: DateOption, context: Context, dated: Dated | None) -> Iterator[str]:
    """Features that tell whether this time expression dates this event; `dated` is None at the first look."""
    time, number = option
    candidate = event.candidate
    kind = candidate.entry.kind
    away = max(-4, min(4, number - candidate.sentence))
    grain = _grain(time.value)
    yield f"away={away}"
    yield f"grain={grain}"
    yield f"kind,away={kind}:{away}"
    yield f"kind,grain={kind}:{grain}"
    if not away:
        yield from _same_sentence(candidate, time, context.views[number])
    if dated is not None:
        like = dated.likeness(event, time)
        yield f"like={like}:{away != 0}"
        yield f"like,away={like}:{away}"
        if away:
            yield from _elsewhere(event, option, like, context)


def _elsewhere(event: Happening, option: DateOption, like: str, context: Context) -> Iterator[str]:
    time, number = option
    candidate = event.candidate
    view, own = context.views[number], context.views[candidate.sentence]
    away = "before" if number < candidate.sentence else "after"
    yield f"own dates={min(len(own.times), 2)}:{like}"
    yield f"at={region(own)}:{away}:{like}"
    yield f"type,like={load_ontology()[candidate.entry.kind].type}:{like}"
    yield f"pos,like={candidate.entry.pos}:{like}"
    earlier = any(n < number for n in context.dates)
    yield f"first date of the article={not earlier and time is view.times[0]}:{away}:{like}"
    mine = {code for unit in own.units for code in unit.codes}
    theirs = {code for unit in view.units for code in unit.codes}
    yield f"shared parties={min(2, len(mine & theirs))}:{like}"
    yield f"reported there={_reported(view, time)}:{away}"
    yield f"reported there,at={_reported(view, time)}:{region(own)}"
    if time.start - view.sentence.start < 4:
        yield f"heads that sentence:{away}"


def _same_sentence(candidate: Candidate, time: TimeExpression, view: SentenceView) -> Iterator[str]:
    before = time.end <= candidate.start
    low, high = (time.end, candidate.start) if before else (candidate.end, time.start)
    side = "L" if before else "R"
    clauses, marks = min(2, count_between(view.clauses, low, high)), min(2, count_between(view.marks, low, high))
    reports = min(1, count_between(view.reports, low, high))
    rivals = sum(low <= c.start < high for c in view.times)
    kind, pos = candidate.entry.kind, candidate.entry.pos
    gap = "near" if high - low < 15 else "mid" if high - low < 60 else "far"
    yield f"side={side}:{gap}"
    yield f"path={side}:{clauses}:{marks}:{reports}"
    yield f"path,pos={side}:{clauses}:{marks}:{reports}:{pos}"
    yield f"between={side}:{min(2, rivals)}"
    yield f"side,kind={side}:{kind}:{reports}"
    yield f"dates={min(3, len(view.times))}:{side}"
    reported = _reported(view, time)
    yield f"reported={reported}"
    yield f"reported,kind={reported}:{kind}"
    yield f"reported,path={reported}:{side}:{reports}:{clauses}"
    if time.start - view.sentence.start < 4:
        yield f"heads the sentence:{side}"
        yield f"heads the sentence:{kind}"
    nearest = min(view.times, key=lambda t: _gap(t, candidate))
    yield f"nearest={nearest is time}:{side}"


def _gap(time: TimeExpression, candidate: Candidate) -> int:
    return candidate.start - time.end if time.end <= candidate.start else time.start - candidate.end


def _reported(view: SentenceView, time: TimeExpression) -> str:
    """Whether a verb of saying stands right next to the time: "ngày 13/2 đưa tin", "cho biết hôm thứ Sáu (16/8)"."""
    for cue in view.of("report"):
        if 0 <= cue.start - time.end <= 6:
            return "before"
        between = [t for t in view.times if cue.end <= t.start < time.start]
        if 0 <= (between[0].start if between else time.start) - cue.end <= 6 and len(between) < 2:
            return "after"
    return "no"


def _grain(value: str) -> str:
    if "/" in value:
        return "interval"
    return {4: "year", 7: "month", 10: "day"}.get(len(value), "other")


def none_features(event: Happening, found: Sequence[DateOption], context: Context) -> Iterator[str]:
    """Features of the option that nothing dates the event."""
    candidate = event.candidate
    kind, pos = candidate.entry.kind, candidate.entry.pos
    here = min(2, sum(option.sentence == candidate.sentence for option in found))
    view = context.views[candidate.sentence]
    yield "none"
    yield f"none,kind={kind}"
    yield f"none,entry={candidate.entry.id}"
    yield f"none,here={here}:{min(3, len(found))}"
    yield f"none,kind,here={kind}:{here}"
    yield f"none,pos={pos}:{here}"
    yield f"none,at={region(view)}:{here}"
    yield f"none,quoted={view.quoted(candidate.start)}"
    yield f"none,role={view.sentence.role.value}"
    for value, _, where in status_cues(view, candidate):
        yield f"none,status={value}:{where}:{here}"


def decide(
    event: Happening, context: Context, models: Mapping[str, LinearModel], dated: Dated
) -> EventDate | None:
    """The date of the event, from the likeliest value among the time expressions, or None where none is likelier."""
    found = options(event, context, dated)
    if not found:
        return None
    seen = [tuple(features(event, option, context, dated)) for option in found]
    chances = models[MODEL].choose([*seen, tuple(none_features(event, found, context))])
    together: dict[str, float] = {}
    for option, chance in zip(found, chances, strict=False):
        value = day(option.time)
        together[value] = together.get(value, 0.0) + chance
    value = max(together, key=lambda v: together[v])
    if together[value] <= chances[-1]:
        return None
    time = max(zip(chances, found, strict=False), key=lambda pair: (day(pair[1].time) == value, pair[0]))[1].time
    text = context.document.article.text[time.start : time.end]
    return EventDate(value, text, time.start, time.end, time.basis)


def day(time: TimeExpression) -> str:
    """The value as a date: a time of day gives its day."""
    return "/".join(part.split("T")[0] for part in time.value.split("/"))
