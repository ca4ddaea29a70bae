"""Who may come in: on a loopback address whoever calls it by its name, elsewhere whoever shows the token."""

from __future__ import annotations

import hashlib
import hmac
from http.cookies import CookieError, SimpleCookie
from typing import TYPE_CHECKING

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse, RedirectResponse

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

    from banggiao.web.options import WebOptions

COOKIE = "bg_token"
OPEN = ("/login", "/assets/")
"""Paths that need no token: the page that asks for it, and what it looks like."""


class Gate:
    """Lets in whom `options` allow.

    Without a token the name in the address must be one of ours: another site's name that leads to this machine (DNS
    rebinding) is refused. With one, its cookie or `Authorization: Bearer` must be shown.
    """

    def __init__(self, app: ASGIApp, options: WebOptions) -> None:
        self._app = app
        self._token = options.token
        self._hosts = {"127.0.0.1", "localhost", "[::1]", options.host, *options.hosts}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            refusal = self._refusal(scope)
            if refusal is not None:
                await refusal(scope, receive, send)
                return
        await self._app(scope, receive, send)

    def _refusal(self, scope: Scope) -> ASGIApp | None:
        headers = Headers(scope=scope)
        if not self._token:
            if _host(headers.get("host", "")) in self._hosts:
                return None
            return PlainTextResponse("This address is not served here.\n", 421)
        if scope["path"].startswith(OPEN) or shows(headers, self._token):
            return None
        if scope["method"] == "GET" and "text/html" in headers.get("accept", ""):
            return RedirectResponse("/login", 303)
        return PlainTextResponse(
            "A token is needed: Authorization: Bearer TOKEN.\n", 401, {"www-authenticate": "Bearer"}
        )


def shows(headers: Headers, token: str) -> bool:
    """Whether a request with these headers shows `token`."""
    kind, _, shown = headers.get("authorization", "").partition(" ")
    if kind.lower() == "bearer":
        return hmac.compare_digest(shown.strip().encode(), token.encode())
    try:
        cookie = SimpleCookie(headers.get("cookie", "")).get(COOKIE)
    except CookieError:
        return False
    return cookie is not None and hmac.compare_digest(cookie.value.encode(), pass_of(token).encode())


def pass_of(token: str) -> str:
    """What the cookie of a visitor who showed `token` holds: not the token itself."""
    return hashlib.sha256(b"banggiao pass\x00" + token.encode()).hexdigest()


def _host(host: str) -> str:
    """The name in a Host header, without its port. Example: _host("localhost:8321") == "localhost"."""
    name, colon, port = host.lower().rpartition(":")
    return name if colon and port.isdecimal() else host.lower()
