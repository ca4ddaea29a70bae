"""An event as far as it is decided, and what an article tells of events like it elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable

    from banggiao.extract.parties import Parties
    from banggiao.extract.scene import Scene

_Value = TypeVar("_Value")


class Happening(NamedTuple):
    """An event as far as it is decided: its trigger in its sentence, who acts and who is acted upon."""

    scene: Scene
    parties: Parties
    actors: frozenset[str]
    recipients: frozenset[str]

    @classmethod
    def of(cls, scene: Scene, parties: Parties) -> Happening:
        """The event of a candidate with these parties."""
        return cls(scene, parties, *(frozenset(party.code for party in side) for side in parties))

    @property
    def codes(self) -> frozenset[str]:
        """All parties."""
        return self.actors | self.recipients


class Settled(Generic[_Value]):
    """Which events a first look gave which value (a time, a place): an event told twice is settled once."""

    def __init__(self, looks: Iterable[tuple[Happening, _Value]]) -> None:
        self._events: dict[_Value, list[Happening]] = {}
        for event, value in looks:
            self._events.setdefault(value, []).append(event)

    def likeness(self, event: Happening, value: _Value) -> str:
        """How like `event` the events of `value` are: "same", "kind", "type", "parties", "other" or "none"."""
        kind, type_ = event.scene.kind, event.scene.type
        found = "none"
        for other in self._events.get(value, ()):
            same_kind = other.scene.kind == kind
            if same_kind and other[2:] == event[2:]:
                return "same"
            if same_kind and other.codes & event.codes:
                found = "kind"
            elif found != "kind" and other.scene.type == type_:
                found = "type"
            elif found in ("none", "other"):
                found = "parties" if other.codes == event.codes else "other"
        return found
