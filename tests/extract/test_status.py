"""What an article tells of the status of like events, beside the sentence's own words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from banggiao.extract import status
from banggiao.extract.candidates import find_candidates
from banggiao.extract.context import Context
from banggiao.extract.happening import Happening
from banggiao.extract.parties import Parties, Party
from banggiao.model.article import Article
from banggiao.pipeline import load_reader

if TYPE_CHECKING:
    from banggiao.extract.status_rows import StatusRow, ToldRow

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


def seen(text: str, trigger: str) -> StatusRow:
    """The row of the event of this trigger."""
    document = load_reader().annotate(Article("a", text))
    context = Context.of(document, find_candidates(document))
    scene = next(scene for scene in context.scenes if scene.form == trigger)
    return status.row(Happening.of(scene, Parties((), ())), context)


@pytest.mark.parametrize(
    ("text", "governor", "through"),
    [
        ("Nga bác bỏ cáo buộc của Lào rằng quân Nga đã tấn công một ngôi làng.", "denied", "T"),
        ("Nga phủ nhận đã tấn công một ngôi làng.", "denied", ""),
        ("Lào cáo buộc Nga cho máy bay tấn công một ngôi làng.", "alleged", ""),
        ("Nga đã tấn công một ngôi làng, song bác bỏ cáo buộc.", "-", None),  # behind it, and no verb
    ],
)
def test_a_verb_before_the_trigger_governs_it_over_nearer_auxiliaries(
    text: str, governor: str, through: str | None
) -> None:
    row = seen(text, "tấn công")
    assert (row.governor, row.through) == (governor, through)


def test_the_two_nearest_cues_before_the_trigger() -> None:
    row = seen("Nga phủ nhận việc họ sẽ tấn công một ngôi làng.", "tấn công")
    assert (row.nearest, row.second) == ("planned:near", "denied:near")
    assert (row.left, row.second_left, row.third_left) == ("sẽ", "họ", "việc")
    assert row.opening == "nga phủ"


@pytest.mark.parametrize(
    ("text", "fate"),
    [
        ("Cuộc gặp giữa ông Putin và ông Biden tại Geneva đã không diễn ra.", ("negated", "không diễn ra")),
        ("Cuộc gặp giữa Nga và Lào sẽ diễn ra tại Hà Nội.", ("planned", "sẽ diễn ra")),
        ("Cuộc gặp giữa Nga và Lào, vốn đã bị hoãn, diễn ra tại Hà Nội.", ("-", None)),  # behind a mark
    ],
)
def test_what_is_said_of_an_act_behind_its_trigger(text: str, fate: tuple[str, str | None]) -> None:
    row = seen(text, "cuộc gặp")
    assert (row.fate, row.fate_word) == fate
