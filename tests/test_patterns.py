"""No regular expression of the package may run away: each is tried on texts made to lead it astray.

The texts are built from the expression itself: its letters and pieces that match it, repeated, with and without an
end that makes the match fail. What backtracks over them takes minutes instead of milliseconds.
"""

from __future__ import annotations

import importlib
import pkgutil
import random
import re
import signal
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import TYPE_CHECKING, Any

import pytest

import banggiao
from banggiao.lang.vi.language import load

if TYPE_CHECKING:
    from collections.abc import Iterator

_SIZE = 10_000
_SECONDS = 1.0  # for one text; the slowest takes a tenth
_ENDS = ("", "!", "\n", " x")
_CATEGORIES = {op.CATEGORY_DIGIT: "17", op.CATEGORY_SPACE: " \n", op.CATEGORY_WORD: "aB1ệ"}
_CATEGORIES |= {op.CATEGORY_NOT_DIGIT: "a-", op.CATEGORY_NOT_SPACE: "a.", op.CATEGORY_NOT_WORD: " -"}


def package_patterns() -> dict[str, re.Pattern[str]]:
    """Every compiled pattern that a module or the language's data hold, by where it stands."""
    found: dict[str, re.Pattern[str]] = {}
    seen: set[int] = set()

    def collect(name: str, value: object, depth: int) -> None:
        if isinstance(value, re.Pattern):
            if isinstance(value.pattern, str) and value not in found.values():
                found[name] = value
            return
        if depth > 5 or id(value) in seen or isinstance(value, str | bytes | int | float | type | None):
            return
        seen.add(id(value))
        if isinstance(value, dict):
            children = [(str(key), child) for key, child in value.items()]
        elif isinstance(value, list | tuple | set | frozenset):
            children = [(str(number), child) for number, child in enumerate(value)]
        elif type(value).__module__.startswith("banggiao"):
            names = getattr(value, "__slots__", None) or getattr(value, "__dict__", ())
            children = [(key, getattr(value, key)) for key in names]
        else:
            return
        for key, child in children:
            collect(f"{name}.{key}", child, depth + 1)

    for module in pkgutil.walk_packages(banggiao.__path__, "banggiao."):
        for key, value in vars(importlib.import_module(module.name)).items():
            collect(f"{module.name.removeprefix('banggiao.')}.{key}", value, 0)
    collect("language", load(), 0)
    return found


def sample(tree: Any, chance: random.Random) -> str:
    """A text that a parsed expression may match; what stands in assertions is written out too."""
    return "".join(_piece(code, value, chance) for code, value in tree)


def _piece(code: Any, value: Any, chance: random.Random) -> str:
    if code is op.LITERAL:
        return chr(value)
    if code in (op.NOT_LITERAL, op.ANY):
        return chance.choice("aB1 -ệ")
    if code is op.IN:
        return chance.choice(_letters(value) or "a")
    if code is op.BRANCH:
        return sample(chance.choice(value[1]), chance)
    if code is op.SUBPATTERN:
        return sample(value[3], chance)
    if code in (op.ASSERT, op.ATOMIC_GROUP):
        return sample(value[1] if code is op.ASSERT else value, chance)
    if code in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
        least, most, inside = value
        return "".join(sample(inside, chance) for _ in range(chance.randint(least, min(int(most), least + 4))))
    return ""


def _letters(members: Any) -> str:
    if members[0][0] is op.NEGATE:
        return "aB1 -ệ"
    letters = ""
    for code, value in members:
        if code is op.LITERAL:
            letters += chr(value)
        elif code is op.RANGE:
            letters += chr(value[0]) + chr(value[1])
        elif code is op.CATEGORY:
            letters += _CATEGORIES[value]
    return letters


def hostile_texts(pattern: str) -> Iterator[str]:
    """Texts of some thousand characters made of what `pattern` is made of."""
    chance = random.Random(pattern)
    tree = parser.parse(pattern)
    samples = sorted({sample(tree, chance) for _ in range(8)} - {""}) or ["a"]
    letters = sorted({letter for text in samples for letter in text})
    units = [*samples, *chance.sample(letters, min(6, len(letters))), *(text[:-1] for text in samples[:4] if text[1:])]
    units += ["".join(chance.choices(letters, k=3)) for _ in range(4)]
    for unit in units:
        yield unit * (_SIZE // len(unit)) + chance.choice(_ENDS)


PATTERNS = package_patterns()


@pytest.fixture
def watch() -> Iterator[None]:
    """Stops what takes too long: an expression that runs away would run for ever."""

    def stop(*_: object) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, stop)
    yield
    signal.setitimer(signal.ITIMER_REAL, 0)
    signal.signal(signal.SIGALRM, before)


def runs_away(pattern: re.Pattern[str]) -> str:
    """The first hostile text that takes `pattern` too long, "" where there is none."""
    for text in hostile_texts(pattern.pattern):
        try:
            signal.setitimer(signal.ITIMER_REAL, _SECONDS)
            for _ in pattern.finditer(text):
                pass
            pattern.fullmatch(text)
        except TimeoutError:
            return text
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
    return ""


def test_the_patterns_are_found() -> None:
    assert len(PATTERNS) > 30
    assert {"annotate.sentences._END", "language.units.pattern", "language.persons.runs"} <= PATTERNS.keys()


@pytest.mark.usefixtures("watch")
@pytest.mark.parametrize("name", sorted(PATTERNS))
def test_pattern_does_not_run_away(name: str) -> None:
    text = runs_away(PATTERNS[name])
    assert text == "", f"{name} takes more than {_SECONDS} s on {text[:60]!r}…"


@pytest.mark.usefixtures("watch")
@pytest.mark.parametrize("pattern", [r"(?:a+)+b", r"(?:\w+ ?)+;", r"(?:x|xx)+y", r"(?:[a-z]+,?)*\."])
def test_what_does_run_away_is_told(pattern: str) -> None:
    assert runs_away(re.compile(pattern)) != ""
