"""A ledger with the examples, and the pages of it."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from starlette.testclient import TestClient

from banggiao.cli.add import add_all
from banggiao.ingest.files import Intake
from banggiao.pipeline import load_names
from banggiao.store.ledger import Ledger, open_ledger
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
