"""A ledger in each database, and readings to put into it that need no extraction."""

from __future__ import annotations

import os
import pwd
import random
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from banggiao.model.article import Article
from banggiao.model.event import (
    Argument,
    Attribution,
    EventDate,
    EventMention,
    Listing,
    Participant,
    Place,
    Publication,
    Reading,
    Statement,
    Status,
    Trigger,
)
from banggiao.model.mention import Person
from banggiao.model.sentence import Sentence, SentenceRole
from banggiao.model.span import Span
from banggiao.pipeline import load_names
from banggiao.store.add import Adder
from banggiao.store.articles import Read
from banggiao.store.ledger import Ledger, open_ledger

EXTRACTOR = "test 1.0"
_WORDS = "abcdefghijklmnopqrstuvwxyz"

Make = Callable[..., Read]


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The URL of a server of these tests, less the database's name; skips where PostgreSQL is not installed."""
    found = shutil.which("postgres") or max(map(str, Path("/usr/lib/postgresql").glob("*/bin/postgres")), default="")
    if not found:
        pytest.skip("PostgreSQL is not installed; `make test` as root installs it from Debian's packages")
    pytest.importorskip("psycopg")
    bin_ = Path(found).resolve().parent
    folder = Path(tempfile.mkdtemp(prefix="banggiao-pg-"))
    # The server refuses to run as root.
    user = next((n for n in ("postgres", "nobody") if _exists(n)), None) if os.geteuid() == 0 else None
    if user:
        shutil.chown(folder, user)

    def command(*arguments: str) -> list[str]:
        return [str(bin_ / arguments[0]), *arguments[1:]]

    made = command("initdb", "-D", f"{folder}/data", "-A", "trust", "-U", "banggiao", "-E", "UTF8", "--locale=C", "-N")
    subprocess.run(made, check=True, capture_output=True, user=user, cwd=folder)
    served = command("postgres", "-D", f"{folder}/data", "-k", str(folder), "-c", "listen_addresses=", "-F")
    server = subprocess.Popen(served, user=user, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield _wait(f"postgresql://banggiao@/{{}}?host={folder}")
    finally:
        server.send_signal(signal.SIGINT)  # at once: SIGTERM waits for clients that are still connected
        server.wait(60)
        shutil.rmtree(folder, ignore_errors=True)


def _exists(user: str) -> bool:
    try:
        return bool(pwd.getpwnam(user))
    except KeyError:
        return False


def _wait(url: str) -> str:
    import psycopg

    for _ in range(200):
        try:
            psycopg.connect(url.format("postgres")).close()
        except psycopg.OperationalError:
            time.sleep(0.05)
        else:
            return url
    raise RuntimeError("PostgreSQL does not start")


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a ledger can be made, in each database."""
    if request.param == "sqlite":
        return str(tmp_path / "so-cai.db")
    import psycopg

    template = request.getfixturevalue("postgres")
    name = f"l{os.getpid()}_{time.monotonic_ns()}"
    with psycopg.connect(template.format("postgres"), autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return str(template.format(name))


@pytest.fixture
def ledger(url: str) -> Iterator[Ledger]:
    """An empty ledger, in each database."""
    ledger = open_ledger(url, create=True)
    yield ledger
    ledger.close()


@pytest.fixture
def add(ledger: Ledger) -> Callable[..., str]:
    """Adds readings to the ledger; says what came of the last."""
    adder = Adder(ledger, load_names(), EXTRACTOR)

    def run(*reads: Read) -> str:
        return [adder.add(read).value for read in reads][-1]

    return run


@pytest.fixture
def make() -> Make:
    """Makes a reading of the sentence "A thăm B ngày N", with the fields that a test asks for."""
    return make_read


def make_read(
    id_: str = "tin",
    *,
    day: str = "2024-05-03",
    status: Status = Status.OCCURRED,
    kind: str = "visit",
    parties: tuple[str, str] = ("RUS", "PRK"),
    person: str = "Sergey Lavrov",
    credited: str = "",
    extractor: str = EXTRACTOR,
    published: str | None = "2024-05-04",
    more: str = "",
    **fields: str,
) -> Read:
    """An article of one event, with a person, a quotation and a listing."""
    # Words of its own make each article a report of its own, and no copy of another.
    own = " ".join(f"{_WORDS[number]}{id_}" for number in random.Random(id_ + person).sample(range(26), 24))
    text = f"Ngoại trưởng {person} thăm Bình Nhưỡng, đảng Lao động cho biết, ngày {day}. Tin số {id_} {own}. {more}"
    at = {word: Span(text.index(word), text.index(word) + len(word)) for word in (person, "thăm", "Bình Nhưỡng", day)}
    stop = text.index(".") + 1
    event = EventMention(
        article=id_,
        sentence=Span(0, stop),
        trigger=Trigger("thăm", *at["thăm"], "vi.visit.tham"),
        kind=kind,
        contexts=("diplomatic",),
        actors=(Argument(parties[0], person, "visitor", *at[person]),),
        recipients=(Argument(parties[1], "Bình Nhưỡng", "host", *at["Bình Nhưỡng"]),),
        people=(Participant(person, parties[0], "Ngoại trưởng", "visitor", *at[person]),),
        others=(),
        date=EventDate(day, day, *at[day], "") if day else None,
        place=Place(parties[1], "Bình Nhưỡng", *at["Bình Nhưỡng"]),
        status=status,
        attribution=(Attribution(credited, "", 0, 0, ""),) if credited else (),
        quantities=(),
        confidence=0.75,
        extractor=extractor,
    )
    listing = Listing(event.actors[0], (Argument("USA", "Mỹ", "lister", 0, 1),), "", 0, stop)
    statement = Statement(0, 5, text[:5], person, parties[0], *at[person], "nói")
    reading = Reading(
        id_,
        Publication(published, "given" if published else "unknown"),
        fields.get("source"),
        False,
        (Person(person, parties[0], "Ngoại trưởng", *at[person]),),
        (event,),
        (statement,),
        (listing,),
    )
    article = Article(id_, text, published=published, raw_hash="0" * 64, **fields)
    sentences = (Sentence(0, stop, SentenceRole.BODY), Sentence(stop + 1, len(text), SentenceRole.BODY))
    return Read(article, sentences, reading, extractor)
