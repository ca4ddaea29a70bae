"""What holds of every page."""

import gzip
import re

from starlette.testclient import TestClient

from banggiao.web.safety.headers import POLICY
from banggiao.web.site import NAV


def test_every_page_of_the_menu_that_is_ours_answers(client: TestClient) -> None:
    theirs = {"pairs", "network", "map"}
    for name, path in NAV:
        if name not in theirs:
            answer = client.get(path)
            assert answer.status_code == 200, path
            assert answer.headers["content-security-policy"] == POLICY


def test_what_is_not_there_is_a_page_too(client: TestClient) -> None:
    answer = client.get("/nothing-here")
    assert answer.status_code == 404
    assert "There is no such page" in answer.text


def test_language_is_kept_and_leads_back(client: TestClient) -> None:
    answer = client.get("/language/vi", params={"back": "/events?kind=visit"})
    assert str(answer.url).endswith("/events?kind=visit")
    assert '<html lang="vi"' in answer.text


def test_no_address_of_another_site_is_gone_back_to(client: TestClient) -> None:
    answer = client.get("/language/vi", params={"back": "//evil.example/"}, follow_redirects=False)
    assert answer.headers["location"] == "/"


def test_language_leads_back_to_where_scripts_went_on_to(client: TestClient) -> None:
    for referer, where in (
        ("http://127.0.0.1:8321/events?q=nga", "/events?q=nga"),
        ("http://evil.example/events?q=nga", "/about"),
        ("http://[", "/about"),
        ("http://127.0.0.1:8321//evil.example", "/"),
    ):
        answer = client.get(
            "/language/vi", params={"back": "/about"}, headers={"referer": referer}, follow_redirects=False
        )
        assert answer.headers["location"] == where, referer


def test_first_load_is_light(client: TestClient) -> None:
    page = client.get("/")
    named = re.findall(r'(?:href|src)="(/(?:assets|static)/[^"]+)"', page.text)
    assert named
    sizes = [len(gzip.compress(client.get(path).content)) for path in named]
    assert len(gzip.compress(page.content)) + sum(sizes) < 300_000
    assert page.headers["content-encoding"] == "gzip"
