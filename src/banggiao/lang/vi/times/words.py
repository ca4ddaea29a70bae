"""The words of `times.toml`, compiled: which atoms a word begins, and with which neighbours it is no time."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, NamedTuple

from banggiao.errors import LexiconError
from banggiao.lang.tables import read_toml
from banggiao.lang.timex.feasts import KEYS
from banggiao.lang.timex.meaning import Base, Date, Edge, Reference, Shift, Unit, Vague

if TYPE_CHECKING:
    from collections.abc import Iterable


class Phrase(NamedTuple):
    """A form of one or more words and the atom it is."""

    words: tuple[str, ...]
    kind: str
    value: Any


class Guard(NamedTuple):
    """Folded neighbours with which a word is no time."""

    before: frozenset[str]
    after: frozenset[str]


class Words(NamedTuple):
    """All of `times.toml`.

    `phrases`: by their words. `first`: how many words the phrases have that begin with a word, the most first;
    `last`: those that end with it. `vocabulary`: every word of a phrase. `heads`: words without which a run is not
    read. `no_end`: words and marks that end no expression, `no_start`: that begin none. `cues`: words (and pairs of
    words) that look ahead (+1) or back (-1), `cue_heads` their first words; `said`: what looks back right before a
    time. `context`: sets of words that decide, right before or after, whether an ambiguous run is a time.
    """

    phrases: dict[tuple[str, ...], tuple[Phrase, ...]]
    first: dict[str, tuple[int, ...]]
    last: dict[str, tuple[int, ...]]
    vocabulary: frozenset[str]
    heads: frozenset[str]
    no_end: frozenset[str]
    no_start: frozenset[str]
    guards: dict[str, Guard]
    cues: dict[str, int]
    cue_heads: frozenset[str]
    said: frozenset[str]
    context: dict[str, frozenset[str]]


_TURN = {"this": 0, "last": -1, "ago": -1, "after": 1, "past": -1, "recent": -1, "coming": 1}
_SMALL = 10
_TENS = ("mươi", "mốt")


@cache
def load_words() -> Words:
    """Read `times.toml`. Raises LexiconError where a table holds a value that is not known."""
    table = read_toml(files("banggiao.lang.vi").joinpath("times.toml"))
    try:
        phrases = [Phrase(tuple(form.split()), kind, value) for kind, value, form in _atoms(table)]
    except (KeyError, ValueError) as error:
        raise LexiconError(f"times.toml: unknown name {error}; see lang/timex/meaning.py") from error
    by_words: dict[tuple[str, ...], list[Phrase]] = {}
    for phrase in phrases:
        by_words.setdefault(phrase.words, []).append(phrase)
    cues = {form: sign for sign, key in ((1, "future"), (-1, "past")) for form in table["cue"][key]}
    return Words(
        {words: tuple(found) for words, found in by_words.items()},
        _lengths((words[0], len(words)) for words in by_words),
        _lengths((words[-1], len(words)) for words in by_words),
        frozenset(word for phrase in phrases for word in phrase.words) | {"(", ")"},
        frozenset(table["head"]["words"]),
        frozenset(table["head"]["no_end"]),
        frozenset(table["head"]["no_start"]),
        {g["word"]: Guard(frozenset(g.get("before", ())), frozenset(g.get("after", ()))) for g in table["guard"]},
        cues,
        frozenset(form.split(" ")[0] for form in cues),
        frozenset(table["cue"]["said"]),
        {name: frozenset(forms) for name, forms in table["context"].items()},
    )


def _lengths(pairs: Iterable[tuple[str, int]]) -> dict[str, tuple[int, ...]]:
    """The different numbers that go with each word, the highest first."""
    found: dict[str, set[int]] = {}
    for word, length in pairs:
        found.setdefault(word, set()).add(length)
    return {word: tuple(sorted(lengths, reverse=True)) for word, lengths in found.items()}


def _atoms(table: dict[str, Any]) -> list[tuple[str, Any, str]]:
    """(kind, value, form) of every form, table by table; earlier ones win where two say the same kind."""
    rows: list[tuple[str, Any, str]] = []

    def add(name: str, kind: Any, value: Any) -> None:
        for key, forms in table[name].items():
            rows.extend((kind(key), value(key), form) for form in forms)

    add("unit", str.lower, lambda key: Unit[key])
    add("turn", str, lambda key: _TURN[key])
    add("edge", lambda _: "edge", lambda key: Edge[key])
    add("nth", lambda _: "nth", int)
    add("day", lambda _: "relday", lambda key: Shift(Unit.DAY, int(key)))
    add("day_there", lambda _: "relday", lambda key: Shift(Unit.DAY, int(key), Base.CONTEXT))
    add("day_short", lambda _: "shortday", lambda key: Shift(Unit.DAY, int(key)))
    add("part", lambda _: "part", str)
    add("season", lambda _: "season_name", int)
    add("feast", lambda _: "feast", _feast)
    add("named_day", lambda _: "named_day", str)
    add("vague", lambda _: "vague", lambda key: Vague(Reference(key)))
    add("some", str, str)
    add("function", str, str)
    add("weekday", lambda _: "wd", lambda key: Date(weekday=int(key)))
    add("month", lambda _: "month_name", int)
    add("zone", lambda _: "zone", int)
    rows.extend(_numbers({int(key): forms for key, forms in table["number"].items()}))
    return rows


def _feast(key: str) -> str:
    if key not in KEYS:
        raise ValueError(key)
    return key


def _numbers(small: dict[int, list[str]]) -> list[tuple[str, Any, str]]:
    """Number words from one to ninety-nine: "hai", "mười lăm", "hai mươi mốt", "ba mươi"."""
    rows = [("numword", n, form) for n, forms in small.items() for form in forms if form != "lăm"]
    units = {n: forms for n, forms in small.items() if n < _SMALL}
    rows += [("numword", _SMALL + n, f"mười {form}") for n, forms in units.items() for form in forms]
    for tens, heads in units.items():
        if tens == 1:
            continue
        for head in heads:
            ten = f"{head} {_TENS[0]}"
            rows.append(("numword", tens * _SMALL, ten))
            rows.append(("numword", tens * _SMALL + 1, f"{ten} {_TENS[1]}"))
            rows += [("numword", tens * _SMALL + n, f"{ten} {form}") for n, forms in units.items() for form in forms]
    return rows
