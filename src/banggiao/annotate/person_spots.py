"""Every place where an article names a person: the name, the title phrase before it and the one after it."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from banggiao.annotate.person_asides import (
    chosen_for,
    is_alias,
    is_shared,
    may_be_company,
    part_titles,
    serving,
    shared,
    told_too,
)
from banggiao.annotate.person_layers import TitlePhrase
from banggiao.annotate.person_shapes import Shape, look
from banggiao.annotate.person_titles import read_title
from banggiao.lang.titles import ADDRESS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from banggiao.annotate.person_layers import Layers
    from banggiao.annotate.person_names import Piece
    from banggiao.lang.titles import TitleHit
    from banggiao.model.mention import Mention

_AFTER = re.compile(r" {0,2}(?:\([^()\n]{1,24}\)|, ?\d{2,3} [^\W\d_]{4},?)? {0,2}(?:,|-|\u2013|\u2014|\()? {0,2}")
_AGE = re.compile(r" ?(?:\(|, ?)\d{2} [^\W\d_]{4}\b")
# Members by themselves: their class is slow to ask (Python 3.11).
_KNOWN, _KOREAN, _FOREIGN, _OTHER = Shape.KNOWN, Shape.KOREAN, Shape.FOREIGN, Shape.OTHER
_BEFORE = 26  # characters in which the word before a name is looked for
_NEAR = 40  # characters between two names of which one may tell of the other
_MOST = 1000  # spots of each kind that are looked at: an article has a few dozen, a hostile page any number
_MILITARY = "military"
_RANKS = frozenset({_MILITARY, "expert"})  # titles that one bears beside an office
# Offices that serve another person: in "trợ lý Tổng thống Putin" the name may be the other's.
_SERVANTS = frozenset({"spokesperson", "adviser", "envoy", "civil", "royal", "official", "counterpart", "leader"})


class Spot(NamedTuple):
    """A person named: the name, its shape, the title phrases before and after it, and the party told after "của".

    `told`: a title phrase that is no part of the mention: of a list that the name goes on, or of an office that its
    bearer is chosen for. `alias`: whether it is a second name of the person named right before; `kin`: whether the
    words before it make the person kin of somebody spoken of ("vợ ông").
    """

    name: Piece
    shape: Shape
    title: TitlePhrase | None
    after: TitlePhrase | None
    owner: Mention | None
    told: TitlePhrase | None = None
    alias: bool = False
    kin: bool = False

    @property
    def start(self) -> int:
        """Where the phrase begins, title included."""
        return self.title.start if self.title else self.name.start

    @property
    def end(self) -> int:
        """Where the phrase ends, the title after the name included."""
        if self.after:
            return self.after.end
        return self.owner.end if self.owner else self.name.end


class Spots(NamedTuple):
    """What a walk through an article found: persons named, title phrases without a name, and runs left over."""

    named: tuple[Spot, ...]
    bare: tuple[TitlePhrase, ...]
    left: tuple[Piece, ...]


def find_spots(layers: Layers, titles: Sequence[TitleHit]) -> Spots:
    """Walk through the titles of an article, then through the runs of capitals that no title took.

    Example: "Sergey Lavrov, Ngoại trưởng Nga" is one spot with its title after the name.
    """
    phrases = list(part_titles(layers, _phrases(layers, titles)))
    taken = {phrase.name.end: phrase for phrase in phrases if phrase.name is not None}
    fields = [phrase for phrase in phrases if phrase.name is None]
    starts = [phrase.start for phrase in fields]
    named: list[Spot] = []
    used: set[int] = set()
    left: list[Piece] = []
    for piece in layers.pieces.values():
        phrase = taken.get(piece.end)
        if phrase is not None and phrase.name is not None:
            if phrase.category == _MILITARY and not _stands(layers, phrase.start, _OTHER):
                continue  # "tàu Đô đốc Pan-tê-lê-ép"
            spot = _spot(layers, phrase.name, phrase.shape, phrase)
            if named and len(phrase.titles) == 1 and phrase.titles[0].entry.category in ADDRESS:
                spot = _beside(layers, spot, named[-1], fields)
        else:
            found = look(piece, layers.folded, layers.lexicon)
            number = bisect_right(starts, piece.start) - 1
            if (number >= 0 and piece.start < fields[number].end) or not _stands(layers, piece.start, found.shape):
                continue
            name = piece.tail(found.first)
            spot = _spot(layers, name, found.shape, None)
            if spot.after is not None and found.first and not layers.lexicon.native.fullmatch(piece.words[0]):
                spot = spot._replace(name=piece)  # "Karamoko Jean-Marie Traoré, Ngoại trưởng …"
            spot = _beside(layers, spot, named[-1] if named else None, fields)
            if not (spot.after or spot.told or spot.alias or spot.kin) and not _is_enough(layers, spot):
                left.append(name)
                continue
        if spot.after is not None:
            used.add(spot.after.start)
            if left and is_shared(layers, left[-1].end, spot.name, spot.after):
                other = left.pop()
                named.append(Spot(other, _FOREIGN, None, None, None, spot.after))
        named.append(spot)
    bare = (phrase for phrase in fields if phrase.start not in used)
    return Spots(tuple(named[:_MOST]), tuple(bare)[:_MOST], tuple(left[:_MOST]))


def _phrases(layers: Layers, titles: Sequence[TitleHit]) -> list[TitlePhrase]:
    phrases: list[TitlePhrase] = []
    end = -1
    for title in titles:
        if title.start < end:
            continue
        phrase = read_title(layers, title)
        phrase = _own(layers, phrase)
        phrases.append(phrase)
        end = phrase.end
    return phrases


def _own(layers: Layers, phrase: TitlePhrase) -> TitlePhrase:
    """Of "phát ngôn viên Tổng thống Putin" the part that is Putin's, where the offices file knows that he held it."""
    if len(phrase.titles) > 1 and phrase.name is not None and phrase.shape is _KNOWN:
        lexicon = layers.lexicon
        person = lexicon.known[" ".join(phrase.name.words)]
        held = {lexicon.offices[term.office] for term in person.terms}
        last = phrase.titles[-1] if phrase.titles[-1].entry.category not in ADDRESS else phrase.titles[-2]
        first = phrase.titles[0].entry.category
        if last.entry.category in held and first not in held and first in _SERVANTS:
            return read_title(layers, last)
    return phrase


def _spot(layers: Layers, name: Piece, shape: Shape, title: TitlePhrase | None) -> Spot:
    after = None
    if title is None or title.party is None or title.offices <= _RANKS:
        after = _title_after(layers, name)
    owner = None
    if after is None and title is not None and title.party is None and title.category not in ADDRESS:
        for word in layers.lexicon.owning:
            if layers.folded.startswith(word, name.end + 1):
                owner = layers.parties.get(name.end + 2 + len(word))
    told = chosen_for(layers, name) if after is None else told_too(layers, after)
    start = title.start if title is not None else name.start
    kin = layers.text.endswith(", ", 0, start) and (
        layers.lexicon.relatives.search(layers.folded, max(0, start - _BEFORE), start) is not None
    )
    return Spot(name, shape, title, after, owner if owner is not None and owner.codes else None, told, False, kin)


def _beside(layers: Layers, spot: Spot, before: Spot | None, fields: Sequence[TitlePhrase]) -> Spot:
    """A name without a title with what the name before it tells of it."""
    if before is None or spot.start - before.end > _NEAR:
        return spot
    if is_alias(layers, before.end, spot.start):
        return spot._replace(alias=True)
    if spot.shape is _OTHER or spot.told is not None:
        return spot
    if layers.text[before.end : spot.start] == ", ":  # "luật sư của ông Khan, Faisal Chaudhry"
        served = serving(layers, fields, before.start)
        if served is not None:
            return spot._replace(told=served)
    told = shared(layers, before.told or before.title, before.end, spot.start)
    return spot._replace(told=told) if told is not None else spot


def _title_after(layers: Layers, name: Piece) -> TitlePhrase | None:
    """The title phrase in apposition after a name: "Sergey Lavrov, Ngoại trưởng Nga"."""
    gap = _AFTER.match(layers.text, name.end)
    if gap is None or not gap.group().strip():
        return None
    at = gap.end()
    lead = layers.lexicon.appositions.match(layers.folded, at)
    title = layers.titles.get(lead.end() if lead else at)
    if title is None or title.entry.category in ADDRESS:
        return None
    phrase = read_title(layers, title)
    if phrase.name is None:
        return phrase
    if may_be_company(phrase):
        return phrase._replace(name=None, office_end=phrase.end)
    if len(phrase.titles) > 1 and title.entry.category in _SERVANTS:  # "Yuri Ushakov, trợ lý của Tổng thống Putin"
        return TitlePhrase(title.start, title.end, (title,), title.end, None, None, _OTHER, False)
    return None


def _stands(layers: Layers, start: int, shape: Shape) -> bool:
    """Whether the words before `start` let a person's name of that shape stand there."""
    lexicon = layers.lexicon
    before = layers.folded[max(0, start - _BEFORE) : start]
    before = before.rstrip('"\u201c') if before[-1:] in '"\u201c' else before
    if before[-1:] not in " \u00a0" or not before.strip():
        return True
    words = before.split()[-3:]
    for count in range(1, len(words) + 1):
        phrase = " ".join(words[-count:])
        if phrase in lexicon.things:
            return shape is _KNOWN and phrase in lexicon.mild_things
    return True


def _is_enough(layers: Layers, spot: Spot) -> bool:
    """Whether a name without any title is surely a person's."""
    if spot.shape in (_KNOWN, _KOREAN):
        return True
    if spot.shape < _FOREIGN:
        return False
    text, end = layers.folded, spot.name.end
    acts = text[end : end + 1] in " ," and layers.lexicon.verbs.match(text, end + 1) is not None
    if spot.shape in (Shape.INITIAL, Shape.GIVEN) or text.endswith(layers.lexicon.done_to, 0, spot.start - 1):
        return True
    return _AGE.match(text, end) is not None or (acts and spot.shape is Shape.NATIVE and len(spot.name.words) == 3)
