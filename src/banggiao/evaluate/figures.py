"""Figures that are measured, and the floors that they must not fall under."""

from __future__ import annotations

from importlib.resources import files
from typing import NamedTuple

import tomli


class Figure(NamedTuple):
    """One measured value: what it was measured on, its name, and the value; a share is 0 to 1.

    Example: Figure("dev", "type", 0.66) says that type F1 on the dev articles is 0.66.
    """

    group: str
    name: str
    value: float


class Bound(NamedTuple):
    """What a figure must keep: at least `value`, or at most where `upper` is true."""

    value: float
    upper: bool = False

    def holds(self, figure: Figure) -> bool:
        """Whether `figure` keeps the bound."""
        return figure.value <= self.value if self.upper else figure.value >= self.value


def load_floors() -> dict[tuple[str, str], Bound]:
    """The bounds of `floors.toml`, by group and name of the figure. Names that end in "_at_most" are upper bounds."""
    data = tomli.loads(files("banggiao.evaluate").joinpath("floors.toml").read_text("utf8"))
    bounds = {}
    for group, floors in data.items():
        for name, value in floors.items():
            upper = name.endswith("_at_most")
            bounds[group, name.removesuffix("_at_most")] = Bound(float(value), upper)
    return bounds
