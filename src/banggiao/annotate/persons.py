"""Persons of an article: where each is spoken of, the fullest name, the state and the office."""

from __future__ import annotations

from bisect import bisect_right
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from banggiao.annotate.person_around import Around
from banggiao.annotate.person_country import find_countries
from banggiao.annotate.person_groups import Individual, group
from banggiao.annotate.person_layers import join_layers
from banggiao.annotate.person_names import find_pieces, find_titles
from banggiao.annotate.person_phrases import Cast, find_phrases
from banggiao.annotate.person_pronouns import find_pronouns
from banggiao.annotate.person_shapes import Shape
from banggiao.annotate.person_spots import Spot, find_spots
from banggiao.lang.forms import longest
from banggiao.lang.titles import TitleHit
from banggiao.model.mention import UNKNOWN, Mention, MentionType, Person
from banggiao.model.sentence import SentenceRole

if TYPE_CHECKING:
    from collections.abc import Sequence

    from banggiao.annotate.person_layers import Layers
    from banggiao.annotate.person_names import Piece
    from banggiao.lang.matcher import Scan
    from banggiao.lang.persons import PersonLexicon
    from banggiao.model.sentence import Sentence

_START = itemgetter(0)
# Members by themselves: their class is slow to ask (Python 3.11).
_PERSON, _STATE = MentionType.PERSON, MentionType.STATE
_KNOWN, _OTHER = Shape.KNOWN, Shape.OTHER
_UNOFFICIAL = frozenset({"expert"})  # who only comments
_FATE = 60  # characters after a name in which is told what befalls its bearer
_PRIVATE = frozenset({"kin", "civil", "counterpart"})  # recorded by a full name only


class People(NamedTuple):
    """The mentions of persons, in order, none overlapping another, and the article's persons."""

    mentions: tuple[Mention, ...]
    persons: tuple[Person, ...]


def find_persons(
    text: str,
    folded: str,
    sentences: Sequence[Sentence],
    parties: Sequence[Mention],
    scan: Scan,
    lexicon: PersonLexicon,
) -> People:
    """Find who is spoken of in `text`.

    `folded` is the folded text; `parties` what `find_actors` found, in order; `scan` what the language's forms found.
    A mention covers the whole phrase, with title and state; short forms and phrases ("ông Kim", "nhà lãnh đạo Triều
    Tiên") carry the person's fullest name.

    Example: in "Ngoại trưởng Nga Sergey Lavrov tới Lào. Ông Lavrov gặp …" both mentions have the name
    "Sergey Lavrov" and the code RUS.
    """
    hits = [TitleHit(start, end, entry) for start, end, entry, _ in longest(scan.titles)]
    titles = find_titles(text, parties, hits, lexicon)
    pieces = find_pieces(text, folded, parties, titles, lexicon)
    titles = _outside(titles, pieces)
    layers = join_layers(text, folded, parties, titles, pieces, lexicon)
    spots = find_spots(layers, titles)
    named = [spot for spot in spots.named if not _is_byline(spot, sentences)]
    people = group(named, [Spot(piece, _OTHER, None, None, None) for piece in spots.left], lexicon)
    around = Around(text, parties, sentences)
    countries = find_countries(layers, people, around)
    records = [_record(layers, person, code) for person, code in zip(people, countries, strict=True)]
    mentions = [_mention(spot, record) for person, record in zip(people, records, strict=True) for spot in person.spots]
    cast = Cast(people, records)
    mentions += find_phrases(layers, spots.bare, cast, around)
    mentions = _apart(mentions)
    mentions = _apart([*mentions, *find_pronouns(layers, scan.pronouns, mentions, cast, sentences)])
    kept = [r for person, r in zip(people, records, strict=True) if _matters(layers, person)]
    kept.sort(key=lambda record: record.start)
    return People(tuple(mentions), tuple(kept))


def merge(parties: Sequence[Mention], people: Sequence[Mention]) -> tuple[Mention, ...]:
    """Both layers as one, in order: a party inside a person's phrase gives way to it."""
    merged: list[Mention] = []
    position = 0
    for person in people:
        while position < len(parties) and parties[position].end <= person.start:
            merged.append(parties[position])
            position += 1
        while position < len(parties) and parties[position].start < person.end:
            position += 1
        merged.append(person)
    return (*merged, *parties[position:])


def _outside(titles: Sequence[TitleHit], pieces: Sequence[Piece]) -> list[TitleHit]:
    """The titles that are no part of a name ("anh" in "Trần Tuấn Anh")."""
    starts = [piece.start for piece in pieces]
    kept = []
    for title in titles:
        number = bisect_right(starts, title.start) - 1
        if number < 0 or pieces[number].end <= title.start:
            kept.append(title)
    return kept


def _record(layers: Layers, person: Individual, country: str) -> Person:
    text = layers.text
    if len(person.spots) == 1:
        first = widest = person.spots[0].name
    else:
        names = sorted([spot.name for spot in person.spots], key=_START)
        own = [spot.name for spot in person.spots if not spot.alias]
        first, widest = names[0], max(own or names, key=_width)
    name = " ".join(text[widest.start : widest.end].split())
    return Person(name, country, _office(layers, person), first.start, first.end)


def _width(name: Piece) -> int:
    """How many words a name has, those that a hyphen joins counted apart."""
    return sum(word.count(" ") for word in name.words) + len(name.words)


def _office(layers: Layers, person: Individual) -> str:
    """The office as first written, the state left out where it simply follows."""
    for spot in sorted(person.spots, key=lambda s: s.name.start) if len(person.spots) > 1 else person.spots:
        for phrase in (spot.title, spot.after, spot.told):
            if phrase is None or not phrase.offices:
                continue
            end, party = phrase.office_end, phrase.party
            if party is not None and party.end == end and party.type is _STATE:
                end = party.start
            last = phrase.titles[-1].end
            if layers.folded[last:end].strip() in layers.lexicon.links:
                end = last
            return " ".join(layers.text[phrase.start : end].strip(" ,").split())
    return ""


def _mention(spot: Spot, record: Person) -> Mention:
    codes = (record.country,) if record.country != UNKNOWN else ()
    name = spot.name
    return Mention(spot.start, spot.end, _PERSON, codes, record.name, "person", name.start, name.end)


def _matters(layers: Layers, person: Individual) -> bool:
    """Whether the article's record names the person: officials and those who take part, not who only comments."""
    if person.known is not None or person.categories - _UNOFFICIAL - _PRIVATE:
        return True
    if len(person.words) == 1:
        return False
    done_to = layers.lexicon.done_to
    if any(layers.folded.endswith(done_to, 0, spot.start - 1) for spot in person.spots):
        return True  # "bắt Volodymyr Zhuravlov"
    if person.categories & _UNOFFICIAL:  # unless something befalls them: "Phóng viên Evan Gershkovich bị tòa án …"
        text, fates = layers.folded, layers.lexicon.fates
        return any(fates.search(text, spot.end, spot.end + _FATE) for spot in person.spots)
    return len(person.spots) > 1 or any(spot.title or spot.after or spot.told or spot.kin for spot in person.spots)


def _is_byline(spot: Spot, sentences: Sequence[Sentence]) -> bool:
    """Whether a name without a title is the writer's, at either end of the page."""
    if spot.title is not None or spot.after is not None or spot.shape is _KNOWN:
        return False
    number = bisect_right(sentences, spot.name.start, key=_START) - 1
    return number >= 0 and sentences[number].role is SentenceRole.BYLINE


def _apart(mentions: list[Mention]) -> list[Mention]:
    """The mentions in order, the leftmost longest of those that overlap."""
    mentions.sort(key=lambda m: (m.start, -m.end))
    kept: list[Mention] = []
    for mention in mentions:
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept
