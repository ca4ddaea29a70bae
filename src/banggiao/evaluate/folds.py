"""Cross-validation: every annotated article read with weights that were learned without it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from banggiao.evaluate.training import folds, learned
from banggiao.export.jsonl import lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from banggiao.evaluate.lessons import Lesson
    from banggiao.extract.extractor import RuleExtractor
    from banggiao.lang.language import Language

FOLDS = 5


def cross_validate(lessons: Sequence[Lesson], own: Sequence[Lesson], language: Language) -> Iterator[bytes]:
    """What is read of the articles of each fold, as JSON lines, with weights of the other folds and of `own`.

    Nothing is read of `own`: those articles are learned from in every fold, as they are for the shipped weights.
    """
    for seen, held_out in folds(len(lessons), FOLDS):
        extractor = learned(language, [*(lessons[i] for i in seen), *own])
        yield read(extractor, [lessons[i] for i in held_out])


def read(extractor: RuleExtractor, lessons: Iterable[Lesson]) -> bytes:
    """What `banggiao read --format jsonl` prints of these articles with this extractor."""
    return "".join(
        line + "\n"
        for lesson in lessons
        for line in lines(lesson.context.document.article, extractor.read(lesson.context.document))
    ).encode()
