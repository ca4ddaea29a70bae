"""The application: routers, what stands before them, and what becomes of errors."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from fastapi import FastAPI
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.staticfiles import StaticFiles

from banggiao import __version__
from banggiao.web import problems
from banggiao.web.api import routes as api
from banggiao.web.pages import (
    about,
    actors,
    articles,
    atlas,
    charts,
    choices,
    event,
    events,
    feeds,
    home,
    network,
    pairs,
    persons,
    review,
)
from banggiao.web.safety.gate import Gate
from banggiao.web.safety.headers import SafeHeaders
from banggiao.web.safety.rate import RateLimit
from banggiao.web.site import Site, find_assets, folder_of
from banggiao.web.templating import load_templates

if TYPE_CHECKING:
    from banggiao.resolve.persons import Names
    from banggiao.store.ledger import Ledger
    from banggiao.web.options import WebOptions

ROUTERS = (
    home.router,
    events.router,
    event.router,
    articles.router,
    actors.router,
    persons.router,
    review.router,
    feeds.router,
    about.router,
    choices.router,
    pairs.router,
    network.router,
    atlas.router,
    charts.router,
    api.router,
)


def create_app(ledger: Ledger, names: Names, options: WebOptions) -> FastAPI:
    """The pages of `ledger`. `names`: what is known of persons' names (`banggiao.pipeline.load_names`).

    Example: create_app(open_ledger("so-cai.db"), load_names(), WebOptions()) is what `banggiao serve` runs.
    """
    app = FastAPI(
        title="Bang Giao",
        version=__version__,
        openapi_url="/api/v1/openapi.json",
        docs_url=None,  # their pages load scripts from elsewhere
        redoc_url=None,
        middleware=[
            Middleware(SafeHeaders),
            Middleware(Gate, options=options),
            Middleware(GZipMiddleware, minimum_size=1_000, compresslevel=5),
        ],
    )
    app.state.site = Site(
        ledger=ledger,
        names=names,
        options=options,
        templates=load_templates(),
        searches=RateLimit(options.searches),
        secret=secrets.token_bytes(32),
        assets=find_assets(),
    )
    problems.install(app)
    for router in ROUTERS:
        app.include_router(router)
    for folder in ("assets", "static"):
        # Without a front end that was built there is no `static`: pages then serve tables alone.
        if folder_of(folder).is_dir():
            app.mount(f"/{folder}", StaticFiles(directory=folder_of(folder)), name=folder)
    return app
