"""How long each page of a ledger takes: python benchmarks/pages.py LEDGER [VISITS].

Processor time, since that does not depend on what else the machine does; the middle and the 95th percentile of visits
with parties, pairs, kinds, words, events, articles and persons drawn from the ledger.
"""

from __future__ import annotations

import asyncio
import random
import sys
import time
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode, urlsplit

from banggiao.pipeline import load_names
from banggiao.store.ledger import open_ledger
from banggiao.store.rows import sql
from banggiao.web.app import create_app
from banggiao.web.options import WebOptions

if TYPE_CHECKING:
    from collections.abc import Callable

    from fastapi import FastAPI

    from banggiao.store.ledger import Ledger

WORDS = ("trieu tien nga", "my trung quoc", "hội đàm", "tham chinh thuc", "trừng phạt nga", "ten lua", "biển đông")


def main(place: str, visits: int) -> None:
    """Print a line a page."""
    ledger = open_ledger(place)
    app = create_app(ledger, load_names(), WebOptions(searches=1_000_000, seconds=60))
    print(f"{'page':34} {'middle':>8} {'95 of 100':>9}   of {visits} visits, processor time in ms")
    for name, address in pages(ledger, random.Random(7)).items():
        spent = sorted(asyncio.run(visit(app, [address() for _ in range(visits)])))
        print(
            f"{name:34} {1_000 * spent[len(spent) // 2]:8.1f} {1_000 * spent[int(len(spent) * 0.95)]:9.1f}", flush=True
        )


def pages(ledger: Ledger, chance: random.Random) -> dict[str, Callable[[], str]]:
    """What is visited, by its name: a function that makes an address."""
    with ledger.reading() as connection:

        def some(statement: str) -> list[str]:
            return [str(row[0]) for row in connection.execute(sql(statement))]

        def counted(sort: str) -> list[str]:
            rows = some(f"SELECT facet FROM facet_counts WHERE sort = '{sort}' ORDER BY events DESC LIMIT 60")
            return [row.partition(":")[2] for row in rows]

        parties, pairs, kinds, places = (counted(sort) for sort in ("party", "pair", "kind", "place"))
        last = int(some("SELECT max(pk) FROM events")[0])
        events = [
            some(f"SELECT id FROM events WHERE pk >= {chance.randrange(last)} AND facets <> '' LIMIT 1")[0]
            for _ in range(200)
        ]
        last = int(some("SELECT max(pk) FROM articles")[0])
        articles = [
            some(f"SELECT id FROM articles WHERE pk >= {chance.randrange(last)} LIMIT 1")[0] for _ in range(200)
        ]
        persons = some(
            "SELECT p.id FROM offices o JOIN persons p ON p.pk = o.person ORDER BY o.articles DESC LIMIT 200"
        )
        names = some(
            "SELECT p.name FROM offices o JOIN persons p ON p.pk = o.person ORDER BY o.articles DESC LIMIT 200"
        )

    def ask(**values: Callable[[], str] | str) -> Callable[[], str]:
        made = {name.rstrip("_"): value for name, value in values.items()}
        return lambda: "/events?" + urlencode({name: v if isinstance(v, str) else v() for name, v in made.items()})

    def one(some: list[str]) -> Callable[[], str]:
        return lambda: chance.choice(some)

    month = lambda: f"20{chance.randrange(10, 25)}-{chance.randrange(1, 13):02}"  # noqa: E731
    return {
        "home": lambda: "/",
        "events": lambda: "/events",
        "events of a party": ask(party=one(parties)),
        "events of a pair": ask(pair=one(pairs)),
        "events of a kind": ask(kind=one(kinds)),
        "events of a party and kind": ask(party=one(parties), kind=one(kinds)),
        "events of a kind and place": ask(kind=one(kinds), place=one(places)),
        "events that occurred": ask(status="occurred"),
        "events planned, two origins": ask(status="planned", origins="2"),
        "events since a month": ask(from_=month),
        "events of a person": ask(person=one(names)),
        "events by words": ask(q=one(list(WORDS))),
        "events by words, of a kind": ask(q=one(list(WORDS)), kind=one(kinds)),
        "an event": lambda: f"/events/{chance.choice(events)}",
        "an article": lambda: f"/articles/{chance.choice(articles)}",
        "parties": lambda: "/actors",
        "a party": lambda: f"/actors/{chance.choice(parties)}",
        "persons": lambda: "/persons",
        "persons of a name": lambda: "/persons?" + urlencode({"name": chance.choice(names)}),
        "a person": lambda: f"/persons/{chance.choice(persons)}",
        "review": lambda: "/review",
        "possible duplicates": lambda: "/review/merges",
        "pairs": lambda: "/pairs",
        "a pair": lambda: f"/pairs/{chance.choice(pairs)}",
        "the timeline of a pair": lambda: f"/charts/timeline.json?pair={chance.choice(pairs)}",
        "the timeline of a party": lambda: f"/charts/timeline.json?party={chance.choice(parties)}",
        "the kinds of a party": lambda: f"/charts/bars.json?party={chance.choice(parties)}",
        "the timeline of a person": lambda: f"/charts/timeline.json?person={chance.choice(persons)}",
        "network": lambda: "/network",
        "network of a party": lambda: f"/network?party={chance.choice(parties)}",
        "map": lambda: "/map",
        "map of a kind": lambda: f"/map?kind={chance.choice(kinds)}",
        "feeds": lambda: "/feeds",
        "about": lambda: "/about",
    }


async def visit(app: FastAPI, addresses: list[str]) -> list[float]:
    """The processor time of each visit; the first one, which warms up, does not count."""
    await get(app, addresses[0])
    spent = []
    for address in addresses:
        begun = time.process_time()
        status = await get(app, address)
        spent.append(time.process_time() - begun)
        if status != 200:
            raise SystemExit(f"{address}: {status}")
    return spent


async def get(app: FastAPI, address: str) -> int:
    """The status of the answer to a GET."""
    parts = urlsplit(address)
    scope = {"type": "http", "http_version": "1.1", "method": "GET", "scheme": "http", "path": parts.path}
    scope |= {"raw_path": parts.path.encode(), "query_string": parts.query.encode(), "root_path": ""}
    scope |= {"headers": [(b"host", b"127.0.0.1"), (b"accept-encoding", b"gzip")], "client": ("127.0.0.1", 1)}
    scope |= {"server": ("127.0.0.1", 8321), "asgi": {"version": "3.0"}, "state": {}}
    status = 0

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Any) -> None:
        nonlocal status
        status = message.get("status", status)

    await app(scope, receive, send)  # type: ignore[arg-type]
    return status


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 40)
