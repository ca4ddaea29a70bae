"""Against forged requests: a change needs a token that only a page of ours could tell the visitor's browser.

Source: OWASP Cross-Site Request Forgery Prevention Cheat Sheet, signed double-submit cookie. Each page has another
token for the same visit, so that what is compressed beside it does not give it away.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

from starlette.exceptions import HTTPException

if TYPE_CHECKING:
    from starlette.requests import Request

COOKIE = "bg_visit"
FIELD = "csrf"
HEADER = "x-csrf-token"
_LARGEST = 65_536
_MOST_FIELDS = 100


def new_visit() -> str:
    """What tells one browser's visit from another's."""
    return secrets.token_urlsafe(18)


def make_token(secret: bytes, visit: str) -> str:
    """A token for a form of a page that this visit sees."""
    salt = secrets.token_hex(8)
    return salt + _sign(secret, visit, salt)


def is_token(secret: bytes, visit: str, token: str) -> bool:
    """Whether `token` was made for this visit."""
    salt, signature = token[:16], token[16:]
    return bool(visit) and hmac.compare_digest(signature.encode(), _sign(secret, visit, salt).encode())


async def read_form(request: Request, secret: bytes) -> dict[str, list[str]]:
    """The fields of a form that a page of ours sent. Raises HTTPException: 403 where it is forged, 413, 400."""
    check_origin(request)
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > _LARGEST:
            raise HTTPException(413)
    try:
        fields = parse_qs(body.decode(), keep_blank_values=True, max_num_fields=_MOST_FIELDS)
    except ValueError:
        raise HTTPException(400) from None
    token = request.headers.get(HEADER) or fields.get(FIELD, [""])[0]
    if not is_token(secret, request.cookies.get(COOKIE, ""), token):
        raise HTTPException(403)
    return fields


def check_origin(request: Request) -> None:
    """Refuse what another site sends. Raises HTTPException 403."""
    origin = request.headers.get("origin")
    if origin is not None and urlsplit(origin).netloc.lower() != request.headers.get("host", "").lower():
        raise HTTPException(403)


def _sign(secret: bytes, visit: str, salt: str) -> str:
    return hmac.new(secret, f"{visit}\x00{salt}".encode(), hashlib.sha256).hexdigest()
