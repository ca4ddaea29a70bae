"""What is shown of an event, from its reports."""

from banggiao.lang.vi.names import load_persons
from banggiao.lang.vi.people import called, leaders, readings
from banggiao.model.event import Argument, Attribution, EventDate, EventMention, Participant, Status, Trigger
from banggiao.model.span import Span
from banggiao.resolve.events.summary import Told, bounded, claims_of, history_of, origins_of, people_of, summarise
from banggiao.resolve.persons import Names

NAMES = Names(readings(), load_persons().known, leaders(), called())


def told(
    article: str, *, date: str = "2024-05-03", status: Status = Status.OCCURRED, credited: str = "", person: str = ""
) -> Told:
    mention = EventMention(
        article=article,
        sentence=Span(0, 20),
        trigger=Trigger("thăm", 4, 8, ""),
        kind="visit",
        contexts=(),
        actors=(Argument("RUS", "Nhà lãnh đạo Nga", "visitor", 0, 3),),
        recipients=(Argument("PRK", "Triều Tiên", "host", 9, 19),),
        people=(Participant(person, "RUS", "Tổng thống", "visitor", 0, 3),) if person else (),
        others=(),
        date=EventDate(date, "", 0, 0, "") if date else None,
        place=None,
        status=status,
        attribution=(Attribution(credited, "", 0, 0, ""),) if credited else (),
        quantities=(),
        confidence=0.5,
        extractor="test",
    )
    return Told(mention, article, f"Báo {article}", f"2024-05-0{article}")


def test_the_date_that_more_origins_give_is_shown() -> None:
    reports = [
        told("1", date="2024-05-02", credited="KCNA"),
        told("2", date="2024-05-02", credited="KCNA"),
        told("3"),
        told("4"),
    ]
    shown = summarise(reports, NAMES)
    assert (shown.edtf, shown.origins, shown.actors, shown.recipients) == ("2024-05-03", 3, ("RUS",), ("PRK",))
    assert [(claim.value, len(claim.origins)) for claim in claims_of(reports)["date"]] == [
        ("2024-05-03", 2),
        ("2024-05-02", 1),
    ]


def test_status_is_as_last_told() -> None:
    reports = [told("3"), told("1", status=Status.PLANNED)]
    assert summarise(reports, NAMES).status == "occurred"
    assert [turn.status for turn in history_of(reports)] == ["planned", "occurred"]


def test_an_article_that_credits_somebody_is_no_origin_beside() -> None:
    (origin,) = origins_of([told("1"), told("1", credited="KCNA"), told("2", credited="KNCA")])
    assert origin.articles == ("1", "2")


def test_people_are_shown_by_their_fullest_names_and_leaders_by_the_day() -> None:
    assert summarise([told("1", person="Putin"), told("2", person="Vladimir Putin")], NAMES).people == (
        "Vladimir Putin",
    )
    assert people_of(told("1"), NAMES) == [("Vladimir Putin", "vladimir putin|RUS")]


def test_reports_without_end_are_bounded() -> None:
    many = list(range(1000))
    assert bounded(many)[0] == 0
    assert bounded(many)[-1] == 999
    assert len(bounded(many)) < 500
