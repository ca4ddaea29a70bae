"""Who may come in, and what other sites cannot do."""

import pytest
from starlette.testclient import TestClient

from banggiao.errors import SettingsError
from banggiao.pipeline import load_names
from banggiao.store.ledger import Ledger
from banggiao.web.app import create_app
from banggiao.web.options import WebOptions, is_loopback
from banggiao.web.safety.forged import is_token, make_token
from banggiao.web.safety.rate import RateLimit

TOKEN = "mot-ma-dai-va-ngau-nhien"


@pytest.mark.parametrize("host", ["127.0.0.1", "127.8.8.8", "::1", "localhost"])
def test_loopback_needs_no_token(host: str) -> None:
    assert is_loopback(host)
    assert WebOptions(host=host).token == ""


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.4", "example.org", ""])
def test_any_other_address_is_refused_without_a_token(host: str) -> None:
    with pytest.raises(SettingsError, match="--token-file"):
        WebOptions(host=host)
    assert WebOptions(host=host, token=TOKEN).host == host


def test_a_short_token_is_none() -> None:
    with pytest.raises(SettingsError, match="too few"):
        WebOptions(host="0.0.0.0", token="ngan")


@pytest.fixture
def guarded(ledger: Ledger) -> TestClient:
    app = create_app(ledger, load_names(), WebOptions(host="0.0.0.0", token=TOKEN))
    return TestClient(app, base_url="http://may-chu.example")


def test_nothing_is_told_without_the_token(guarded: TestClient) -> None:
    for path in ("/", "/events", "/events.csv", "/api/v1/openapi.json", "/static/app.js"):
        answer = guarded.get(path, headers={"accept": "application/json"})
        assert answer.status_code == 401, path
        assert "Belarus" not in answer.text
    asked = guarded.get("/events", headers={"accept": "text/html"}, follow_redirects=False)
    assert asked.headers["location"] == "/login"


def test_the_token_lets_in_by_header_and_by_form(guarded: TestClient) -> None:
    assert guarded.get("/events", headers={"authorization": f"Bearer {TOKEN}"}).status_code == 200
    assert guarded.get("/events", headers={"authorization": "Bearer falsch-falsch-falsch"}).status_code == 401
    form = csrf_of(guarded.get("/login").text)
    assert guarded.post("/login", data={"csrf": form, "token": "falsch"}).status_code == 401
    shown = guarded.post("/login", data={"csrf": form, "token": TOKEN}, follow_redirects=False)
    assert shown.status_code == 303
    assert "samesite=strict" in shown.headers["set-cookie"].lower()
    assert "httponly" in shown.headers["set-cookie"].lower()
    assert TOKEN not in shown.headers["set-cookie"]
    assert guarded.get("/events").status_code == 200


def test_another_name_that_leads_here_is_refused(ledger: Ledger) -> None:
    app = create_app(ledger, load_names(), WebOptions())
    assert TestClient(app, base_url="http://evil.example:8321").get("/events").status_code == 421
    assert TestClient(app, base_url="http://localhost:8321").get("/events").status_code == 200
    assert TestClient(app, base_url="http://[::1]:8321").get("/events").status_code == 200


def test_changes_need_a_token_of_ones_own_visit(client: TestClient, ledger: Ledger) -> None:
    page = client.get("/review").text
    subject = page.split('name="subject" value="')[1].split('"')[0]
    form = {"action": "accept", "subject": subject, "csrf": csrf_of(page)}
    assert client.post("/review", data={**form, "csrf": ""}).status_code == 403
    assert client.post("/review", data={**form, "csrf": "0" * 80}).status_code == 403
    stranger = TestClient(client.app, base_url="http://127.0.0.1:8321")
    assert stranger.post("/review", data=form).status_code == 403
    assert client.post("/review", data=form, headers={"origin": "http://evil.example"}).status_code == 403
    assert client.post("/review", data={**form, "note": "x" * 70_000}).status_code == 413
    with ledger.reading() as connection:
        from banggiao.store.judgements import read_log

        assert read_log(connection) == []


def test_tokens_differ_from_page_to_page() -> None:
    one, other = make_token(b"geheim", "lan"), make_token(b"geheim", "lan")
    assert one != other
    assert is_token(b"geheim", "lan", one)
    assert is_token(b"geheim", "lan", other)
    assert not is_token(b"geheim", "mai", one)
    assert not is_token(b"anders", "lan", one)
    assert not is_token(b"geheim", "", make_token(b"geheim", ""))
    assert not is_token(b"geheim", "lan", "ü" * 80)


def test_rate_of_searches(ledger: Ledger) -> None:
    client = TestClient(create_app(ledger, load_names(), WebOptions(searches=8)), base_url="http://127.0.0.1:8321")
    answers = [client.get("/events", params={"q": "nga"}) for _ in range(4)]
    assert [answer.status_code for answer in answers] == [200, 200, 429, 429]
    assert int(answers[-1].headers["retry-after"]) >= 1
    assert client.get("/events", params={"kind": "visit"}).status_code == 200


def test_bucket_fills_with_time() -> None:
    now = 0.0
    limit = RateLimit(60, clock=lambda: now)
    assert [limit.wait("a") for _ in range(15)] == [0.0] * 15
    assert limit.wait("a") > 0
    assert limit.wait("b") == 0
    now = 2.0
    assert [limit.wait("a") > 0 for _ in range(3)] == [False, False, True]


def csrf_of(page: str) -> str:
    return page.split('name="csrf" value="')[1].split('"')[0]
