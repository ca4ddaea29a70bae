"""Addresses that pages may link to."""

from __future__ import annotations

from urllib.parse import urlencode, urlsplit

_LONGEST = 2_000


def outside(url: str | None) -> str:
    """`url` where it leads to a web page; "" for any other scheme, as javascript:, and for what is no address.

    Example: outside("javascript:alert(1)") == "".
    """
    if not url or len(url) > _LONGEST or any(character.isspace() or ord(character) < 32 for character in url):
        return ""
    try:
        parts = urlsplit(url)
        return url if parts.scheme in ("http", "https") and parts.hostname else ""
    except ValueError:
        return ""


def inside(path: str) -> str:
    """`path` where it is one of ours, to go back to; "/" for anything else.

    Example: inside("//evil.example/") == "/".
    """
    plain = path.startswith("/") and not path.startswith(("//", "/\\")) and len(path) <= _LONGEST
    return path if plain and path.isprintable() and "\\" not in path else "/"


def with_query(path: str, values: dict[str, object]) -> str:
    """`path` with those of `values` that say something. Example: with_query("/events", {"kind": "visit", "q": ""})."""
    given = [(name, one) for name, value in values.items() for one in (value if isinstance(value, tuple) else (value,))]
    query = urlencode([(name, str(one)) for name, one in given if one not in ("", None, 0, 0.0)])
    return f"{path}?{query}" if query else path
