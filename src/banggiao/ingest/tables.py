"""Tables of articles, a row each: CSV and Parquet."""

from __future__ import annotations

import csv
import io
import unicodedata
from functools import cache
from importlib.resources import files
from typing import IO, TYPE_CHECKING, cast

import tomli

from banggiao.errors import InputError, MalformedLine, UnreadableInput
from banggiao.ingest.article import ARTICLE_LIMIT, Notice
from banggiao.ingest.decode import decode
from banggiao.ingest.items import Read, record_article

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_SNIFFED = 64_000  # bytes of a table that tell its encoding and what parts its columns
_ROWS = 200  # of a Parquet file that are held at once
_MEMORY = "512MB"  # for DuckDB


def read_csv(place: str, stem: str, stream: IO[bytes]) -> Iterator[Read]:
    """The articles of a CSV file with a head that names its columns; a row that is none is passed over and said.

    Example: columns "tieu_de,noi_dung,ngay" are title, text and date.
    """
    head = stream.read(_SNIFFED)
    try:
        encoding, notice = _encoding(place, head)
    except InputError as error:
        yield error
        return
    if notice:
        yield notice
    csv.field_size_limit(ARTICLE_LIMIT)
    lines = io.TextIOWrapper(cast("IO[bytes]", _Rejoined(head, stream)), encoding, errors="replace", newline="")
    first = head.decode(encoding, "replace").partition("\n")[0]
    rows = csv.reader(lines, delimiter=max(",;\t|", key=first.count), strict=False)
    columns: dict[int, str] | None = None
    while True:
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            yield MalformedLine(f"{place}:{rows.line_num}", f"not CSV: {error}", "quote cells that hold line breaks")
            continue
        here = f"{place}:{rows.line_num}"
        if columns is None:
            try:
                columns = _columns(place, row)
            except InputError as error:
                yield error
                return
        elif any(cell.strip() for cell in row):
            yield from _row(here, f"{stem}:{rows.line_num}", columns, row)


def read_parquet(place: str, stem: str, path: str) -> Iterator[Read]:
    """The articles of the Parquet file at `path`, some rows at a time."""
    import duckdb  # a tenth of a second to import, and seldom needed

    number = 0
    try:
        with duckdb.connect(config={"memory_limit": _MEMORY, "threads": 1}) as connection:
            found = connection.execute("SELECT * FROM read_parquet(?)", [path])
            try:
                columns = _columns(place, [column[0] for column in found.description or ()])
            except InputError as error:
                yield error
                return
            while rows := found.fetchmany(_ROWS):
                for row in rows:
                    number += 1
                    cells = ["" if cell is None else str(cell) for cell in row]
                    yield from _row(f"{place}:{number}", f"{stem}:{number}", columns, cells)
    except duckdb.Error as error:
        said = " ".join(str(error).split())[:200]
        yield UnreadableInput(
            place, f"no Parquet file, or a damaged one, after row {number} ({said})", "fetch it again"
        )


class _Rejoined(io.RawIOBase):
    """A stream whose head was read, from its beginning again: not every stream can be wound back."""

    def __init__(self, head: bytes, rest: IO[bytes]) -> None:
        self._head = head
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer)  # type: ignore[arg-type]
        data = self._head[: len(view)] or self._rest.read(len(view))
        self._head = self._head[len(data) :]
        view[: len(data)] = data
        return len(data)


def _encoding(place: str, head: bytes) -> tuple[str, Notice | None]:
    try:
        head.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if error.start < len(head) - 4:
            _, notice = decode(place, head)
            name = notice.text.rpartition(" ")[2] if notice else "utf-8"
            if name in ("TCVN3", "VNI"):
                raise UnreadableInput(place, f"a table in {name}", "convert it to UTF-8") from None
            return name.lower(), notice
    return "utf-8-sig", None


def _columns(place: str, names: Sequence[str]) -> dict[int, str]:
    """The field of an article that each column holds, by its number. Raises UnreadableInput where none has the text."""
    plain = [unicodedata.normalize("NFC", name).strip().lower().replace(" ", "_") for name in names]
    found = {}
    for field, called in _known().items():
        name = next((name for name in called if name in plain), None)
        if name is not None:
            found[plain.index(name)] = field
    if "text" not in found.values():
        shown = ", ".join(names)[:100]
        raise UnreadableInput(place, f"no column of this table is the text ({shown})", 'call it "text"')
    return found


@cache
def _known() -> dict[str, list[str]]:
    return tomli.loads(files("banggiao.ingest").joinpath("tables.toml").read_text("utf8"))


def _row(place: str, identifier: str, columns: dict[int, str], row: Sequence[str]) -> Iterator[Read]:
    record: dict[str, object] = {field: row[number] for number, field in columns.items() if number < len(row)}
    if not str(record.get("text") or "").strip():
        yield UnreadableInput(place, "the text is empty")
        return
    if not record.get("id"):
        record["id"] = record.get("url") or identifier
    yield from record_article(place, record)
