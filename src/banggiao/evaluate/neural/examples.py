"""What the network is taught: the candidates of annotated sentences, what each is, and what its phrases are to it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from banggiao.evaluate import lessons as taught
from banggiao.extract import sides
from banggiao.extract.neural import net
from banggiao.extract.neural.lines import Line
from banggiao.extract.neural.phrases import Beside
from banggiao.extract.neural.vocabulary import UNKNOWN, Vocabulary, plain
from banggiao.extract.when import day
from banggiao.model.event import Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from banggiao.evaluate.gold import GoldEvent
    from banggiao.evaluate.lessons import Lesson
    from banggiao.extract.neural.lines import Span
    from banggiao.extract.neural.phrases import Phrase
    from banggiao.extract.scene import Scene

_RARE = 5  # a word seen less often is unknown


class Options(NamedTuple):
    """A choice, or several answers of yes and no: for each option the phrase (None: none of the sentence's), the
    column of its score, and whether it is right."""

    phrases: tuple[int | None, ...]
    columns: tuple[int, ...]
    right: tuple[bool, ...]


class Trigger(NamedTuple):
    """A candidate. `stands`: None where that is left open; of one that stands its status, its phrases and what they
    are: `choices` among options, `parties` each by itself."""

    span: Span
    kind: int
    stands: bool | None
    status: int | None = None
    phrases: Sequence[Phrase] = ()
    choices: Sequence[Options] = ()
    parties: Options | None = None


class Sentence(NamedTuple):
    """A sentence with its candidates, and how much it counts."""

    line: Line
    triggers: Sequence[Trigger]
    weight: float


def vocabulary(lessons: Sequence[Lesson]) -> Vocabulary:
    """The names of all that stands in sentences with candidates, the frequent ones among the words."""
    words: Counter[str] = Counter()
    names: dict[str, set[str]] = {"tags": {"time", "time+"}, "types": set(), "kinds": set(), "roles": set()}
    for lesson in lessons:
        for scenes in _by_sentence(lesson).values():
            words.update(map(plain, scenes[0].words.words))
            view = scenes[0].view
            names["tags"].update(name for unit in view.units for name in (unit.type.value, f"{unit.type.value}+"))
            names["roles"].add(view.sentence.role.value)
            names["types"].update(scene.type for scene in scenes)
            names["kinds"].update(scene.kind for scene in scenes)
    known = sorted(word for word, times in words.items() if times >= _RARE)
    return Vocabulary.of(
        {
            "words": known,
            **{sort: sorted(found) for sort, found in names.items()},
            "statuses": [status.value for status in Status],
        }
    )


def sentences(lesson: Lesson, known: Vocabulary, weight: float) -> Iterator[Sentence]:
    """The sentences of a lesson that have candidates."""
    pairs, unsure = lesson.alignment.pairs, lesson.alignment.unsure
    numbers = {id(scene): number for number, scene in enumerate(lesson.context.scenes)}
    for scenes in _by_sentence(lesson).values():
        line = Line.of(scenes, known, lesson.context.document.article.text)
        beside = Beside.of(scenes[0].view, lesson.context, line)
        triggers = []
        for scene in scenes:
            number = numbers[id(scene)]
            span, kind = line.span(scene.candidate.start, scene.candidate.end), known.kinds.get(scene.kind, UNKNOWN)
            if number in pairs:
                trigger = Trigger(span, kind, stands=True)
                triggers.append(_standing(lesson, scene, pairs[number], beside, trigger, known))
            else:
                triggers.append(Trigger(span, kind, stands=None if number in unsure else False))
        yield Sentence(line, triggers, weight)


def _by_sentence(lesson: Lesson) -> Mapping[int, list[Scene]]:
    found: dict[int, list[Scene]] = {}
    for scene in lesson.context.scenes:
        found.setdefault(scene.view.index, []).append(scene)
    return found


def _standing(
    lesson: Lesson, scene: Scene, gold: GoldEvent, beside: Beside, trigger: Trigger, known: Vocabulary
) -> Trigger:
    context = lesson.context
    asked = sides.question(scene, context)
    units, dates = len(beside.units), len(beside.dates)
    absent = range(1, len(asked.options) - units)
    named: tuple[int | None, ...] = (*range(units), *[None] * len(absent))
    choices: list[Options] = []
    parties = None
    if asked.mutual:
        columns = (*[net.PARTY] * units, *[net.nobody(net.PARTY, place) for place in absent])
        right = [taught.holds(option.codes, (*gold.actors, *gold.recipients)) for option in asked.options[:-1]]
        parties = Options(named, columns, tuple(right))
    else:
        for side, codes in ((net.ACTOR, gold.actors), (net.RECIPIENT, gold.recipients)):
            columns = (*[side] * units, *[net.nobody(side, place) for place in absent], net.nobody(side))
            choices.append(Options((*named, None), columns, taught.right(asked, codes)))
    here = scene.view.index
    times = [bool(gold.date) and taught.same_date(gold.date, day(date.time)) for date in context.dates.get(here, ())]
    where = [gold.place == place.mention.codes[0] for place in context.places[here]]
    for found, first, column, none in (
        (times, units, net.DATE, net.NO_DATE),
        (where, units + dates, net.PLACE, net.NO_PLACE),
    ):
        phrases = (*range(first, first + len(found)), None)
        choices.append(Options(phrases, (*[column] * len(found), none), (*found, not any(found))))
    return trigger._replace(
        status=known.statuses.index(gold.status),
        phrases=[*beside.units, *beside.dates, *beside.places],
        choices=[one for one in choices if any(one.right) and not all(one.right)],
        parties=parties,
    )


def every(lessons: Iterable[Lesson], known: Vocabulary, in_file: float) -> list[Sentence]:
    """The sentences of all lessons; `in_file`: how much those of articles annotated in their files count."""
    return [one for lesson in lessons for one in sentences(lesson, known, in_file if lesson.in_file else 1.0)]
