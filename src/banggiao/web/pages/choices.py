"""What a visitor chooses for every page: language and appearance; and showing the token."""

from __future__ import annotations

import hmac
from urllib.parse import urlsplit

from fastapi import APIRouter
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from banggiao.web.links import inside
from banggiao.web.safety.gate import COOKIE, pass_of
from banggiao.web.site import THEMES, site_of
from banggiao.web.words import LANGUAGES

router = APIRouter(include_in_schema=False)

_YEAR = 365 * 86_400


@router.get("/language/{language}")
def choose_language(request: Request, language: str, back: str = "/") -> Response:
    """Keep a language, and go back to where the visitor was."""
    return _keep("bg_language", language, LANGUAGES, _where(request, back))


@router.get("/theme/{theme}")
def choose_theme(request: Request, theme: str, back: str = "/") -> Response:
    """Keep an appearance, and go back."""
    return _keep("bg_theme", theme, THEMES, _where(request, back))


@router.get("/login")
def ask_token(request: Request) -> Response:
    """The page that asks for the token."""
    return site_of(request).page(request, "login.html", wrong=False)


@router.post("/login")
async def show_token(request: Request) -> Response:
    """Let in who shows the token."""
    site = site_of(request)
    site.count_search(request)
    shown = (await site.form(request)).get("token", [""])[0].strip()
    if not site.options.token or not hmac.compare_digest(shown.encode(), site.options.token.encode()):
        return site.page(request, "login.html", status=401, wrong=True)
    answer = RedirectResponse("/", 303)
    answer.set_cookie(COOKIE, pass_of(site.options.token), httponly=True, samesite="strict", max_age=_YEAR)
    return answer


def _where(request: Request, back: str) -> str:
    """Where the visitor was: what the browser says, since scripts may have gone on from the page that said `back`."""
    try:
        said = urlsplit(request.headers.get("referer", ""))
    except ValueError:
        return back
    if said.netloc != request.headers.get("host") or said.path.startswith("/login"):
        return back
    return f"{said.path}?{said.query}" if said.query else said.path


def _keep(name: str, value: str, known: tuple[str, ...], back: str) -> Response:
    if value not in known:
        raise HTTPException(404)
    answer = RedirectResponse(inside(back), 303)
    answer.set_cookie(name, value, max_age=_YEAR, httponly=True, samesite="lax")
    return answer
