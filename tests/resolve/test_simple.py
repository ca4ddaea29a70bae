"""The first resolver: what it unites, and what it shows."""

from banggiao.model.event import Argument, EventDate, EventMention, Status, Trigger
from banggiao.model.span import Span
from banggiao.resolve.resolver import Known, Report
from banggiao.resolve.simple import SimpleResolver

RESOLVER = SimpleResolver()


def mention(day: str = "2024-05-03", status: Status = Status.OCCURRED, confidence: float = 0.5) -> EventMention:
    return EventMention(
        article="tin",
        sentence=Span(0, 20),
        trigger=Trigger("thăm", 4, 8, ""),
        kind="visit",
        contexts=(),
        actors=(Argument("RUS", "Nga", "visitor", 0, 3),),
        recipients=(Argument("PRK", "Triều Tiên", "host", 9, 19),),
        people=(),
        others=(),
        date=EventDate(day, "", 0, 0, "") if day else None,
        place=None,
        status=status,
        attribution=(),
        quantities=(),
        confidence=confidence,
        extractor="test",
    )


def known(id_: str, edtf: str, *, kind: str = "visit", here: bool = False) -> Known:
    return Known(id_, kind, frozenset({"RUS", "PRK"}), edtf, here)


def test_blocks_hold_what_is_dated_to_a_day() -> None:
    assert RESOLVER.block(mention()) == "visit PRK+RUS 2024-05"
    assert (
        RESOLVER.block(mention("2024-05")) == RESOLVER.block(mention("XXXX-05-03")) == RESOLVER.block(mention("")) == ""
    )


def test_chooses_same_kind_and_parties_with_a_date_that_agrees() -> None:
    assert (
        RESOLVER.choose(mention(), [known("e1", "2024-05-02"), known("e2", "2024-05"), known("e3", "2024-05-03")])
        == "e3"
    )
    assert RESOLVER.choose(mention(), [known("e1", "2024-05-02"), known("e2", "2024-05")]) == "e2"
    assert RESOLVER.choose(mention(), [known("e1", "2024-05-03", kind="call")]) is None
    assert RESOLVER.choose(mention(), [known("e1", "")]) is None
    assert RESOLVER.choose(mention(), [known("e1", "", here=True)]) == "e1"
    assert RESOLVER.choose(mention(""), []) is None


def test_what_occurred_outweighs_what_was_planned() -> None:
    reports = [
        Report(mention(status=Status.PLANNED, confidence=0.9), "a", None, 0),
        Report(mention(status=Status.PLANNED, confidence=0.9), "b", "Báo", 0),
        Report(mention(confidence=0.6), "c", "Báo", 0),
    ]
    shown = RESOLVER.show(reports)
    assert (shown.status, shown.origins, shown.confidence) == ("occurred", 2, 0.9)
    assert RESOLVER.show(reports[:2]).status == "planned"


def test_spellings_of_one_name_have_one_key() -> None:
    assert RESOLVER.person("Kim Jong-un", "PRK") == RESOLVER.person("KIM JONG UN", "PRK")
    assert RESOLVER.person("Kim Jong-un", "PRK") != RESOLVER.person("Kim Jong-un", "KOR")
