"""The gazetteer of Vietnamese names: complete, without clashes, and every guard tied to a form."""

from __future__ import annotations

import csv
import re
import tomllib
import unicodedata
from collections import defaultdict
from importlib.resources import files
from typing import Any

import pytest
from babel.core import get_global

from banggiao.model.mention import MentionType

FOLDER = files("banggiao.lang").joinpath("vi")
COLUMNS = ["code", "type", "name", "forms", "source"]
PAIR_PART = "pair_part"
ORGANISATIONS = {
    *("UN", "IAEA", "WHO", "EU", "NATO", "ASEAN", "OPCW", "OSCE", "G7", "G20", "APEC", "ICC", "IMF", "WB", "WTO"),
    *("AU", "ARL", "GCC", "SCO", "BRICS", "CIS", "CSTO", "OPEC", "ICRC", "INTERPOL"),
}
GROUPS = {"IS", "ALQ", "TAL", "HAM", "HEZ", "KUR", "REB"}
FORMER = {"SUN", "YUG", "DDR", "CSK"}
GUIDELINES = ORGANISATIONS | GROUPS | FORMER | {"XKX", "INT", "XXX"}
# CLDR's alias table also has codes that ISO 3166-1 withdrew, reserves or leaves to private use.
NOT_ISO = FORMER | {"BUR", "FXX", "TMP", "YMD", "ZAR", "QUU", "SCG", "ANT", "NTZ", "TAA", "ASC", "CPT", "DGA"}
PRIVATE = re.compile("AAA|Q[M-Z].|X..|ZZZ")


def _rows(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(FOLDER.joinpath(name).read_text("utf8").splitlines()))


def _forms(row: dict[str, str]) -> list[str]:
    return list(dict.fromkeys((row["name"], *row["forms"].split("|"))))


ACTORS = _rows("actors.csv")
BODIES = _rows("bodies.csv")
NAMED = [row for row in ACTORS if row["type"] != PAIR_PART]
GUARDS = tomllib.loads(FOLDER.joinpath("guards.toml").read_text("utf8"))["guard"]


def _iso_codes() -> set[str]:
    """The alpha-3 codes of ISO 3166-1, from the alias table that Babel takes from CLDR."""
    three = {code for code in get_global("territory_aliases") if re.fullmatch("[A-Z]{3}", code)}
    return {code for code in three if not PRIVATE.fullmatch(code)} - NOT_ISO


def test_every_state_and_territory_of_iso_3166_has_names() -> None:
    codes = _iso_codes()
    assert len(codes) == 249
    assert codes - {row["code"] for row in NAMED if row["type"] == "state"} == set()


@pytest.mark.parametrize("code", sorted(GUIDELINES))
def test_every_code_of_the_guidelines_has_names(code: str) -> None:
    assert any(row["code"] == code for row in NAMED)


def test_columns_and_codes_are_valid() -> None:
    types = {member.value for member in MentionType} | {PAIR_PART}
    known = _iso_codes() | GUIDELINES
    for row in ACTORS:
        assert list(row) == COLUMNS, row
        assert row["type"] in types, row
        assert row["name"], row
        assert row["source"], row
        assert set(filter(None, row["code"].split("+"))) <= known, row
        assert row["code"] or row["type"] == "region", row


def test_bodies_are_valid_and_listed_once() -> None:
    seen: dict[str, str] = {}
    for row in BODIES:
        assert row["type"] in {"body", "group", "media", "company"}, row
        for form in dict.fromkeys((row["head"], *row["forms"].split("|"))):
            assert form not in seen, f"{form}: {row['head']} and {seen[form]}"
            seen[form] = row["head"]


def test_forms_are_clean() -> None:
    for row in ACTORS:
        for form in _forms(row):
            assert form == unicodedata.normalize("NFC", form).strip(), row
            assert "  " not in form, row
            assert len(form) > 1 or row["type"] in {"state", PAIR_PART}, row


def test_no_form_is_listed_twice_for_one_code() -> None:
    seen: dict[tuple[str, str], str] = {}
    for row in NAMED:
        for form in _forms(row):
            key = (form, row["code"])
            assert key not in seen, f"{form}: {row['name']} and {seen[key]}"
            seen[key] = row["name"]


def test_a_form_of_two_codes_has_a_guard() -> None:
    codes: dict[str, set[str]] = defaultdict(set)
    for row in NAMED:
        for form in _forms(row):
            codes[form].add(row["code"])
    guarded = {guard["form"] for guard in GUARDS}
    assert {form: found for form, found in codes.items() if len(found) > 1 and form not in guarded} == {}


@pytest.mark.parametrize("guard", GUARDS, ids=[guard["form"] for guard in GUARDS])
def test_a_guard_is_about_a_form_and_has_examples(guard: dict[str, Any]) -> None:
    assert any(guard["code"] in row["code"].split("+") and guard["form"] in _forms(row) for row in NAMED)
    assert guard["yes"], guard
    assert guard["no"], guard
    for words in ("not_before", "not_after", "not_near", "needs_near", "needs_in_article"):
        listed = guard.get(words, [])
        assert listed == [word.lower() for word in listed], guard
        assert len(listed) == len(set(listed)), guard
    assert str(guard["form"]).lower() in " ".join(guard["yes"]).lower()
    assert str(guard["form"]).lower() in " ".join(guard["no"]).lower()


@pytest.mark.parametrize(
    ("form", "code"),
    [
        ("Ô-xtrây-li-a", "AUS"),
        ("CHDCND Triều Tiên", "PRK"),
        ("Bắc Hàn", "PRK"),
        ("LB Nga", "RUS"),
        ("U-crai-na", "UKR"),
        ("Mát-xcơ-va", "RUS"),
        ("Lầu Năm Góc", "USA"),
        ("LHQ", "UN"),
        ("KNCA", "PRK"),
        ("liên Triều", "PRK+KOR"),
        ("hai bờ eo biển", "CHN+TWN"),
        ("đảng Nước Nga thống nhất", "RUS"),
        ("Air Koryo", "PRK"),
        ("Biển Đông", ""),
        ("bán đảo Triều Tiên", ""),
    ],
)
def test_names_of_the_press_are_there(form: str, code: str) -> None:
    assert any(row["code"] == code and form in _forms(row) for row in NAMED)
