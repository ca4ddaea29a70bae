"""Versions of an article beside each other: what an edit changed, and whether its publisher said that there was one."""

from __future__ import annotations

import json
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Row

_MOST = 100  # changes of one edit that are shown
_WORDS = 4_000  # of a changed stretch that are compared word by word; longer ones are shown as they are


class Change(NamedTuple):
    """A stretch of text that an edit changed: what stood there, "" where it was put in, and what stands there now."""

    before: str
    after: str


class Compared(NamedTuple):
    """A version, and what is other in it than in the one before.

    `silent`: the text is another one, and the publisher gives no later time of change than before.
    """

    id: str
    retrieved: str
    title: str
    published: str | None
    published_at: str | None
    modified_at: str | None
    author: str
    raw_hash: str
    characters: int
    silent: bool
    changes: list[dict[str, str]]
    asides: list[dict[str, str]]


class Version(NamedTuple):
    """A version as the ledger keeps it."""

    id: str
    retrieved: str
    title: str
    text: str
    published: str | None
    published_at: str | None
    modified_at: str | None
    author: str
    raw_hash: str
    asides: str

    @classmethod
    def of(cls, row: Row[Any]) -> Version:
        """The version of a row."""
        return cls(**{name: getattr(row, name) for name in cls._fields})


def compare_versions(versions: Sequence[Version]) -> list[Compared]:
    """The versions of one article in the order in which they came, each compared with the one before."""
    compared = []
    for number, one in enumerate(versions):
        before = versions[number - 1] if number else None
        changes = differences(before.text, one.text) if before else []
        silent = bool(changes) and before is not None and (one.modified_at or "") <= (before.modified_at or "")
        compared.append(
            Compared(
                one.id,
                one.retrieved,
                one.title,
                one.published,
                one.published_at,
                one.modified_at,
                one.author,
                one.raw_hash,
                len(one.text),
                silent,
                [change._asdict() for change in changes],
                [{"kind": kind, "text": text} for kind, text in json.loads(one.asides)],
            )
        )
    return compared


def differences(before: str, after: str) -> list[Change]:
    """What an edit changed: paragraphs that came or went, and in those that stayed the words.

    Example: of "Nga thăm Lào hôm nay." and "Nga thăm Lào hôm qua." it is Change("nay.", "qua.").
    """
    old, new = _paragraphs(before), _paragraphs(after)
    found: list[Change] = []
    for what, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what == "replace" and j - i == m - k:
            for one, other in zip(old[i:j], new[k:m], strict=True):
                found += _in_words(one, other)
        elif what != "equal":
            found.append(Change("\n".join(old[i:j]), "\n".join(new[k:m])))
    return found[:_MOST]


def _in_words(before: str, after: str) -> list[Change]:
    old, new = before.split(), after.split()
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    if len(old) + len(new) > _WORDS or matcher.ratio() < 0.4:
        return [Change(before, after)]
    return [
        Change(" ".join(old[i:j]), " ".join(new[k:m])) for what, i, j, k, m in matcher.get_opcodes() if what != "equal"
    ]


def _paragraphs(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]
