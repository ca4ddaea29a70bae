"""A stretch of an article's text."""

from __future__ import annotations

from typing import NamedTuple


class Span(NamedTuple):
    """Characters `start` (in) to `end` (out) of an article's text: half open, so `text[start:end]` is the string.

    Example: in "Nga thăm Lào", Span(0, 3) is "Nga".
    """

    start: int
    end: int

    def of(self, text: str) -> str:
        """The string that the span covers in `text`."""
        return text[self.start : self.end]

    def covers(self, other: Span) -> bool:
        """Whether `other` lies inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share a character."""
        return self.start < other.end and other.start < self.end
