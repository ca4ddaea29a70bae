"""A list file of any of the known formats, told by what is in it."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from banggiao.errors import MalformedList, UnreadableInput
from banggiao.ingest.lists.ofac import WIDTH, read_sdn
from banggiao.ingest.lists.opensanctions import COLUMNS, read_ftm, read_targets
from banggiao.ingest.lists.un import read_un

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from banggiao.model.listed import ListEntry

_READ = {"ftm": read_ftm, "targets": read_targets, "ofac": read_sdn, "un": read_un}


def format_of(path: Path) -> str:
    """Which format a file is in: "ftm", "targets", "ofac" or "un". Raises MalformedList, UnreadableInput."""
    try:
        with path.open("rb") as stream:
            head = stream.read(4096)
    except OSError as error:
        raise UnreadableInput(str(path), error.strerror or str(error), "check the path and its permissions") from None
    text = head.decode("utf-8-sig", "replace").lstrip()
    if text.startswith("{"):
        return "ftm"
    if text.startswith("<"):
        return "un"
    row = next(csv.reader(text.splitlines()[:1]), [])
    if set(COLUMNS) <= set(row):
        return "targets"
    if len(row) == WIDTH and row[0].isdecimal():
        return "ofac"
    raise MalformedList(
        str(path),
        "no list in a format that is known",
        "load OpenSanctions' FtM JSON lines or targets.simple.csv, OFAC's SDN.CSV, or the UN's XML",
    )


def read_list(path: Path, format_: str) -> Iterator[ListEntry]:
    """The entries of a list file in the named format."""
    with path.open("rb") as stream:
        yield from _READ[format_](str(path), stream)
