"""When an event happened: which time expression dates it, its own sentence's or a neighbour's, if any does."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from banggiao.extract.syntax import region, status_cues
from banggiao.annotate.view import count_between
from banggiao.model.event import EventDate
from banggiao.model.ontology import load_ontology

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from banggiao.extract.candidates import Candidate
    from banggiao.extract.context import Context
    from banggiao.extract.linear import LinearModel
    from banggiao.model.time import TimeExpression
    from banggiao.annotate.view import SentenceView

MODEL = "when"
_BACK, _AHEAD = 3, 2  # sentences looked at before and after


class DateOption(NamedTuple):
    """A time expression that may date an event, and in which sentence it stands."""

    time: TimeExpression
    sentence: int


def options(candidate: Candidate, context: Context) -> list[DateOption]:
    """The dates of the sentence and its neighbours, and those of sentences further off that may tell the same event:
    they hold a trigger of the same PLOVER type."""
    index, type_ = candidate.sentence, load_ontology()[candidate.entry.kind].type
    found = []
    for number, times in context.dates.items():
        near = index - _BACK <= number <= index + _AHEAD
        if near or type_ in context.types.get(number, ()):
            found += [DateOption(time, number) for time in times]
    return found


def features(candidate: Candidate, option: DateOption, context: Context) -> Iterator[str]:
    """Features that tell whether this time expression dates this event."""
    time, number = option
    view = context.views[number]
    kind = candidate.entry.kind
    away = number - candidate.sentence
    grain = _grain(time.value)
    away = max(-4, min(4, away))
    yield f"away={away}"
    yield f"grain={grain}"
    yield f"kind,away={kind}:{away}"
    yield f"type,away={load_ontology()[kind].type}:{away}"
    yield f"kind,grain={kind}:{grain}"
    if away:
        own = len(context.views[candidate.sentence].times)
        yield f"own dates={min(own, 2)}:{away}"
        yield f"at,away={region(context.views[candidate.sentence])}:{away}"
        same = [c for c in context.candidates.get(number, ()) if c.entry.kind == kind]
        type_ = load_ontology()[kind].type
        near = [c for c in context.candidates.get(number, ()) if load_ontology()[c.entry.kind].type == type_]
        yield f"same kind there={min(2, len(same))}:{away}"
        yield f"same type there={min(2, len(near))}:{away}"
        if same:
            closest = min(abs(c.start - time.start) for c in same)
            yield f"same kind near={closest < 60}:{away}"
        yield f"first there={time is view.times[0]}:{away}"
        before_it = [t for n, ts in context.dates.items() if n < number for t in ts]
        yield f"first date of the article={not before_it}:{away}"
        mine = {code for unit in context.views[candidate.sentence].units for code in unit.codes}
        theirs = {code for unit in view.units for code in unit.codes}
        yield f"shared parties={min(3, len(mine & theirs))}:{away}"
        yield f"dates there={min(3, len(view.times))}:{away}"
        yield f"reported there={_reported(view, time)}:{away}"
        return
    yield from _same_sentence(candidate, time, view)


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


def _reported(view: SentenceView, time: TimeExpression) -> bool:
    """Whether a verb of saying stands right after the time: "ngày 13/2 đưa tin" dates the report."""
    return any(0 <= report - time.end <= 6 for report in view.reports)


def _grain(value: str) -> str:
    if "/" in value:
        return "interval"
    return {4: "year", 7: "month", 10: "day"}.get(len(value), "other")


def none_features(candidate: Candidate, found: Sequence[DateOption], context: Context) -> Iterator[str]:
    """Features of the option that nothing dates the event."""
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


def decide(candidate: Candidate, context: Context, models: Mapping[str, LinearModel]) -> EventDate | None:
    """The date of the event, from the likeliest value among the time expressions, or None where none is likelier."""
    found = options(candidate, context)
    if not found:
        return None
    none = tuple(none_features(candidate, found, context))
    chances = models[MODEL].choose([*(features(candidate, option, context) for option in found), none])
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
