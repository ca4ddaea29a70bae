"""Contradictions about offices: who is given one that a single person holds, and by which sentences."""

from collections.abc import Callable

from banggiao.lang.vi.people import single_offices
from banggiao.pipeline import load_names
from banggiao.store.articles import Read
from banggiao.store.contradictions import Side, list_contradictions
from banggiao.store.ledger import Ledger

Add = Callable[..., str]
Make = Callable[..., Read]


def sides(ledger: Ledger, country: str = "") -> list[Side]:
    with ledger.reading() as connection:
        return list_contradictions(connection, load_names(), single_offices(), country=country)


def test_two_holders_by_turns_contradict(ledger: Ledger, add: Add, make: Make) -> None:
    add(
        make("a", person="Anton Berg", parties=("XKX", "PRK"), published="2024-05-02"),
        make("b", person="Carl Duren", parties=("XKX", "PRK"), published="2024-05-05"),
        make("c", person="Anton Berg", parties=("XKX", "PRK"), published="2024-05-09"),
    )
    found = sides(ledger)
    assert [(one.number, one.country, one.office, one.name, one.day) for one in found] == [
        (1, "XKX", "Ngoại trưởng", "Anton Berg", "2024-05-02"),
        (1, "XKX", "Ngoại trưởng", "Carl Duren", "2024-05-05"),
    ]
    assert all(one.name in one.sentence and one.article.startswith("a") for one in found)


def test_one_after_the_other_and_parts_of_a_name_are_none(ledger: Ledger, add: Add, make: Make) -> None:
    add(
        make("a", person="Anton Berg", parties=("XKX", "PRK"), published="2024-05-02"),
        make("b", person="Berg", parties=("XKX", "PRK"), published="2024-05-05"),
        make("c", person="Anton Berg", parties=("XKX", "PRK"), published="2024-05-09"),
        make("d", person="Carl Duren", parties=("XKX", "PRK"), published="2024-06-09"),
        make("e", person="Anton Berg", parties=("XKX", "PRK"), published="2026-06-09"),
    )
    assert sides(ledger) == []


def test_the_table_of_offices_contradicts(ledger: Ledger, add: Add, make: Make) -> None:
    add(
        make("a", person="Sergey Lavrov", published="2024-05-02"),
        make("b", person="Carl Duren", published="2024-05-05"),
        make("c", person="Carl Duren", published=None),
    )
    assert [(one.name, one.day, bool(one.article)) for one in sides(ledger, "RUS")] == [
        ("Carl Duren", "2024-05-05", True),
        ("Sergei Lavrov", "2004-03-09/..", False),
    ]
    assert sides(ledger, "PRK") == []
