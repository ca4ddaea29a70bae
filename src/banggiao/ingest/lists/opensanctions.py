"""OpenSanctions: FollowTheMoney entities as JSON lines, and `targets.simple.csv`.

Formats: https://www.opensanctions.org/docs/bulk/ (entities.ftm.json, targets.nested.json, targets.simple.csv).
"""

from __future__ import annotations

import csv
import io
from typing import IO, TYPE_CHECKING, Any

from banggiao.errors import MalformedLine, MalformedList
from banggiao.ingest.lines import read_lines
from banggiao.ingest.lists.countries import country_code, lister_code
from banggiao.model.listed import ListEntry

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

COLUMNS = ("id", "schema", "name", "aliases", "birth_date", "countries")
"""The columns of `targets.simple.csv` that must be there."""

_MOST = 100  # values of one property
_LONG = 300  # characters of one value
_ORGANISATIONS = frozenset({"Organization", "Company", "LegalEntity", "PublicBody"})
_NAMES = ("name", "alias", "previousName")
_COUNTRIES = ("nationality", "citizenship", "country", "jurisdiction", "mainCountry")


def read_ftm(place: str, stream: IO[bytes]) -> Iterator[ListEntry]:
    """The persons and organisations of FtM entities, one a line, with their sanctions where these are nested.

    Raises MalformedList for a line that is none. Example line: {"id": "Q1", "schema": "Person", "properties": {…}}.
    """
    for here, record in read_lines(place, stream):
        if isinstance(record, MalformedLine):
            raise MalformedList(record.place, record.reason, "fetch the file again; nothing of it was loaded")
        properties = record.get("properties")
        id_, schema = record.get("id"), record.get("schema")
        if not isinstance(id_, str) or not isinstance(schema, str) or not isinstance(properties, dict):
            raise MalformedList(here, "no FollowTheMoney entity", 'lines are {"id", "schema", "properties"}')
        kind = _kind(schema)
        if kind:
            yield _entity(id_, kind, record, properties)


def read_targets(place: str, stream: IO[bytes]) -> Iterator[ListEntry]:
    """The persons and organisations of `targets.simple.csv`. Raises MalformedList for a line that is none."""
    rows = csv.DictReader(io.TextIOWrapper(stream, "utf-8-sig", newline=""), strict=True)
    try:
        for row in rows:
            if not row["id"] or row["schema"] is None or row["countries"] is None:
                raise MalformedList(f"{place}:{rows.line_num}", "a row that is cut off", "fetch the file again")
            kind = _kind(row["schema"])
            if kind:
                yield ListEntry(
                    id=row["id"][:_LONG],
                    schema=kind,
                    names=_some([row["name"], *_split(row["aliases"])]),
                    births=_some(_split(row["birth_date"])),
                    countries=_some(map(country_code, _split(row["countries"]))),
                    listers=_some(map(lister_code, _split(row.get("program_ids")) + _split(row.get("dataset")))),
                    programs=_some(_split(row.get("sanctions"))),
                    since=(row.get("first_seen") or "")[:10],
                )
    except (csv.Error, UnicodeDecodeError) as error:
        raise MalformedList(f"{place}:{rows.line_num}", f"no CSV: {error}", "fetch the file again") from None


def _entity(id_: str, kind: str, record: dict[str, Any], properties: dict[str, Any]) -> ListEntry:
    def values(*names: str) -> list[str]:
        return [one for name in names for one in _strings(properties.get(name))]

    sanctions = [one.get("properties", {}) for one in properties.get("sanctions") or () if isinstance(one, dict)]
    programs = values("program", "programId") + [
        one for sanction in sanctions for name in ("program", "programId") for one in _strings(sanction.get(name))
    ]
    lists = [*values("programId"), *_strings(record.get("datasets"))]
    lists += [one for sanction in sanctions for one in _strings(sanction.get("programId"))]
    authorities = [country_code(one) for s in sanctions for one in _strings(s.get("country"))]
    return ListEntry(
        id=id_[:_LONG],
        schema=kind,
        names=_some([*_strings([record.get("caption")]), *values(*_NAMES)]),
        births=_some(values("birthDate", "incorporationDate")),
        countries=_some(map(country_code, values(*_COUNTRIES))),
        positions=_some(values("position")),
        listers=_some([*map(lister_code, lists), *authorities]),
        programs=_some(programs),
        since=min((one for s in sanctions for one in _strings(s.get("startDate"))), default="")[:10],
    )


def _kind(schema: str) -> str:
    return "person" if schema == "Person" else "organisation" if schema in _ORGANISATIONS else ""


def _strings(value: object) -> list[str]:
    return [one for one in value if isinstance(one, str)] if isinstance(value, list) else []


def _split(text: str | None) -> list[str]:
    return [part.strip() for part in (text or "").split(";")]


def _some(values: Iterable[str]) -> tuple[str, ...]:
    """Each value once, no empty ones, none too long, not too many."""
    return tuple(dict.fromkeys(one[:_LONG] for one in values if one))[:_MOST]
