"""A ledger with the examples, and the pages of it."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from starlette.testclient import TestClient

from banggiao.cli.add import add_all
from banggiao.ingest.files import Intake
from banggiao.pipeline import load_names
from banggiao.store.ledger import Ledger, open_ledger
from banggiao.store.rows import sql
from banggiao.web.app import create_app
from banggiao.web.options import WebOptions

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = "http://127.0.0.1:8321"
EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """A ledger with the example articles."""
    ledger = open_ledger(str(tmp_path_factory.mktemp("web") / "so-cai.db"), create=True)
    assert add_all(Intake([str(EXAMPLES)], io.BytesIO()), None, ledger) == 0
    yield ledger
    ledger.close()


@pytest.fixture
def client(ledger: Ledger) -> TestClient:
    """A visitor of the pages, who reads English."""
    return TestClient(create_app(ledger, load_names(), WebOptions(author="lan")), base_url=HERE)


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[TestClient]:
    """A visitor of a ledger of its own, with the article that three reports tell of one event."""
    ledger = open_ledger(str(tmp_path / "so-cai.db"), create=True)
    assert add_all(Intake([str(EXAMPLES / "doan-nga-trieu.jsonl")], io.BytesIO()), None, ledger) == 0
    yield TestClient(create_app(ledger, load_names(), WebOptions(author="lan")), base_url=HERE)
    ledger.close()


@pytest.fixture(scope="module")
def versions(ledger: Ledger) -> str:
    """The id of an article of which there are two versions."""
    line = {"id": "sua", "url": "https://example.org/sua", "published": "2024-05-04", "source": "Bao Mau"}
    texts = ("Tong thong Cuba tham Lao.", "Tong thong Cuba tham Lao hai lần.")
    lines = "\n".join(json.dumps({**line, "text": text}) for text in texts)
    assert add_all(Intake(["-"], io.BytesIO(lines.encode())), None, ledger) == 0
    with ledger.reading() as connection:
        statement = sql("SELECT id FROM articles WHERE url = 'https://example.org/sua'")
        return str(connection.execute(statement).scalar_one())
