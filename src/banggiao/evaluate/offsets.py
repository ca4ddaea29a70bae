"""Whether every value of the record points at the words that it quotes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

# Roles whose `name` is the words as written; a person's is the fullest name the article gives, and stands elsewhere.
_AS_WRITTEN = ("actors", "recipients", "others", "place")


class Quotation(NamedTuple):
    """Words that a record quotes, with where it says that they stand; `words` None where it quotes none there."""

    path: str
    words: str | None
    start: int
    end: int


def quotations(record: object, path: str = "") -> Iterator[Quotation]:
    """Every quotation of one line of the record, found by its `start` and `end`.

    Example: {"trigger": {"text": "thăm", "start": 4, "end": 8}} quotes "thăm" at 4 to 8.
    """
    if isinstance(record, list):
        for item in record:
            yield from quotations(item, path)
    elif isinstance(record, dict):
        if isinstance(record.get("start"), int) and record["start"] >= 0:
            words = record.get("text")
            if words is None and path in _AS_WRITTEN:
                words = record.get("name")
            yield Quotation(path, words, record["start"], record["end"])
        for key, value in record.items():
            if isinstance(value, dict | list):
                yield from quotations(value, key)


class OffsetCheck:
    """Counts quotations, and keeps the first that do not equal their text."""

    def __init__(self, texts: Mapping[str, str], *, keep: int = 5) -> None:
        """`texts`: the text of each article by its id."""
        self._texts = dict(texts)
        self._keep = keep
        self.articles: set[str] = set()
        self.quoted = 0
        self.wrong = 0
        self.faults: list[str] = []

    def read(self, lines: Iterable[bytes]) -> None:
        """Check the JSON lines that `banggiao read --format jsonl` printed."""
        for line in lines:
            record = json.loads(line)
            article = record["article"]
            self.articles.add(article)
            if "text" in record:  # the text was normalised, and offsets count in this one
                self._texts[article] = record["text"]
            for quotation in quotations(record):
                self._check(article, quotation)

    def _check(self, article: str, quotation: Quotation) -> None:
        self.quoted += 1
        text = self._texts[article]
        path, words, start, end = quotation
        inside = 0 <= start < end <= len(text)
        if inside and (words is None or text[start:end] == words):
            return
        self.wrong += 1
        if len(self.faults) < self._keep:
            there = text[start:end] if inside else "nothing"
            self.faults.append(f"{article}: {path} quotes {words!r} at {start}:{end}, where {there!r} stands")
