"""Charts in a browser: drawn above their tables, moved by mouse and keyboard, read in the dark and on narrow pages."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from tests.store.conftest import EXTRACTOR, make_read

from banggiao.model.event import Status
from banggiao.pipeline import load_names
from banggiao.store.add import Adder
from banggiao.store.ledger import Ledger, open_ledger
from banggiao.web.site import folder_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page
    from tests.web.chromium.conftest import Visit

pytestmark = pytest.mark.skipif(
    not (folder_of("static") / "app.js").is_file(), reason="the front end is not built; `make front` needs npm"
)

PAGES = ("/pairs", "/pairs/RUS-PRK", "/network", "/network?of=persons", "/network/tie?one=PRK&other=RUS", "/map")
PAGES += ("/actors/PRK", "/actors/PRK?unit=year", "person", "event")
KINDS = ("visit", "meeting", "sign", "condemn", "sanction", "coop_economic", "threaten", "deploy")
STATUSES = (Status.OCCURRED, Status.OCCURRED, Status.PLANNED, Status.ALLEGED, Status.DENIED)
TIMELINE = "svg.chart-timeline"


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """A ledger with 320 events of a pair, some not exactly dated, and one event of another pair."""
    ledger = open_ledger(str(tmp_path_factory.mktemp("charts") / "so-cai.db"), create=True)
    adder = Adder(ledger, load_names(), EXTRACTOR)
    for number in range(320):
        day = (dt.date(2016, 1, 5) + dt.timedelta(days=11 * number)).isoformat()
        adder.add(
            make_read(
                f"t{number}",
                day=day[:4] if number % 40 == 3 else day[:7] if number % 20 == 1 else day,
                kind=KINDS[number % len(KINDS)],
                status=STATUSES[number % len(STATUSES)],
                person=f"Ivan Petrov{chr(97 + number % 26)}{chr(97 + number // 26)}",
                parties=("RUS", "PRK") if number % 3 else ("PRK", "RUS"),
            )
        )
    adder.add(make_read("khac", day="2024-05-05", kind="call", parties=("USA", "JPN"), person="Antony Blinken"))
    yield ledger
    ledger.close()


def opened(page: Page, path: str) -> None:
    """Go there and wait until every chart is drawn; "person" and "event" are one of the ledger."""
    if path == "person":
        page.goto("/persons?name=ivan+petrovaa")
        path = page.locator("main table a").first.get_attribute("href") or ""
    elif path == "event":
        page.goto("/events?place=RUS")
        path = page.locator("main a.kind").first.get_attribute("href") or ""
    page.goto(path)
    for lazy in page.locator("figure[data-lazy]").all():
        lazy.scroll_into_view_if_needed()
    page.wait_for_function(
        "() => [...document.querySelectorAll('figure.chart')].every((one) => one.dataset.state === 'ready')"
    )


def state(page: Page) -> tuple[str, dt.date, dt.date]:
    """By what the timeline counts, and its window."""
    svg = page.locator(TIMELINE)
    from_, to = (dt.date.fromisoformat(svg.get_attribute(f"data-{end}") or "") for end in ("from", "to"))
    return svg.get_attribute("data-unit") or "", from_, to


def wait_for_unit(page: Page, unit: str) -> None:
    page.wait_for_selector(f'{TIMELINE}[data-unit="{unit}"]')


def test_zoom_from_everything_to_days(visit: Visit) -> None:
    page = visit().new_page()
    opened(page, "/pairs/RUS-PRK")
    unit, first, last = state(page)
    assert unit == "month"
    assert (last - first).days > 3_000
    page.get_by_role("button", name="Year", exact=True).click()
    wait_for_unit(page, "")
    _, first, last = state(page)
    assert 360 <= (last - first).days <= 370
    assert page.locator(f"{TIMELINE} a.chart-mark").count() > 20
    page.get_by_role("button", name="Month", exact=True).click()
    page.wait_for_function("(svg) => document.querySelector(svg).textContent.length > 0", arg=TIMELINE)
    _, first, last = state(page)
    assert (last - first).days <= 32
    page.get_by_role("button", name="Later").click()
    assert state(page)[1] > first
    page.get_by_role("button", name="All", exact=True).click()
    wait_for_unit(page, "month")


def test_a_bar_leads_to_its_events_and_an_event_to_its_page(visit: Visit) -> None:
    page = visit().new_page()
    opened(page, "/pairs/RUS-PRK")
    page.locator(f"{TIMELINE} g.chart-mark").nth(20).click()
    wait_for_unit(page, "")
    event = page.locator(f"{TIMELINE} a.chart-mark").first
    assert "→" in (event.get_attribute("aria-label") or "")
    event.click()
    page.wait_for_url("**/events/e*")


def test_the_wheel_zooms_where_a_key_is_held_and_else_turns_the_page(visit: Visit) -> None:
    page = visit().new_page()
    opened(page, "/pairs/RUS-PRK")
    before = state(page)
    page.locator(TIMELINE).hover()
    page.mouse.wheel(0, 300)
    page.wait_for_timeout(300)
    assert state(page) == before
    page.locator(TIMELINE).hover()
    page.keyboard.down("Control")
    page.mouse.wheel(0, -800)
    page.keyboard.up("Control")
    page.wait_for_function(
        "([svg, from]) => document.querySelector(svg).dataset.from !== from", arg=[TIMELINE, before[1].isoformat()]
    )


def test_keys_move_zoom_and_open(visit: Visit) -> None:
    page = visit().new_page()
    opened(page, "/pairs/RUS-PRK")
    page.locator(TIMELINE).focus()
    for _ in range(4):
        page.keyboard.press("+")
    wait_for_unit(page, "")
    page.wait_for_selector(f"{TIMELINE} a.chart-mark")
    page.keyboard.press("ArrowRight")
    label = page.evaluate("() => document.activeElement.getAttribute('aria-label')")
    page.keyboard.press("ArrowRight")
    assert page.evaluate("() => document.activeElement.getAttribute('aria-label')") != label
    assert page.locator(".chart-tip:visible").count() == 1
    page.keyboard.press("Enter")
    page.wait_for_url("**/events/e*")


def test_a_party_and_a_person_have_their_timeline(visit: Visit) -> None:
    page = visit().new_page()
    opened(page, "/actors/PRK")
    assert state(page)[0] == "month"
    page.get_by_role("button", name="Year", exact=True).click()
    wait_for_unit(page, "")
    assert page.locator(f"{TIMELINE} a.chart-mark").count() > 20
    assert page.locator("svg.chart-curve .chart-dot").count() > 20
    assert page.locator("svg.chart-bars a.chart-bar").count() > 20
    opened(page, "person")
    page.locator(TIMELINE).focus()
    page.keyboard.press("ArrowRight")
    assert "→" in (page.evaluate("() => document.activeElement.getAttribute('aria-label')") or "")
    page.keyboard.press("Enter")
    page.wait_for_url("**/events/e*")


def test_status_and_precision_are_seen_without_colour(visit: Visit) -> None:
    page = visit().new_page()
    opened(page, "/pairs/RUS-PRK")
    page.get_by_role("button", name="Year", exact=True).click()
    wait_for_unit(page, "")
    for form in ("whole", "hollow", "striped", "crossed"):
        assert page.locator(f"{TIMELINE} a.chart-mark rect.{form}").count() > 0, form
    assert page.locator(f"{TIMELINE} a.chart-mark path.cross").count() > 0
    wide = page.locator(f"{TIMELINE} a.imprecise rect").first.evaluate("one => Number(one.getAttribute('width'))")
    exact = page.locator(f"{TIMELINE} a.chart-mark:not(.imprecise) rect").first
    assert wide > 3 * exact.evaluate("one => Number(one.getAttribute('width'))")


def test_a_click_on_a_tie_lists_its_events(visit: Visit) -> None:
    page = visit().new_page()
    opened(page, "/network?kind=call")
    box = page.locator(".chart-canvas").bounding_box()
    assert box
    # Of two nodes the tie lies in the middle.
    page.wait_for_timeout(500)
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    panel = page.locator(".chart-panel")
    panel.locator("table").wait_for()
    assert "Antony Blinken" in panel.inner_text()
    panel.get_by_role("link", name="call").click()
    page.wait_for_url("**/events/e*")


def test_the_network_by_keyboard(visit: Visit) -> None:
    page = visit().new_page()
    opened(page, "/network")
    page.locator(".chart-canvas").focus()
    page.keyboard.press("n")
    partner = page.locator(".chart-partners button").first
    partner.wait_for()
    partner.press("Enter")
    page.locator(".chart-panel table").wait_for()
    page.locator(".chart-canvas").press("Escape")
    assert page.locator(".chart-panel table").count() == 0


def test_the_map_names_the_islands_in_the_language_of_the_page(visit: Visit) -> None:
    for locale, name in (("vi-VN", "Quần đảo Hoàng Sa"), ("en-GB", "Hoàng Sa (Paracel Islands)")):
        page = visit(locale=locale).new_page()
        opened(page, "/map")
        assert name in page.locator("svg.chart-map").inner_html()
        assert page.locator("svg.chart-map path.chart-land").count() == 1
        assert page.locator("svg.chart-map a.chart-point").count() >= 2


def test_an_event_draws_its_place_when_it_is_seen(visit: Visit) -> None:
    page = visit(viewport={"width": 400, "height": 500}, locale="vi-VN").new_page()
    page.goto("/events?place=RUS")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.locator("main a.kind").first.click()
    page.wait_for_load_state("networkidle")
    assert page.locator('figure[data-chart="place"]').get_attribute("data-state") == "waiting"
    assert not any("place" in url or "land" in url for url in asked)
    page.emulate_media(media="print")
    assert page.locator('figure[data-chart="place"] table').is_visible(), "what was not seen is printed as its table"
    page.emulate_media(media="screen")
    page.locator('figure[data-chart="place"]').scroll_into_view_if_needed()
    page.wait_for_selector('figure[data-chart="place"][data-state="ready"]')
    assert any("/charts/place.json?" in url for url in asked)
    assert page.locator("svg.chart-map path.chart-land").count() == 1
    point = page.locator("svg.chart-map a.chart-point")
    assert point.text_content() == "Nga"
    box, frame = point.locator("circle").bounding_box(), page.locator("svg.chart-map").bounding_box()
    assert box
    assert frame
    assert abs(box["x"] + box["width"] / 2 - frame["x"] - frame["width"] / 2) < 2
    point.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/map?party=*")


def test_every_chart_has_its_table(visit: Visit) -> None:
    page = visit().new_page()
    charts = []
    for path in PAGES:
        opened(page, path)
        for figure in page.locator("figure.chart").all():
            figure.locator("summary").click()
            assert figure.locator("table tbody tr").first.is_visible()
            charts.append(figure.get_attribute("data-chart"))
    assert set(charts) == {"timeline", "curve", "bars", "network", "map", "place"}


@pytest.mark.parametrize(("locale", "scheme"), [("en-GB", "dark"), ("vi-VN", "light")])
def test_no_violations(visit: Visit, locale: str, scheme: str) -> None:
    page = visit(locale=locale, color_scheme=scheme).new_page()
    for path in PAGES:
        opened(page, path)
        found = Axe().run(page).response["violations"]
        assert [(path, one["id"], one["nodes"][0]["html"][:200]) for one in found] == []


def test_nothing_hangs_over_on_a_narrow_screen(visit: Visit) -> None:
    page = visit(viewport={"width": 320, "height": 640}, locale="vi-VN").new_page()
    for path in PAGES:
        opened(page, path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, path
        found = Axe().run(page).response["violations"]
        assert [(path, one["id"], one["nodes"][0]["html"][:200]) for one in found] == []


def test_without_scripts_there_are_tables(visit: Visit) -> None:
    page = visit(java_script_enabled=False).new_page()
    for path in ("/pairs/RUS-PRK", "/actors/PRK", "/map"):
        page.goto(path)
        assert page.locator(".chart-place").count() == 0
        # Nothing has to be unfolded.
        assert page.locator("figure.chart table tbody tr").first.is_visible(), path


def test_charts_fit_on_paper_and_a_network_is_its_table_there(visit: Visit) -> None:
    page = visit().new_page()
    opened(page, "/actors/PRK")
    wide = page.locator(TIMELINE).evaluate("svg => svg.viewBox.baseVal.width")
    page.evaluate("() => dispatchEvent(new Event('beforeprint'))")
    for svg in page.locator(".chart-place > svg").all():
        assert svg.evaluate("svg => svg.viewBox.baseVal.width") < wide * 0.7
    page.evaluate("() => dispatchEvent(new Event('afterprint'))")
    assert page.locator(TIMELINE).evaluate("svg => svg.viewBox.baseVal.width") == wide
    opened(page, "/network")
    page.emulate_media(media="print")
    assert not page.locator(".chart-canvas").is_visible()
    assert page.locator("figure.chart table tbody tr").first.is_visible()


def test_where_data_do_not_come_the_table_opens(visit: Visit) -> None:
    page = visit().new_page()
    page.route("**/charts/curve.json*", lambda route: route.fulfill(status=503, body="{}"))
    page.goto("/pairs/RUS-PRK")
    page.wait_for_selector('figure[data-chart="curve"][data-state="failed"]')
    assert page.locator('figure[data-chart="curve"] table').is_visible()
