import hashlib
import unicodedata

import pytest

from banggiao.errors import MalformedLine, NotVietnamese, UnreadableInput
from banggiao.ingest.article import ARTICLE_LIMIT, make_article, parse_date

TEXT = "Ngoại trưởng Nga hôm 3/5 tới Hà Nội, bắt đầu chuyến thăm chính thức Việt Nam trong hai ngày."


def test_text_stays_as_it_came_where_it_is_nfc() -> None:
    article = make_article("tin.txt", {"id": "tin", "text": TEXT})
    assert article.text == TEXT
    assert not article.normalised


def test_decomposed_text_is_composed_once_and_said() -> None:
    article = make_article("tin.txt", {"id": "tin", "text": unicodedata.normalize("NFD", TEXT)})
    assert article.text == TEXT
    assert article.normalised


def test_title_goes_before_a_text_that_lacks_it() -> None:
    article = make_article("kho.jsonl:1", {"id": "1", "title": "Ngoại trưởng Nga thăm  Việt Nam\n", "text": TEXT})
    assert article.text == f"Ngoại trưởng Nga thăm Việt Nam\n\n{TEXT}"
    assert article.title == "Ngoại trưởng Nga thăm Việt Nam"
    assert article.normalised


@pytest.mark.parametrize("between", ["\n\n", "\n", " "])
def test_title_that_the_text_begins_with_is_not_put_twice(between: str) -> None:
    title = "Ngoại trưởng Nga thăm Việt Nam"
    article = make_article("kho.jsonl:1", {"id": "1", "title": title, "text": title + between + TEXT})
    assert article.text == title + between + TEXT
    assert not article.normalised


def test_number_as_id_is_taken() -> None:
    assert make_article("kho.jsonl:1", {"id": 7, "text": TEXT}).id == "7"


@pytest.mark.parametrize(
    ("record", "reason"),
    [
        ({"text": TEXT}, '"id"'),
        ({"id": "", "text": TEXT}, '"id"'),
        ({"id": True, "text": TEXT}, '"id"'),
        ({"id": "1"}, '"text" is missing'),
        ({"id": "1", "text": 5}, '"text" is a number'),
        ({"id": "1", "text": TEXT, "source": ["VOV"]}, '"source" is an array'),
        ({"id": "1", "text": TEXT, "published": "hôm qua"}, "no date"),
    ],
)
def test_record_that_does_not_fit_names_the_field(record: dict[str, object], reason: str) -> None:
    with pytest.raises(MalformedLine, match=reason) as error:
        make_article("kho.jsonl:4", record)
    assert str(error.value).startswith("kho.jsonl:4: ")


@pytest.mark.parametrize("text", ["", "  \n\t\n", "\ufeff".strip("\ufeff")])
def test_empty_text_is_refused(text: str) -> None:
    with pytest.raises(UnreadableInput, match="empty"):
        make_article("tin.txt", {"id": "tin", "text": text})


def test_half_of_a_surrogate_pair_is_refused() -> None:
    with pytest.raises(UnreadableInput, match="surrogate"):
        make_article("tin.txt", {"id": "tin", "text": TEXT + "\ud800"})


def test_text_longer_than_an_article_is_refused() -> None:
    with pytest.raises(UnreadableInput, match="more than an article"):
        make_article("tin.txt", {"id": "tin", "text": "Nga " * (ARTICLE_LIMIT // 4 + 1)})


@pytest.mark.parametrize(
    "text",
    [
        "The foreign minister of Russia arrived in Hanoi on Friday for a visit of two days, the ministry said.",
        "Le ministre des Affaires étrangères russe est arrivé à Hanoï vendredi pour une visite de deux jours.",
        "Ministrul rus de externe a sosit vineri la Hanoi pentru o vizită de două zile, a anunțat ministerul său.",
        "Министр иностранных дел России прибыл в Ханой.",
        "俄罗斯外长星期五抵达河内进行为期两天的访问。",
    ],
)
def test_another_language_is_said(text: str) -> None:
    with pytest.raises(NotVietnamese, match="not in Vietnamese"):
        make_article("tin.txt", {"id": "tin", "text": text})


@pytest.mark.parametrize(
    "text",
    ["Nga", "Kim Jong-un", "Putin thăm Tehran", f'{TEXT} Theo Reuters, "this is a step in the right direction".'],
)
def test_vietnamese_is_read_however_short(text: str) -> None:
    assert make_article("tin.txt", {"id": "tin", "text": text}).text == text


@pytest.mark.parametrize(
    ("given", "edtf"),
    [
        (None, None),
        ("", None),
        ("2024-08-16", "2024-08-16"),
        (" 2024-08 ", "2024-08"),
        ("2024", "2024"),
        ("2024-08-16T14:05:00+07:00", "2024-08-16"),
        ("2024-08-16 14:05", "2024-08-16"),
        ("2024-02-29", "2024-02-29"),
    ],
)
def test_published_as_edtf(given: str | None, edtf: str | None) -> None:
    assert parse_date("tin.txt", given) == edtf


@pytest.mark.parametrize("given", ["16/8/2024", "2024-13", "2023-02-29", "2024-04-31", "24-08-16", "2024-08-16T"])
def test_published_that_is_no_date(given: str) -> None:
    with pytest.raises(MalformedLine, match="no date"):
        parse_date("tin.txt", given)


def test_the_raw_text_is_hashed_before_it_is_normalised() -> None:
    raw = unicodedata.normalize("NFD", TEXT)
    article = make_article("tin", {"id": "1", "text": raw})
    assert article.text == TEXT
    assert article.raw_hash == hashlib.sha256(raw.encode()).hexdigest()
    assert article.raw_hash != make_article("tin", {"id": "1", "text": TEXT}).raw_hash
