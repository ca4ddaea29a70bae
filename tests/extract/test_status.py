"""What an article tells of the status of like events, beside the sentence's own words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from banggiao.extract import status
from banggiao.extract.candidates import find_candidates
from banggiao.extract.context import Context
from banggiao.extract.happening import Happening
from banggiao.extract.parties import Parties, Party
from banggiao.model.article import Article
from banggiao.pipeline import load_reader

if TYPE_CHECKING:
    from banggiao.extract.status_rows import ToldRow

TEXT = (
    "Thủ tướng Lào sẽ thăm Nga vào tháng 5. Thủ tướng Lào đã thăm Nga hồi năm ngoái."
    " Bộ Ngoại giao Lào cho biết Thủ tướng thăm Nga. Ấn Độ thăm Nga, Pháp sẽ thăm Ý."
)


def told(*statuses: str, parties: dict[int, str] | None = None) -> list[ToldRow]:
    """The rows of the visits of the text, all of Lào to Nga but those of other `parties`."""
    document = load_reader().annotate(Article("a", TEXT))
    context = Context.of(document, find_candidates(document))
    events = []
    for number, scene in enumerate([scene for scene in context.scenes if scene.kind == "visit"]):
        codes = (parties or {}).get(number, "LAO RUS").split()
        acting, upon = ((Party(code, None, 1.0),) for code in codes)
        events.append(Happening.of(scene, Parties(acting, upon)))
    assert len(events) == len(statuses)
    return status.told_rows(events, [status.row(event, context) for event in events], statuses)


def test_like_events_are_counted_and_those_next_are_told() -> None:
    rows = told("planned", "occurred", "occurred", "occurred", "planned", parties={3: "IND RUS", 4: "FRA ITA"})
    third = rows[2]
    assert (third.told, third.counts) == ("occurred:most", "same 110")
    assert (third.last, third.next) == ("occurred", "-")  # the Indian visit has not the same parties
    assert rows[0].last == "-"
    assert rows[0].next == "occurred"


def test_where_no_parties_are_the_same_those_in_common_count() -> None:
    rows = told("planned", "occurred", "alleged", "occurred", "planned", parties={3: "IND RUS", 4: "FRA ITA"})
    assert rows[3].counts == "some 111"
    assert (rows[3].last, rows[3].next) == ("alleged", "-")
    assert rows[4][:4] == ("-", "-", "-", "-")  # nothing in common


def test_what_stands_beside_is_told_whoever_acts() -> None:
    rows = told("planned", "occurred", "alleged", "occurred", "planned", parties={3: "IND RUS", 4: "FRA ITA"})
    assert [row.here for row in rows] == ["", "", "", "planned", "occurred"]
    assert [row.previous for row in rows] == ["-", "planned", "occurred", "alleged", "alleged"]
