"""Where an event took place: which country named in or about the sentence is its place, if any."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from banggiao.annotate.view import count_between
from banggiao.extract import bags
from banggiao.extract.choices import chances, first_chances
from banggiao.extract.happening import Settled
from banggiao.extract.place_rows import AWAY, HERE, LIKE, NOWHERE, AwayRow, HereRow, LikeRow, NowhereRow
from banggiao.extract.scene import shortened, way
from banggiao.extract.templates import maker
from banggiao.extract.words import beside, near
from banggiao.model.event import Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from banggiao.extract.bags import Bags
    from banggiao.extract.context import Context
    from banggiao.extract.happening import Happening
    from banggiao.extract.model import Scorer
    from banggiao.extract.named import Named
    from banggiao.extract.templates import Item
    from banggiao.model.mention import Mention

    Placed = Settled[str]  # by country

MODEL = "where"
ALONE, TOLD = "alone", "told"  # columns: the first look, each event with the places of its own sentence; the second
_BACK, _AHEAD = 3, 1  # sentences looked at before and after
_LOCATED = frozenset({"at", "to", "from"})
_LIKE = ("same", "kind")
_SURE = 0.6  # a first look that is as sure of a place is not looked at again
_ENOUGH = 0.5  # a place is given from this many times the chance of none on, as dates are
_SETTLED = 0.67  # and tells from this many times on where like events are
_NEAR = 6  # words on either side of the trigger that are looked at
SCHEMAS = {"here": HERE, "away": AWAY, "nowhere": NOWHERE, "like": LIKE, bags.SORT: bags.WORDS}
_here_row, _like_row = maker(HereRow), maker(LikeRow)


class PlaceOption(NamedTuple):
    """A country that may be where the event took place: a mention of it, and what is seen of that.

    `words`: of the event's own sentence.
    """

    code: str
    mention: Mention
    row: HereRow | AwayRow
    words: Bags = ()

    @property
    def start(self) -> int:
        """Where it begins."""
        return self.mention.start


def own_options(event: Happening, context: Context) -> list[PlaceOption]:
    """The places of the event's own sentence that lie in one country."""
    return [_own_option(event, place, context) for place in context.places[event.scene.view.index]]


def _own_option(event: Happening, place: Named, context: Context) -> PlaceOption:
    row, mention = _here(event, place, context), place.mention
    return PlaceOption(mention.codes[0], mention, row, beside(event.scene, mention.start, mention.end, row.side))


def far_options(event: Happening, context: Context, placed: Placed) -> list[PlaceOption]:
    """Other countries: those that neighbouring sentences say something is in, and those of events like this one."""
    index = event.scene.view.index
    return [
        PlaceOption(code, place[0], _away(event, place, placed, context))
        for code, place in reach(index, context).items()
        if _around(index, place) or placed.likeness(event, code) in _LIKE
    ]


def reach(index: int, context: Context) -> dict[str, tuple[Mention, str, int]]:
    """The countries that a sentence does not name, each with a place in it, that place's preposition and sentence: one
    that neighbouring sentences say something is in, or else the article's first."""
    here = {place.mention.codes[0] for place in context.places[index]}
    found: dict[str, tuple[Mention, str, int]] = {}
    for number in range(max(0, index - _BACK), min(len(context.views), index + _AHEAD + 1)):
        for mention, prep, _ in context.places[number]:
            if prep in _LOCATED and mention.codes[0] not in here:
                found.setdefault(mention.codes[0], (mention, prep, number))
    return found | {code: place for code, place in context.located.items() if code not in found and code not in here}


def _around(index: int, place: tuple[Mention, str, int]) -> bool:
    """Whether a neighbouring sentence says that something is in a place."""
    return place[1] in _LOCATED and index - _BACK <= place[2] <= index + _AHEAD


def items(event: Happening, found: Sequence[PlaceOption], placed: Placed | None) -> Iterator[Item]:
    """What is seen of each option and, last, of nowhere; `placed` is None at the first look."""
    scene = event.scene
    here = 0
    for option in found:
        row = option.row
        if isinstance(row, AwayRow):
            yield (("away", row),)
            continue
        here += 1
        said = (bags.SORT, option.words)
        if placed is None:
            yield (("here", row), said)
        else:
            like = _like_row((placed.likeness(event, option.code), scene.kind, row.role))
            yield (("here", row), said, ("like", like))
    nowhere = NowhereRow(
        scene.kind, scene.entry, scene.pos, "0123"[min(3, here)], "012"[min(2, len(found) - here)],
        "012"[min(2, len(event.recipients))], scene.at,
    )  # fmt: skip
    yield (("nowhere", nowhere), (bags.SORT, near(scene, _NEAR)))


def first_look(
    events: Sequence[Happening],
    own: Sequence[Sequence[PlaceOption]],
    model: Scorer,
    network: Sequence[Mapping[int, float]] | None = None,
    share: float = 0.0,
) -> list[list[float]]:
    """Place each event by its own sentence alone: the chance of each of its places and, last, of none.

    `network`: the scores that it gives places, if it is asked; `share`: how much of the scores these are.
    """
    return first_chances(
        model, ALONE, own, lambda number: tuple(items(events[number], own[number], None)), network, share
    )


def settled(
    events: Sequence[Happening], own: Sequence[Sequence[PlaceOption]], chances: Sequence[Sequence[float]]
) -> Placed:
    """The events that the first look placed."""
    looks = [(event, _likeliest(mine, one, _SETTLED)) for event, mine, one in zip(events, own, chances, strict=True)]
    return Settled((event, option.code) for event, option in looks if option is not None)


def decide(
    events: Sequence[Happening], context: Context, model: Scorer, network: Sequence[Mapping[int, float]], share: float
) -> list[Place | None]:
    """The country of each event with the words that say so, or None. Where the first look is unsure, from a second.

    `network`: the scores that it gives the places that may be each event's, by where they begin; `share`: how
    much of the scores these are.
    """
    found = [own_options(event, context) for event in events]
    likely = first_look(events, found, model, network, share)
    placed = settled(events, found, likely)
    unsure = [number for number, one in enumerate(likely) if max(one[:-1], default=0.0) < _SURE]
    for number in unsure:
        found[number] += far_options(events[number], context, placed)
    asked = [tuple(items(events[number], found[number], placed)) for number in unsure]
    theirs = [[network[number][option.start] for option in found[number]] for number in unsure]
    for number, one in zip(unsure, chances(model, TOLD, asked, theirs, share), strict=True):
        likely[number] = one
    text = context.document.article.text
    chosen = [_likeliest(mine, one, _ENOUGH) for mine, one in zip(found, likely, strict=True)]
    return [option and _place(option, text) for option in chosen]


def _place(option: PlaceOption, text: str) -> Place:
    start, end = option.mention.start, option.mention.end
    return Place(option.code, text[start:end], start, end)


def _role(event: Happening, code: str) -> str:
    return "recipient" if code in event.recipients else "actor" if code in event.actors else ""


def _here(event: Happening, place: Named, context: Context) -> HereRow:
    mention, prep, word = place
    scene, code = event.scene, mention.codes[0]
    view, candidate = scene.view, scene.candidate
    before = mention.end <= candidate.start
    side = "L" if before else "R" if mention.start >= candidate.end else "I"
    low, high = (mention.end, candidate.start) if before else (candidate.end, mention.start)
    path = scene.path(mention.start, mention.end)
    return _here_row((
        scene.kind, scene.pos, _role(event, code), prep, mention.type,
        "012"[min(2, len(event.recipients))], "t" if code in context.title else "",
        "m" if context.ranked[:1] == (code,) else "", side, word, way(path),
        shortened(path, before), "n" if high - low < 25 else "", "r" if count_between(view.reports, low, high) else "",
    ))  # fmt: skip


def _away(event: Happening, place: tuple[Mention, str, int], placed: Placed, context: Context) -> AwayRow:
    scene, (mention, prep, number) = event.scene, place
    code, away = mention.codes[0], number - scene.view.index
    return AwayRow(
        scene.kind, _role(event, code), prep, mention.type,
        "012"[min(2, len(event.recipients))], "t" if code in context.title else "",
        "m" if context.ranked[:1] == (code,) else "", str(max(-4, min(2, away))), "back" if away < 0 else "ahead",
        "a" if scene.kind in [c.entry.kind for c in context.candidates.get(number, ())] else "",
        placed.likeness(event, code), scene.at,
    )  # fmt: skip


def _likeliest(found: Sequence[PlaceOption], chances: Sequence[float], enough: float) -> PlaceOption | None:
    """The likeliest country's likeliest mention, or None where nowhere is much likelier."""
    if not found:
        return None
    together: dict[str, float] = {}
    for option, chance in zip(found, chances, strict=False):
        together[option.code] = together.get(option.code, 0.0) + chance
    code = max(together, key=together.__getitem__)
    if together[code] <= enough * chances[-1]:
        return None
    ours = [(chance, option) for option, chance in zip(found, chances, strict=False) if option.code == code]
    return max(ours, key=itemgetter(0))[1]
