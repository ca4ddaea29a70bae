"""What an address asks a chart for: whose events, of when, of which kind."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from banggiao.errors import SettingsError, UnknownId
from banggiao.model.event import Status
from banggiao.model.ontology import load_ontology
from banggiao.store.network import Scope
from banggiao.store.timeline import Subject, person_subject
from banggiao.web.charts.days import parse_day

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Connection

_CODE = re.compile(r"[A-Z][A-Z0-9]{1,7}")
_SHOWN = 40  # letters of a wrong value that are repeated

PERIOD = ("from", "to")
SUBJECT = ("pair", "party", "person")


def read_pair(text: str) -> tuple[str, str]:
    """Two codes. Example: read_pair("rus-prk") == ("RUS", "PRK"). Raises SettingsError."""
    one, _, other = text.upper().partition("-")
    if not (_CODE.fullmatch(one) and _CODE.fullmatch(other)) or one == other:
        raise SettingsError(f"pair {text[:_SHOWN]!r}: no two codes; write RUS-PRK")
    return one, other


def read_code(name: str, text: str) -> str:
    """The code of a party, or "". Raises SettingsError."""
    code = text.strip().upper()
    if code and not _CODE.fullmatch(code):
        raise SettingsError(f"{name} {text[:_SHOWN]!r}: no code of a party; write one as RUS")
    return code


def read_scope(asked: Mapping[str, str]) -> Scope:
    """The scope of `asked`: from, to, kind, status, party. Raises SettingsError, which names what does not fit.

    Example: read_scope({"from": "2024", "kind": "visit"}).
    """
    kind, status = asked.get("kind", ""), asked.get("status", "")
    if kind and kind not in load_ontology():
        raise SettingsError(f"kind {kind[:_SHOWN]!r}: there is none such; as visit, summit, sanction")
    if status and status not in {one.value for one in Status}:
        raise SettingsError(f"status {status[:_SHOWN]!r}: there is none such; as occurred, planned, alleged")
    first, last = read_period(asked)
    return Scope(first, last, kind, status, read_code("party", asked.get("party", "")))


def read_period(asked: Mapping[str, str]) -> tuple[int, int]:
    """The first and the last day of `asked`; 0 for an open end. Raises SettingsError."""
    return parse_day("from", asked.get("from", "")), parse_day("to", asked.get("to", ""), last=True)


def read_subject(connection: Connection, asked: Mapping[str, str]) -> Subject:
    """Whose events `asked` names: a pair, a party or a person by id. Raises SettingsError, UnknownId."""
    if asked.get("pair"):
        return Subject(pair=read_pair(asked["pair"]))
    if asked.get("party"):
        return Subject(party=read_code("party", asked["party"]))
    if asked.get("person"):
        subject = person_subject(connection, asked["person"])
        if subject is None:
            raise UnknownId("here", f"no person {asked['person'][:_SHOWN]!r}", "see the list of persons")
        return subject
    raise SettingsError("pair, party, person: none of them is given; write pair=RUS-PRK, party=RUS or person=ID")


def address_of(asked: Mapping[str, str]) -> dict[str, object]:
    """The part of `asked` that says whose events, as addresses write it."""
    return {name: asked[name] for name in SUBJECT if asked.get(name)}
