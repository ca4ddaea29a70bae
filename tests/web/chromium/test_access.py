"""Whoever reads, by eye or ear, by mouse or keyboard: axe finds no fault."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from tests.web.chromium.test_walk import PAGES, details

if TYPE_CHECKING:
    from tests.web.chromium.conftest import Visit


@pytest.mark.parametrize(("language", "scheme"), [("en-GB", "dark"), ("vi-VN", "light")])
def test_no_violations(visit: Visit, language: str, scheme: str) -> None:
    page = visit(locale=language, color_scheme=scheme).new_page()
    for path in (*PAGES, "/events?q=trieu+tien+nga&kind=visit", "/nothing", *details(page)):
        page.goto(path)
        found = Axe().run(page).response["violations"]
        assert [(path, one["id"], one["nodes"][0]["html"][:200]) for one in found] == []


def test_no_violations_on_a_narrow_screen(visit: Visit) -> None:
    page = visit(viewport={"width": 320, "height": 640}).new_page()
    for path in ("/events", "/review/log", "/feeds", *details(page)):
        page.goto(path)
        found = Axe().run(page).response["violations"]
        assert [(path, one["id"], one["nodes"][0]["html"][:200]) for one in found] == []
