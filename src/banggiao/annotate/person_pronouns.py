"""Pronouns that stand for a person named before: "ông này", and forms of address alone: "Ông nói thêm …"."""

from __future__ import annotations

import re
from bisect import bisect_right
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from banggiao.lang.forms import longest
from banggiao.model.mention import UNKNOWN, Mention, MentionType

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from banggiao.annotate.person_layers import Layers
    from banggiao.annotate.person_phrases import Cast
    from banggiao.lang.matcher import Found
    from banggiao.model.sentence import Sentence

_REACH = 4  # sentences that a pronoun looks back over
_QUOTATION = 900  # characters of a quotation at most: a longer one is a mark that was never closed
_MARKS = re.compile('["\u201c\u201d\n]')
_START = itemgetter(0)
_AROUND = 16  # characters on both sides in which the neighbouring word is looked for
_MOST = 1000  # pronouns that are looked at: an article has a few dozen, a hostile page any number


class _Told(NamedTuple):
    """A person spoken of: where, who, and whether a verb of acting or saying follows."""

    start: int
    name: str
    speaks: bool


def find_pronouns(
    layers: Layers,
    places: Iterable[Found[str]],
    mentions: Sequence[Mention],
    cast: Cast,
    sentences: Sequence[Sentence],
) -> Iterator[Mention]:
    """The pronouns of an article, each with the person that it stands for.

    `places`: where the language's pronouns stand; `mentions`: the persons found; both in order. A pronoun stands for
    the subject of the sentence so far, else of one of the sentences before, whose form of address agrees.

    Example: in "Ngoại trưởng Lào Somchai tới Huế. Ông sẽ thăm Đà Nẵng." the pronoun "Ông" has the name "Somchai".
    """
    if not mentions:
        return
    gender = {record.name: person.female for person, record in zip(cast.people, cast.records, strict=True)}
    country = {record.name: record.country for record in cast.records}
    starts = [sentence.start for sentence in sentences]
    told: dict[int, list[_Told]] = {}
    position = count = 0
    for start, end, wanted in _pronouns(layers, places):
        while position < len(mentions) and mentions[position].start <= start:
            mention = mentions[position]
            if mention.name in gender:
                _tell(told, starts, mention, layers)
            position += 1
        count += 1
        if count > _MOST:
            return
        if position and mentions[position - 1].end > start:
            continue
        name = _antecedent(told, bisect_right(starts, start) - 1, wanted, gender)
        if name is None:
            continue
        codes = (country[name],) if country[name] != UNKNOWN else ()
        found = Mention(start, end, MentionType.PERSON, codes, name, "pronoun")
        _tell(told, starts, found, layers)
        yield found


def _tell(told: dict[int, list[_Told]], starts: Sequence[int], mention: Mention, layers: Layers) -> None:
    speaks = layers.lexicon.verbs.match(layers.folded, mention.end + 1) is not None
    number = bisect_right(starts, mention.start) - 1
    told.setdefault(number, []).append(_Told(mention.start, mention.name, speaks))


def _antecedent(
    told: dict[int, list[_Told]], sentence: int, wanted: str, gender: dict[str, bool | None]
) -> str | None:
    """The first who acts in the nearest sentence that speaks of somebody who agrees, else the first named in it."""
    for number in range(sentence, max(-1, sentence - _REACH - 1), -1):
        best: tuple[bool, bool, int] | None = None
        name = None
        for person in told.get(number, ()):
            female = gender[person.name]
            if wanted and female is not None and female != (wanted == "she"):
                continue
            rank = (wanted == "she" and female is True, person.speaks, -person.start)
            if best is None or rank > best:
                best, name = rank, person.name
        if name is not None:
            return name
    return None


def _pronouns(layers: Layers, places: Iterable[Found[str]]) -> Iterator[tuple[int, int, str]]:
    """Each pronoun with the gender it tells; a form of address alone only where nothing shows it to be another word."""
    lexicon, text, folded = layers.lexicon, layers.text, layers.folded
    quotations: list[tuple[int, int]] | None = None
    for start, end, gender, _ in longest(places):
        if folded[start:end] in lexicon.plain:
            if not _is_alone(layers, start, end):
                continue
            if quotations is None:
                quotations = _quotations(text)
            if _is_quoted(start, quotations):
                continue
        yield start, end, gender


def _is_alone(layers: Layers, start: int, end: int) -> bool:
    """Whether a form of address is a pronoun here: not "đàn ông", "ông chủ", "các ông", "Ông Kim"."""
    text, folded, lexicon = layers.text, layers.folded, layers.lexicon
    if start in layers.parties or text[end + 1 : end + 2].isupper() or end + 1 in layers.titles:
        return False
    after = folded[end : end + _AROUND].split(maxsplit=1)
    if after and folded[end : end + 1] == " " and after[0].strip(".,;:!?\"") in lexicon.plain_not_before:
        return False
    before = folded[max(0, start - _AROUND) : start].split()
    return not before or before[-1] not in lexicon.plain_not_after


def _quotations(text: str) -> list[tuple[int, int]]:
    """The stretches of `text` between quotation marks, none beyond its line."""
    found: list[tuple[int, int]] = []
    opened = -1
    for mark in _MARKS.finditer(text):
        if mark.group() == "\n":
            opened = -1
        elif opened < 0:
            opened = mark.start() if mark.group() != "\u201d" else -1
        else:
            if mark.start() - opened <= _QUOTATION:
                found.append((opened, mark.start()))
            opened = -1
    return found


def _is_quoted(position: int, quotations: Sequence[tuple[int, int]]) -> bool:
    number = bisect_right(quotations, position, key=_START) - 1
    return number >= 0 and position < quotations[number][1]
