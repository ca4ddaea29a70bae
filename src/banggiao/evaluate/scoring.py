"""The gold folder's own scorer, and what it makes of a run: counts, and which record it took for which.

The scorer lies outside the repository, in the folder that BANGGIAO_SHARED names; see CONTRIBUTING.md.
"""

from __future__ import annotations

import importlib.util
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from banggiao.errors import SettingsError
from banggiao.evaluate.figures import Figure

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterator, Mapping

Record = dict[str, Any]  # as the scorer holds it: kind, actors, recipients, status, date, ...


class Pair(NamedTuple):
    """A gold record and the record that was read for it, in the article `article`."""

    article: str
    gold: Record
    found: Record


class Rates(NamedTuple):
    """Precision, recall and their harmonic mean, each from 0 to 1."""

    precision: float
    recall: float
    f1: float


class Score(NamedTuple):
    """What the scorer made of a run.

    `total`: gold, sys, type, kind, dyad, full; `agreed`: by attribute; `types`: gold, sys and tp of each PLOVER type.
    `pairs` agree in type; `missed` and `spurious`: records without a partner, by article.
    """

    total: Counter[str]
    agreed: Counter[str]
    types: Mapping[str, Counter[str]]
    pairs: list[Pair]
    missed: list[tuple[str, Record]]
    spurious: list[tuple[str, Record]]

    def rates(self, name: str) -> Rates:
        """Precision, recall and F1 of "type", "kind", "dyad" or "full"."""
        return rates(self.total[name], self.total["gold"], self.total["sys"])

    def attribute(self, name: str) -> Rates:
        """Precision, recall and F1 of "people", "says" (both in matched pairs) or "persons"."""
        return rates(self.agreed[f"{name} tp"], self.agreed[f"{name} gold"], self.agreed[f"{name} sys"])


class Scorer:
    """The scorer of a gold folder."""

    def __init__(self, shared: Path) -> None:
        """`shared`: the folder that BANGGIAO_SHARED names. Raises SettingsError where it holds no scorer."""
        path = shared / "gold" / "score.py"
        spec = importlib.util.spec_from_file_location("banggiao_scorer", path)
        if spec is None or spec.loader is None or not path.is_file():
            raise SettingsError(f"{path}: no scorer there")
        self._rules: Any = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(self._rules)

    def gold(self, folder: Path) -> dict[str, Record]:
        """The annotated articles of `folder` by id, as the scorer reads them."""
        documents: dict[str, Record] = self._rules.read_gold(folder, set())
        return documents

    def score(self, gold: Mapping[str, Record], lines: bytes) -> Score:
        """Score the JSON lines that `banggiao read --format jsonl` prints of the articles of `gold`.

        Raises SettingsError where a record does not fit its article.
        """
        with tempfile.TemporaryDirectory() as temporary:
            path = Path(temporary, "records.jsonl")
            path.write_bytes(lines)
            try:
                events, persons = self._rules.read_system(path, gold)
            except SystemExit as stop:  # the scorer's way to say so
                raise SettingsError(f"the scorer: {stop}") from stop
        total, agreed, types, misses = self._rules.score(gold, events, persons)
        return Score(
            total,
            agreed,
            types,
            [Pair(name, g, s) for name in gold for g, s in self._paired(gold[name]["events"], events.get(name, []))],
            [(article, record) for what, article, record in misses if what == "missed"],
            [(article, record) for what, article, record in misses if what == "spurious"],
        )

    def _paired(self, gold: list[Record], found: list[Record]) -> list[tuple[Record, Record]]:
        pairs: list[tuple[Record, Record]] = self._rules.pair(gold, found, self._same_type)
        return pairs

    def _same_type(self, gold: Record, found: Record) -> bool:
        return self.type_of(gold) == self.type_of(found)

    def type_of(self, record: Record) -> str:
        """The class that a record is counted in: its PLOVER type, or its kind in brackets where it has none."""
        return str(self._rules.PLOVER.get(record["kind"], "?"))

    def same_parties(self, pair: Pair) -> bool:
        """Whether both have the same parties on the same sides, as the scorer sees it."""
        return bool(self._rules.same_parties(pair.gold, pair.found))

    def dates_agree(self, pair: Pair) -> bool:
        """Whether the dates do not contradict each other."""
        return self._rules.dates_agree(pair.gold["date"], pair.found["date"]) in ("exact", "compatible")


def rates(right: int, gold: int, found: int) -> Rates:
    """Precision, recall and F1 from counts; 0 where there is nothing to divide by."""
    precision, recall = right / found if found else 0.0, right / gold if gold else 0.0
    both = precision + recall
    return Rates(precision, recall, 2 * precision * recall / both if both else 0.0)


def figures(name: str, score: Score) -> Iterator[Figure]:
    """The figures of a run that floors are kept for; `name` says on what it was."""
    for figure in ("type", "kind", "dyad", "full"):
        yield Figure(name, figure, score.rates(figure).f1)
    for figure in ("persons", "people", "says"):
        yield Figure(name, figure, score.attribute(figure).f1)
    agreed = score.agreed
    yield Figure(name, "status", agreed["status"] / max(1, score.total["type"]))
    yield Figure(name, "date", agreed["dated, found compatible"] / max(1, agreed["dated"]))
    yield Figure(name, "place", agreed["placed, found"] / max(1, agreed["placed"]))
