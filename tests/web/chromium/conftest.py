"""The pages served on a port of this machine, and Chromium to look at them."""

from __future__ import annotations

import io
import json
import shutil
import socket
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import uvicorn

from banggiao.cli.add import add_all
from banggiao.ingest.files import Intake
from banggiao.pipeline import load_names
from banggiao.store.feeds import add_feed
from banggiao.store.ledger import Ledger, open_ledger
from banggiao.web.app import create_app
from banggiao.web.options import WebOptions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, BrowserContext, ConsoleMessage

    Visit = Callable[..., BrowserContext]

EXAMPLES = str(Path(__file__).parents[3] / "examples")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
ARGUMENTS += ["--use-angle=swiftshader", "--enable-unsafe-swiftshader"]  # the network is drawn with WebGL


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium; skips where it is not installed."""
    names = ("chromium", "chromium-browser", "google-chrome")
    found = next((path for name in names if (path := shutil.which(name))), None)
    if found is None:
        pytest.skip("Chromium is not installed; `make test` as root installs it from Debian's packages")
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as running:
        browser = running.chromium.launch(executable_path=found, args=ARGUMENTS)
        yield browser
        browser.close()


class Served:
    """A ledger on a port. `at`: the address of its pages."""

    def __init__(self, ledger: Ledger) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        app = create_app(ledger, load_names(), WebOptions(port=port, author="lan", searches=6_000))
        self._server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=port, log_level="warning"))
        self._thread = threading.Thread(target=self._server.run, daemon=True)
        self._thread.start()
        while not self._server.started:
            time.sleep(0.02)
        self.at = f"http://127.0.0.1:{port}"

    def stop(self) -> None:
        """Stop serving."""
        self._server.should_exit = True
        self._thread.join(20)


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """A ledger with the examples."""
    ledger = open_ledger(str(tmp_path_factory.mktemp("web") / "so-cai.db"), create=True)
    assert add_all(Intake([EXAMPLES], io.BytesIO()), None, ledger) == 0
    yield ledger
    ledger.close()


@pytest.fixture(scope="module")
def site(ledger: Ledger) -> Iterator[str]:
    """Where the examples are served."""
    served = Served(ledger)
    yield served.at
    served.stop()


@pytest.fixture
def visit(browser: Browser, site: str) -> Iterator[Visit]:
    """Opens a window of a visitor of its own; what the browser complains of fails the test."""
    opened: list[BrowserContext] = []
    complaints: list[str] = []

    def visitor(**options: object) -> BrowserContext:
        settings: dict[str, object] = {"base_url": site, "locale": "en-GB", "viewport": {"width": 1280, "height": 900}}
        context = browser.new_context(**{**settings, **options})  # type: ignore[arg-type]
        context.set_default_timeout(10_000)
        context.on("console", lambda said: complaints.append(said.text) if is_complaint(said) else None)
        context.on("weberror", lambda error: complaints.append(str(error.error)))
        opened.append(context)
        return context

    yield visitor
    for context in opened:
        context.close()
    assert complaints == []


def is_complaint(said: ConsoleMessage) -> bool:
    """Whether the browser says that something is wrong; that a page is not there is none."""
    harmless = ("Failed to load resource", "[.WebGL")  # the second: drawing without a graphics card is slow
    return said.type in ("error", "warning") and not said.text.startswith(harmless)


@pytest.fixture
def hostile(tmp_path: Path) -> Iterator[str]:
    """Where articles are served that would run scripts if they could."""
    ledger = open_ledger(str(tmp_path / "doc.db"), create=True)
    lines = "\n".join(json.dumps(article) for article in attacks())
    assert add_all(Intake(["-"], io.BytesIO(lines.encode())), None, ledger) == 0
    with ledger.writing() as connection:
        for article in attacks():
            add_feed(connection, article["url"], article["source"], 3_600, "2024-05-04T00:00:00Z")
    served = Served(ledger)
    yield served.at
    served.stop()
    ledger.close()


def attacks() -> list[dict[str, str]]:
    """Articles with a payload in text, title, source and address each: each would call `alert`."""
    payloads = (
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(2)>",
        '"><svg onload=alert(3)>',
        "' autofocus onfocus=alert(4) x='",
        "</title><script>alert(5)</script>",
        "{{ ''.__class__ }}<iframe srcdoc=\"<script>parent.alert(6)</script>\">",
        "javascript:alert(7)",
    )
    addresses = (
        "javascript:alert(8)",
        "data:text/html,<script>alert(9)</script>",
        'https://x.example/"onclick=alert(10)',
    )
    return [
        {
            "id": f"doc-{number}{payload}",
            "title": f"Ngoại trưởng Nga thăm Lào {payload}",
            "source": f"Báo {payload}",
            "url": payload if payload.startswith("javascript:") else addresses[number % len(addresses)],
            "published": "2024-05-04",
            "text": f"Ngoại trưởng Nga Sergey Lavrov {payload} ngày 3/5/2024 đã thăm Lào {payload}, Reuters đưa tin."
            f' Ông Lavrov nói: "{payload} Hai nước là bạn". Mỹ trừng phạt {payload} Nga vì {payload}.',
        }
        for number, payload in enumerate(payloads)
    ]
