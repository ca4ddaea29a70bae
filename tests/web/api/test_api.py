"""The record under /api/v1: what it gives, page by page, and how it says that something is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from banggiao.web.etags import is_known

if TYPE_CHECKING:
    from starlette.testclient import TestClient

API = "/api/v1"


def get(client: TestClient, path: str, **asked: object) -> Any:
    answer = client.get(API + path, params=asked)  # type: ignore[arg-type]
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "application/json"
    return answer.json()


def test_pages_of_events_are_the_whole(client: TestClient) -> None:
    whole = get(client, "/events", limit=200)["events"]
    found: list[Any] = []
    after = None
    while True:
        page = get(client, "/events", limit=4, **({"after": after} if after else {}))
        found += page["events"]
        after = page["next"]
        if after is None:
            break
    assert found == whole
    assert len(whole) > 8


def test_filters_are_those_of_the_page(client: TestClient) -> None:
    events = get(client, "/events", pair="RUS-PRK", kind="visit", **{"from": "2025"})["events"]
    assert events
    assert {event["kind"] for event in events} == {"visit"}
    assert all({"RUS", "PRK"} <= {*event["actors"], *event["recipients"]} for event in events)
    assert get(client, "/events", party=["RUS", "ISL"])["events"] == []


def test_an_event_leads_to_its_article_and_persons(client: TestClient) -> None:
    line = get(client, "/events", pair="RUS-PRK", kind="visit")["events"][0]
    event = get(client, f"/events/{line['id']}")
    assert event["event"] == line
    assert event["merged"] is None
    article = get(client, f"/articles/{event['reports'][0]['article']}")
    assert event["reports"][0]["sentence"] in article["text"]
    assert get(client, f"/articles/{article['given']}") == article
    story = get(client, f"/stories/{article['story']}")
    assert article["article"] in {member["article"] for member in story["members"]}
    assert story["story"] in {one["story"] for one in get(client, "/stories", limit=200)["stories"]}
    someone = get(client, "/persons")["persons"][0]
    assert get(client, f"/persons/{someone['id']}")["name"] == someone["name"]
    assert get(client, "/persons", name=someone["name"])["persons"][0]["id"] == someone["id"]
    assert get(client, "/offices", person=someone["name"])["offices"]


def test_search_needs_no_marks(client: TestClient) -> None:
    hits = get(client, "/search", q="trieu tien", limit=1)
    assert hits["hits"][0]["tier"] == "folded"
    assert get(client, "/search", q="trieu tien", limit=1, after=hits["next"])["hits"] != hits["hits"]


def test_parties_pairs_and_drawings(client: TestClient) -> None:
    actors = get(client, "/actors")["actors"]
    assert {"code", "name", "events", "first_day", "last_day"} == actors[0].keys()
    assert get(client, "/actors", partner="RUS")["actors"]
    pair = next(one for one in get(client, "/pairs")["pairs"] if {one["one"], one["other"]} == {"RUS", "PRK"})
    relation = get(client, "/pairs/RUS-PRK")
    assert sum(quarter["events"] for quarter in relation["quarters"]) == pair["events"]
    assert {*relation["visits_back"][0]["actors"]} == {"PRK"}
    network = get(client, "/network")
    assert {tie["one"] for tie in network["ties"]} <= {knot["id"] for knot in network["knots"]}
    assert get(client, "/map")["places"]
    assert {kind["id"] for kind in get(client, "/kinds")["kinds"]} >= {"visit", "sanction"}


def test_what_has_not_changed_is_not_sent_again(client: TestClient) -> None:
    first = client.get(f"{API}/events")
    again = client.get(f"{API}/events", headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]
    other = client.get(f"{API}/events", params={"limit": 1}, headers={"if-none-match": first.headers["etag"]})
    assert other.status_code == 200


@pytest.mark.parametrize(
    ("given", "known"), [('W/"a"', True), ('"b", "a"', True), ("*", True), ('"b"', False), ("", False), ("a", False)]
)
def test_marks(given: str, known: bool) -> None:
    assert is_known(given, 'W/"a"') is known


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/events?kind=nonsense", 400),
        ("/events?from=yesterday", 400),
        ("/events?after=x", 400),
        ("/events?limit=0", 422),
        ("/events?limit=1000", 422),
        ("/events/e0000000000000000", 404),
        ("/events/p0000000000000000", 404),
        ("/articles/e0000000000000000", 404),
        ("/pairs/RUS-RUS", 400),
        ("/network?of=dogs", 422),
        ("/search?q=---", 400),
        ("/search", 422),
        ("/stories?after=1x", 400),
        ("/nothing", 404),
    ],
)
def test_problems_say_what_is_wrong(client: TestClient, path: str, status: int) -> None:
    answer = client.get(API + path)
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    problem = answer.json()
    assert (problem["type"], problem["status"]) == ("about:blank", status)
    assert problem["title"]
    assert problem["detail"] or path == "/nothing"


def test_judging_and_undoing(fresh: TestClient) -> None:
    event = get(fresh, "/events")["events"][0]["id"]
    said = fresh.post(f"{API}/judgements", json={"action": "accept", "subject": event, "note": "đúng"})
    assert said.status_code == 201
    assert get(fresh, f"/events/{event}")["event"]["verdict"] == "positive"
    undone = fresh.post(f"{API}/judgements", json={"action": "undo", "subject": said.json()["judgement"]})
    assert undone.status_code == 201
    assert get(fresh, f"/events/{event}")["event"]["verdict"] == ""
    log = get(fresh, "/judgements")["judgements"]
    assert [(one["action"], one["undone"]) for one in log] == [("undo", False), ("accept", True)]
    again = fresh.post(f"{API}/judgements", json={"action": "undo", "subject": said.json()["judgement"]})
    assert again.status_code == 409
    fixed = {"action": "correct", "subject": event, "fields": {"status": "denied"}}
    assert fresh.post(f"{API}/judgements", json=fixed).status_code == 201
    assert get(fresh, f"/events/{event}")["event"]["status"] == "denied"


def test_another_site_cannot_judge(fresh: TestClient) -> None:
    event = get(fresh, "/events")["events"][0]["id"]
    said = {"action": "reject", "subject": event}
    for headers in ({"origin": "https://evil.example"}, {"origin": "http://127.0.0.1:8321"}, {"cookie": "bg_visit=x"}):
        assert fresh.post(f"{API}/judgements", json=said, headers=headers).status_code == 403
    assert (
        fresh.post(f"{API}/judgements", content="action=reject", headers={"content-type": "text/plain"}).status_code
        == 422
    )
    assert get(fresh, "/judgements")["judgements"] == []


def test_the_schema_describes_every_field_of_its_parameters(client: TestClient) -> None:
    schema = client.get(f"{API}/openapi.json").json()
    assert schema["openapi"].startswith("3.")
    for path, operations in schema["paths"].items():
        for operation in operations.values():
            assert operation["description"] or operation["summary"], path
            assert all("description" in one for one in operation.get("parameters", ())), path
            assert "application/problem+json" in operation["responses"]["404"]["content"]
