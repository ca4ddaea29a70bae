"""How a ledger of 100,000 articles does: adding, the size of the file, and the time of each query.

    BANGGIAO_SHARED=../shared python benchmarks/ledger_size.py [ARTICLES] [LEDGER]

The corpus of BANGGIAO_SHARED is read once, and each article stored many times with other names, parties and dates: what
is measured is the ledger, without the reading. A ledger that is there already is not made anew, only asked. Times are
CPU time of this process, each query in a transaction of its own; since that depends on what else the machine does, a
piece of work that is always the same is timed beside them. Exit status 1 where a bar is not met.
"""

from __future__ import annotations

import datetime as dt
import os
import random
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from banggiao.cli.memory import settle
from banggiao.ingest.files import Intake
from banggiao.model.article import Article
from banggiao.model.event import EventMention, Publication
from banggiao.pipeline import load_names, load_reader
from banggiao.store.actors import list_actors, list_offices
from banggiao.store.add import Adder
from banggiao.store.articles import Read
from banggiao.store.find import Filters, find_events
from banggiao.store.ledger import Ledger, open_ledger
from banggiao.store.relation import relate
from banggiao.store.search import search
from banggiao.store.show import show

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

CORPUS = "corpora/world-news.jsonl.gz"
MS_PER_ARTICLE, BYTES_PER_EVENT, QUERY_MS = 9.0, 6_000, 100.0
ASKED = 200
SYLLABLES = ("An", "Bo", "Chi", "Dan", "Ga", "Hon", "Kim", "Lao", "Min", "Nam", "Ok", "Pak", "Ri", "Son", "Thae", "Won")


def read_corpus(shared: Path, most: int) -> Iterator[Read]:
    """The corpus, read."""
    reader = load_reader()
    articles = (item for item in Intake([str(shared / CORPUS)], sys.stdin.buffer) if isinstance(item, Article))
    for _, article in zip(range(most), articles, strict=False):
        document = reader.annotate(article)
        yield Read(article, document.sentences, reader.extractor.read(document), reader.extractor.name)


class Variety:
    """One way to vary an article: another day, other parties, other names."""

    def __init__(self, number: int, codes: list[str]) -> None:
        self._rng = random.Random(number)
        shuffled = codes[:]
        self._rng.shuffle(shuffled)
        # Half of the copies keep their parties, so that the great powers stay the commonest.
        self._codes = dict(zip(codes, shuffled, strict=True)) if number % 2 else {}
        self._number = number
        self._suffix = f" {self._rng.choice(SYLLABLES)}-{self._rng.choice(SYLLABLES).lower()}" if number % 3 else ""

    def of(self, read: Read) -> Read:
        """`read`, varied. The offsets no longer fit, which the ledger does not mind."""
        day = dt.date(2005, 1, 1) + dt.timedelta(days=self._rng.randrange(7_000))
        article = replace(read.article, id=f"{read.article.id}-{self._number}", published=str(day))
        reading = read.reading
        events = tuple(self._event(event, day) for event in reading.events)
        persons = tuple(one._replace(name=one.name + self._suffix) for one in reading.persons)
        published = Publication(str(day), "given")
        return read._replace(
            article=article, reading=replace(reading, published=published, persons=persons, events=events)
        )

    def _event(self, event: EventMention, day: dt.date) -> EventMention:
        date = event.date
        if date and date.edtf.startswith("XXXX") and self._rng.random() < 0.8:
            date = date._replace(edtf=date.edtf.replace("XXXX", str(day.year)))
        elif date and date.edtf[:4].isdigit():
            date = date._replace(edtf=f"{day.year}{date.edtf[4:]}" if "/" not in date.edtf else date.edtf)
        place = event.place and event.place._replace(country=self._code(event.place.country))
        return replace(
            event,
            date=date,
            place=place,
            actors=tuple(one._replace(code=self._code(one.code)) for one in event.actors),
            recipients=tuple(one._replace(code=self._code(one.code)) for one in event.recipients),
            people=tuple(one._replace(name=one.name + self._suffix) for one in event.people),
        )

    def _code(self, code: str) -> str:
        return self._codes.get(code, code)


def fill(ledger: Ledger, shared: Path, count: int) -> tuple[float, int]:
    """Put `count` articles into the ledger; the CPU seconds that took, and how many."""
    reads = list(read_corpus(shared, min(count, 3_000)))
    codes = sorted({one.code for read in reads for event in read.reading.events for one in event.actors if one.code})
    adder = Adder(ledger, load_names(), reads[0].extractor, "bench")
    settle()  # as `banggiao add` does; what was read is no burden of the ledger's
    added, spent, number = 0, 0.0, 0
    while added < count:
        variety = Variety(number, codes)
        number += 1
        before, paces = spent, []
        here = reads[: count - added]
        for place, read in enumerate(here):
            varied = variety.of(read)
            started = time.process_time()
            adder.add(varied)
            spent += time.process_time() - started
            added += 1
            if place % 100 == 0:
                paces.append(pace())
        late = 1000 * (spent - before) / len(here)
        yard = sum(paces) / len(paces)
        print(
            f"  {added:,} articles, {1000 * spent / added:.2f} ms each; the last {late:.2f}, beside {yard:.1f} ms",
            flush=True,
        )
    adder.finish()
    return spent, added


def pace() -> float:
    """Milliseconds of CPU time that a piece of work takes which is always the same: how fast the machine is now."""
    started = time.process_time()
    counts: dict[str, int] = {}
    for number in range(60_000):
        key = str(number % 5_000)
        counts[key] = counts.get(key, 0) + 1
        if number % 7 == 0:
            sorted((key, str(number), "x"))
    return 1000 * (time.process_time() - started)


def questions(ledger: Ledger, rng: random.Random) -> dict[str, Callable[[Any], object]]:
    """One way to ask each query, with other values at each call."""
    with ledger.reading() as connection:
        run = connection.exec_driver_sql
        top = [
            row[0][6:]
            for row in run("SELECT facet FROM facet_counts WHERE sort = 'party' ORDER BY events DESC LIMIT 40")
        ]
        kinds = [row[0][5:] for row in run("SELECT facet FROM facet_counts WHERE sort = 'kind' AND events > 0")]
        sources = [
            row[0][7:]
            for row in run("SELECT facet FROM facet_counts WHERE sort = 'source' ORDER BY events DESC LIMIT 100")
        ]
        people = [row[0] for row in run("SELECT name FROM persons ORDER BY pk LIMIT 3000")]
        last = run("SELECT max(pk) FROM events").scalar_one(), run("SELECT max(pk) FROM articles").scalar_one()
        ids = [run("SELECT id FROM events WHERE pk = ?", (rng.randrange(1, last[0]),)).scalar() for _ in range(ASKED)]
        ids += [
            run("SELECT id FROM articles WHERE pk = ?", (rng.randrange(1, last[1]),)).scalar() for _ in range(ASKED)
        ]
        ids += [row[0] for row in run("SELECT id FROM persons ORDER BY pk LIMIT 100")]
        texts = [
            run("SELECT text FROM versions WHERE pk = ?", (rng.randrange(1, last[1]),)).scalar() for _ in range(50)
        ]
    pick = rng.choice
    statuses = ("planned", "occurred", "alleged", "denied", "proposed")

    def words() -> str:
        text = pick(texts).split()
        start = rng.randrange(max(1, len(text) - 4))
        return " ".join(text[start : start + rng.randint(1, 3)]) + " a"

    def filters() -> Filters:
        first = rng.randrange(2005, 2024) * 10_000 + 101
        return pick(
            (
                Filters(),
                Filters(parties=(pick(top),)),
                Filters(parties=(pick(top), pick(top)), kind=pick(kinds)),
                Filters(pair=(top[0], pick(top[1:]))),
                Filters(pair=(top[0], pick(top[1:])), kind=pick(kinds), status=pick(statuses)),
                Filters(kind=pick(kinds), status=pick(statuses)),
                Filters(kind=pick(kinds), first=first, last=first + 10_000),
                Filters(place=pick(top), kind=pick(kinds)),
                Filters(person=pick(people)),
                Filters(person=pick(people).split()[0], parties=(pick(top),)),
                Filters(source=pick(sources), kind=pick(kinds)),
                Filters(origins=rng.randint(2, 5), parties=(pick(top),)),
                Filters(confidence=0.95, kind=pick(kinds)),
            )
        )

    return {
        "events": lambda c: find_events(c, filters()),
        "timeline": lambda c: find_events(c, filters(), oldest_first=True, limit=100),
        "actors": lambda c: list_actors(c, pick(("", *top))),
        "offices": lambda c: list_offices(c, person=pick(("", pick(people))), country=pick(("", pick(top)))),
        "relation": lambda c: relate(c, top[0] if rng.random() < 0.5 else pick(top[:5]), pick(top[5:]), 20240101),
        "search": lambda c: search(c, pick(("trieu tien", "dang lao dong", "Triều Tiên", "Nga", "my", words()))),
        "show": lambda c: show(c, pick(ids)),
    }


def main(count: int, place: str) -> int:
    """Measure; 1 where a bar is not met."""
    there = Path(place).exists()
    ledger = open_ledger(place, create=True)
    under = False
    if not there:
        spent, added = fill(ledger, Path(os.environ.get("BANGGIAO_SHARED") or "../shared"), count)
        print(f"added {added:,} articles, {1000 * spent / added:.2f} ms of CPU each (bar {MS_PER_ARTICLE})")
        under |= 1000 * spent / added > MS_PER_ARTICLE
    with ledger.reading() as connection:
        events = connection.exec_driver_sql("SELECT count(*) FROM events").scalar_one()
        mentions = connection.exec_driver_sql("SELECT count(*) FROM mentions").scalar_one()
    size = sum(path.stat().st_size for path in Path(place).parent.glob(Path(place).name + "*"))
    print(f"{events:,} events, {mentions:,} mentions, {size / 1e6:,.0f} MB, {size / events:,.0f} bytes an event")
    under |= size / events > BYTES_PER_EVENT
    rng = random.Random(7)
    for name, ask in questions(ledger, rng).items():
        times = []
        for _ in range(ASKED):
            started = time.process_time()
            with ledger.reading() as connection:
                ask(connection)
            times.append(1000 * (time.process_time() - started))
        times.sort()
        high = times[int(0.95 * len(times))]
        under |= high > QUERY_MS
        print(
            f"{name:9} median {times[len(times) // 2]:6.1f} ms, 95% under {high:6.1f} ms, all under {times[-1]:6.1f} ms"
        )
    return int(under)


if __name__ == "__main__":
    sys.exit(main(int((sys.argv[1:2] or ["100000"])[0]), (sys.argv[2:3] or ["bench-ledger.db"])[0]))
