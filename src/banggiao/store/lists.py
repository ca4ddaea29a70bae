"""Lists of sanctioned persons and organisations beside what articles say of them: kept apart, and compared."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from banggiao.ingest.lists.files import format_of, read_list
from banggiao.model.listed import ListEntry
from banggiao.resolve.listed import Match, Matcher, Reason, Subject
from banggiao.store.births import Births
from banggiao.store.record import dump
from banggiao.store.rows import Keys, Values, insert, select_in, sql

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from sqlalchemy import Connection

    from banggiao.store.ledger import Ledger

_CHUNK = 1_000
_PERSONS = sql("SELECT pk, id, name, country FROM persons ORDER BY pk")
_OFFICES = sql("SELECT person, office FROM offices ORDER BY person, articles DESC, pk")
_LISTINGS = sql("SELECT id, name, code, record FROM listings WHERE live = 1 ORDER BY pk")
_MATCHES = (
    "SELECT m.subject, l.name AS list, e.entry, e.name, m.score, m.reasons, e.record FROM list_matches m "
    "JOIN list_entries e ON e.pk = m.entry JOIN lists l ON l.pk = e.list"
)


class Loaded(NamedTuple):
    """What loading a list came to."""

    list: str
    format: str
    entries: int
    matches: int


class Listed(NamedTuple):
    """Someone of the ledger who is taken for an entry of a list, and why."""

    subject: str
    list: str
    entry: str
    name: str
    score: float
    reasons: tuple[Reason, ...]


class Comparison(NamedTuple):
    """What an article says of a listing, what the lists say, and how the two stand to each other.

    `verdict`: "agree" where every lister that the article names is one of the lists', "differ" where none is, "partly";
    "article only" where no list has the subject.
    """

    listing: str
    article: str
    subject: str
    article_says: tuple[str, ...]
    lists_say: tuple[str, ...]
    entries: tuple[str, ...]
    verdict: str


def load_list(ledger: Ledger, path: Path, name: str = "") -> Loaded:
    """Load a list file, in place of what was loaded under its name before, and match it; all of it or nothing.

    Raises MalformedList, UnreadableInput. Example: load_list(ledger, Path("sdn.csv")) loads the list "sdn".
    """
    format_ = format_of(path)
    name = name or path.name.partition(".")[0]
    with path.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
    with ledger.writing() as connection:
        keys = Keys(connection)
        _forget(connection, name)
        pk = keys.next("lists")
        row = {"pk": pk, "name": name, "format": format_, "file_hash": digest}
        insert(connection, "lists", [row | {"loaded": datetime.now(UTC).isoformat(timespec="seconds"), "entries": 0}])
        matcher = Matcher(_subjects(connection), Births(connection).of)
        seen: set[str] = set()
        matched = 0
        entries = (entry for entry in read_list(path, format_) if entry.names)
        while chunk := list(islice(entries, _CHUNK)):
            fresh = [entry for entry in {entry.id: entry for entry in chunk}.values() if entry.id not in seen]
            seen |= {entry.id for entry in fresh}
            matched += _add(connection, keys, pk, fresh, matcher)
        connection.execute(sql("UPDATE lists SET entries = :count WHERE pk = :pk"), {"count": len(seen), "pk": pk})
    return Loaded(name, format_, len(seen), matched)


def list_matches(connection: Connection) -> list[Listed]:
    """Who of the ledger is taken for an entry of a list, the likeliest first."""
    rows = connection.execute(sql(f"{_MATCHES} ORDER BY m.score DESC, m.subject, e.pk"))
    return [
        Listed(
            row.subject,
            row.list,
            row.entry,
            row.name,
            row.score,
            tuple(Reason(*one) for one in json.loads(row.reasons)),
        )
        for row in rows
    ]


def compare_listings(connection: Connection) -> list[Comparison]:
    """What articles say of listings beside what the lists say."""
    listings = connection.execute(
        sql(
            "SELECT l.id, a.id AS article, l.name, l.listers FROM listings l JOIN articles a ON a.pk = l.article "
            "WHERE l.live = 1 ORDER BY l.pk"
        )
    ).fetchall()
    rows = connection.execute(sql(f"{_MATCHES} ORDER BY m.subject, m.score DESC, e.pk")).fetchall()
    found: dict[str, tuple[list[str], list[str]]] = {}
    for row in rows:
        listers, entries = found.setdefault(row.subject, ([], []))
        listers += json.loads(row.record)["listers"]
        entries.append(f"{row.list}:{row.entry}")
    compared = []
    for row in listings:
        listers, entries = found.get(row.id, ([], []))
        said = tuple(filter(None, row.listers.split("+")))
        theirs = tuple(dict.fromkeys(listers))
        verdict = _verdict(said, theirs) if entries else "article only"
        compared.append(Comparison(row.id, row.article, row.name, said, theirs, tuple(entries), verdict))
    return compared


class ListedPerson(NamedTuple):
    """A person of the ledger who is taken for an entry of a list."""

    id: str
    name: str
    list: str
    entry: str
    score: float


def match_persons(connection: Connection, lookups: Iterable[str]) -> int:
    """Compare persons, by their lookup keys, with the entries of every list; how many matches are new.

    Lists are compared with the whole ledger when they are loaded; this is for who came later. The caller writes.
    """
    keys = sorted(set(lookups))
    rows = select_in(connection, "SELECT id, name, country FROM persons WHERE lookup IN :keys ORDER BY pk", keys)
    matched = "SELECT subject FROM list_matches WHERE subject IN :keys"
    known = {row.subject for row in select_in(connection, matched, [row.id for row in rows])}
    subjects = [Subject(row.id, "person", row.name, row.country) for row in rows if row.id not in known]
    if not subjects:
        return 0
    matcher = Matcher(subjects, Births(connection).of)
    found: list[Values] = []
    for row in connection.execute(sql("SELECT pk, record FROM list_entries WHERE schema = 'person' ORDER BY pk")):
        said: dict[str, Any] = json.loads(row.record)
        fields: Values = {name: tuple(one) if isinstance(one, list) else one for name, one in said.items()}
        found += [_row(row.pk, match) for match in matcher.matches(ListEntry(**fields))]
    insert(connection, "list_matches", found)
    return len(found)


def listed_persons(connection: Connection, lookups: Iterable[str], name: str = "") -> dict[str, ListedPerson]:
    """Who of these persons, by their lookup keys, is on the list `name`, or on any; each with the likeliest entry."""
    rows = select_in(
        connection,
        "SELECT p.lookup, p.id, p.name, l.name AS list, e.entry, m.score FROM persons p "
        "JOIN list_matches m ON m.subject = p.id JOIN list_entries e ON e.pk = m.entry JOIN lists l ON l.pk = e.list "
        "WHERE p.lookup IN :keys ORDER BY m.score DESC, e.pk",
        sorted(set(lookups)),
    )
    found: dict[str, ListedPerson] = {}
    for row in rows:
        if not name or row.list == name:
            found.setdefault(row.lookup, ListedPerson(row.id, row.name, row.list, row.entry, row.score))
    return found


def _verdict(said: tuple[str, ...], theirs: tuple[str, ...]) -> str:
    shared = set(said) & set(theirs)
    return "differ" if not shared else "agree" if shared == set(said) else "partly"


def _forget(connection: Connection, name: str) -> None:
    pk = connection.execute(sql("SELECT pk FROM lists WHERE name = :name"), {"name": name}).scalar()
    if pk is not None:
        inside = "(SELECT pk FROM list_entries WHERE list = :pk)"
        for statement in (
            f"DELETE FROM list_matches WHERE entry IN {inside}",
            "DELETE FROM list_entries WHERE list = :pk",
            "DELETE FROM lists WHERE pk = :pk",
        ):
            connection.execute(sql(statement), {"pk": pk})


def _subjects(connection: Connection) -> list[Subject]:
    """The persons of the ledger, and whom articles say to be listed, as persons and as organisations."""
    offices: dict[int, list[str]] = {}
    for row in connection.execute(_OFFICES):
        offices.setdefault(row.person, []).append(row.office)
    subjects = [
        Subject(row.id, "person", row.name, row.country, tuple(offices.get(row.pk, ())[:10]))
        for row in connection.execute(_PERSONS)
    ]
    for row in connection.execute(_LISTINGS):
        subjects += [Subject(row.id, schema, row.name, row.code) for schema in ("person", "organisation")]
    return subjects


def _add(connection: Connection, keys: Keys, list_: int, entries: list[ListEntry], matcher: Matcher) -> int:
    rows: list[Values] = []
    matches: list[Values] = []
    for entry in entries:
        pk = keys.next("list_entries")
        row: Values = {"pk": pk, "list": list_, "entry": entry.id, "schema": entry.schema, "name": entry.names[0]}
        rows.append(row | {"record": dump(entry._asdict())})
        matches += [_row(pk, match) for match in matcher.matches(entry)]
    insert(connection, "list_entries", rows)
    insert(connection, "list_matches", matches)
    return len(matches)


def _row(entry: int, match: Match) -> Values:
    return {"entry": entry, "subject": match.subject, "score": match.score, "reasons": dump(match.reasons)}
