"""What the decisions are taught of an annotated article."""

from __future__ import annotations

from banggiao.evaluate.lessons import Lesson, met, prepare, standing_examples, standing_seen
from banggiao.extract.standing_rows import MetRow
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
    rows = [row for count in (known, unknown) for row in standing_seen(first, count).rows if row.kind == "sanction"]
    assert [row.met for row in rows] == ["rarely", "never"]


def test_the_second_look_at_candidates_sees_the_chances_of_the_first() -> None:
    one = lesson("Nga trừng phạt Lào và viện trợ Mỹ.")
    seen = standing_seen(one, met([one]))
    chances = [0.9 if scene.kind == "sanction" else 0.1 for scene in one.context.scenes]
    alone, told = (list(standing_examples(one, seen, first)) for first in (None, chances))
    assert [sort for sort, _ in alone[0].item] == ["candidate", "words"]
    assert [example.item[:2] for example in told] == [example.item for example in alone]
    rows = [example.item[2] for example in told if example.item[0][1].kind != "sanction"]  # type: ignore[union-attr]
    assert rows
    assert {(sort, row.top) for sort, row in rows} == {("beside", "sanction")}  # type: ignore[union-attr]
