"""What the ledger asks of whoever decides that reports tell of one event."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from banggiao.model.event import EventMention


class Known(NamedTuple):
    """An event that a mention may tell of. `here`: another mention of the same article tells of it."""

    id: str
    kind: str
    parties: frozenset[str]
    edtf: str
    here: bool


class Report(NamedTuple):
    """A mention with what the ledger knows of its article; `day` is that of publication (20240213), 0 if not known."""

    mention: EventMention
    article: str
    source: str | None
    day: int


class Shown(NamedTuple):
    """What is shown of an event: of each field the value chosen among those that its reports give."""

    kind: str
    status: str
    edtf: str
    place: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    people: tuple[str, ...]
    confidence: float
    origins: int


class Resolver(Protocol):
    """Decides which reports tell of one event, and what to show of it. Depends on its arguments alone.

    Example: `banggiao.resolve.simple.SimpleResolver`.
    """

    def block(self, mention: EventMention) -> str:
        """The key under which events of other articles that `mention` may tell of are looked up; "" for none."""
        ...

    def choose(self, mention: EventMention, candidates: Sequence[Known]) -> str | None:
        """The id of the event among `candidates` that `mention` tells of; None where it tells of a new one."""
        ...

    def show(self, reports: Sequence[Report]) -> Shown:
        """What to show of the event that `reports`, one at least, tell of."""
        ...

    def person(self, name: str, country: str) -> str:
        """The key of a person: spellings of one name have one key."""
        ...
