"""A server on the loopback that plays what servers do, good and bad; real HTTP."""

from __future__ import annotations

import gzip
import threading
import time
from collections import Counter
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest

from banggiao.ingest.pages.workers import PageWorkers
from banggiao.ingest.web.fetch import Limits
from banggiao.model.event import Publication, Reading
from banggiao.pipeline import load_names
from banggiao.store.add import Adder, Outcome
from banggiao.store.articles import Read, storable
from banggiao.store.ledger import Ledger, open_ledger
from banggiao.store.pages import article_of
from banggiao.watch.loop import Watcher
from banggiao.watch.outcome import Added, PageReader

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from banggiao.model.article import Article

SECONDS = 4.0
"""How long a fetch may take here: little, so that servers that hang cost little, and enough for a busy machine."""

TEXT = "Ngoại trưởng Nga tới Hà Nội hôm 3/5, bắt đầu chuyến thăm chính thức Việt Nam trong hai ngày. Tin số {}."
MORE = "Ông sẽ hội đàm với người đồng cấp Việt Nam và dự lễ ký các văn kiện hợp tác giữa hai nước."


def page(name: str, more: str = MORE) -> bytes:
    """The page of an article."""
    return (
        f"<!DOCTYPE html><html lang=vi><head><meta charset=utf-8><title>Tin {name}: Nga thăm Việt Nam</title></head>"
        f"<body><h1>Tin {name}: Nga thăm Việt Nam</h1><div class=content><p>{TEXT.format(name)}</p><p>{more}</p></div>"
        "</body></html>"
    ).encode()


def rss(*urls: str) -> bytes:
    """A feed that leads to `urls`."""
    items = "".join(
        f"<item><title>Tin &lt;b&gt;{n}&lt;/b&gt;</title><link>{u}</link></item>" for n, u in enumerate(urls)
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Báo Thử</title>{items}</channel></rss>'.encode()


class Site:
    """What the server answers: `pages` by path, each bytes or a function that answers by itself; `asked` counts."""

    def __init__(self) -> None:
        self.pages: dict[str, bytes | Callable[[BaseHTTPRequestHandler], None]] = {"/robots.txt": b""}
        self.status: dict[str, int] = {}
        self.asked: Counter[str] = Counter()
        self.posted: list[bytes] = []
        site = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                site.asked[self.path] += 1
                answer = site.pages.get(self.path)
                if callable(answer):
                    answer(self)
                    return
                send(self, site.status.get(self.path, 200 if answer is not None else 404), answer or b"")

            def do_POST(self) -> None:
                site.posted.append(self.rfile.read(int(self.headers["Content-Length"])))
                send(self, site.status.get(self.path, 200), b"")

            def log_message(self, *_: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.host = f"127.0.0.1:{self.server.server_port}"
        self.url = f"http://{self.host}"
        threading.Thread(target=self.server.serve_forever, args=(0.05,), daemon=True).start()


def send(handler: BaseHTTPRequestHandler, status: int, body: bytes, **headers: str) -> None:
    """Answer a request."""
    handler.send_response(status)
    for name, value in headers.items():
        handler.send_header(name.replace("_", "-"), value)
    if status != 304:
        handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    if status != 304:
        handler.wfile.write(body)


BOMB = gzip.compress(bytes(64 << 20), 9)
"""64 MB of zeros in 64 kB."""


def bomb(handler: BaseHTTPRequestHandler) -> None:
    """Much in little."""
    send(handler, 200, BOMB, Content_Encoding="gzip")


def endless(handler: BaseHTTPRequestHandler) -> None:
    """A body that has no end."""
    handler.send_response(200)
    handler.end_headers()
    _pour(handler, iter(lambda: b"<p>Nga</p>" * 10_000, None))
    handler.close_connection = True


def drip(handler: BaseHTTPRequestHandler) -> None:
    """A body of which a byte comes now and then."""
    handler.send_response(200)
    handler.end_headers()

    def slowly() -> Iterator[bytes]:
        for _ in range(600):
            yield b"x"
            time.sleep(0.1)

    _pour(handler, slowly())
    handler.close_connection = True


def _pour(handler: BaseHTTPRequestHandler, parts: Iterator[bytes]) -> None:
    try:
        for part in parts:
            handler.wfile.write(part)
            handler.wfile.flush()
    except OSError:
        pass


def conditional(body: bytes) -> Callable[[BaseHTTPRequestHandler], None]:
    """Answers 304 to who knows the page."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        known = handler.headers.get("If-None-Match") == '"1"'
        send(handler, 304 if known else 200, b"" if known else body, ETag='"1"')

    return answer


def packed(body: bytes) -> Callable[[BaseHTTPRequestHandler], None]:
    """Answers with a packed body."""
    return lambda handler: send(handler, 200, gzip.compress(body), Content_Encoding="gzip")


@pytest.fixture
def site() -> Iterator[Site]:
    """A server."""
    site = Site()
    yield site
    site.server.shutdown()


@pytest.fixture
def other() -> Iterator[Site]:
    """Another server: what one host wants holds for all of it, and for no other."""
    site = Site()
    yield site
    site.server.shutdown()


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """An empty ledger."""
    ledger = open_ledger(str(tmp_path / "so-cai.db"), create=True)
    yield ledger
    ledger.close()


@pytest.fixture(scope="session")
def workers() -> Iterator[PageWorkers]:
    """Workers that read pages."""
    workers = PageWorkers()
    yield workers
    workers.close()


class Clock:
    """A clock that goes on when it is told to, and as fast as any besides."""

    def __init__(self) -> None:
        self.ahead = 0.0

    def __call__(self) -> float:
        return time.time() + self.ahead


@pytest.fixture
def clock() -> Clock:
    """A clock."""
    return Clock()


@pytest.fixture
def make_watch(ledger: Ledger, workers: PageWorkers, clock: Clock) -> Callable[[], Watcher]:
    """Makes loops that store articles without reading events from them, each as a process of its own would."""

    def make() -> Watcher:
        adder = Adder(ledger, load_names(), "test 1.0")

        def add(article: Article) -> Added:
            article = storable(article)
            published = Publication(article.published, "given" if article.published else "unknown")
            reading = Reading(article.id, published, article.source, article.normalised, (), (), (), ())
            outcome = adder.add(Read(article, (), reading, "test 1.0"))
            with ledger.reading() as connection:
                return Added(article_of(connection, article), outcome is Outcome.AGAIN, article.title)

        limits = Limits(seconds=SECONDS, size=2_000_000, allowed=("127.0.0.1",))
        return Watcher(ledger, PageReader(workers, add), limits=limits, pause=0.0, now=clock)

    return make


@pytest.fixture
def watch(make_watch: Callable[[], Watcher]) -> Watcher:
    """A loop."""
    return make_watch()
