"""What the network is taught: the candidates of annotated articles, what each is, and what phrases are to it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from banggiao.evaluate import lessons as taught
from banggiao.extract import sides
from banggiao.extract.neural import net
from banggiao.extract.neural.layout import Layout, Phrase
from banggiao.extract.neural.lines import NEAR, apart
from banggiao.extract.neural.vocabulary import Vocabulary, plain
from banggiao.extract.words import Words
from banggiao.extract.written import day
from banggiao.model.event import Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from banggiao.evaluate.alignment import Alignment
    from banggiao.evaluate.gold import GoldEvent
    from banggiao.evaluate.lessons import Lesson
    from banggiao.extract.context import Context
    from banggiao.extract.neural.layout import Offered, Trigger
    from banggiao.extract.neural.lines import Line

_RARE = 5  # a word seen less often is unknown


class Options(NamedTuple):
    """A choice, or several answers of yes and no: for each option which of its event's phrases it is (None: none), the
    column of its score, and whether it is right."""

    phrases: tuple[int | None, ...]
    columns: tuple[int, ...]
    right: tuple[bool, ...]


class Event(NamedTuple):
    """A candidate that stands: its number, its status, its phrases by number and how far each is, and what they are:
    `choices` among options, `parties` each by itself."""

    number: int
    status: int
    phrases: Sequence[int]
    distances: Sequence[int]
    choices: Sequence[Options]
    parties: Options | None


class Example(NamedTuple):
    """An article: its sentences, candidates and phrases, which candidates stand (None: left open), and how much it
    counts."""

    lines: Sequence[Line]
    triggers: Sequence[Trigger]
    phrases: Sequence[Phrase]
    stands: Sequence[bool | None]
    events: Sequence[Event]
    weight: float


def vocabulary(lessons: Sequence[Lesson]) -> Vocabulary:
    """The names of all that stands in these articles, the frequent ones among the words."""
    words: Counter[str] = Counter()
    names: dict[str, set[str]] = {"tags": {"time", "time+"}, "types": set(), "kinds": set(), "roles": set()}
    for lesson in lessons:
        for view in lesson.context.views:
            words.update(map(plain, Words.of(view.folded, view.sentence).words))
            names["tags"].update(name for unit in view.units for name in (unit.type.value, f"{unit.type.value}+"))
            names["roles"].add(view.sentence.role.value)
        names["types"].update(scene.type for scene in lesson.context.scenes)
        names["kinds"].update(scene.kind for scene in lesson.context.scenes)
    known = sorted(word for word, times in words.items() if times >= _RARE)
    return Vocabulary.of(
        {
            "words": known,
            **{sort: sorted(found) for sort, found in names.items()},
            "statuses": [status.value for status in Status],
        }
    )


def every(lessons: Iterable[Lesson], known: Vocabulary, in_file: float) -> list[Example]:
    """All articles that have candidates; `in_file`: how much those count that are annotated in their files."""
    return [
        example(lesson, known, in_file if lesson.in_file else 1.0) for lesson in lessons if lesson.context.scenes
    ]


def example(lesson: Lesson, known: Vocabulary, weight: float) -> Example:
    """What one article teaches."""
    layout = Layout.of(lesson.context, known)
    pairs = sorted(lesson.alignment.pairs.items())
    stands = _stands(layout.triggers, lesson.alignment)
    events = [_event(layout, number, gold, known) for number, gold in pairs]
    return Example(layout.lines, layout.triggers, layout.phrases, stands, events, weight)


def _stands(triggers: Sequence[Trigger], alignment: Alignment) -> list[bool | None]:
    """Which candidates stand. Left open are those over the words of an event that were not chosen for it, but a rival
    of another kind over the words of one that was does not stand."""
    chosen = [triggers[number] for number in alignment.pairs]
    stands: list[bool | None] = [number in alignment.pairs for number in range(len(triggers))]
    for number in alignment.unsure:
        over = [one.kind for one in chosen if _overlap(one, triggers[number])]
        stands[number] = None if not over or triggers[number].kind in over else False
    return stands


def _overlap(one: Trigger, other: Trigger) -> bool:
    return one.row == other.row and one.first < other.last and other.first < one.last


def _event(layout: Layout, number: int, gold: GoldEvent, known: Vocabulary) -> Event:
    scene = layout.context.scenes[number]
    offered = layout.offered(scene)
    phrases = offered.phrases()
    beside = np.array([layout.phrases[phrase] for phrase in phrases], int).reshape(-1, len(Phrase._fields))
    distances = apart(np.array([layout.triggers[number]]), beside).tolist()
    shift = [0 if distance < NEAR else net.AWAY for distance in distances]
    choices = [*_dates_and_places(layout.context, offered, gold, shift)]
    parties = None
    asked = sides.question(scene, layout.context)
    named = iter(range(len(phrases)))
    places = [None if phrase is None else next(named) for phrase in offered.parties]

    def columns(side: int) -> tuple[int, ...]:
        return tuple(net.nobody(side, unnamed=True) if place is None else side + shift[place] for place in places)

    if asked.mutual:
        right = [taught.holds(option.codes, (*gold.actors, *gold.recipients)) for option in asked.options[:-1]]
        parties = Options(tuple(places), columns(net.PARTY), tuple(right))
    else:
        choices += [
            Options((*places, None), (*columns(side), net.nobody(side)), taught.right(asked, codes))
            for side, codes in ((net.ACTOR, gold.actors), (net.RECIPIENT, gold.recipients))
        ]
    choices = [one for one in choices if any(one.right) and not all(one.right)]
    return Event(number, known.statuses.index(gold.status), phrases, distances, choices, parties)


def _dates_and_places(
    context: Context, offered: Offered, gold: GoldEvent, shift: Sequence[int]
) -> Iterator[Options]:
    """What dates an event, and what places it."""
    dates = {date.time.start: bool(gold.date) and taught.same_date(gold.date, day(date.time)) for date in context.dated}
    places = {place.mention.start: place.mention.codes[0] == gold.place for found in context.places for place in found}
    start = len(shift) - len(offered.dates) - len(offered.places)
    for found, column, none, right, told in (
        (offered.dates, net.DATE, net.NO_DATE, dates, gold.date),
        (offered.places, net.PLACE, net.NO_PLACE, places, gold.place),
    ):
        here = range(start, start + len(found))
        start += len(found)
        yield Options(
            (*here, None), (*[column + shift[place] for place in here], none), (*[right[at] for at in found], not told)
        )
