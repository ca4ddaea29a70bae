"""What is asked of an event's sides: which party phrases may fill them, and what tells their roles."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from banggiao.extract.syntax import path, region, relation, subject, voice
from banggiao.model.ontology import load_ontology

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from banggiao.annotate.view import SentenceView, Unit
    from banggiao.extract.candidates import Candidate
    from banggiao.extract.context import Context

ABSENT = 4  # how many of the article's main parties are asked for where the sentence does not name them
_SPECIAL = frozenset({"INT", "XXX", "UN", "REB"})


class Frame(NamedTuple):
    """What is the same for all party phrases that an event may have: its trigger's view, voice and subject."""

    candidate: Candidate
    view: SentenceView
    voice: str
    subject: Unit | None

    @classmethod
    def of(cls, candidate: Candidate, view: SentenceView) -> Frame:
        """The frame of a trigger in its sentence."""
        return cls(candidate, view, voice(view, candidate), subject(view, candidate))


def _features(frame: Frame, unit: Unit, context: Context) -> Iterator[str]:
    candidate, view = frame.candidate, frame.view
    entry = candidate.entry
    kind = entry.kind
    how = relation(view, candidate, unit, frame.subject)
    shape = f"{how}:{frame.voice}"
    way = path(view, candidate, unit.start, unit.end)
    side = how[0]
    yield f"rel={shape}"
    yield f"rel,path={shape}:{way}"
    yield f"kind,rel={kind}:{shape}"
    yield f"kind,rel,path={kind}:{shape}:{way}"
    yield f"type,rel={load_ontology()[kind].type}:{shape}"
    yield f"pos,rel={entry.pos}:{shape}:{way}"
    yield f"entry,rel={entry.id}:{shape}"
    yield f"form,rel={view.folded[candidate.start : candidate.end]}:{how}"
    yield f"phrase={unit.type.value}:{how}"
    yield f"kind,phrase={kind}:{unit.type.value}"
    yield f"kind,prep={kind}:{side}:{unit.prep}"
    yield f"codes={min(3, len(unit.codes))}:{kind}"
    for code in unit.codes:
        if code in context.title:
            yield "in title"
            yield f"kind,in title={kind}"
        if code in context.ranked[:2]:
            yield f"main={context.ranked.index(code)}"
        if code in _SPECIAL:
            yield f"code={code}:{kind}"
    yield f"left of phrase={unit.before}:{side}"
    yield f"right of phrase={unit.after}:{side}"
    yield f"phrases={min(4, len(view.units))}:{how}"
    if unit is view.units[0]:
        yield f"opens the sentence:{how[:2]}"
        yield f"opens the sentence,kind={kind}"
    if speaks(view, unit):
        yield f"speaks:{how}"
        yield f"speaks,kind={kind}:{side}:{way}"
    for saying in context.sayings.get(candidate.sentence, ()):
        if set(saying.codes) & set(unit.codes):
            covers = saying.start <= candidate.start < saying.end
            yield f"source={covers}"
            yield f"source,kind={kind}:{covers}"
            yield f"source,quoted={covers}:{view.quoted(candidate.start)}:{kind}"
            break
    if view.quoted(candidate.start) != view.quoted(unit.start):
        yield f"across a quotation mark:{how}"


def absent_features(frame: Frame, code: str, context: Context) -> Iterator[str]:
    """Features that tell whether a party that the sentence does not name takes part all the same."""
    candidate, view = frame.candidate, frame.view
    kind = candidate.entry.kind
    rank = context.ranked.index(code) if code in context.ranked else 9
    named = min(3, len(view.units))
    before = min(2, sum(unit.end <= candidate.start for unit in view.units))
    yield f"absent={kind}"
    yield f"absent,rank={rank}"
    yield f"absent,title={code in context.title}:{rank}"
    yield f"absent,named={named}:{before}"
    yield f"absent,kind,named={kind}:{named}"
    yield f"absent,rank,named={rank}:{named}:{before}"
    yield f"absent,entry={candidate.entry.id}"
    yield f"absent,kind,rank={kind}:{rank}"
    yield f"absent,at={region(view)}:{rank}"
    yield f"absent,voice={frame.voice}:{kind}"
    for saying in context.sayings.get(candidate.sentence, ()):
        if code in saying.codes:
            covers = saying.start <= candidate.start < saying.end
            yield f"absent,source={covers}"
            yield f"absent,source,kind={kind}:{covers}"
            break
    if not view.index:
        return
    previous = context.views[view.index - 1].units
    if any(code in unit.codes for unit in previous):
        yield f"absent,in previous={rank}"
        yield f"absent,kind,in previous={kind}"
    if previous and code in previous[0].codes:
        yield "absent,first of previous"
        yield f"absent,first of previous,before={before}"


def absent_codes(view: SentenceView, context: Context) -> tuple[str, ...]:
    """Parties that the sentence does not name: the article's main ones, and who is quoted there."""
    named = {code for unit in view.units for code in unit.codes}
    quoted = [code for saying in context.sayings.get(view.index, ()) for code in saying.codes]
    return tuple(dict.fromkeys(code for code in (*context.ranked[:ABSENT], *quoted) if code not in named))


def speaks(view: SentenceView, unit: Unit) -> bool:
    """Whether a verb of saying follows the phrase, with nothing but a date or an adverb between."""
    return any(0 <= report - unit.end <= 22 for report in view.reports)


class Option(NamedTuple):
    """What may fill a side: a party phrase (None for a party that the sentence does not name), codes and features."""

    unit: Unit | None
    codes: tuple[str, ...]
    features: tuple[str, ...]


class Question(NamedTuple):
    """What is asked of an event's sides: who may fill them, and the features of the answer that nobody does."""

    candidate: Candidate
    options: tuple[Option, ...]
    none: tuple[str, ...]


def question(candidate: Candidate, context: Context) -> Question:
    """The party phrases of the sentence, and the article's main parties that it does not name."""
    view = context.views[candidate.sentence]
    frame = Frame.of(candidate, view)
    named = [Option(u, u.codes, tuple(_features(frame, u, context))) for u in view.units]
    absent = [
        Option(None, (code,), tuple(absent_features(frame, code, context))) for code in absent_codes(view, context)
    ]
    return Question(candidate, (*named, *absent), tuple(none_features(frame)))


def none_features(frame: Frame) -> Iterator[str]:
    """Features of the option that nobody fills the side."""
    candidate, view, marker = frame.candidate, frame.view, frame.voice
    entry = candidate.entry
    before = min(2, sum(unit.end <= candidate.start for unit in view.units))
    after = min(2, len(view.units) - before)
    yield "none"
    yield f"none,kind={entry.kind}"
    yield f"none,entry={entry.id}"
    yield f"none,pos={entry.pos}:{before}:{after}"
    yield f"none,kind,phrases={entry.kind}:{before}:{after}"
    yield f"none,voice={marker}:{before}:{after}"
    yield f"none,kind,voice={entry.kind}:{marker}"


def given_actor(option: Option, actors: Sequence[str]) -> Iterator[str]:
    """Features of a recipient, once the actor is known."""
    same = set(option.codes) & set(actors)
    if same:
        yield f"same as actor={option.unit is not None}"
    elif not actors:
        yield "no actor"


def recipient_features(candidate: Candidate, option: Option, actors: Sequence[str]) -> tuple[str, ...]:
    """Further features of an option for the recipient's side, once the actor is known."""
    kind = candidate.entry.kind
    given = tuple(given_actor(option, actors))
    return (*given, *(f"kind,{one}:{kind}" for one in given))
