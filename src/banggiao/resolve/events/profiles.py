"""An event as the reports tell it so far: what new reports are compared with. Bounded, however many the reports."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from banggiao.resolve.events.traces import Trace

T = TypeVar("T")

_NONE: frozenset[str] = frozenset()
_MOST = 8  # of each kind of value that are kept: the first told, which are those of the first articles


class Profile(NamedTuple):
    """What is known of one event. `sides`: (actors, recipients) as told; `days`: when its articles appeared.

    `id` is "" for what an article tells before it is assigned. `articles`: the first and the last that tell of it.
    """

    id: str
    kind: str
    sides: frozenset[tuple[frozenset[str], frozenset[str]]]
    dates: frozenset[str]
    people: tuple[str, ...]
    countries: frozenset[str]
    statuses: frozenset[str]
    words: tuple[str, ...]
    articles: tuple[str, ...]
    days: tuple[str, ...]

    @property
    def parties(self) -> frozenset[str]:
        """All codes of the event."""
        return frozenset(code for actors, recipients in self.sides for code in actors | recipients)


def profile_of(traces: Sequence[Trace], *, id_: str = "") -> Profile:
    """The profile of an event that `traces`, one at least, tell of."""
    if len(traces) == 1:  # as of most events
        return _of_one(traces[0], id_)
    kinds = [trace.kind for trace in traces]
    return Profile(
        id=id_,
        kind=max(dict.fromkeys(kinds), key=kinds.count),
        sides=frozenset(_first((trace.actors, trace.recipients) for trace in traces)),
        dates=frozenset(_first(trace.date for trace in traces)),
        people=_first(name for trace in traces for name in trace.people),
        countries=frozenset(_first(trace.country for trace in traces)),
        statuses=frozenset(trace.status for trace in traces),
        words=_first(trace.words for trace in traces),
        articles=_ends(trace.article for trace in traces),
        days=_ends(trace.day for trace in traces),
    )


def join(event: Profile, more: Profile) -> Profile:
    """`event` with what another article tells of it; its id and kind stay.

    Values beyond the bound are dropped, except of articles and days, of which the first and the last are kept.
    """
    return event._replace(
        sides=frozenset(_first((*sorted(event.sides, key=_order), *sorted(more.sides, key=_order)))),
        dates=frozenset(_first((*sorted(event.dates), *sorted(more.dates)))),
        people=_first((*event.people, *more.people)),
        countries=frozenset(_first((*sorted(event.countries), *sorted(more.countries)))),
        statuses=event.statuses | more.statuses,
        words=_first((*event.words, *more.words)),
        articles=_ends((*event.articles, *more.articles)),
        days=_ends((*event.days, *more.days)),
    )


def _of_one(trace: Trace, id_: str) -> Profile:
    return Profile(
        id=id_,
        kind=trace.kind,
        sides=frozenset(((trace.actors, trace.recipients),)),
        dates=frozenset((trace.date,)) if trace.date else _NONE,
        people=trace.people[:_MOST],
        countries=frozenset((trace.country,)) if trace.country else _NONE,
        statuses=frozenset((trace.status,)),
        words=(trace.words,) if trace.words else (),
        articles=(trace.article,) if trace.article else (),
        days=(trace.day,) if trace.day else (),
    )


def _first(values: Iterable[T]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(value for value in values if value))[:_MOST]


def _order(side: tuple[frozenset[str], frozenset[str]]) -> tuple[list[str], list[str]]:
    return sorted(side[0]), sorted(side[1])


def _ends(values: Iterable[str]) -> tuple[str, ...]:
    found = tuple(dict.fromkeys(filter(None, values)))
    return found if len(found) <= _MOST else (*found[: _MOST // 2], *found[-_MOST // 2 :])
