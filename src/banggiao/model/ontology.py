"""The kinds of event, as data: `ontology.toml` beside this module, checked when it is loaded."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import tomli


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of event.

    `plover` is the PLOVER type (None for `deny`, `office`, `commemorate`), `mode` its mode, `contexts` those that the
    kind has by itself; `cameo` the CAMEO code; `score` the Goldstein-style score (-10 conflict to +10 cooperation);
    `quad` the quad class (1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict);
    `mutual` says that all parties are actors; `actor` and `recipient` name the two roles.

    Sources: PLOVER Codebook (Open Event Data Alliance), CAMEO Codebook 1.1b3 (Schrodt 2012), Goldstein (1992).
    """

    id: str
    plover: str | None
    mode: str
    contexts: tuple[str, ...]
    cameo: str
    score: float
    quad: int
    mutual: bool
    actor: str
    recipient: str
    en: str
    vi: str

    @property
    def type(self) -> str:
        """The PLOVER type, or the kind itself where it has none: the class that scores count by."""
        return self.plover or self.id


@dataclass(frozen=True, slots=True)
class Codebook:
    """What the PLOVER codebook knows besides types: `contexts`, each with its place in order, and `modes` by type."""

    contexts: dict[str, int]
    modes: dict[str, tuple[str, ...]]


@cache
def load_ontology() -> dict[str, Kind]:
    """All kinds by their id, in the order of the guidelines. Example: load_ontology()["visit"].vi == "thăm"."""
    return {
        row["id"]: Kind(**{**row, "plover": row.get("plover"), "contexts": tuple(row["contexts"])})
        for row in _data()["kind"]
    }


@cache
def load_codebook() -> Codebook:
    """Contexts and modes of the codebook. Example: load_codebook().contexts["military"] == 0."""
    data = _data()
    return Codebook(
        {name: place for place, name in enumerate(data["contexts"])},
        {type_: tuple(modes) for type_, modes in data["modes"].items()},
    )


def _data() -> dict[str, Any]:
    return tomli.loads(files("banggiao.model").joinpath("ontology.toml").read_text("utf8"))
