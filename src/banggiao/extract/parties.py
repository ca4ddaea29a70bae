"""Who acts and who is acted upon: the role of each party phrase of a sentence, and of parties it does not name."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from banggiao.extract.syntax import path, region, relation, voice, word_after, word_before
from banggiao.model.ontology import load_ontology

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from banggiao.extract.candidates import Candidate
    from banggiao.extract.context import Context
    from banggiao.extract.linear import LinearModel
    from banggiao.annotate.view import SentenceView, Unit

MODEL = "parties"
ABSENT = 4  # how many of the article's main parties are asked for where the sentence does not name them
ACTOR, RECIPIENT, PARTY = 0.2, 0.3, 0.5  # thresholds: best in cross-validation on the training articles
_SPECIAL = frozenset({"INT", "XXX", "UN", "REB"})


class Party(NamedTuple):
    """A party of an event: its code, and the phrase that names it (None where the sentence does not)."""

    code: str
    unit: Unit | None
    probability: float


class Parties(NamedTuple):
    """Those who act and those acted upon."""

    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]


def features(candidate: Candidate, unit: Unit, view: SentenceView, context: Context) -> Iterator[str]:
    """Features that tell which role a party phrase has in an event of the same sentence."""
    entry = candidate.entry
    kind = entry.kind
    how = relation(view, candidate, unit)
    shape = f"{how}:{voice(view, candidate)}"
    way = path(view, candidate, unit.start, unit.end)
    side = how[0]
    yield f"rel={shape}"
    yield f"rel,path={shape}:{way}"
    yield f"kind,rel={kind}:{shape}"
    yield f"kind,rel,path={kind}:{shape}:{way}"
    yield f"type,rel={load_ontology()[kind].type}:{shape}"
    yield f"pos,rel={entry.pos}:{shape}:{way}"
    yield f"entry,rel={entry.id}:{shape}"
    yield f"form,rel={view.folded[candidate.start : candidate.end]}:{how}"
    yield f"phrase={unit.type.value}:{how}"
    yield f"kind,phrase={kind}:{unit.type.value}"
    yield f"kind,prep={kind}:{side}:{unit.prep}"
    yield f"codes={min(3, len(unit.codes))}:{kind}"
    for code in unit.codes:
        if code in context.title:
            yield "in title"
            yield f"kind,in title={kind}"
        if code in context.ranked[:2]:
            yield f"main={context.ranked.index(code)}"
        if code in _SPECIAL:
            yield f"code={code}:{kind}"
    yield f"left of phrase={word_before(view.folded, unit.start)}:{side}"
    yield f"right of phrase={word_after(view.folded, unit.end)}:{side}"
    yield f"phrases={min(4, len(view.units))}:{how}"
    if view.quoted(candidate.start) != view.quoted(unit.start):
        yield f"across a quotation mark:{how}"


def absent_features(candidate: Candidate, code: str, view: SentenceView, context: Context) -> Iterator[str]:
    """Features that tell whether a party that the sentence does not name takes part all the same."""
    kind = candidate.entry.kind
    rank = context.ranked.index(code)
    named = min(3, len(view.units))
    before = min(2, sum(unit.end <= candidate.start for unit in view.units))
    yield f"absent={kind}"
    yield f"absent,rank={rank}"
    yield f"absent,title={code in context.title}:{rank}"
    yield f"absent,named={named}:{before}"
    yield f"absent,kind,named={kind}:{named}"
    yield f"absent,rank,named={rank}:{named}:{before}"
    yield f"absent,entry={candidate.entry.id}"
    yield f"absent,kind,rank={kind}:{rank}"
    yield f"absent,at={region(view)}:{rank}"
    yield f"absent,voice={voice(view, candidate)}:{kind}"
    if not view.index:
        return
    previous = context.views[view.index - 1].units
    if any(code in unit.codes for unit in previous):
        yield f"absent,in previous={rank}"
        yield f"absent,kind,in previous={kind}"
    if previous and code in previous[0].codes:
        yield "absent,first of previous"
        yield f"absent,first of previous,before={before}"


def absent_codes(view: SentenceView, context: Context) -> tuple[str, ...]:
    """The article's main parties that the sentence does not name."""
    named = {code for unit in view.units for code in unit.codes}
    return tuple(code for code in context.ranked[:ABSENT] if code not in named)


def decide(candidate: Candidate, context: Context, models: Mapping[str, LinearModel]) -> Parties:
    """The parties of an event: for mutual kinds all in `actors`, else the likeliest actor and recipient phrases."""
    view, model = context.views[candidate.sentence], models[MODEL]
    scored: list[tuple[Unit | None, tuple[str, ...], dict[str, float]]] = [
        (unit, unit.codes, model.probabilities(features(candidate, unit, view, context))) for unit in view.units
    ]
    scored += [
        (None, (code,), model.probabilities(absent_features(candidate, code, view, context)))
        for code in absent_codes(view, context)
    ]
    if load_ontology()[candidate.entry.kind].mutual:
        return Parties(tuple(_mutual(scored)), ())
    actors = tuple(_best(scored, "actor", ACTOR, ()))
    return Parties(actors, tuple(_best(scored, "recipient", RECIPIENT, tuple(p.code for p in actors))))


_Scored = tuple["Unit | None", tuple[str, ...], dict[str, float]]


def _mutual(scored: Sequence[_Scored]) -> Iterator[Party]:
    best: dict[str, Party] = {}
    for unit, codes, chances in scored:
        chance = 1 - chances["none"]
        for code in codes:
            if code not in best or chance > best[code].probability:
                best[code] = Party(code, unit, chance)
    likely = [party for party in best.values() if party.probability > PARTY]
    yield from likely or sorted(best.values(), key=lambda p: -p.probability)[:1]


def _best(scored: Sequence[_Scored], role: str, threshold: float, taken: tuple[str, ...]) -> Iterator[Party]:
    """The phrase likeliest to have the role, all its codes, if it is likely enough; a mutual party counts half."""
    chances = [(chance[role] + chance["party"] / 2, i) for i, (_, codes, chance) in enumerate(scored) if set(codes) - set(taken)]
    if not chances:
        return
    top, index = max(chances, key=lambda pair: (pair[0], -pair[1]))
    if top <= threshold:
        return
    unit, codes, _ = scored[index]
    for code in codes:
        if code not in taken:
            yield Party(code, unit, top)
