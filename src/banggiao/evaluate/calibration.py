"""Whether `confidence` means what it says: of records that are 80% sure, eight in ten should be right."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

BINS = 10


class Bin(NamedTuple):
    """Records with a confidence from `low` to `high`: how many, their mean confidence, the share that is right."""

    low: float
    high: float
    records: int
    confidence: float
    right: float


def reliability(judged: Iterable[tuple[float, bool]]) -> list[Bin]:
    """The reliability table of records, each with its confidence and whether it is right; empty bins are left out.

    Example: [(0.9, True), (0.94, False)] gives one bin from 0.9 to 1 of 2 records, 0.92 sure and 0.5 right.
    """
    rows: list[list[tuple[float, bool]]] = [[] for _ in range(BINS)]
    for confidence, right in judged:
        rows[min(BINS - 1, int(confidence * BINS))].append((confidence, right))
    return [
        Bin(
            number / BINS,
            (number + 1) / BINS,
            len(row),
            sum(confidence for confidence, _ in row) / len(row),
            sum(right for _, right in row) / len(row),
        )
        for number, row in enumerate(rows)
        if row
    ]


def expected_error(bins: Sequence[Bin]) -> float:
    """The expected calibration error (Naeini et al. 2015): how far confidence is off on the average, 0 to 1."""
    records = sum(one.records for one in bins)
    return sum(one.records * abs(one.confidence - one.right) for one in bins) / max(1, records)
