"""Classes of words that stand for each other in the lexicon's forms."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from banggiao.errors import LexiconError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_CLASS = re.compile(r"<(\w+)>")


@dataclass(frozen=True, slots=True)
class Classes:
    """The words of each class, by its name."""

    words: Mapping[str, Sequence[str]]

    def expand(self, forms: Sequence[str], place: str) -> tuple[str, ...]:
        """`forms`, each that names classes once for every choice of their words; what comes twice, once.

        `place`: where the forms stand, for the LexiconError that an unknown class raises.

        Example: of a class weapon of "tên lửa" and "đạn", "mua <weapon>" is "mua tên lửa" and "mua đạn".
        """
        # Few forms name a class, and all are expanded at every start.
        found = [one for form in forms for one in (self._choices(form, place) if "<" in form else (form,))]
        return tuple(dict.fromkeys(found))

    def _choices(self, form: str, place: str) -> Iterator[str]:
        found = _CLASS.search(form)
        if found is None:
            yield form
            return
        words = self.words.get(found[1])
        if words is None:
            raise LexiconError(f"{place}: no class {found[1]!r} in classes.toml, which has {', '.join(self.words)}")
        for word in words:
            yield from self._choices(form[: found.start()] + word + form[found.end() :], place)
