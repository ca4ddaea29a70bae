"""What is seen of the dates that may be an event's."""

from __future__ import annotations

import pytest

from banggiao.extract import when
from banggiao.extract.candidates import find_candidates
from banggiao.extract.context import Context
from banggiao.extract.date_rows import AwayRow, HereRow, UndatedRow
from banggiao.extract.happening import Happening, Settled
from banggiao.extract.parties import Parties, Party
from banggiao.model.article import Article
from banggiao.pipeline import load_reader

TEXT = "Hôm 16/1, Lào loan báo sẽ viện trợ gạo cho Nepal. Ngày 3/2, Nga viện trợ Lào. Thái Lan viện trợ Lào."


def seen(number: int, status: str) -> tuple[Context, Happening]:
    """The aid of this number in the text, with this status."""
    document = load_reader().annotate(Article("a", TEXT))
    context = Context.of(document, find_candidates(document))
    scene = [scene for scene in context.scenes if scene.form == "viện trợ"][number]
    acting, upon = ((Party(code, None, 1.0),) for code in ("LAO", "NPL"))
    return context, Happening.of(scene, Parties(acting, upon))._replace(status=status)


@pytest.mark.parametrize("status", ["planned", "occurred"])
def test_every_row_has_the_status_of_the_event(status: str) -> None:
    context, event = seen(0, status)
    none = Settled[int](())
    found = when.own_options(event, context) + when.far_options(event, context, none)
    rows = [option.row for option in found]
    assert [type(row) for row in rows] == [HereRow, AwayRow]
    assert [row.status for row in rows] == [status, status]
    *_, ((_, undated),) = when.items(event, found, none)
    assert isinstance(undated, UndatedRow)
    assert undated.status == status


def test_dates_of_other_sentences_are_in_reach_with_those_between() -> None:
    context, event = seen(2, "occurred")
    assert when.own_options(event, context) == []
    assert [(between, TEXT[date.time.start : date.time.end]) for between, date in when.reach(event.scene, context)] == [
        (1, "Hôm 16/1"),
        (0, "Ngày 3/2"),
    ]
