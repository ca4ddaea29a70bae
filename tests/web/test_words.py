"""The words of the pages: complete in both languages, and every name that a page calls is there."""

import re
from importlib.resources import files
from pathlib import Path

import pytest
import tomli

from banggiao.model.ontology import load_ontology
from banggiao.web.highlight import LAYERS
from banggiao.web.site import NAV
from banggiao.web.words import LANGUAGES, choose_language, load_words

WEB = Path(str(files("banggiao.web")))
TEMPLATES = sorted((WEB / "templates").glob("*.html"))


def test_languages_have_the_same_words() -> None:
    one, *others = (load_words(language).table for language in LANGUAGES)
    for other in others:
        assert set(one) ^ set(other) == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_languages_fill_in_the_same_places(language: str) -> None:
    first, other = load_words(LANGUAGES[0]).table, load_words(language).table
    for name in first:
        if not name.startswith("calendar."):
            assert set(re.findall(r"\{\w*\}", first[name])) == set(re.findall(r"\{\w*\}", other[name])), name


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_words_that_a_template_names_are_there(path: Path) -> None:
    table = load_words("en").table
    called = re.findall(r"""\bt\(\s*["']([\w.]+)["']""", path.read_text("utf8"))
    for name in called:
        if not name.endswith("."):  # those end in a value: the tests below
            assert name in table, name


def test_words_that_values_name_are_there() -> None:
    table = load_words("vi").table
    for name, _ in NAV:
        assert f"nav.{name}" in table
    for role in LAYERS:
        assert f"role.{role}" in table


def test_every_kind_can_be_said_in_both_languages() -> None:
    said = tomli.loads((WEB / "words" / "sentences.toml").read_text("utf8"))["kinds"]
    assert set(load_ontology()) == set(said) - {"other"}
    for kind, (english, vietnamese) in said.items():
        assert (len(english), len(vietnamese)) == (4, 2), kind
        assert ["{b}" in form for form in (*english, *vietnamese)] == [True, True, False, False, True, False], kind


@pytest.mark.parametrize(
    ("cookie", "accepted", "language"),
    [
        ("", "vi-VN,vi;q=0.9,en;q=0.8", "vi"),
        ("en", "vi-VN", "en"),
        ("fr", "fr-FR,fr;q=0.9", "en"),
        ("", "", "en"),
        ("", "vi" * 10_000, "vi"),
    ],
)
def test_language_of_a_visitor(cookie: str, accepted: str, language: str) -> None:
    assert choose_language(cookie, accepted) == language
