"""The weights by which features decide, as data: `weights.toml` beside this module, checked when it is loaded."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

import tomli

from banggiao.errors import LexiconError

if TYPE_CHECKING:
    from collections.abc import Mapping

_TABLES = ("within", "across")


class Reason(NamedTuple):
    """A feature and how much it speaks for one event (above 0) or for two (below)."""

    feature: str
    weight: float


class Decision(NamedTuple):
    """How much speaks for one event: above 0 they are one. `reasons`: the strongest first."""

    score: float
    reasons: tuple[Reason, ...]


class Weights(NamedTuple):
    """A log-linear model: `bias` and the weight of each feature; what is above `threshold` is one event."""

    bias: float
    threshold: float
    features: Mapping[str, float]

    def score(self, found: Mapping[str, float]) -> float:
        """The log-odds, less the threshold, that what has these features is one event."""
        weights = self.features
        return self.bias - self.threshold + sum([weights.get(name, 0.0) * value for name, value in found.items()])

    def decide(self, found: Mapping[str, float]) -> Decision:
        """The score with its reasons."""
        reasons = (Reason(name, round(self.features.get(name, 0.0) * value, 2)) for name, value in found.items())
        told = sorted((reason for reason in reasons if reason.weight), key=lambda reason: -abs(reason.weight))
        return Decision(self.score(found), tuple(told))


@cache
def load_weights() -> dict[str, Weights]:
    """The weights for two mentions of one article ("within") and for events of two articles ("across").

    Raises LexiconError where the file lacks a table or a value is no number.
    """
    table = tomli.loads(files("banggiao.resolve.events").joinpath("weights.toml").read_text("utf8"))
    if missing := [name for name in _TABLES if name not in table]:
        raise LexiconError(f"weights.toml: no table [{missing[0]}]")
    return {name: _weights(name, table[name]) for name in _TABLES}


def _weights(name: str, table: Mapping[str, object]) -> Weights:
    for key, value in table.items():
        if not isinstance(value, int | float):
            raise LexiconError(f"weights.toml: [{name}] {key} = {value!r} is no number")
    numbers = {key: float(value) for key, value in table.items()}  # type: ignore[arg-type]  # checked above
    try:
        return Weights(numbers.pop("bias"), numbers.pop("threshold"), numbers)
    except KeyError as error:
        raise LexiconError(f"weights.toml: [{name}] has no {error.args[0]!r}") from error
