"""The gazetteer of Vietnamese names: complete, without clashes, and every guard tied to a form."""

from __future__ import annotations

import csv
import re
import tomllib
import unicodedata
from collections import defaultdict
from importlib.resources import files

import pytest
from babel.core import get_global

from banggiao.model.mention import MentionType

FOLDER = files("banggiao.lang").joinpath("vi")
COLUMNS = ["code", "type", "name", "forms", "source"]
PAIR_PART = "pair_part"
# ISO 3166-1 has 249 alpha-2 codes; the registry that Babel carries also lists codes reserved for other uses.
NOT_OFFICIAL = {"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "SU", "TA", "UK", "UN", "XA", "XB", "XK", "ZZ", "AN", "FX"}
ORGANISATIONS = (
    "UN IAEA WHO EU NATO ASEAN OPCW OSCE G7 G20 APEC ICC IMF WB WTO AU ARL GCC SCO BRICS CIS CSTO OPEC ICRC INTERPOL"
).split()
GROUPS = "IS ALQ TAL HAM HEZ KUR REB".split()
FORMER = "SUN YUG DDR CSK".split()
OTHERS = "XKX INT XXX".split()


def _rows(name: str) -> list[dict[str, str]]:
    with FOLDER.joinpath(name).open(encoding="utf8", newline="") as file:
        return list(csv.DictReader(file))


def _forms(row: dict[str, str]) -> list[str]:
    return list(dict.fromkeys((row["name"], *row["forms"].split("|"))))


ACTORS = _rows("actors.csv")
BODIES = _rows("bodies.csv")
NAMED = [row for row in ACTORS if row["type"] != PAIR_PART]
GUARDS = tomllib.loads(FOLDER.joinpath("guards.toml").read_text("utf8"))["guard"]


def _iso_codes() -> set[str]:
    """The alpha-3 codes of ISO 3166-1, from the alias table that Babel takes from CLDR."""
    aliases = get_global("territory_aliases")
    three = {
        alpha3
        for alpha3, (alpha2, *more) in aliases.items()
        if re.fullmatch("[A-Z]{3}", alpha3) and not more and re.fullmatch("[A-Z]{2}", alpha2) and alpha2 not in NOT_OFFICIAL
    }
    private = re.compile("AAA|Q[M-Z].|X..|ZZZ")
    # Codes withdrawn from the standard that CLDR still points at their successors.
    withdrawn = {"BUR", "DDR", "FXX", "TMP", "YMD", "ZAR", "QUU", "SUN", "YUG", "CSK", "SCG", "ANT", "NTZ", "TAA", "ASC", "CPT", "DGA"}
    return {code for code in three if not private.fullmatch(code)} - withdrawn


def test_every_state_and_territory_of_iso_3166_has_names() -> None:
    codes = _iso_codes()
    assert len(codes) == 249
    assert codes - {row["code"] for row in NAMED if row["type"] == "state"} == set()


@pytest.mark.parametrize("code", [*ORGANISATIONS, *GROUPS, *FORMER, *OTHERS])
def test_every_code_of_the_guidelines_has_names(code: str) -> None:
    assert any(row["code"] == code for row in NAMED)


def test_columns_and_codes_are_valid() -> None:
    types = {member.value for member in MentionType} | {PAIR_PART}
    known = _iso_codes() | {*ORGANISATIONS, *GROUPS, *FORMER, *OTHERS}
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


@pytest.mark.parametrize("guard", GUARDS, ids=lambda guard: guard["form"])
def test_a_guard_is_about_a_form_and_has_examples(guard: dict[str, object]) -> None:
    assert any(row["code"] == guard["code"] and guard["form"] in _forms(row) for row in NAMED)
    assert guard["yes"], guard
    assert guard["no"], guard
    for words in ("not_before", "not_after", "needs_near"):
        listed = guard.get(words, [])
        assert listed == [word.lower() for word in listed], guard  # type: ignore[attr-defined]
    assert str(guard["form"]).lower() in " ".join(guard["yes"]).lower()  # type: ignore[arg-type]
    assert str(guard["form"]).lower() in " ".join(guard["no"]).lower()  # type: ignore[arg-type]


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
