"""Folding of Vietnamese text: one spelling for what means the same, without moving a character."""

from __future__ import annotations

import re

# Two ways of placing the tone mark are both correct: hòa and hoà, thúy and thuý. Both fold to the newer one.
_TONES = {
    old: new
    for base, olds, news in (("{}a", "òóỏõọ", "àáảãạ"), ("{}e", "òóỏõọ", "èéẻẽẹ"), ("{}y", "ùúủũụ", "ỳýỷỹỵ"))
    for old, new in (
        (base.format(o), base.format("o" if base[-1] != "y" else "u")[:-1] + n) for o, n in zip(olds, news, strict=True)
    )
}

# Characters that stand for another one: typographic dashes and quotes, no-break and thin spaces, the Icelandic letter
# that old fonts type for Đ, and the two capitals whose lower case would be longer than they are.
_MARKS = {
    **dict.fromkeys("‐‑‒–—―−", "-"),
    **dict.fromkeys("“”„‟«»", '"'),
    **dict.fromkeys("‘’‚‛`´", "'"),
    **dict.fromkeys("\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a", " "),
    **dict.fromkeys("\u202f\u3000\t\r", " "),
    **dict.fromkeys("Ðð", "đ"),
    "İ": "i",
    "\u00ad": " ",
}
# Most characters stay as they are: a search for those that do not is faster than a look at each, and a search for one
# of a set of characters faster than for one of several pairs.
_MARK = re.compile("[" + "".join(map(re.escape, _MARKS)) + "]")
_TONE = re.compile("[{}][{}]".format(*("".join(sorted({old[i] for old in _TONES})) for i in (0, 1))))


def fold(text: str) -> str:
    """Fold `text` (NFC) to lower case, one tone-mark placement, plain dashes, quotes and spaces.

    The result has exactly as many characters as `text`, so offsets in one are offsets in the other.

    Example: fold("Hoà bình – Hòa BÌNH") == "hoà bình - hoà bình".
    """
    return _TONE.sub(_newer, _MARK.sub(_plain, text).lower())


def _plain(mark: re.Match[str]) -> str:
    return _MARKS[mark[0]]


def _newer(tone: re.Match[str]) -> str:
    return _TONES.get(tone[0], tone[0])
