"""The events of a new article, assigned to those that are known: blocking, then a scored decision with reasons."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, NamedTuple, Protocol

from banggiao.resolve.events.dates import first_day
from banggiao.resolve.events.evidence import across_articles, comparable
from banggiao.resolve.events.keys import looked_up_under
from banggiao.resolve.events.profiles import profile_of
from banggiao.resolve.events.weights import Decision, load_weights
from banggiao.resolve.events.within import group

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from banggiao.resolve.events.evidence import Features
    from banggiao.resolve.events.profiles import Profile
    from banggiao.resolve.events.traces import Trace
    from banggiao.resolve.events.weights import Weights

_CLOSE = 3  # days between the articles that tell of one event as news
_FAR = 45  # days after which what is told without a date is something else
_NEVER = -9.0  # score of what cannot be one event
_SHARED = 4  # events that two articles tell of alike, besides the one in question, when they surely tell one story


class Telling(NamedTuple):
    """An article as it tells of events. `day`: when it appeared or what it tells of, EDTF or ""; `story`: an id or "".

    `signature`: what it tells, as "kind parties"; two articles of one story have much of it in common.
    """

    article: str
    day: str
    story: str
    signature: frozenset[str]


class Candidate(NamedTuple):
    """An event that is known, and the articles that tell of it: some are enough, the latest best."""

    event: Profile
    tellings: tuple[Telling, ...]


class KnownEvents(Protocol):
    """Where events are kept. A ledger looks them up by SQL; `banggiao.resolve.events.known` keeps them in memory."""

    def prepare(self, keys: frozenset[str]) -> None:
        """Told once of all the keys that an article will be asked about, so that they can be looked up together."""
        ...

    def candidates(self, keys: frozenset[str]) -> Iterable[Candidate]:
        """The events filed under one of `keys` (see `keys.filed_under`): of each key the latest, a bounded number."""
        ...


class Assignment(NamedTuple):
    """The mentions of one event of an article and the event they tell of; `known` is False where it is a new one."""

    event: str
    known: bool
    mentions: tuple[Trace, ...]
    profile: Profile
    decision: Decision


def assign(traces: Iterable[Trace], events: KnownEvents, *, story: str = "") -> list[Assignment]:
    """The events of one article among those known.

    `traces`: the mentions of the article. `story`: the id of its story, "" where none is known. Two events of one
    article are never assigned to one. Nothing is changed: the caller keeps the assignments.

    Example: an article that says a visit "has begun" joins the event that another said was planned for that day.
    """
    groups = group(traces)
    if not groups:
        return []
    telling = telling_of(groups, story=story)
    dated = groups
    if telling.day != groups[0][0].day:
        dated = [[trace._replace(day=telling.day) for trace in mentions] for mentions in groups]
    profiles = [profile_of(mentions) for mentions in dated]
    keys = [looked_up_under(profile) for profile in profiles]
    events.prepare(frozenset().union(*keys))
    weights = load_weights()["across"]
    found = [
        (score, place, candidate)
        for place, profile in enumerate(profiles)
        for candidate in events.candidates(keys[place])
        if (told := _evidence(profile, telling, candidate)) and (score := weights.score(told)) > 0
    ]
    taken: dict[int, tuple[Profile, Decision]] = {}
    used: set[str] = set()
    for _, place, candidate in sorted(found, key=lambda one: (-one[0], one[1], one[2].event.id)):
        event = candidate.event
        if place not in taken and event.id not in used:
            taken[place] = event, decide(profiles[place], telling, candidate)
            used.add(event.id)
    return [_assignment(mentions, profiles[place], taken.get(place)) for place, mentions in enumerate(groups)]


def decide(profile: Profile, telling: Telling, candidate: Candidate, weights: Weights | None = None) -> Decision:
    """Whether what an article tells is the candidate's event: above 0 it is. The weights are the shipped ones."""
    found = _evidence(profile, telling, candidate)
    return (weights or load_weights()["across"]).decide(found) if found else Decision(_NEVER, ())


def _evidence(profile: Profile, telling: Telling, candidate: Candidate) -> Features:
    """What speaks for and against; nothing where the kinds cannot be one event's."""
    if not comparable(profile.kind, candidate.event.kind):
        return {}
    found = across_articles(profile, candidate.event, story=affinity(telling, candidate.tellings))
    if "date_same" not in found:  # a day that both give is that day whenever it is told
        found["told_" + apart(telling, candidate.tellings)] = 1.0
    return found


def telling_of(groups: Sequence[Sequence[Trace]], *, story: str = "") -> Telling:
    """How an article tells of the events that its mentions were grouped to, one at least."""
    traces = [trace for mentions in groups for trace in mentions]
    signature = frozenset(f"{trace.kind} {'+'.join(sorted(trace.parties))}" for trace in traces)
    return Telling(traces[0].article, traces[0].day or _latest(traces), story, signature)


def affinity(one: Telling, others: Iterable[Telling]) -> float:
    """How far articles tell one story, from 0 to 1: one id, or much that both tell."""
    best = 0.0
    for other in others:
        if one.story and one.story == other.story:
            return 1.0
        best = max(best, min(1.0, (len(one.signature & other.signature) - 1) / _SHARED))
    return max(0.0, best)


def apart(one: Telling, others: Iterable[Telling]) -> str:
    """How long after the nearest of `others` an article tells: "close", "later", "far", or "unknown"."""
    day = first_day(one.day)
    days = [there for other in others if (there := first_day(other.day)) is not None]
    if day is None or not days:
        return "unknown"
    apart = min([abs((day - there).days) for there in days])
    return "close" if apart <= _CLOSE else "later" if apart <= _FAR else "far"


def event_id(founding: Sequence[Trace]) -> str:
    """The id of a new event, from the mentions that found it: the same at each reading that finds the first of them.

    A store that reads an article again keeps ids by `keep.keep_ids`, whatever the new reading finds.
    """
    return "e" + hashlib.sha256(min(founding, key=lambda one: one.place_in_text).anchor.encode()).hexdigest()[:16]


def _assignment(mentions: list[Trace], profile: Profile, taken: tuple[Profile, Decision] | None) -> Assignment:
    if taken:
        return Assignment(taken[0].id, True, tuple(mentions), profile, taken[1])
    return Assignment(event_id(mentions), False, tuple(mentions), profile, Decision(0.0, ()))


def _latest(traces: Iterable[Trace]) -> str:
    """The last whole day on which something is said to have happened: about when the article appeared."""
    days = [trace.date for trace in traces if trace.status == "occurred" and len(trace.date) == 10]
    return max((day for day in days if first_day(day)), default="")
