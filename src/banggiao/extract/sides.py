"""What is asked of an event's sides: which party phrases may fill them, and what tells their roles."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from banggiao.extract.scene import shortened, way
from banggiao.extract.templates import Schema

if TYPE_CHECKING:
    from collections.abc import Sequence

    from banggiao.annotate.attribution import Saying
    from banggiao.annotate.view import SentenceView, Unit
    from banggiao.extract.context import Context
    from banggiao.extract.scene import Scene

ABSENT = 4  # how many of the article's main parties are asked for where the sentence does not name them
_SPECIAL = frozenset({"INT", "XXX", "UN", "REB"})
_CLOSE = 6  # characters between a trigger and the phrase that is part of its name: "hội nghị thượng đỉnh Mỹ - Triều"


class NamedRow(NamedTuple):
    """What tells whether a party phrase of the sentence fills a side."""

    kind: str
    type: str
    pos: str
    entry: str
    form: str
    voice: str
    left: str  # the words next to the trigger
    right: str
    nearer: str  # what else stands next to the trigger, see `Lane`
    further: str
    frame: str  # how many party phrases stand before and behind the trigger
    next: str  # the phrase right behind the trigger
    rel: str  # how this phrase stands to the trigger, see `relation`
    side: str
    path: str  # what stands between, see `Lane`
    way: str  # what matters most of it
    prep: str
    phrase: str  # its type
    codes: str  # how many parties
    opens: str  # what stands before the phrase
    beside: str  # what stands behind it
    before: str  # the words next to the phrase
    after: str
    titled: str | None
    main: str | None  # its place among the parties that the article speaks of most
    special: str | None
    speaks: str | None
    source: str | None  # it is the source of a saying: does that cover the trigger
    quoted: str
    first: str | None  # it is the first phrase of the sentence
    again: str | None  # the same party is named again in the sentence, nearer to the trigger
    others: str  # how many parties the phrases have that stand nearer to the trigger


NAMED = Schema.of(
    NamedRow._fields,
    (
        "rel voice", "rel voice way", "kind rel voice", "kind rel voice way", "type rel voice", "pos rel voice way",
        "entry rel voice", "entry rel", "form rel", "phrase rel", "kind phrase", "kind side prep", "codes kind",
        "titled", "kind titled", "main", "special kind", "side before", "side after", "frame rel", "first rel",
        "first kind", "speaks rel", "speaks kind side way", "source", "source kind", "source quoted kind",
        "quoted rel", "side path", "pos side path", "type side path", "pos voice path rel", "rel opens", "rel beside",
        "rel frame pos", "nearer rel", "further rel", "kind next rel", "pos next rel", "next rel codes", "left rel",
        "right rel", "again rel", "again kind", "side opens path", "kind before side", "pos nearer rel",
        "type nearer rel", "type frame rel", "kind voice frame rel", "others kind", "others rel", "others codes kind",
        "kind others rel",
    ),
)  # fmt: skip


class AbsentRow(NamedTuple):
    """What tells whether a party that the sentence does not name takes part all the same."""

    kind: str
    type: str
    entry: str
    voice: str
    pos: str
    rank: str
    titled: str
    named: str  # how many phrases the sentence has, and how many before the trigger
    frame: str
    at: str
    source: str | None
    previous: str | None  # where the sentence before names it
    earlier: str | None  # and the one before that
    nearer: str
    parties: str  # how many parties the sentence names


ABSENTEES = Schema.of(
    AbsentRow._fields,
    (
        "kind", "rank", "titled rank", "frame", "kind named", "rank frame", "entry", "kind rank", "at rank",
        "voice kind", "source", "source kind", "previous rank", "kind previous", "previous frame", "previous pos",
        "previous nearer", "earlier previous", "voice previous frame", "type previous", "pos nearer rank",
        "parties kind", "parties kind rank", "parties frame pos", "parties type titled",
    ),
)  # fmt: skip


class NobodyRow(NamedTuple):
    """What tells that nobody fills the side."""

    kind: str
    type: str
    entry: str
    pos: str
    frame: str
    voice: str
    right: str
    next: str
    nearer: str
    further: str
    nobody: str = "nobody"


NOBODY = Schema.of(
    NobodyRow._fields,
    (
        "nobody", "kind", "entry", "pos frame", "kind frame", "voice frame", "kind voice", "right", "kind next",
        "type nearer", "type further", "entry frame", "pos voice next",
    ),
)  # fmt: skip


class GivenRow(NamedTuple):
    """What tells who is acted upon, once it is known who acts."""

    kind: str
    type: str
    given: str  # whether there is an actor, and whether it is the same party
    pair: str  # how the phrases of both stand to the trigger
    voice: str
    order: str  # which of them stands first, and whether they are next to each other


GIVEN = Schema.of(
    GivenRow._fields,
    (
        "given", "kind given", "pair", "type pair", "kind pair", "pair voice", "order", "kind order",
        "order voice type",
    ),
)  # fmt: skip


class Option(NamedTuple):
    """What may fill a side: a party phrase (None for a party that the sentence does not name), its codes, its row.

    `sort`: of the row, "named", "absent" or "nobody"; `relation`: how it stands to the trigger, in short.
    """

    unit: Unit | None
    codes: tuple[str, ...]
    sort: str
    relation: str
    row: NamedRow | AbsentRow | NobodyRow


class Question(NamedTuple):
    """What is asked of an event's sides: who may fill them. The last option is that nobody does.

    `frame`: how many party phrases stand before and behind the trigger; `next`: the one right behind it.
    """

    scene: Scene
    options: tuple[Option, ...]
    frame: str
    next: str


def question(scene: Scene, context: Context) -> Question:
    """The party phrases of the sentence, the article's main parties that it does not name, and nobody."""
    frame = f"{min(scene.before, 3)}{min(scene.after, 3)}"
    following = _next(scene)
    sayings = context.sayings.get(scene.candidate.sentence, ())
    rows = [_named(scene, unit, context, sayings, (frame, following)) for unit in scene.view.units]
    named = [Option(unit, unit.codes, "named", row.rel, row) for unit, row in zip(scene.view.units, rows, strict=True)]
    absent = [
        Option(None, (code,), "absent", "absent", _absent(scene, code, context, sayings))
        for code in absent_codes(scene.view, context)
    ]
    nobody = NobodyRow(
        scene.kind, scene.type, scene.entry, scene.pos, frame, scene.voice, scene.right, following,
        scene.nearer, scene.further,
    )  # fmt: skip
    return Question(scene, (*named, *absent, Option(None, (), "nobody", "nobody", nobody)), frame, following)


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
    place = units.index(unit)
    if unit.end <= candidate.start:
        return f"L{min(scene.before - 1 - place, 3)}{unit.prep}{'S' if unit is scene.subject else ''}"
    if unit.start >= candidate.end:
        return f"R{min(place - (len(units) - scene.after), 3)}{unit.prep}"
    return "I"


def _named(
    scene: Scene, unit: Unit, context: Context, sayings: Sequence[Saying], frame: tuple[str, str]
) -> NamedRow:
    view, candidate = scene.view, scene.candidate
    how = relation(scene, unit)
    between = scene.path(unit.start, unit.end)
    ranks = [context.ranked.index(code) for code in unit.codes if code in context.ranked[:2]]
    lane = scene.lane
    return NamedRow(
        scene.kind, scene.type, scene.pos, scene.entry, scene.form, scene.voice, scene.left, scene.right,
        scene.nearer, scene.further, *frame,
        how, how[0], shortened(between, how[0] == "L"), way(between), unit.prep, unit.type.value,
        "0123"[min(3, len(unit.codes))], lane.before(unit.start)[-1:], lane.after(unit.end)[:1],
        unit.before, unit.after,
        "t" if not context.title.isdisjoint(unit.codes) else None,
        str(min(ranks)) if ranks else None,
        next((code for code in unit.codes if code in _SPECIAL), None),
        "s" if speaks(view, unit) else None,
        _source(scene, unit.codes, sayings),
        scene.quoted + ("x" if view.quoted(candidate.start) != view.quoted(unit.start) else "-"),
        "f" if unit is view.units[0] else None,
        _again(scene, unit), _nearer(scene, unit),
    )  # fmt: skip


def _nearer(scene: Scene, unit: Unit) -> str:
    start, gap = scene.candidate.start, abs(unit.start - scene.candidate.start)
    codes = {code for other in scene.view.units if abs(other.start - start) < gap for code in other.codes}
    return "0123"[min(3, len(codes.difference(unit.codes)))]


def _again(scene: Scene, unit: Unit) -> str | None:
    """Whether another phrase of the same parties stands nearer to the trigger."""
    start = scene.candidate.start
    for other in scene.view.units:
        if other is not unit and abs(other.start - start) < abs(unit.start - start) and other.codes == unit.codes:
            return "L" if other.start < start else "R"
    return None


def _source(scene: Scene, codes: Sequence[str], sayings: Sequence[Saying]) -> str | None:
    for saying in sayings:
        if not set(saying.codes).isdisjoint(codes):
            return str(saying.start <= scene.candidate.start < saying.end)
    return None


def _absent(scene: Scene, code: str, context: Context, sayings: Sequence[Saying]) -> AbsentRow:
    rank = str(context.ranked.index(code)) if code in context.ranked else "9"
    index = scene.view.index
    frame = f"{min(3, len(scene.view.units))}{min(2, scene.before)}"
    return AbsentRow(
        scene.kind, scene.type, scene.entry, scene.voice, scene.pos, rank, str(code in context.title),
        frame[0], frame, scene.at, _source(scene, (code,), sayings),
        _standing_in(context.views[index - 1], code) if index else None,
        _standing_in(context.views[index - 2], code) if index > 1 else None,
        scene.nearer, "0123"[min(3, len({one for unit in scene.view.units for one in unit.codes}))],
    )  # fmt: skip


def _standing_in(view: SentenceView, code: str) -> str:
    """Where a sentence names a party: as its first phrase, its last, between, or not."""
    places = [number for number, unit in enumerate(view.units) if code in unit.codes]
    if not places:
        return "no"
    return "first" if not places[0] else "last" if places[-1] == len(view.units) - 1 else "between"


def absent_codes(view: SentenceView, context: Context) -> tuple[str, ...]:
    """Parties that the sentence does not name: the article's main ones, and who is quoted there."""
    named = {code for unit in view.units for code in unit.codes}
    quoted = [code for saying in context.sayings.get(view.index, ()) for code in saying.codes]
    return tuple(dict.fromkeys(code for code in (*context.ranked[:ABSENT], *quoted) if code not in named))


def speaks(view: SentenceView, unit: Unit) -> bool:
    """Whether a verb of saying follows the phrase, with nothing but a date or an adverb between."""
    return any(0 <= report - unit.end <= 22 for report in view.reports)


def given(scene: Scene, option: Option, actor: Option) -> GivenRow:
    """The row of an option for the recipient's side, once the option that acts is known ("nobody" the last one)."""
    if actor.sort == "nobody":
        known = "no actor"
    elif not set(option.codes).isdisjoint(actor.codes):
        known = f"same {option.sort}"
    else:
        known = "other"
    pair = f"{actor.relation}>{option.relation}"
    return GivenRow(scene.kind, scene.type, known, pair, scene.voice, _order(option, actor))


def _order(option: Option, actor: Option) -> str:
    if option.unit is None or actor.unit is None:
        return f"{actor.sort} {option.sort}"
    left, right = sorted((option.unit, actor.unit), key=lambda unit: unit.start)
    gap = right.start - left.end
    first = "actor" if actor.unit.start < option.unit.start else "recipient"
    return f"{first} first:{'near' if gap < 12 else 'far' if gap < 60 else 'further'}"
