"""What charts call things, in the visitor's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from banggiao.model.event import Status

if TYPE_CHECKING:
    from banggiao.store.find import Found
    from banggiao.web.labels import Labels
    from banggiao.web.words import Words

LANES = (2, 1, 3, 4)
"""Quad classes from top to bottom: deeds of cooperation, words of it, words of conflict, deeds of it."""

_SECTION = "charts."


def words_of(words: Words) -> dict[str, str]:
    """The words that the scripts of charts put beside what they draw."""
    return {
        name.removeprefix(_SECTION): value
        for name, value in words.table.items()
        if name.startswith(_SECTION) and "{" not in value
    }


def quads(words: Words) -> dict[int, str]:
    """The quad classes by number, in the order of LANES. Example: quads(load_words("en"))[4] is "conflict in deeds"."""
    return {quad: words(f"{_SECTION}quads.{quad}") for quad in LANES}


def statuses(labels: Labels) -> dict[str, str]:
    """All statuses with their names."""
    return {status.value: labels.status(status.value) for status in Status}


def title_of(column: str, words: Words) -> str:
    """A quarter or year for people. Example: title_of("2024-Q1", load_words("en")) == "Q1 2024"."""
    year, quarter, number = column.partition("-Q")
    return words(f"{_SECTION}quarter_of", n=number, year=year) if quarter else column


def said_of(event: Found, labels: Labels) -> str:
    """An event in a line. Example: "visit: Russia → North Korea"."""
    sides = [labels.sides(codes) for codes in (event.actors, event.recipients) if codes]
    return f"{labels.kind(event.kind)}: {' → '.join(sides)}" if sides else labels.kind(event.kind)
