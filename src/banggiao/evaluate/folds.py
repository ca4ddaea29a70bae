"""Cross-validation: every annotated article read with weights that were learned without it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

import tomli

from banggiao.evaluate.training import folds
from banggiao.export.jsonl import lines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from banggiao.evaluate.figures import Figure
    from banggiao.evaluate.lessons import Lesson
    from banggiao.extract.extractor import RuleExtractor

FOLDS = 5
FOLDS_FILE = "folds.toml"


class Folds(NamedTuple):
    """What came out of five folds: the day, how many articles and events of gold were read, the figures by name."""

    measured: date
    articles: int
    events: int
    figures: Mapping[str, float]


def cross_validate(
    lessons: Sequence[Lesson], own: Sequence[Lesson], learn: Callable[[int, Sequence[Lesson]], RuleExtractor]
) -> Iterator[bytes]:
    """What is read of the articles of each fold, as JSON lines, with what the other folds and `own` teach.

    Nothing is read of `own`: those articles are learned from in every fold, as they are for the shipped weights.
    `learn`: makes an extractor, of the number of its fold, from 1 on, and the lessons.
    """
    for number, (seen, held_out) in enumerate(folds(len(lessons), FOLDS), 1):
        extractor = learn(number, [*(lessons[i] for i in seen), *own])
        yield read(extractor, [lessons[i] for i in held_out])


def read(extractor: RuleExtractor, lessons: Iterable[Lesson]) -> bytes:
    """What `banggiao read --format jsonl` prints of these articles with this extractor."""
    return "".join(
        line + "\n"
        for lesson in lessons
        for line in lines(lesson.context.document.article, extractor.read(lesson.context.document))
    ).encode()


def write_folds(path: Path, articles: int, events: int, figures: Iterable[Figure]) -> None:
    """Keep the figures in a file for the report, with today's date."""
    head = [f"measured = {date.today()}", f"articles = {articles}", f"events = {events}", "", "[figures]"]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join([*head, *(f"{one.name} = {one.value:.4f}" for one in figures)]) + "\n", "utf8")


def read_folds(path: Path) -> Folds | None:
    """The figures of such a file; None where there is none."""
    return Folds(**tomli.loads(path.read_text("utf8"))) if path.is_file() else None
