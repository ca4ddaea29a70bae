"""The pages of pairs, network and map, as they are without scripts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from icalendar import Calendar

if TYPE_CHECKING:
    from starlette.testclient import TestClient

PATHS = ("/pairs", "/pairs?party=RUS", "/pairs/RUS-PRK", "/pairs/RUS-PRK?unit=year", "/network", "/network?of=persons")
PATHS += ("/network?kind=visit&from=2024&to=2025-06", "/network/tie?one=PRK&other=RUS", "/map", "/map?party=PRK")
PATHS += ("/actors/PRK", "/actors/PRK?unit=year")


@pytest.mark.parametrize("language", ["en", "vi"])
@pytest.mark.parametrize("path", PATHS)
def test_pages_answer_in_both_languages(client: TestClient, path: str, language: str) -> None:
    answer = client.get(path, headers={"accept-language": language})
    assert answer.status_code == 200
    assert f'<html lang="{language}"' in answer.text
    figures = re.findall(r'<figure class="chart".*?</figure>', answer.text, re.S)
    assert all("<tbody>" in figure and "<tr>" in figure for figure in figures)
    for src in re.findall(r'data-src="([^"]+)"', answer.text):
        assert client.get(src.replace("&amp;", "&")).status_code == 200


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/pairs/RUS", 404),
        ("/pairs/RUS-RUS", 404),
        ("/pairs?party=<b>", 400),
        ("/network?kind=x", 400),
        ("/network?from=x", 400),
        ("/network/tie", 404),
        ("/network/tie?one=p1&other=p2", 404),
        ("/map?to=x", 400),
        ("/charts/timeline.json", 400),
        ("/charts/timeline.json?person=p1", 404),
        ("/charts/nothing.json", 404),
        ("/charts/place.json", 404),
        ("/charts/place.json?place=ASEAN", 404),
        ("/charts/place.json?place=<b>", 400),
    ],
)
def test_what_does_not_fit_is_said(client: TestClient, path: str, status: int) -> None:
    assert client.get(path).status_code == status


def test_a_pair_has_its_parts(client: TestClient) -> None:
    text = client.get("/pairs/RUS-PRK").text
    assert re.findall(r'data-chart="(\w+)"', text) == ["timeline", "curve", "bars"]
    assert "North Korea to Russia" in text
    assert "There is nothing between them" in client.get("/pairs/VNM-ISL").text


def test_a_party_and_a_person_have_their_time(client: TestClient) -> None:
    party = client.get("/actors/PRK").text
    assert re.findall(r'data-chart="(\w+)"', party) == ["timeline", "curve", "bars"]
    assert 'data-src="/charts/bars.json?party=PRK&amp;unit=quarter"' in party
    assert "Kinds by year" in client.get("/actors/PRK?unit=year").text
    found = re.search(r'href="(/persons/(p\w+))"', client.get("/persons", params={"name": "ri sang ok"}).text)
    assert found
    person = client.get(found[1]).text
    assert re.findall(r'data-chart="(\w+)" data-src="([^"]+)"', person) == [
        ("timeline", f"/charts/timeline.json?person={found[2]}")
    ]
    figure = re.search(r"<figure class=\"chart\".*?</figure>", person, re.S)
    assert figure
    assert re.search(r'class="kind" href="/events/\w+">visit</a> North Korea → Russia', figure[0])


def test_a_timeline_says_how_many_its_table_leaves_out(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "The latest" not in client.get("/actors/PRK").text
    monkeypatch.setattr("banggiao.web.pages.actors._TIMELINE", 2)
    assert re.search(r'The latest 2 of \d+ events\. <a href="/events\?party=PRK">', client.get("/actors/PRK").text)


def test_a_tie_is_a_page_and_a_part_of_one(client: TestClient) -> None:
    path = "/network/tie?one=PRK&other=RUS"
    page = client.get(path).text
    assert re.search(r"<h1>\s*North Korea and Russia\s*</h1>", page)
    assert "<h3>" not in page
    part = client.get(path, headers={"hx-request": "true"}).text
    assert "<html" not in part
    assert "<h3>North Korea and Russia" in part


def test_plans_are_a_calendar(client: TestClient) -> None:
    answer = client.get("/pairs/RUS-PRK/planned.ics")
    assert answer.headers["content-type"].startswith("text/calendar")
    assert Calendar.from_ical(answer.text)["version"] == "2.0"
    assert client.get("/pairs/RUS/planned.ics").status_code == 404
