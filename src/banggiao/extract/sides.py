"""What is asked of an event's sides: which party phrases may fill them, and what tells their roles."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from banggiao.extract import bags
from banggiao.extract.scene import shortened, way
from banggiao.extract.side_rows import AbsentRow, NamedRow, NobodyRow
from banggiao.extract.templates import maker
from banggiao.extract.words import beside
from banggiao.model.ontology import load_ontology

if TYPE_CHECKING:
    from collections.abc import Sequence

    from banggiao.annotate.attribution import Saying
    from banggiao.annotate.view import SentenceView, Unit
    from banggiao.extract.bags import Bags
    from banggiao.extract.context import Context
    from banggiao.extract.scene import Scene
    from banggiao.extract.templates import Item

ABSENT = 4  # how many of the article's main parties are asked for where the sentence does not name them
_CLOSE = 6  # characters between a trigger and the phrase that is part of its name: "hội nghị thượng đỉnh Mỹ - Triều"

_named_row, _absent_row = maker(NamedRow), maker(AbsentRow)


class Option(NamedTuple):
    """What may fill a side: a party phrase (None for a party that the sentence does not name), its codes, its row.

    `sort`: of the row, "named", "absent" or "nobody"; `relation`: how it stands to the trigger, in short; `words`: by
    which it stands.
    """

    unit: Unit | None
    codes: tuple[str, ...]
    sort: str
    relation: str
    row: NamedRow | AbsentRow | NobodyRow
    words: Bags = ()

    def item(self) -> Item:
        """All that is seen of it."""
        return ((self.sort, self.row), (bags.SORT, self.words))


class Question(NamedTuple):
    """What is asked of an event's sides: who may fill them. The last option is that nobody does.

    `mutual`: whether all parties of the event act; `frame`: how many party phrases stand before and behind the
    trigger; `next`: the one right behind it.
    """

    scene: Scene
    options: tuple[Option, ...]
    mutual: bool
    frame: str
    next: str


def question(scene: Scene, context: Context) -> Question:
    """The party phrases of the sentence, the article's main parties that it does not name, and nobody."""
    view = scene.view
    following = _next(scene)
    sayings = context.sayings.get(view.index, ())
    shared = scene.kind, scene.type, scene.pos, scene.entry, scene.voice, scene.right, following
    options = []
    for unit in view.units:
        row = _named_row((*shared, *_named(scene, unit, context, sayings)))
        words = beside(scene, unit.start, unit.end, row.side, row.rel)
        options.append(Option(unit, unit.codes, "named", row.rel, row, words))
    frame = f"{min(3, len(view.units))}{min(2, scene.before)}"
    parties = "0123"[min(3, len(view.codes))]
    for code in absent_codes(view, context):
        absent = _absent_row((
            scene.kind, scene.type, scene.pos, str(context.ranked.index(code)) if code in context.ranked else "9",
            str(code in context.title), frame, _source(scene, (code,), sayings),
            _before(view.index - 1, code, context), _before(view.index - 2, code, context), parties,
        ))  # fmt: skip
        options.append(Option(None, (code,), "absent", "absent", absent))
    options.append(Option(None, (), "nobody", "nobody", NobodyRow(scene.kind, scene.entry, scene.voice)))
    frame = f"{min(scene.before, 3)}{min(scene.after, 3)}"
    return Question(scene, tuple(options), load_ontology()[scene.kind].mutual, frame, following)


def _next(scene: Scene) -> str:
    """The party phrase right behind the trigger: its preposition, how many parties, whether it is next to it."""
    units = scene.view.units
    if not scene.after:
        return "-"
    unit = units[len(units) - scene.after]
    gap = unit.start - scene.candidate.end
    return f"{unit.prep}:{min(3, len(unit.codes))}:{'close' if gap <= _CLOSE else 'near' if gap < 24 else ''}"


def relation(scene: Scene, unit: Unit) -> str:
    """How a party phrase stands to the trigger: side, rank from the trigger, preposition, "S" for a likely subject.

    Example: in "Nga mời Lào tới Moscow", for "mời": "L0S", "R0", "R1to"; "I" where the trigger covers the phrase.
    """
    candidate, units = scene.candidate, scene.view.units
    if unit.end <= candidate.start:
        rank = scene.before - 1 - units.index(unit)
        return f"L{rank if rank < 3 else 3}{unit.prep}{'S' if unit is scene.subject else ''}"
    if unit.start >= candidate.end:
        rank = units.index(unit) - len(units) + scene.after
        return f"R{rank if rank < 3 else 3}{unit.prep}"
    return "I"


def _named(
    scene: Scene, unit: Unit, context: Context, sayings: Sequence[Saying]
) -> tuple[str | None, ...]:
    """What the row of a party phrase says of the phrase itself."""
    view, codes, lane = scene.view, unit.codes, scene.lane
    ahead = lane.place(unit.start)
    how = relation(scene, unit)
    side = how[0]
    between = scene.path(unit.start, unit.end)
    ranks = [place for place, code in enumerate(context.ranked[:2]) if code in codes]
    again, others = _nearer(scene, unit)
    return (
        how, side, shortened(between, side == "L"), way(between), unit.type, "0123"[min(3, len(codes))],
        lane.letters[ahead - 1] if ahead else "^", unit.before, unit.after,
        None if context.title.isdisjoint(codes) else "t",
        "01"[ranks[0]] if ranks else None,
        _source(scene, codes, sayings) if sayings else None,
        scene.quoted + ("x" if view.quotes and bool(scene.quoted) != view.quoted(unit.start) else "-"),
        "f" if unit is view.units[0] else None,
        again, others,
    )  # fmt: skip


def _nearer(scene: Scene, unit: Unit) -> tuple[str | None, str]:
    """Of the phrases nearer to the trigger: the side of one of the same parties, and how many other parties."""
    units = scene.view.units
    if len(units) == 1:
        return None, "0"
    start = scene.candidate.start
    gap = abs(unit.start - start)
    again: str | None = None
    codes: set[str] = set()
    for other in units:
        if -gap < other.start - start < gap:
            codes.update(other.codes)
            if again is None and other.codes == unit.codes:
                again = "L" if other.start < start else "R"
    return again, "0123"[min(3, len(codes.difference(unit.codes)))] if codes else "0"


def _source(scene: Scene, codes: Sequence[str], sayings: Sequence[Saying]) -> str | None:
    for saying in sayings:
        if not set(saying.codes).isdisjoint(codes):
            return str(saying.start <= scene.candidate.start < saying.end)
    return None


def _before(index: int, code: str, context: Context) -> str | None:
    """Where an earlier sentence names a party: as its first phrase, its last, between, or not."""
    if index < 0:
        return None
    view = context.views[index]
    if code not in view.codes:
        return "no"
    places = [number for number, unit in enumerate(view.units) if code in unit.codes]
    return "first" if not places[0] else "last" if places[-1] == len(view.units) - 1 else "between"


def absent_codes(view: SentenceView, context: Context) -> tuple[str, ...]:
    """Parties that the sentence does not name: the article's main ones, and who is quoted there."""
    quoted = [code for saying in context.sayings.get(view.index, ()) for code in saying.codes]
    return tuple(dict.fromkeys([code for code in (*context.ranked[:ABSENT], *quoted) if code not in view.codes]))
