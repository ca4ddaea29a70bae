"""Lists in the ledger: matched, compared with what articles say, and loaded whole or not at all."""

from collections.abc import Callable
from pathlib import Path

import pytest

from banggiao.errors import MalformedList
from banggiao.store.articles import Read
from banggiao.store.find import person_keys
from banggiao.store.ledger import Ledger
from banggiao.store.lists import compare_listings, list_matches, load_list
from banggiao.store.show import show

Add = Callable[..., str]
Make = Callable[..., Read]

HEAD = "id,schema,name,aliases,birth_date,countries,sanctions,program_ids\n"
LIST = HEAD + "X-1,Person,PAK Thae Won,,1961,kp,,us_x\nX-2,Person,Không Ai Cả,,,kp,,us_x\n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "thu.csv"
    path.write_text(LIST, "utf8")
    return path


def test_matched_and_compared(ledger: Ledger, add: Add, make: Make, path: Path) -> None:
    add(make("a", person="Pak Thae-won", parties=("PRK", "RUS")), make("b"))
    loaded = load_list(ledger, path)
    assert (loaded.list, loaded.format, loaded.entries, loaded.matches) == ("thu", "targets", 2, 2)
    with ledger.reading() as connection:
        found = list_matches(connection)
        compared = {one.subject: one for one in compare_listings(connection)}
        (person,) = (one.subject for one in found if one.subject.startswith("p"))
        assert show(connection, person)["lists"][0]["entry"] == "X-1"
        assert person_keys(connection, "pak") == ["pak thae won|PRK"]
    assert {one.entry for one in found} == {"X-1"}
    assert found[0].reasons[0].theirs == "PAK Thae Won"
    assert compared["Pak Thae-won"].verdict == "agree"
    assert (compared["Pak Thae-won"].article_says, compared["Pak Thae-won"].lists_say) == (("USA",), ("USA",))
    assert compared["Sergey Lavrov"].verdict == "article only"


def test_another_lister_differs(ledger: Ledger, add: Add, make: Make, path: Path) -> None:
    path.write_text(LIST.replace("us_x", "eu_x"), "utf8")
    add(make("a", person="Pak Thae-won", parties=("PRK", "RUS")))
    load_list(ledger, path)
    with ledger.reading() as connection:
        (compared,) = compare_listings(connection)
    assert compared.verdict == "differ"


def test_loaded_again_it_takes_the_place_of_the_old(ledger: Ledger, add: Add, make: Make, path: Path) -> None:
    load_list(ledger, path)
    add(make("a", person="Pak Thae-won", parties=("PRK", "RUS")))
    assert load_list(ledger, path).matches == 2
    path.write_text(HEAD, "utf8")
    assert load_list(ledger, path)[2:] == (0, 0)
    with ledger.reading() as connection:
        assert list_matches(connection) == []
        assert connection.exec_driver_sql("SELECT count(*) FROM lists").scalar() == 1


def test_a_list_that_breaks_off_leaves_the_old_one(ledger: Ledger, path: Path) -> None:
    load_list(ledger, path)
    path.write_text(LIST + "X-3,Person\n", "utf8")
    with pytest.raises(MalformedList):
        load_list(ledger, path)
    with ledger.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM list_entries").scalar() == 2


@pytest.mark.parametrize(
    ("more", "words", "matched"),
    [
        ("Ông Pak Thae-won, 62 tuổi, là giám đốc.", "62 tuổi (2024)", True),
        ("Pak Thae-won sinh năm 1961.", "sinh năm 1961", True),
        ("Ông Pak Thae-won (30 tuổi) là giám đốc.", "30 tuổi (2024)", False),
        ("Con ông Pak Thae-won nay 30 tuổi.", "", True),
    ],
)
def test_births_that_articles_tell_count(
    ledger: Ledger, add: Add, make: Make, path: Path, more: str, words: str, matched: bool
) -> None:
    add(make("a", person="Pak Thae-won", parties=("PRK", "RUS"), more=more))
    load_list(ledger, path)
    with ledger.reading() as connection:
        found = list_matches(connection)
    # The person, and whom the article says to be listed.
    assert {one.subject[0] for one in found} == ({"p", "l"} if matched else set())
    assert all(one.reasons[-1].ours == words for one in found)
