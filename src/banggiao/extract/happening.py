"""An event as far as it is decided, and what an article tells of events like it elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable

    from banggiao.extract.parties import Parties
    from banggiao.extract.scene import Scene

_Value = TypeVar("_Value")
LIKENESS = ("same", "kind", "type", "parties", "other", "none")
_MOST = 40  # events of one value that are looked at: few articles have as many, a hostile one has any number


class Happening(NamedTuple):
    """An event as far as it is decided: its trigger in its sentence, who acts and who is acted upon, its status."""

    scene: Scene
    parties: Parties
    actors: frozenset[str]
    recipients: frozenset[str]
    codes: frozenset[str]  # of all parties
    status: str = ""  # until it is decided

    @classmethod
    def of(cls, scene: Scene, parties: Parties) -> Happening:
        """The event of a candidate with these parties."""
        actors, recipients = (frozenset([party.code for party in side]) for side in parties)
        return cls(scene, parties, actors, recipients, actors | recipients)


class Settled(Generic[_Value]):
    """Which events a first look gave which value (a time, a place): an event told twice is settled once."""

    def __init__(self, looks: Iterable[tuple[Happening, _Value]]) -> None:
        self._events: dict[_Value, list[Happening]] = {}
        for event, value in looks:
            events = self._events.setdefault(value, [])
            if len(events) < _MOST:
                events.append(event)

    def likeness(self, event: Happening, value: _Value) -> str:
        """How like `event` the events of `value` are, one of `LIKENESS`."""
        found = "none"
        for other in self._events.get(value, ()):
            if other.scene.kind == event.scene.kind:
                if other.actors == event.actors and other.recipients == event.recipients:
                    return "same"
                if not other.codes.isdisjoint(event.codes):
                    found = "kind"
                    continue
            if found != "kind" and other.scene.type == event.scene.type:
                found = "type"
            elif found in ("none", "other"):
                found = "parties" if other.codes == event.codes else "other"
        return found
