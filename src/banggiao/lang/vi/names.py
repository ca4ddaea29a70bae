"""The Vietnamese knowledge of persons, loaded once."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from banggiao.lang.persons import PersonLexicon, load_person_lexicon
from banggiao.lang.vi.fold import fold


@cache
def load_persons() -> PersonLexicon:
    """Titles, names and offices; the same object at each call, as nothing can change it."""
    return load_person_lexicon(files("banggiao.lang.vi"), fold)
