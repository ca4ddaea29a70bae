"""States by the names and codes that lists write."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import tomli

from banggiao.lang.skeleton import skeleton

# Former codes that CLDR takes for those of today, and its code for no state.
_OTHERS = frozenset({"BUR", "DDR", "FXX", "TMP", "XXX", "YMD", "ZAR"})
# Lists of these bodies are named by two letters that are no state's.
_BODIES = {"un": "UN", "eu": "EU"}


@cache
def _codes() -> dict[str, str]:
    """ISO 3166-1 alpha-2 and alpha-3 codes and English names, in small letters, each with its alpha-3 code."""
    from babel import Locale
    from babel.core import get_global

    aliases = get_global("territory_aliases").items()
    # CLDR has the three letters, the three digits and former codes of each as aliases of the two letters.
    letters = [(old, new[0]) for old, new in aliases if len(old) == 3 and old.isalpha() and len(new) == 1]
    codes = {two.lower(): three for three, two in letters if three not in _OTHERS}
    codes |= {three.lower(): three for three in codes.values()}
    names = Locale("en").territories
    codes |= {_plain(name): codes[two.lower()] for two, name in names.items() if two.lower() in codes}
    data = files("banggiao.ingest.lists").joinpath("countries.toml").read_text("utf8")
    return codes | tomli.loads(data)


def country_code(name: str) -> str:
    """The alpha-3 code of a state by its code or English name; "" for what is none.

    Example: country_code("kp") == country_code("Korea, North") == "PRK".
    """
    return _codes().get(_plain(name), "")


def lister_code(name: str) -> str:
    """Who is behind a list, by the letters that its name begins with. Example: lister_code("us_ofac_sdn") == "USA"."""
    head = name.lower().partition("_")[0]
    return _BODIES.get(head) or (country_code(head) if len(head) == 2 else "")


def _plain(name: str) -> str:
    letters = skeleton(name.replace("(", " ").replace(")", " "))
    return " ".join("".join(c for c in word if c.isalnum()) for word in letters.split()).strip()
