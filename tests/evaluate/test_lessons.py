"""What the decisions are taught of an annotated article."""

from __future__ import annotations

from banggiao.evaluate.lessons import Lesson, met, prepare, standing_examples
from banggiao.extract.standing import MetRow
from banggiao.model.article import Article
from banggiao.pipeline import load_reader


def lesson(text: str) -> Lesson:
    return prepare(load_reader().annotate(Article("a", text)), [])


def test_triggers_are_counted_by_the_articles_that_have_them() -> None:
    lessons = [lesson("Nga trừng phạt Lào. Nga lại trừng phạt Lào."), lesson("Mỹ trừng phạt Iran.")]
    assert met(lessons)[MetRow("sanction", "trừng phạt")] == 2


def test_of_an_article_only_the_triggers_of_others_are_known() -> None:
    first, second = lesson("Nga trừng phạt Lào."), lesson("Mỹ trừng phạt Iran.")
    known, unknown = met([first, second]), met([first])
    rows = [
        example.item[0][1]
        for count in (known, unknown)
        for example in standing_examples(first, count)
        if example.item[0][1].kind == "sanction"  # type: ignore[attr-defined]
    ]
    assert [row.met for row in rows] == ["rarely", "never"]  # type: ignore[attr-defined]
