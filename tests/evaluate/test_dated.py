"""Shares of dates claimed and right."""

from banggiao.evaluate.dated import Dating, claim, figures
from banggiao.lang.vi.language import load
from banggiao.model.article import Article


def test_shares() -> None:
    found = [
        Dating("2024-02-13T08:00", "2024-02-13"),
        Dating("2024-02-13", "2024-02-12"),
        Dating("2024-02-13", "2023"),
        Dating("2024-02-13", ""),
        Dating("", "2024"),  # nothing to compare it with
    ]
    assert {figure.name: figure.value for figure in figures("dates", found)} == {
        "years_claimed": 0.75,
        "years_right": 0.6667,
        "days_claimed": 0.5,
        "days_right": 0.5,
    }


def test_nothing_claimed_is_nothing_wrong() -> None:
    shares = {figure.name: figure.value for figure in figures("dates", [Dating("2024", "")])}
    assert (shares["years_claimed"], shares["years_right"]) == (0.0, 1.0)


def test_the_given_date_is_not_looked_at() -> None:
    article = Article("1", "Hôm nay, 5/3/2019, Bộ Ngoại giao cho biết hai bên đã họp.", published="2001-01-01")
    assert claim(article, load()) == "2019-03-05"
