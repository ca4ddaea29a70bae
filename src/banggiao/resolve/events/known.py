"""Events kept in memory, for a run over a file of mentions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from banggiao.resolve.events.across import Candidate
from banggiao.resolve.events.keys import filed_under
from banggiao.resolve.events.profiles import join

if TYPE_CHECKING:
    from collections.abc import Iterable

    from banggiao.resolve.events.across import Assignment, Telling
    from banggiao.resolve.events.profiles import Profile

_OF_A_KEY = 32  # events of one key that are compared: the latest
_TELLINGS = 6  # articles of one event that are compared: the latest


class EventsInMemory:
    """Events by their blocking keys. `add` keeps an assignment, `candidates` finds what may be told again."""

    def __init__(self) -> None:
        self._events: dict[str, Profile] = {}
        self._tellings: dict[str, tuple[Telling, ...]] = {}
        self._filed: dict[str, list[str]] = {}
        self._under: dict[str, frozenset[str]] = {}

    def __len__(self) -> int:
        return len(self._events)

    def prepare(self, keys: frozenset[str]) -> None:
        """Nothing: all are at hand."""

    def candidates(self, keys: frozenset[str]) -> Iterable[Candidate]:
        """The latest events of each key, each event once."""
        names = dict.fromkeys(name for key in sorted(keys) for name in self._filed.get(key, ())[-_OF_A_KEY:])
        return [Candidate(self._events[name], self._tellings[name]) for name in names]

    def add(self, assignment: Assignment, telling: Telling) -> None:
        """Keep what an article tells of an event, known or new."""
        name = assignment.event
        old = self._events.get(name)
        self._events[name] = join(old, assignment.profile) if old else assignment.profile._replace(id=name)
        self._tellings[name] = (*self._tellings.get(name, ()), telling)[-_TELLINGS:]
        under = self._under.get(name, frozenset())
        new = filed_under(self._events[name]) - under
        for key in sorted(new):
            filed = self._filed.setdefault(key, [])
            filed.append(name)
            if len(filed) > 2 * _OF_A_KEY:
                del filed[:_OF_A_KEY]
        self._under[name] = under | new
