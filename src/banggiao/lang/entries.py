"""Entries of a lexicon: what its data files say, one type for each sort of entry."""

from __future__ import annotations

from typing import NamedTuple

from banggiao.model.mention import MentionType  # noqa: TC001


class ActorEntry(NamedTuple):
    """A party or place by its own name. `codes` are the parties it stands for, none for a region of no state."""

    id: str
    codes: tuple[str, ...]
    type: MentionType
    name: str
    forms: tuple[str, ...]
    place: str  # file:line


class BodyEntry(NamedTuple):
    """A word that makes a party together with a state's name: "Bộ Ngoại giao" + "Nga"."""

    id: str
    type: MentionType
    forms: tuple[str, ...]
    place: str


class TriggerEntry(NamedTuple):
    """Words that express an event of `kind`. `pos` is "verb" or "noun"; `status` what the words themselves say of it.

    `not_before`, `not_after` are folded words that, right after or right before, make it something else; of `near`
    at least one must stand in the same sentence. `listing`: it says that someone stands on a sanctions list.
    `place_next`: the name of a state, city or region must follow right after, as in "tới Asmara".
    """

    id: str
    kind: str
    pos: str
    forms: tuple[str, ...]
    status: str
    not_before: tuple[str, ...]
    not_after: tuple[str, ...]
    near: frozenset[str]
    yes: tuple[str, ...]
    no: tuple[str, ...]
    place: str
    listing: bool = False
    place_next: bool = False


class CueEntry(NamedTuple):
    """A function word or phrase: `category` says what for (report, status, voice, preposition …), `value` which.

    Without a value it says nothing, and keeps shorter ones of its category from being found in it.
    """

    id: str
    category: str
    value: str
    forms: tuple[str, ...]
    yes: tuple[str, ...]
    no: tuple[str, ...]
    place: str


class Guard(NamedTuple):
    """When a form that is also another word or name is no party: see `lang/vi/guards.toml`."""

    form: str
    code: str
    not_before: tuple[str, ...]
    not_after: tuple[str, ...]
    not_near: tuple[str, ...]
    needs_near: tuple[str, ...]
    needs_in_article: tuple[str, ...]
    initial: bool
    yes: tuple[str, ...]
    no: tuple[str, ...]
    place: str


class FacetEntry(NamedTuple):
    """Words near a trigger that tell a PLOVER context of its event or, for events of the PLOVER type `type`, its mode.

    `value`: which; `type` is "" for a context.
    """

    id: str
    type: str
    value: str
    forms: tuple[str, ...]
    yes: tuple[str, ...]
    no: tuple[str, ...]
    place: str


Entry = ActorEntry | BodyEntry | TriggerEntry | CueEntry | FacetEntry
