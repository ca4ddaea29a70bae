"""What becomes of errors: a page that says what was wrong and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from banggiao.errors import (
    BangGiaoError,
    InputError,
    JudgementError,
    LedgerBusy,
    LedgerFull,
    LedgerSlow,
    SettingsError,
    UnknownId,
)
from banggiao.web.api.answers import PREFIX, problem
from banggiao.web.safety.headers import HEADERS
from banggiao.web.site import language_of, site_of
from banggiao.web.words import load_words

if TYPE_CHECKING:
    from fastapi import FastAPI
    from starlette.requests import Request
    from starlette.responses import Response

_STATUS: tuple[tuple[type[BangGiaoError], int], ...] = (
    (UnknownId, 404),
    (LedgerSlow, 503),
    (LedgerBusy, 503),
    (LedgerFull, 507),
    (InputError, 400),
    (SettingsError, 400),
    (JudgementError, 409),
)


def install(app: FastAPI) -> None:
    """Have errors of `app` become pages."""
    app.add_exception_handler(BangGiaoError, on_error)
    app.add_exception_handler(HTTPException, on_error)
    app.add_exception_handler(RequestValidationError, on_error)
    app.add_exception_handler(Exception, on_error)


def status_of(error: Exception) -> int:
    """The HTTP status of an error. Example: status_of(UnknownId("so-cai.db", "no such id")) == 404."""
    if isinstance(error, HTTPException):
        return error.status_code
    if isinstance(error, RequestValidationError):
        return 422
    return next((status for kind, status in _STATUS if isinstance(error, kind)), 500)


def on_error(request: Request, error: Exception) -> Response:
    """The page of an error, or, of the API, its record. Of one that is our own fault nothing is told."""
    status = status_of(error)
    if request.url.path.startswith(f"{PREFIX}/"):
        return _record(error, status)
    words = load_words(language_of(request))
    title = f"problem.{status}" if words.has(f"problem.{status}") else "problem.other"
    told = str(error) if isinstance(error, BangGiaoError) and status < 500 else ""
    hint = words(f"problem.hint_{status}") if words.has(f"problem.hint_{status}") else ""
    answer = site_of(request).page(request, "problem.html", status=status, title=words(title), told=told, hint=hint)
    if isinstance(error, HTTPException):
        answer.headers.update(error.headers or {})
    if status == 500:
        # Such a page is made outside of what puts the headers on all others.
        answer.headers.update({name.decode(): value.decode() for name, value in HEADERS})
    return answer


def _record(error: Exception, status: int) -> Response:
    told = str(error) if isinstance(error, BangGiaoError) and status < 500 else ""
    if isinstance(error, RequestValidationError):
        told = "; ".join(f"{'.'.join(map(str, one['loc']))}: {one['msg']}" for one in error.errors()[:8])
    answer = problem(status, told)
    answer.headers.update((isinstance(error, HTTPException) and error.headers) or {})
    if status == 500:
        answer.headers.update({name.decode(): value.decode() for name, value in HEADERS})
    return answer
