"""Each page, as a browser without scripts sees it."""

import csv
import io
import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from banggiao.errors import LedgerBusy, LedgerSlow
from banggiao.evaluate.figures import load_floors
from banggiao.pipeline import load_names
from banggiao.store.ledger import Ledger, open_ledger
from banggiao.store.rows import sql
from banggiao.web.app import create_app
from banggiao.web.options import WebOptions
from banggiao.web.pages.events import event_record
from banggiao.web.safety.headers import POLICY


def event_of(client: TestClient, query: str) -> str:
    """The id of the first event of a query."""
    return str(client.get(f"/events.json?{query}").json()["events"][0]["event"])


def form_of(page: str) -> dict[str, str]:
    """The hidden fields of the first form for a judgement."""
    return dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', page))


def test_search_without_diacritics_finds_the_event(client: TestClient) -> None:
    page = client.get("/events", params={"q": "trieu tien nga"}).text
    assert "Russia" in page
    assert "Ri Sang-ok" in page
    assert client.get("/events", params={"q": "Triều Tiên Nga"}).text.count('class="kind"') == page.count(
        'class="kind"'
    )


def test_facets_narrow_down_to_what_they_count(client: TestClient) -> None:
    page = client.get("/events").text
    kinds = re.findall(r'href="(/events\?kind=\w+)"[^>]*>\s*<span>[^<]*</span>\s*<span class="count">(\d+)<', page)
    assert len(kinds) > 5
    for address, count in kinds:
        assert client.get(address.replace("/events", "/events.json")).json()["events"].__len__() == int(count)


def test_sources_are_written_as_their_reports_write_them(client: TestClient) -> None:
    page = client.get("/events").text
    sources = re.findall(r'href="(/events\?source=[^"]+)"[^>]*>\s*<span>([^<]*)</span>', page)
    assert "KBS World" in [name for _, name in sources]
    address = next(address for address, name in sources if name == "KBS World")
    chosen = re.search(r'class="chosen"><a[^>]*>\s*<span>([^<]*)</span>', client.get(address).text)
    assert chosen
    assert chosen[1] == "KBS World"


def test_csv_and_json_are_what_the_page_shows(client: TestClient) -> None:
    query = "?party=IRN"
    shown = re.findall(r'class="kind" href="/events/(\w+)"', client.get(f"/events{query}").text)
    rows = list(csv.DictReader(io.StringIO(client.get(f"/events.csv{query}").content.decode("utf-8-sig"))))
    assert [row["event"] for row in rows] == shown
    assert [row["event"] for row in client.get(f"/events.json{query}").json()["events"]] == shown


def test_pages_follow_each_other(client: TestClient) -> None:
    first = client.get("/events.json").json()
    assert len(first["events"]) == 50
    second = client.get(first["next"]).json()
    assert second["events"]
    assert second["next"] is None
    assert not {one["event"] for one in first["events"]} & {one["event"] for one in second["events"]}


@pytest.mark.parametrize(
    ("query", "status"),
    [("kind=none", 400), ("after=x", 400), ("from=abc", 400), ("q=%21%21", 200), ("party=ZZZ", 200), ("q=zzzzqq", 200)],
)
def test_what_cannot_be_asked_is_said(client: TestClient, query: str, status: int) -> None:
    assert client.get(f"/events?{query}").status_code == status


def test_event_shows_sentence_evidence_history_and_origins(client: TestClient) -> None:
    id_ = event_of(client, "pair=RUS-PRK&kind=visit")
    page = client.get(f"/events/{id_}").text
    assert "Ri Sang-ok, party secretary of Nampo of North Korea, led a delegation of North Korea to Russia" in page
    assert "dẫn đầu đoàn của Triều Tiên thăm Nga ngày 19/5/2025" in page
    assert re.search(
        r'm-act [^>]*><span class="tags"><span class="tag t-act">act</span></span>lên đường thăm</mark>', page
    )
    assert "in reports of 16 May 2025" in page
    assert "Independent origins (3)" in page
    assert "Yonhap" in page


def test_event_shows_its_place_where_one_is_known(client: TestClient) -> None:
    page = client.get(f"/events/{event_of(client, 'pair=RUS-PRK&kind=visit')}").text
    source = re.search(r'data-chart="place" data-src="([^"]+)" data-lazy', page)
    assert source
    place = client.get(source[1].replace("&amp;", "&")).json()
    assert (place["label"], place["lon"], place["lat"]) == ("Russia", 37.62, 55.75)
    assert place["href"] == "/map?party=PRK&kind=visit&from=2025-05-01&to=2025-05-31"
    assert client.get(place["href"]).status_code == 200
    assert '<span lang="en">Moscow</span>, 55.75; 37.62' in page
    without = next(one for one in client.get("/events.json").json()["events"] if not one["place"])
    assert 'data-chart="place"' not in client.get(f"/events/{without['event']}").text


def test_article_shows_layers_and_leads_to_the_original(client: TestClient) -> None:
    article = client.get("/events.json?pair=RUS-PRK&kind=visit").json()["events"][0]["article"]
    page = client.get(f"/articles/{article}").text
    assert 'href="https://example.org/yonhap/du-kien"' in page
    assert 'id="layer-who" checked' in page
    assert "Bí thư Thành ủy Nampo" in page
    assert client.get(f"/articles/{article}?version=v0").status_code == 404


def test_every_name_and_time_is_shown_when_asked(client: TestClient) -> None:
    article = client.get("/events.json?pair=RUS-PRK&kind=conference").json()["events"][0]["article"]
    plain, full = (client.get(f"/articles/{article}{more}").text for more in ("", "?all=1"))
    assert "m-time" not in plain
    assert re.search(r"m-time [^>]*>(<span.*?</span></span>)?ngày 20/5</mark>", full)
    assert full.count("m-name") > 5


def test_versions_and_their_differences(client: TestClient, versions: str) -> None:
    page = client.get(f"/articles/{versions}").text
    address = re.search(r'href="(/articles/\w+\?version=\w+&amp;compare=before)"', page)
    assert address
    changed = client.get(address[1].replace("&amp;", "&")).text
    assert re.search(r"<ins>[^<]*hai lần[^<]*</ins>", changed)


def test_party_and_person(client: TestClient) -> None:
    assert "Belarus" in client.get("/actors/IRN").text
    assert client.get("/actors/ZZZ").status_code == 404
    persons = client.get("/persons", params={"name": "daneshvar"}).text
    person = re.search(r'href="(/persons/p\w+)"', persons)
    assert person
    page = client.get(person[1]).text
    assert "Phó Chủ tịch Quốc hội" in page
    assert "Belarus" in page


def test_review_accepts_goes_on_and_undoes(fresh: TestClient) -> None:
    first = fresh.get("/review").text
    fields = form_of(first)
    after = fresh.post("/review", data={**fields, "action": "accept"})
    assert after.status_code == 200
    assert form_of(after.text)["subject"] != fields["subject"]
    assert "Last: accepted" in after.text
    assert re.search(rf'<a href="/events/{fields["subject"]}"[^>]*>[^<]*: [^<]+</a>', after.text), "in words"
    undone = fresh.post("/review", data={"csrf": fields["csrf"], "action": "undo"})
    assert form_of(undone.text)["subject"] == fields["subject"]
    log = fresh.get("/review/log").text
    assert log.count("<tr") == 3
    assert re.search(rf'<a href="/events/{fields["subject"]}"[^>]*>[^<]*: [^<]+</a>', log)
    assert fresh.post("/review", data={"csrf": fields["csrf"], "action": "undo"}).status_code == 409


def test_review_skips(client: TestClient) -> None:
    page = client.get("/review").text
    later = re.search(r'href="(/review\?skip=\w+)"', page)
    assert later
    assert form_of(client.get(later[1]).text)["subject"] != form_of(page)["subject"]


def test_event_is_corrected_and_merged_and_its_old_address_leads_on(fresh: TestClient) -> None:
    one, other = event_of(fresh, "pair=RUS-PRK&kind=visit"), event_of(fresh, "pair=RUS-PRK&kind=conference")
    csrf = form_of(fresh.get(f"/events/{one}").text)["csrf"]
    judge = f"/events/{one}/judge"
    fields = {
        "kind": "visit",
        "status": "planned",
        "date": "2025-05-19",
        "place": "RUS",
        "actors": "PRK",
        "recipients": "RUS",
    }
    page = fresh.post(judge, data={"csrf": csrf, "action": "correct", **fields}).text
    assert "planned to lead a delegation" in page
    assert fresh.post(judge, data={"csrf": csrf, "action": "correct", **fields, "date": "soon"}).status_code == 409
    fresh.post(judge, data={"csrf": csrf, "action": "merge", "other": other})
    assert fresh.get(f"/events/{other}", follow_redirects=False).headers["location"] == f"/events/{one}"
    assert fresh.post(judge, data={"csrf": csrf, "action": "paint"}).status_code == 400


def test_a_report_can_be_rejected(fresh: TestClient) -> None:
    id_ = event_of(fresh, "pair=RUS-PRK&kind=visit")
    page = fresh.get(f"/events/{id_}").text
    report = re.search(r'<figure class="report" id="(m\w+)"', page)
    assert report
    data = {"csrf": form_of(page)["csrf"], "action": "reject", "subject": report[1]}
    assert f'<figure class="report rejected" id="{report[1]}"' in fresh.post(f"/events/{id_}/judge", data=data).text


def test_about_tells_figures_and_feeds_tell_runs(client: TestClient) -> None:
    about, kept = client.get("/about").text, load_floors()
    assert all(f"{kept['dev', name].value:.2f}" in about for name in ("type", "dyad", "full"))
    assert "banggiao add" in client.get("/feeds").text


def test_every_page_is_there_in_vietnamese(client: TestClient) -> None:
    client.cookies.set("bg_language", "vi")
    for path in ("/", "/events", "/actors", "/actors/IRN", "/persons", "/review", "/review/merges", "/feeds", "/about"):
        assert '<html lang="vi"' in client.get(path).text, path


def test_what_dates_rest_on_is_said_in_vietnamese(client: TestClient) -> None:
    client.cookies.set("bg_language", "vi")
    pages = [client.get(f"/events/{one['event']}").text for one in client.get("/events.json").json()["events"]]
    assert any("tính từ 16/5/2025" in page for page in pages)
    assert [found for page in pages for found in re.findall(r'<small lang="en">[^<]*', page)] == []


def test_record_of_an_event_has_no_numbers_of_the_ledger(ledger: Ledger) -> None:
    from banggiao.store.find import Filters, find_events

    with ledger.reading() as connection:
        (event, *_) = find_events(connection, Filters(), limit=1).events
    assert {"pk", "day"} & set(event_record(event)) == set()


FEEDS = (
    "CREATE TABLE IF NOT EXISTS feeds (pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, url TEXT NOT NULL UNIQUE, "
    "host TEXT NOT NULL, title TEXT NOT NULL, every INTEGER NOT NULL, added TEXT NOT NULL, etag TEXT NOT NULL, "
    "modified TEXT NOT NULL, due BIGINT NOT NULL, claimed BIGINT NOT NULL, tried TEXT, succeeded TEXT, "
    "error TEXT NOT NULL, failures INTEGER NOT NULL, entries INTEGER NOT NULL)"
)
ADDED = (
    "INSERT INTO feeds VALUES (1, 'f1', :url, 'h', :title, 900, '2026-01-01', '', '', 0, 0, NULL, NULL, :error, 2, 7)"
)


def test_feeds_in_trouble_are_on_the_first_page(tmp_path: Path) -> None:
    ledger = open_ledger(str(tmp_path / "so-cai.db"), create=True)
    with ledger.writing() as connection:
        connection.execute(sql(FEEDS))
        feed = {"url": "javascript:alert(1)", "title": "Báo <script>alert(2)</script>", "error": "does not answer"}
        connection.execute(sql(ADDED), feed)
    visitor = TestClient(create_app(ledger, load_names(), WebOptions()), base_url="http://127.0.0.1:8321")
    for path in ("/", "/feeds"):
        page = visitor.get(path).text
        assert "does not answer" in page
        assert "<script>alert" not in page
        assert 'href="javascript' not in page
    with ledger.writing() as connection:
        connection.execute(sql("UPDATE feeds SET due = 1735689600"))
    assert '<td class="date">1 Jan 2025, 00:00 UTC</td>' in visitor.get("/feeds").text
    ledger.close()


def test_an_empty_ledger_says_so_and_asks_for_no_filter_less(tmp_path: Path) -> None:
    ledger = open_ledger(str(tmp_path / "so-cai.db"), create=True)
    visitor = TestClient(create_app(ledger, load_names(), WebOptions()), base_url="http://127.0.0.1:8321")
    page = visitor.get("/events").text
    assert "The ledger is empty" in page
    assert "Take something away" not in page
    assert "Take something away" in visitor.get("/events?kind=visit").text
    for path in ("/", "/pairs", "/network", "/map", "/actors", "/persons", "/review", "/review/merges", "/feeds"):
        assert visitor.get(path).status_code == 200, path
    ledger.close()


@pytest.mark.parametrize(
    ("error", "status", "said"),
    [
        (LedgerSlow("so-cai.db", "too long"), 503, "Ask for less"),
        (LedgerBusy("so-cai.db", "busy"), 503, "takes too long"),
        (RuntimeError("a password"), 500, "Something went wrong here"),
    ],
)
def test_errors_become_pages(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch, error: Exception, status: int, said: str
) -> None:
    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr("banggiao.web.pages.home.look_in", fail)
    app = create_app(ledger, load_names(), WebOptions())
    visitor = TestClient(app, base_url="http://127.0.0.1:8321", raise_server_exceptions=False)
    answer = visitor.get("/")
    assert answer.status_code == status
    assert said in answer.text
    assert "password" not in answer.text
    assert answer.headers["content-security-policy"] == POLICY
