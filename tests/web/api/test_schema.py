"""Requests that the schema allows, and some that it does not: nothing fails, everything is as promised."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.generation import GenerationMode
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from banggiao.pipeline import load_names
from banggiao.web.app import create_app
from banggiao.web.options import WebOptions

if TYPE_CHECKING:
    from banggiao.store.ledger import Ledger

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]
HEADERS = {"host": "127.0.0.1:8321"}
EXAMPLES = int(os.environ.get("BANGGIAO_SCHEMA_EXAMPLES", "8"))  # of each operation and mode


@pytest.mark.parametrize("mode", list(GenerationMode), ids=lambda mode: mode.value)
def test_nothing_fails_and_all_is_as_promised(ledger: Ledger, mode: GenerationMode) -> None:
    app = create_app(ledger, load_names(), WebOptions(searches=100_000))
    schema = schemathesis.openapi.from_asgi("/api/v1/openapi.json", app, headers=HEADERS)
    called = set()
    for found in schema.get_all_operations():
        operation = found.ok()

        @settings(
            max_examples=EXAMPLES,
            deadline=None,
            derandomize=True,
            database=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(case=operation.as_strategy(generation_mode=mode))
        def call(case: schemathesis.Case) -> None:
            case.call_and_validate(headers=HEADERS, checks=CHECKS)
            called.add(case.operation.label)

        if operation.query or operation.path_parameters or operation.body or mode is GenerationMode.POSITIVE:
            call()
    assert len(called) >= 14
