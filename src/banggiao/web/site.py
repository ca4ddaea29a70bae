"""What every page has at hand: the ledger, the templates, the visitor's language; no state but the ledger's."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse

from banggiao import __version__
from banggiao.web.labels import load_labels
from banggiao.web.safety import forged
from banggiao.web.words import LANGUAGES, choose_language, load_words

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from jinja2 import Environment
    from sqlalchemy import Connection
    from starlette.requests import Request

    from banggiao.resolve.persons import Names
    from banggiao.store.ledger import Ledger
    from banggiao.web.labels import Labels
    from banggiao.web.options import WebOptions
    from banggiao.web.safety.rate import RateLimit

THEMES = ("auto", "light", "dark")
NAV = (
    ("home", "/"),
    ("events", "/events"),
    ("pairs", "/pairs"),
    ("network", "/network"),
    ("map", "/map"),
    ("actors", "/actors"),
    ("persons", "/persons"),
    ("review", "/review"),
    ("feeds", "/feeds"),
    ("about", "/about"),
)
"""The pages that every page leads to, by the names of their words (`nav.home`)."""


@dataclass(frozen=True, slots=True)
class Site:
    """One ledger on pages. `secret` signs forms; `assets`: addresses of the files that pages load, by name."""

    ledger: Ledger
    names: Names
    options: WebOptions
    templates: Environment
    searches: RateLimit
    secret: bytes
    assets: dict[str, str]

    def reading(self) -> AbstractContextManager[Connection]:
        """A transaction that reads; a question that takes too long is broken off with LedgerSlow."""
        return self.ledger.reading(seconds=self.options.seconds)

    def labels(self, request: Request) -> Labels:
        """The names of parties, kinds and statuses in the visitor's language."""
        return load_labels(language_of(request))

    def count_search(self, request: Request) -> None:
        """Count a question with words. Raises HTTPException 429 where a visitor asks too often."""
        wait = self.searches.wait(request.client.host if request.client else "")
        if wait:
            raise HTTPException(429, headers={"retry-after": str(int(wait) + 1)})

    async def form(self, request: Request) -> dict[str, list[str]]:
        """The fields of a form that a page of ours sent. Raises HTTPException 403 where it is forged."""
        return await forged.read_form(request, self.secret)

    def page(self, request: Request, template: str, *, status: int = 200, **values: Any) -> HTMLResponse:
        """The page that `template` makes of `values`, in the visitor's language."""
        language = language_of(request)
        visit = request.cookies.get(forged.COOKIE) or forged.new_visit()
        query = f"?{request.url.query}" if request.url.query else ""
        theme = request.cookies.get("bg_theme", THEMES[0])
        shared = {
            "t": load_words(language),
            "label": load_labels(language),
            "language": language,
            "languages": LANGUAGES,
            "theme": theme if theme in THEMES else THEMES[0],
            "themes": THEMES,
            "nav": NAV,
            "path": request.url.path,
            "here": request.url.path + query,
            "csrf": forged.make_token(self.secret, visit),
            "asset": self.assets,
            "version": __version__,
            "author": self.options.author,
        }
        html = self.templates.get_template(template).render({**shared, **values})
        answer = HTMLResponse(html, status, {"content-language": language, "vary": "Cookie, Accept-Language"})
        if forged.COOKIE not in request.cookies:
            answer.set_cookie(forged.COOKIE, visit, httponly=True, samesite="strict")
        return answer


def site_of(request: Request) -> Site:
    """The site that a request came to."""
    site: Site = request.app.state.site
    return site


def language_of(request: Request) -> str:
    """The language of a visitor."""
    return choose_language(request.cookies.get("bg_language", ""), request.headers.get("accept-language", ""))


def find_assets() -> dict[str, str]:
    """The files that pages load, by name, with what is in them as part of the address, so that no old one is kept.

    Ours stand in `assets/`; `app.js` and `app.css` in `static/`, where the front end has been built.
    """
    found = {}
    for folder in ("assets", "static"):
        for path in sorted(folder_of(folder).glob("*.*")):
            digest = hashlib.sha256(path.read_bytes()).hexdigest()[:12]
            found[path.name] = f"/{folder}/{path.name}?v={digest}"
    return found


def folder_of(name: str) -> Path:
    """A folder of the package, as `assets`."""
    return Path(str(files("banggiao.web").joinpath(name)))
