"""What the network knows by name: each name's number is its line in a table of weights."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

UNKNOWN = 0  # the line of every name that was not learned
NUMBER = "0"  # the word that stands for all of digits


class Vocabulary(NamedTuple):
    """The names of each sort, numbered from 1; `UNKNOWN` is 0.

    `words`: folded words and marks; `tags`: what a word is part of ("state", "state+" from its second word on);
    `types`: PLOVER types of triggers; `kinds`: of events; `roles`: of sentences; `statuses`: columns, not lines.
    """

    words: Mapping[str, int]
    tags: Mapping[str, int]
    types: Mapping[str, int]
    kinds: Mapping[str, int]
    roles: Mapping[str, int]
    statuses: tuple[str, ...]

    @classmethod
    def of(cls, names: Mapping[str, Sequence[str]]) -> Vocabulary:
        """A vocabulary of these names, each list in the order of its lines."""
        words, tags, types, kinds, roles = (
            {name: number for number, name in enumerate(names[field], 1)} for field in cls._fields[:-1]
        )
        return cls(words, tags, types, kinds, roles, tuple(names["statuses"]))

    def names(self) -> dict[str, list[str]]:
        """The names as lists: what `of` takes."""
        return {field: list(found) for field, found in zip(self._fields, self, strict=True)}


def plain(word: str) -> str:
    """The word as the vocabulary has it: any number is one word."""
    return NUMBER if word.isdigit() else word
