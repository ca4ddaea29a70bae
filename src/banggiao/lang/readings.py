"""Readings of names: one person's name in two scripts' romanisations and in Sino-Vietnamese, as data."""

from __future__ import annotations

import csv
import tomllib
from typing import TYPE_CHECKING

from banggiao.errors import LexiconError
from banggiao.lang.skeleton import skeleton

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable


def load_leaders(folder: Traversable) -> dict[str, tuple[str, ...]]:
    """By state the offices of those whom news calls its leader: `leaders.toml` of `folder`; "other" for the others.

    Raises LexiconError where "other" is missing. Example: load_leaders(...)["JPN"] is the prime minister's office.
    """
    table = tomllib.loads(folder.joinpath("leaders.toml").read_text("utf8"))
    if "other" not in table:
        raise LexiconError('leaders.toml: no list "other"; write the offices of states that are not named')
    return {code: tuple(offices) for code, offices in table.items()}


def load_readings(folder: Traversable) -> dict[str, str]:
    """Skeleton of each reading to the skeleton of the name: `name_readings.csv` of `folder` (`lang/vi`).

    Raises LexiconError, naming the line, where a column is missing or a reading is given to two names.
    Example: load_readings(...)["kim chinh an"] == "kim jong un".
    """
    file = folder.joinpath("name_readings.csv")
    readings: dict[str, str] = {}
    for number, row in enumerate(csv.DictReader(file.read_text("utf8").splitlines()), 2):
        if None in row or None in row.values() or not row["name"]:
            raise LexiconError(f"{file.name}:{number}: wrong number of columns, or no name")
        name = skeleton(row["name"])
        for form in (row["name"], *row["readings"].split("|")):
            if readings.setdefault(skeleton(form), name) != name:
                raise LexiconError(f"{file.name}:{number}: {form!r} is a reading of another name too; keep one")
    return readings
