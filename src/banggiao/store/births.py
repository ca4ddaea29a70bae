"""When persons were born, as articles tell: read from the words after their names, at the time when it is asked."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from banggiao.lang.vi.births import REACH, birth_after
from banggiao.resolve.births import Birth, aged
from banggiao.store.record import load_listing
from banggiao.store.rows import sql

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection, Row

_ARTICLES, _PLACES = 100, 20  # of one person that are looked at, and of one article
_TEXTS = (
    "JOIN readings r ON r.pk = m.reading JOIN versions v ON v.pk = r.version WHERE {where} AND m.live = 1 "
    f"ORDER BY m.pk LIMIT {_ARTICLES}"
)
_NAMED = sql(
    "SELECT m.name, r.published, v.text FROM persons p JOIN appearances m ON m.person = p.pk "
    + _TEXTS.format(where="p.id = :id")
)
_LISTED = sql("SELECT m.record, r.published, v.text FROM listings m " + _TEXTS.format(where="m.id = :id"))


class Births:
    """What articles tell of the births of the subjects of a ledger, each looked up once."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._known: dict[str, tuple[Birth, ...]] = {}

    def of(self, subject: str) -> tuple[Birth, ...]:
        """The births that articles tell of the person or listing with the id `subject`, each once."""
        if subject not in self._known:
            statement = _NAMED if subject.startswith("p") else _LISTED
            rows = self._connection.execute(statement, {"id": subject})
            self._known[subject] = tuple(dict.fromkeys(birth for row in rows for birth in _told(row)))
        return self._known[subject]


def _told(row: Row[Any]) -> Iterator[Birth]:
    """The births that stand after a name in an article."""
    name = row.name if "name" in row._fields else load_listing(row.record).subject.name
    year = int(row.published[:4]) if row.published and row.published[:4].isdigit() else 0
    for number, found in enumerate(re.finditer(re.escape(name), row.text)):
        if number == _PLACES:
            return
        start, stop = found.span()
        said = birth_after(row.text[stop : stop + REACH], row.text[max(0, start - REACH) : start])
        if said and said.year:
            yield Birth(said.year, said.year, said.day, said.words)
        elif said and year:  # an age tells nothing where it is not known when it was told
            yield aged(said.age, year, f"{said.words} ({year})")
