"""The parties of an event: who acts and who is acted upon."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from banggiao.annotate.view import Unit


class Party(NamedTuple):
    """A party of an event: its code, and the phrase that names it (None where the sentence does not)."""

    code: str
    unit: Unit | None
    probability: float


class Parties(NamedTuple):
    """Those who act and those acted upon; of mutual kinds all act."""

    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
