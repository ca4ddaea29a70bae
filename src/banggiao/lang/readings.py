"""Readings of names: one person's name in two scripts' romanisations and in Sino-Vietnamese, as data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from banggiao.errors import LexiconError
from banggiao.lang.skeleton import skeleton
from banggiao.lang.tables import read_csv, read_toml

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable


def load_leaders(folder: Traversable) -> dict[str, tuple[str, ...]]:
    """By state the offices of those whom news calls its leader: `leaders.toml` of `folder`; "other" for the others.

    Raises LexiconError where "other" is missing. Example: load_leaders(...)["JPN"] is the prime minister's office.
    """
    table = read_toml(folder.joinpath("leaders.toml"))
    if "other" not in table:
        raise LexiconError('leaders.toml: no list "other"; write the offices of states that are not named')
    return {code: tuple(offices) for code, offices in table.items() if code != "called"}


def load_called(folder: Traversable) -> tuple[str, ...]:
    """Skeletons of the words by which news names a state's leader: "called" of `leaders.toml`.

    Raises LexiconError where it is missing. Example: load_called(...) == ("nha lanh dao",).
    """
    table = read_toml(folder.joinpath("leaders.toml"))
    if "called" not in table:
        raise LexiconError('leaders.toml: no list "called"; write the words that name a leader')
    return tuple(skeleton(words) for words in table["called"])


def load_readings(folder: Traversable) -> dict[str, str]:
    """Skeleton of each reading to the skeleton of the name: `name_readings.csv` of `folder` (`lang/vi`).

    Raises LexiconError, naming the line, where a column is missing or a reading is given to two names.
    Example: load_readings(...)["kim chinh an"] == "kim jong un".
    """
    file = folder.joinpath("name_readings.csv")
    readings: dict[str, str] = {}
    for row, place in read_csv(file, "name", "readings"):
        if not row["name"]:
            raise LexiconError(f"{place}: no name")
        name = skeleton(row["name"])
        for form in (row["name"], *row["readings"].split("|")):
            if readings.setdefault(skeleton(form), name) != name:
                raise LexiconError(f"{place}: {form!r} is a reading of another name too; keep one")
    return readings


def load_single_offices(folder: Traversable) -> dict[str, str]:
    """Skeleton of each wording of an office that one person holds at a time to the office: `single_offices.toml`.

    Raises LexiconError where two offices have one wording.
    Example: load_single_offices(...)["bo truong ngoai giao"] == "Ngoại trưởng".
    """
    table = read_toml(folder.joinpath("single_offices.toml"))
    found: dict[str, str] = {}
    for office, others in table.items():
        for form in (office, *others):
            if found.setdefault(skeleton(form), office) != office:
                raise LexiconError(f"single_offices.toml: {form!r} is a wording of another office too; keep one")
    return found
