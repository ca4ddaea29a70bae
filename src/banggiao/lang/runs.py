"""The pattern of a run of capitalised words, in which persons' names are looked for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

UPPER = "[" + "".join(re.escape(chr(n)) for n in range(0x1F00) if chr(n).isupper()) + "]"
LETTER = r"[^\W\d_]"
DASH = "[-\u2010\u2011\u2012\u2013]"
_TOKEN = rf"{UPPER}{LETTER}*(?:['’`ʼ]{LETTER}+){{0,2}}(?:{DASH}{LETTER}+){{0,5}}"
# One to three letters stand for a given name, glued to what follows where they are more than one ("V.Pu-tin",
# "Gi.Bai-đơn"); the word after them may begin with one vowel and a hyphen ("B.Ô-ba-ma").
_INITIALS = (
    rf"(?:{UPPER}(?:\.[ \u00a0]?|{LETTER}{{1,2}}\.)){{1,3}}(?:{UPPER}[ \u00a0])?"
    rf"(?={UPPER}(?:{LETTER}|{DASH}{LETTER}))"
)

_NICKNAME = rf"[\"\u201c]{_TOKEN}[\"\u201d] "  # 'Jorge "Tuto" Quiroga'


def run_pattern(particles: Iterable[str], leading: Iterable[str]) -> re.Pattern[str]:
    """A pattern for up to ten capitalised words, with initials and with the small `particles` between them.

    `leading` are the particles that may stand before the first word ("bin Laden").

    Example: in "ông John F. Kennedy và Ph.Mô-ghe-ri-ni" it matches "John F. Kennedy" and "Ph.Mô-ghe-ri-ni".
    """
    leading = tuple(leading)
    inside, before = (_any(words) for words in (particles, leading))
    particle = rf"(?:{inside})(?:[ \u00a0]|{DASH}| {DASH} )"
    # One look at the first letter rules most places out.
    first = "|".join((UPPER, *sorted({re.escape(word[0]) for word in leading})))
    return re.compile(
        rf"(?={first})(?<![^\W_])(?:(?:{before})[ -])?(?:{_INITIALS})?{_TOKEN}"
        rf"(?:[ \u00a0](?:{particle}){{0,2}}(?:{_INITIALS}|{_NICKNAME})?{_TOKEN}){{0,9}}"
    )


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=lambda word: (-len(word), word)))
