"""Loads a language's data files into one lexicon: gazetteers from CSV, rules from TOML."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from banggiao.errors import LexiconError
from banggiao.lang.classes import Classes
from banggiao.lang.entries import ActorEntry, BodyEntry, CueEntry, Entry, FacetEntry, Guard, TriggerEntry
from banggiao.lang.matcher import Forms
from banggiao.lang.tables import read_csv, read_toml
from banggiao.model.mention import MentionType

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from importlib.resources.abc import Traversable

_E = TypeVar("_E", bound=Entry)
_T = TypeVar("_T", TriggerEntry, CueEntry, FacetEntry, Guard)

_GUARD_LISTS = ("not_before", "not_after", "not_near", "needs_near", "needs_in_article")
_LISTS = (*_GUARD_LISTS, "near", "yes", "no", "forms", "words")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Everything that the data files of one language say of names and words.

    `pair_parts`: folded short names of states that may stand in hyphenated pairs ("Nga-Triều"), with their codes.
    `guards`: by form as written, the contexts in which it is no party.
    """

    actors: tuple[ActorEntry, ...]
    bodies: tuple[BodyEntry, ...]
    triggers: tuple[TriggerEntry, ...]
    cues: tuple[CueEntry, ...]
    facets: tuple[FacetEntry, ...]
    guards: dict[str, tuple[Guard, ...]]
    pair_parts: dict[str, str]

    def entries(self) -> Iterator[Entry]:
        """Every entry, file by file."""
        yield from self.actors
        yield from self.bodies
        yield from self.triggers
        yield from self.cues
        yield from self.facets

    def forms(self) -> Forms:
        """Every form, with the entry that it is a form of."""
        return Forms(
            actors=_pairs(self.actors),
            bodies=_pairs(self.bodies),
            triggers=_pairs(self.triggers),
            near=((word, None) for word in sorted(frozenset().union(*(entry.near for entry in self.triggers)))),
            cues=_pairs(self.cues),
            facets=_pairs(self.facets),
        )


def _pairs(entries: Iterable[_E]) -> Iterator[tuple[str, _E]]:
    return ((form, entry) for entry in entries for form in entry.forms)


def load_lexicon(folder: Traversable) -> Lexicon:
    """Read the data files of `folder` (`lang/vi`).

    Raises LexiconError, naming file and entry, where a row lacks a field or holds an unknown key.
    """
    rows = list(read_csv(folder.joinpath("actors.csv"), "code", "type", "name", "forms"))
    actors = tuple(_actor(row, place) for row, place in rows if row["type"] != "pair_part")
    pairs = {form: row["code"] for row, _ in rows if row["type"] == "pair_part" for form in _forms(row["forms"])}
    heads = read_csv(folder.joinpath("bodies.csv"), "head", "type", "forms")
    bodies = tuple(_body(row, place) for row, place in heads)
    files = [file for file in folder.joinpath("triggers").iterdir() if file.name.endswith(".toml")]
    trigger_files = sorted(files, key=lambda file: file.name)
    classes = Classes({table["name"]: table["words"] for table, _ in _tables(folder.joinpath("classes.toml"), "class")})
    triggers = tuple(
        _trigger(table, place, classes) for file in trigger_files for table, place in _tables(file, "trigger")
    )
    cues = tuple(_cue(table, place) for table, place in _tables(folder.joinpath("cues.toml"), "cue"))
    facets = tuple(
        _facet(table, place)
        for name, key in (("contexts.toml", "context"), ("modes.toml", "mode"))
        for table, place in _tables(folder.joinpath(name), key)
    )
    guards: dict[str, tuple[Guard, ...]] = {}
    for table, place in _tables(folder.joinpath("guards.toml"), "guard"):
        guard = _guard(table, place)
        guards[guard.form] = (*guards.get(guard.form, ()), guard)
    return Lexicon(actors, bodies, triggers, cues, facets, guards, pairs)


def _forms(*cells: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys([form for cell in cells for part in cell.split("|") if (form := part.strip())]))


def _tables(file: Traversable, key: str) -> Iterator[tuple[dict[str, Any], str]]:
    data = read_toml(file)
    if unknown := set(data) - {key}:
        raise LexiconError(f"{file.name}: unknown table {sorted(unknown)[0]!r}; only [[{key}]] is read here")
    tables = data.get(key, [])
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise LexiconError(f"{file.name}: {key!r} is no list of tables; head each entry with [[{key}]]")
    for number, table in enumerate(tables, 1):
        place = f"{file.name}: {key} {table.get('id') or table.get('form') or number}"
        yield {name: _value(name, value, place) for name, value in table.items()}, place


def _value(name: str, value: object, place: str) -> object:
    """The value of a key as its type: lists of strings as tuples, the rest as it stands."""
    if name not in _LISTS:
        if not isinstance(value, str | bool):
            raise LexiconError(f"{place}: {name} = {value!r}; write a string, true or false")
        return value
    if not isinstance(value, list) or set(map(type, value)) - {str} or not all(map(str.strip, value)):
        raise LexiconError(f"{place}: {name} = {value!r}; write a list of strings, none empty")
    return tuple(value)


def _actor(row: dict[str, str], place: str) -> ActorEntry:
    codes = tuple([code for code in row["code"].split("+") if code])
    forms = _forms(row["name"], row["forms"])
    return ActorEntry(f"actor.{row['code']}.{row['name']}", codes, _type(row, place), row["name"], forms, place)


def _body(row: dict[str, str], place: str) -> BodyEntry:
    forms = _forms(row["head"], row["forms"])
    return BodyEntry(f"body.{row['head']}", _type(row, place), forms, place)


def _type(row: dict[str, str], place: str) -> MentionType:
    type_ = _TYPES.get(row["type"])
    if type_ is None:
        raise LexiconError(f"{place}: unknown type {row['type']!r}; use one of {', '.join(_TYPES)}")
    return type_


_TYPES = {type_.value: type_ for type_ in MentionType}
_TRIGGER = {"status": "", "not_before": (), "not_after": (), "near": frozenset(), "listing": False, "place_next": False}
_GUARD = {**dict.fromkeys(_GUARD_LISTS, ()), "initial": True, "code": ""}


def _trigger(table: dict[str, Any], place: str, classes: Classes) -> TriggerEntry:
    named = {key: classes.expand(table[key], place) for key in ("forms", "near") if key in table}
    near = frozenset(named.pop("near", ()))
    return _build(TriggerEntry, _TRIGGER | table | named | {"near": near}, place)


def _cue(table: dict[str, Any], place: str) -> CueEntry:
    return _build(CueEntry, {"value": "", "yes": (), "no": ()} | table, place)


def _facet(table: dict[str, Any], place: str) -> FacetEntry:
    return _build(FacetEntry, {"type": ""} | table, place)


def _guard(table: dict[str, Any], place: str) -> Guard:
    return _build(Guard, _GUARD | table, place)


def _build(make: type[_T], fields: dict[str, Any], place: str) -> _T:
    names = set(make._fields) - {"place"}
    if unknown := sorted(fields.keys() - names):
        raise LexiconError(f"{place}: unknown key {unknown[0]!r}; use {', '.join(sorted(names))}")
    if missing := sorted(names - fields.keys()):
        raise LexiconError(f"{place}: no {missing[0]!r}; every entry of its sort has one")
    return make(**fields, place=place)
