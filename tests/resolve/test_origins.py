"""Reports counted by who first told."""

from banggiao.resolve.origins import Telling, origins


def names(*tellings: Telling) -> list[tuple[str, int]]:
    return [(origin.name, len(origin.articles)) for origin in origins(tellings)]


def test_papers_that_follow_one_agency_are_one_origin() -> None:
    assert names(
        Telling("1", ("KCNA",), "Báo A"),
        Telling("2", ("Yonhap", "KCNA"), "Báo B"),
        Telling("3", ("KNCA",), "Báo C"),
    ) == [("KCNA", 3)]


def test_own_reports_are_origins_of_their_own() -> None:
    assert names(Telling("1", (), "Báo A"), Telling("2", (), "Báo B"), Telling("3", ())) == [
        ("3", 1),
        ("Báo A", 1),
        ("Báo B", 1),
    ]


def test_a_copy_has_the_origin_of_what_it_copies() -> None:
    assert names(Telling("1", ("TASS",), "Báo A"), Telling("2", (), "Báo B", "1"), Telling("3", (), "Báo C", "2")) == [
        ("TASS", 3)
    ]


def test_copies_of_what_is_not_there_have_one_origin() -> None:
    assert names(Telling("2", (), "Báo B", "1"), Telling("3", (), "Báo C", "1")) == [("1", 2)]


def test_copies_in_a_circle_end() -> None:
    assert len(origins([Telling("1", (), None, "2"), Telling("2", (), None, "1")])) >= 1


def test_different_agencies_are_different() -> None:
    assert len(origins([Telling("1", ("AFP",)), Telling("2", ("AP",)), Telling("3", ("TASS",))])) == 3


def test_no_reports_no_origins() -> None:
    assert origins([]) == ()
