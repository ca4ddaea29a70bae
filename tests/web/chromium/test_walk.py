"""An analyst's way through the pages, in a browser."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from banggiao.pipeline import load_names, load_reader
from banggiao.store.add import Adder, Outcome
from banggiao.store.articles import Read

if TYPE_CHECKING:
    from playwright.sync_api import Page
    from tests.web.chromium.conftest import Visit

    from banggiao.store.ledger import Ledger

PAGES = ("/", "/events", "/actors", "/actors/PRK", "/persons", "/review", "/review/merges", "/review/log", "/feeds")
PAGES += ("/about",)


def open_visit(page: Page) -> None:
    """From the first page to the event of the example, by searching and filtering."""
    page.goto("/")
    page.get_by_role("searchbox").fill("trieu tien nga")
    page.get_by_role("searchbox").press("Enter")
    page.wait_for_url("**/events?*q=trieu*")
    page.locator(".facets").get_by_role("link", name=re.compile("^visit")).click()
    page.locator("tr", has_text="Ri Sang-ok").get_by_role("link", name="visit").click()
    page.wait_for_url("**/events/e*")


def test_search_filter_open_and_see_the_words(visit: Visit) -> None:
    page = visit().new_page()
    open_visit(page)
    assert "led a delegation of North Korea to Russia on 19 May 2025" in page.locator("h1").inner_text()
    report = page.locator(".report", has_text="một ngày trước")
    marks = {
        mark.locator(".tag").first.inner_text(): mark.evaluate("m => m.lastChild.textContent")
        for mark in report.locator("blockquote mark").all()
    }
    assert marks["act"] == "lên đường thăm"
    assert marks["when"] == "một ngày trước"
    assert marks["person"] == "Ri Sang-ok"
    assert marks["according to"] == "Hãng thông tấn Trung ương Triều Tiên"
    colours = {
        role: report.locator(f"mark.m-{role}").first.evaluate("m => getComputedStyle(m).backgroundColor")
        for role in ("act", "who", "when", "says")
    }
    assert len(set(colours.values())) == 4
    assert "rgba(0, 0, 0, 0)" not in colours.values()


def test_permalink_survives_a_newer_reading(visit: Visit, ledger: Ledger) -> None:
    page = visit().new_page()
    open_visit(page)
    address, said = page.url, page.locator("h1").inner_text()
    read_again(ledger)
    page.goto(address)
    assert page.locator("h1").inner_text() == said
    assert page.get_by_text("rules 99.0").count() > 0


def read_again(ledger: Ledger) -> None:
    """Read the articles of the example anew, as a newer version of the program would."""
    from pathlib import Path

    from banggiao.ingest.files import Intake
    from banggiao.model.article import Article

    reader, path = load_reader(), Path(__file__).parents[3] / "examples" / "doan-nga-trieu.jsonl"
    adder = Adder(ledger, load_names(), "rules 99.0 / vi 99.0")
    for article in Intake([str(path)], io.BytesIO()):
        assert isinstance(article, Article)
        document = reader.annotate(article)
        reading = reader.extractor.read(document)
        events = tuple(replace(event, extractor="rules 99.0 / vi 99.0") for event in reading.events)
        read = Read(article, document.sentences, replace(reading, events=events), "rules 99.0 / vi 99.0")
        assert adder.add(read) is Outcome.AGAIN


def test_five_are_reviewed_by_keyboard_and_one_taken_back(visit: Visit) -> None:
    page = visit().new_page()
    page.goto("/review")
    seen = []
    for key in "aarua":
        subject = page.locator('input[name="subject"]').first.input_value()
        seen.append(subject)
        page.keyboard.press(key)
        page.wait_for_function("id => document.querySelector('input[name=subject]').value !== id", arg=subject)
    assert len(set(seen)) == 5
    page.keyboard.press("z")
    page.wait_for_function("id => document.querySelector('input[name=subject]').value === id", arg=seen[-1])
    page.goto("/review/log")
    assert page.locator("tbody tr").count() == 6
    # The button has the focus, so that Enter accepts where no script runs.
    page.goto("/review")
    assert page.evaluate("document.activeElement.value") == "accept"


def test_language_is_switched_and_kept(visit: Visit) -> None:
    page = visit().new_page()
    page.goto("/events?kind=visit")
    page.get_by_role("link", name="VI", exact=True).click()
    assert page.url.endswith("/events?kind=visit")
    assert page.locator("html").get_attribute("lang") == "vi"
    assert page.locator("th", has_text="Điều đã xảy ra").count() == 1
    page.goto("/about")
    assert page.locator("h1").inner_text() == "Giới thiệu"
    page.get_by_role("link", name="EN", exact=True).click()
    assert page.locator("h1").inner_text() == "About"


def test_dark_follows_the_system_and_the_choice(visit: Visit) -> None:
    ground = "getComputedStyle(document.documentElement).backgroundColor"

    def choose(page: Page, theme: str) -> None:
        with page.expect_navigation(wait_until="load"):
            page.get_by_role("link", name=theme).click()

    light, dark = visit().new_page(), visit(color_scheme="dark").new_page()
    for page in (light, dark):
        page.goto("/events")
    assert light.evaluate(ground) != dark.evaluate(ground)
    choose(light, "Dark")
    assert light.evaluate(ground) == dark.evaluate(ground)
    choose(dark, "Light")
    assert dark.evaluate(ground) != light.evaluate(ground)


def test_everything_works_without_scripts(visit: Visit) -> None:
    page = visit(java_script_enabled=False).new_page()
    open_visit(page)
    page.get_by_role("button", name=re.compile("^In doubt")).click()
    assert page.locator(".verdict-unsure").count() == 1
    page.goto("/review")
    subject = page.locator('input[name="subject"]').first.get_attribute("value")
    page.get_by_role("button", name=re.compile("^Accept")).click()
    assert page.locator('input[name="subject"]').first.get_attribute("value") != subject
    page.goto("/events")
    page.get_by_role("link", name="Next page →").click()
    assert page.locator("table.events tbody tr").count() > 0


def test_layers_are_shown_on_demand_without_scripts(visit: Visit) -> None:
    page = visit(java_script_enabled=False).new_page()
    open_visit(page)
    page.locator(".report figcaption a").first.click()
    assert page.locator(".text .only-who").first.is_visible()
    page.locator("#layer-who").uncheck()
    assert not page.locator(".text .only-who").first.is_visible()


@pytest.mark.parametrize("language", ["en-GB", "vi-VN"])
def test_pages_fit_320_pixels(visit: Visit, language: str) -> None:
    page = visit(viewport={"width": 320, "height": 640}, locale=language).new_page()
    for path in (*PAGES, *details(page)):
        page.goto(path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, path


def test_print_leaves_out_what_paper_cannot_do(visit: Visit) -> None:
    page = visit().new_page()
    open_visit(page)
    page.emulate_media(media="print")
    assert page.locator("h1").is_visible()
    assert page.locator(".report blockquote").first.is_visible()
    for gone in (".pages", ".choices", ".judge"):
        assert not page.locator(gone).first.is_visible(), gone
    assert len(page.pdf()) > 10_000


def test_paper_is_white_whatever_the_screen_is(visit: Visit) -> None:
    page = visit(color_scheme="dark").new_page()
    page.goto("/events")
    with page.expect_navigation(wait_until="load"):
        page.get_by_role("link", name="Dark").click()
    page.emulate_media(media="print", color_scheme="dark")
    style = "getComputedStyle(document.documentElement)"
    assert page.evaluate(f"{style}.backgroundColor") == "rgb(255, 255, 255)"
    assert page.evaluate(f"{style}.getPropertyValue('--mark-ink')").strip() == "#1b2427"


def test_skip_link_and_keys(visit: Visit) -> None:
    page = visit().new_page()
    page.goto("/events")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.name") == "q"
    page.keyboard.type("/a")
    assert page.get_by_role("searchbox").input_value() == "/a"


def details(page: Page) -> list[str]:
    """An event, an article and a person of the example."""
    page.goto("/events?pair=RUS-PRK&kind=visit")
    event = page.locator("a.kind").first.get_attribute("href") or ""
    page.goto(event)
    article = page.locator(".report figcaption a").first.get_attribute("href") or ""
    page.goto("/persons?name=ri+sang+ok")
    person = page.locator("table a").first.get_attribute("href") or ""
    return [event, article.partition("#")[0], person]
