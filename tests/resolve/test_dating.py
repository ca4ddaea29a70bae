"""Dating from the story and from events that are known."""

from banggiao.resolve.dating import KnownEvent, Recollection, date_by_events, date_by_story

PAIR = frozenset({"RUS", "PRK"})
SUMMIT = KnownEvent("e1", "summit", PAIR, "2023-09-13")


def test_a_story_gives_its_month() -> None:
    found = date_by_story([("1", "2013-10-22"), ("2", "2013-10-23")])
    assert found is not None
    assert (found.edtf, found.evidence) == ("2013-10", ("1", "2"))


def test_a_story_over_two_months_gives_the_year() -> None:
    found = date_by_story([("1", "2013-10-30"), ("2", "2013-11-02")])
    assert found is not None
    assert found.edtf == "2013"


def test_a_story_over_two_years_gives_nothing() -> None:
    assert date_by_story([("1", "2013-12-30"), ("2", "2014-01-02")]) is None
    assert date_by_story([("1", ""), ("2", "XXXX-10-22")]) is None


def test_a_known_event_told_as_last_years() -> None:
    found = date_by_events([Recollection("summit", PAIR, 9, 1)], [SUMMIT])
    assert found is not None
    assert (found.edtf, found.evidence) == ("2024", ("e1",))


def test_events_that_disagree_date_nothing() -> None:
    other = KnownEvent("e2", "summit", PAIR, "2019-09-04")
    assert date_by_events([Recollection("summit", PAIR, 9, 1)], [SUMMIT, other]) is None


def test_another_event_dates_nothing() -> None:
    told = [
        Recollection("visit", PAIR, 9, 1),
        Recollection("summit", PAIR, 4, 1),
        Recollection("summit", frozenset(), 9, 1),
    ]
    assert date_by_events(told, [SUMMIT]) is None
    assert date_by_events([Recollection("summit", PAIR, 9, 1)], [SUMMIT._replace(edtf="2023")]) is None
