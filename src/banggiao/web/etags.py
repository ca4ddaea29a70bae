"""Answers that say by which mark their content goes, so that nobody is sent twice what has not changed.

Source: RFC 9110, sections 8.8.3 and 13.1.2. The marks are weak: on the way an answer may be compressed.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from starlette.responses import Response

if TYPE_CHECKING:
    from starlette.requests import Request

_LONGEST = 4_000


def respond(request: Request, body: bytes, media_type: str = "application/json") -> Response:
    """`body` with its mark, or 304 without a body where the visitor has it already."""
    etag = f'W/"{hashlib.sha256(body).hexdigest()[:32]}"'
    headers = {"etag": etag, "cache-control": "private, no-cache", "vary": "Cookie, Accept-Language, Accept-Encoding"}
    if is_known(request.headers.get("if-none-match", ""), etag):
        return Response(status_code=304, headers=headers)
    return Response(body, media_type=media_type, headers=headers)


def is_known(given: str, etag: str) -> bool:
    """Whether a list of marks names this one. Example: is_known('"a", W/"b"', 'W/"b"') is True."""
    marks = [mark.strip().removeprefix("W/") for mark in given[:_LONGEST].split(",")]
    return "*" in marks or etag.removeprefix("W/") in marks
