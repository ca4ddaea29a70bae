"""What Vietnamese texts write of persons, for telling them apart across articles."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from banggiao.lang.readings import load_called, load_leaders, load_readings, load_single_offices

if TYPE_CHECKING:
    from collections.abc import Mapping


@cache
def readings() -> Mapping[str, str]:
    """Skeletons of readings to those of names; see `banggiao.lang.readings.load_readings`."""
    return load_readings(files("banggiao.lang.vi"))


@cache
def leaders() -> Mapping[str, tuple[str, ...]]:
    """By state the offices of its leaders; see `banggiao.lang.readings.load_leaders`."""
    return load_leaders(files("banggiao.lang.vi"))


@cache
def called() -> tuple[str, ...]:
    """Skeletons of the words that name a leader; see `banggiao.lang.readings.load_called`."""
    return load_called(files("banggiao.lang.vi"))


@cache
def single_offices() -> Mapping[str, str]:
    """Wordings of offices that one person holds at a time; see `banggiao.lang.readings.load_single_offices`."""
    return load_single_offices(files("banggiao.lang.vi"))
