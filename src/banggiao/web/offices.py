"""Offices as articles write them, in the language of the reader."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import tomli


def office_in(office: str, language: str) -> str:
    """`office` in `language`; "" where the project's few words do not say it.

    Example: office_in("Ngoại trưởng", "en") == "foreign minister".
    """
    if language == "vi":
        return office[:1].lower() + office[1:] if office[1:2].islower() else office
    whole, heads, rests = _tables()
    written = " ".join(office.split())
    if (known := whole.get(written.casefold())) is not None:
        return known
    for head, form in heads:
        rest = written[len(head) :].strip()
        if rest and written.casefold().startswith(head + " "):
            return form.format(rest=rests.get(rest.casefold(), rest)) if _is_name(rest, rests) else ""
    return ""


def _is_name(rest: str, rests: dict[str, str]) -> bool:
    """Whether what follows a head can stand in another language: it is known, or a foreign name without marks."""
    return rest.casefold() in rests or rest.isascii()


@cache
def _tables() -> tuple[dict[str, str], list[tuple[str, str]], dict[str, str]]:
    """Whole offices; heads, the longest first; what may follow them: all in small letters."""
    data = tomli.loads(files("banggiao.web").joinpath("words", "sentences.toml").read_text("utf8"))
    whole, heads, rests = (
        {name.casefold(): value for name, value in data[table].items()}
        for table in ("offices", "office_heads", "rests")
    )
    return whole, sorted(heads.items(), key=lambda one: -len(one[0])), rests
