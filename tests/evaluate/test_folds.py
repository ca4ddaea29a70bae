"""Five folds, on articles written for the purpose; what is learned is what ships."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

from banggiao.evaluate.figures import Figure
from banggiao.evaluate.folds import FOLDS, Folds, cross_validate, read_folds, write_folds
from banggiao.evaluate.lessons import prepare
from banggiao.model.article import Article
from banggiao.pipeline import load_reader

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from banggiao.evaluate.lessons import Lesson
    from banggiao.extract.extractor import RuleExtractor


def test_each_article_is_read_once_by_what_has_not_seen_it() -> None:
    reader = load_reader()
    *lessons, own = [prepare(reader.annotate(Article(name, "Thủ tướng Lào thăm Nga.")), []) for name in "abcdefgh"]
    seen: dict[int, set[str]] = {}

    def learn(number: int, taught: Sequence[Lesson]) -> RuleExtractor:
        seen[number] = {lesson.context.document.article.id for lesson in taught}
        return reader.extractor

    found = list(cross_validate(lessons, [own], learn))
    assert list(seen) == list(range(1, FOLDS + 1))
    read = [{json.loads(line)["article"] for line in lines.splitlines()} for lines in found]
    assert sorted(article for fold in read for article in fold) == list("abcdefg")
    for fold, taught in zip(read, seen.values(), strict=True):
        assert fold | taught == set("abcdefgh")
        assert not fold & taught


def test_figures_are_kept_for_the_report(tmp_path: Path) -> None:
    path = tmp_path / "docs" / "folds.toml"
    assert read_folds(path) is None
    write_folds(path, 173, 2351, [Figure("five folds", "type", 0.74321), Figure("five folds", "full", 0.38)])
    assert read_folds(path) == Folds(date.today(), 173, 2351, {"type": 0.7432, "full": 0.38})
