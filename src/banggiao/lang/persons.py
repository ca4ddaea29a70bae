"""What a language knows of persons: titles, family and given names, and who held which office when."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from banggiao.errors import LexiconError
from banggiao.lang.runs import run_pattern
from banggiao.lang.skeleton import skeleton
from banggiao.lang.tables import read_csv, read_toml
from banggiao.lang.titles import KIN, MODIFIER, TAKES, TitleEntry, TitleMatcher

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from importlib.resources.abc import Traversable


class Term(NamedTuple):
    """One term of office: EDTF dates to the day, month or year; `end` empty while it lasts."""

    name: str
    code: str
    office: str
    start: str
    end: str


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """A person of the offices file: the name as the file gives it, all forms, and the terms in the file's order."""

    name: str
    forms: tuple[str, ...]
    terms: tuple[Term, ...]

    @property
    def codes(self) -> tuple[str, ...]:
        """The states and organisations served, each once, in order."""
        return tuple(dict.fromkeys(term.code for term in self.terms))


@dataclass(frozen=True, slots=True)
class PersonLexicon:
    """All that a language's data say of persons, folded and compiled.

    `known`: by skeleton of each form. `offices`: the category of each office that the terms name; `holders`: who held
    an office of a category, by one end of the name. `families`: folded family names by tradition (vietnamese,
    chinese, korean, japanese). `native` matches the skeleton of a syllable that the language has, `romaji` that of a
    Japanese word, `pinyin` that of a Chinese given name, `runs` a run of capitalised words; `relatives` the words
    before a name that make its bearer kin of somebody spoken of. The other fields are the lists of `names.toml`.
    """

    titles: tuple[TitleEntry, ...]
    matcher: TitleMatcher
    known: dict[str, KnownPerson]
    offices: dict[str, str]
    holders: dict[tuple[str, str], tuple[KnownPerson, ...]]
    families: dict[str, frozenset[str]]
    origins: dict[str, frozenset[str]]
    given: frozenset[str]
    front: frozenset[str]
    things: frozenset[str]
    mild_things: frozenset[str]
    thing_words: frozenset[str]
    end_words: frozenset[str]
    links: frozenset[str]
    owners: frozenset[str]
    state_links: frozenset[str]
    joints: frozenset[str]
    elsewhere: frozenset[str]
    placed: frozenset[str]
    located: tuple[str, ...]
    place_heads: frozenset[str]
    verbs: re.Pattern[str]
    appositions: re.Pattern[str]
    aliases: re.Pattern[str]
    chosen: re.Pattern[str]
    chosen_heads: frozenset[str]
    openings: re.Pattern[str]
    plurals: frozenset[str]
    list_links: frozenset[str]
    meetings: tuple[str, ...]
    fates: re.Pattern[str]
    done_to: tuple[str, ...]
    relatives: re.Pattern[str]
    several: re.Pattern[str]
    not_bare: frozenset[str]
    same_state: tuple[str, ...]
    owning: tuple[str, ...]
    pronouns: dict[str, str]
    plain: frozenset[str]
    plain_not_after: frozenset[str]
    plain_not_before: frozenset[str]
    native: re.Pattern[str]
    romaji: re.Pattern[str]
    pinyin: re.Pattern[str]
    runs: re.Pattern[str]

    @property
    def terms(self) -> tuple[Term, ...]:
        """Every term of office in the data."""
        people = dict.fromkeys(self.known.values())
        return tuple(term for person in people for term in person.terms)


def load_person_lexicon(folder: Traversable, fold: Callable[[str], str]) -> PersonLexicon:
    """Read `titles.toml`, `names.toml` and `offices.csv` of `folder` (`lang/vi`), folding forms with `fold`.

    Raises LexiconError, naming file and entry, where an entry lacks a field or holds an unknown one.
    """
    titles = tuple(_titles(folder.joinpath("titles.toml")))
    names = read_toml(folder.joinpath("names.toml"))

    def words(table: str, key: str) -> tuple[str, ...]:
        try:
            cell = names[table][key]
        except KeyError as error:
            raise LexiconError(f"names.toml: no list {key!r} in [{table}]") from error
        return tuple(dict.fromkeys(fold(" ".join(word.split())) for word in cell.split(",") if word.strip()))

    pronouns = {fold(form): row["gender"] for row in names["pronoun"] for form in row["forms"]}
    onsets, rimes = (sorted(words("syllable", key), key=len, reverse=True) for key in ("onsets", "rimes"))
    matcher = TitleMatcher(titles, fold)
    known = _known(folder.joinpath("offices.csv"))
    offices = {term.office for person in known.values() for term in person.terms}
    categories = {office: _category(matcher, fold(office)) for office in sorted(offices)}
    return PersonLexicon(
        titles=titles,
        matcher=matcher,
        known=known,
        offices=categories,
        holders=_holders(known, categories),
        families={key: frozenset(words("family", key)) for key in names["family"]},
        origins={key: _cells(cell) for key, cell in names["origin"].items()},
        given=frozenset(skeleton(word) for word in words("given", "names")),
        front=frozenset(words("cut", "front")),
        things=frozenset(words("thing", "before")),
        mild_things=frozenset(words("thing", "mild")),
        thing_words=frozenset(words("thing", "inside")),
        end_words=frozenset(words("end", "words")),
        links=frozenset(words("end", "links")),
        state_links=frozenset(words("end", "state_links")),
        joints=frozenset(words("end", "joints")),
        owners=frozenset(words("end", "owners")),
        placed=frozenset(words("end", "placed")),
        located=tuple(f" {word} " for word in words("end", "located")),
        elsewhere=frozenset(words("end", "elsewhere")),
        place_heads=frozenset(words("end", "place")),
        verbs=_any(words("person", "verbs")),
        appositions=re.compile(_any((*words("person", "appositions"), *words("person", "several"))).pattern + " "),
        aliases=_any(words("person", "aliases")),
        chosen=_any(words("person", "chosen")),
        chosen_heads=frozenset(word[:3] for word in words("person", "chosen")),
        openings=_any(words("person", "openings")),
        plurals=frozenset(words("person", "plurals")),
        list_links=frozenset((", ", *(f" {word} " for word in words("person", "list")))),
        fates=re.compile(rf"(?<![.:;\n]) (?:{_any(words('person', 'fates')).pattern})"),
        done_to=tuple(f" {word}" for word in words("person", "done_to")),
        relatives=_relatives(titles, words("person", "own"), words("person", "whose"), fold),
        several=re.compile(_any(words("person", "several")).pattern + " "),
        meetings=tuple(f" {word}" for word in words("person", "meetings")),
        not_bare=frozenset(words("office", "before")),
        same_state=tuple(words("same_state", "words")),
        owning=tuple(words("end", "owning")),
        pronouns=pronouns,
        plain=frozenset(fold(form) for row in names["pronoun"] if row.get("plain") for form in row["forms"]),
        plain_not_after=frozenset(words("plain", "not_after")),
        plain_not_before=frozenset(words("plain", "not_before")),
        runs=run_pattern(words("particles", "inside"), words("particles", "leading")),
        native=re.compile(f"(?:{'|'.join(onsets)})?(?:{'|'.join(rimes)})"),
        pinyin=re.compile(
            rf"(?:(?:{'|'.join(words('pinyin', 'onsets'))})?(?:{'|'.join(words('pinyin', 'rimes'))}) ?){{1,2}}"
        ),
        romaji=re.compile(rf"(?:(?:{'|'.join(words('romaji', 'onsets'))})?[aeiou]|n){{1,8}}"),
    )


def _relatives(
    titles: tuple[TitleEntry, ...], own: tuple[str, ...], whose: tuple[str, ...], fold: Callable[[str], str]
) -> re.Pattern[str]:
    """A pattern for the words before a name that make its bearer kin of somebody spoken of: "vợ ông, "."""
    forms = (fold(form) for entry in titles if entry.category == KIN for form in entry.forms)
    kin = _any((*forms, *own))
    return re.compile(rf"\b{kin.pattern} (?:{_any(whose).pattern}), \Z")


def _category(matcher: TitleMatcher, office: str) -> str:
    """The category of an office's first title that is more than "quyền" or "cựu"."""
    found = (hit.entry.category for hit in matcher.find(office))
    return next((category for category in found if category != MODIFIER), "")


def _holders(
    known: dict[str, KnownPerson], categories: dict[str, str]
) -> dict[tuple[str, str], tuple[KnownPerson, ...]]:
    holders: dict[tuple[str, str], dict[KnownPerson, None]] = {}
    for form, person in known.items():
        words = form.split(" ")
        if len(words) > 1:
            for word in {words[0], words[-1]}:
                for term in person.terms:
                    holders.setdefault((word, categories[term.office]), {})[person] = None
    return {key: tuple(people) for key, people in holders.items()}


def _cells(cell: str) -> frozenset[str]:
    return frozenset(word.strip() for word in cell.split(","))


def _any(words: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern for any of these words, whole and the longest first."""
    return re.compile(rf"(?:{'|'.join(sorted(map(re.escape, words), key=lambda w: (-len(w), w)))})(?![^\W_])")


def _titles(file: Traversable) -> Iterator[TitleEntry]:
    for number, table in enumerate(read_toml(file)["title"], 1):
        place = f"titles.toml: title {table.get('id') or number}"
        told = {k: tuple(v) if isinstance(v, list) else v for k, v in table.items()}
        fields: dict[str, Any] = {"bare": False, "former": False} | told
        try:
            entry = TitleEntry(**fields, place=place)
        except TypeError as error:
            raise LexiconError(f"{place}: {error}") from error
        if entry.takes not in TAKES:
            raise LexiconError(f"{place}: takes = {entry.takes!r}; use one of {', '.join(TAKES)}")
        yield entry


def _known(file: Traversable) -> dict[str, KnownPerson]:
    """Persons by the skeleton of each of their forms; rows of one name are one person."""
    rows: dict[str, list[dict[str, str]]] = {}
    for row, place in read_csv(file, "name", "forms", "code", "office", "start", "end"):
        if not row["name"] or not row["code"]:
            raise LexiconError(f"{place}: no name or code")
        rows.setdefault(row["name"], []).append(row)
    known: dict[str, KnownPerson] = {}
    for name, terms in rows.items():
        forms = tuple(dict.fromkeys(form.strip() for row in terms for form in (name, *row["forms"].split("|"))))
        person = KnownPerson(
            name, forms, tuple(Term(name, r["code"], r["office"], r["start"], r["end"]) for r in terms)
        )
        for form in forms:
            other = known.setdefault(skeleton(form), person)
            if other is not person and form == name:
                raise LexiconError(f"offices.csv: {name!r} is also a form of {other.name!r}; write one of them longer")
    return known
