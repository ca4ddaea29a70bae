"""Data files of a language as plain values: rows of CSV, tables of TOML."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, Any

import tomli  # the standard library's parser, compiled: all data are parsed at every start of the program

from banggiao.errors import LexiconError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable


def read_toml(file: Traversable) -> dict[str, Any]:
    """The tables of a TOML file. Raises LexiconError, naming file, line and column, where it does not parse."""
    try:
        return tomli.loads(file.read_text("utf8"))
    except tomli.TOMLDecodeError as error:
        raise LexiconError(f"{file.name}: {error}") from error


def read_csv(file: Traversable, *columns: str) -> Iterator[tuple[dict[str, str], str]]:
    """Each row of a CSV file by the names of its columns, with its place ("actors.csv:7"); empty lines are passed over.

    Raises LexiconError where one of `columns` is missing or a row has more or fewer cells than the first line names.
    """
    reader = csv.reader(file.read_text("utf8").splitlines())
    names = next(reader, [])
    if not set(columns) <= set(names):
        raise LexiconError(f"{file.name}:1: the first line must name the columns {', '.join(columns)}")
    for cells in reader:
        place = f"{file.name}:{reader.line_num}"
        if cells:
            if len(cells) != len(names):
                raise LexiconError(f"{place}: wrong number of columns; quote cells that hold a comma")
            yield dict(zip(names, cells, strict=True)), place
