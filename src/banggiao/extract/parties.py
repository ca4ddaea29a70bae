"""Who acts and who is acted upon: the role of each party phrase of a sentence, and of parties it does not name."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from banggiao.extract.syntax import path, region, relation, voice, word_after, word_before
from banggiao.model.ontology import load_ontology

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from banggiao.annotate.view import SentenceView, Unit
    from banggiao.extract.candidates import Candidate
    from banggiao.extract.context import Context
    from banggiao.extract.linear import LinearModel

MUTUAL, ACTOR, RECIPIENT = "parties", "actor", "recipient"  # models: parties of mutual kinds; the two sides of others
ALONE = " alone"  # after a model's name: the first look, at each event by itself
ABSENT = 4  # how many of the article's main parties are asked for where the sentence does not name them
THRESHOLD = 0.5  # for parties of mutual kinds, each by itself
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
    if unit is view.units[0]:
        yield f"opens the sentence:{how[:2]}"
        yield f"opens the sentence,kind={kind}"
    if speaks(view, unit):
        yield f"speaks:{how}"
        yield f"speaks,kind={kind}:{side}:{way}"
    for saying in context.sayings.get(candidate.sentence, ()):
        if set(saying.codes) & set(unit.codes):
            covers = saying.start <= candidate.start < saying.end
            yield f"source={covers}"
            yield f"source,kind={kind}:{covers}"
            yield f"source,quoted={covers}:{view.quoted(candidate.start)}:{kind}"
            break
    if view.quoted(candidate.start) != view.quoted(unit.start):
        yield f"across a quotation mark:{how}"


def absent_features(candidate: Candidate, code: str, view: SentenceView, context: Context) -> Iterator[str]:
    """Features that tell whether a party that the sentence does not name takes part all the same."""
    kind = candidate.entry.kind
    rank = context.ranked.index(code) if code in context.ranked else 9
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
    for saying in context.sayings.get(candidate.sentence, ()):
        if code in saying.codes:
            covers = saying.start <= candidate.start < saying.end
            yield f"absent,source={covers}"
            yield f"absent,source,kind={kind}:{covers}"
            break
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
    """Parties that the sentence does not name: the article's main ones, and who is quoted there."""
    named = {code for unit in view.units for code in unit.codes}
    quoted = [code for saying in context.sayings.get(view.index, ()) for code in saying.codes]
    return tuple(dict.fromkeys(code for code in (*context.ranked[:ABSENT], *quoted) if code not in named))


def speaks(view: SentenceView, unit: Unit) -> bool:
    """Whether a verb of saying follows the phrase, with nothing but a date or an adverb between."""
    return any(0 <= report - unit.end <= 22 for report in view.reports)


class Told:
    """What the first look made of all events of an article: who is told to act, and to be acted upon, in each kind.

    An article tells its events again and again; a sentence that leaves a party out means the one told before.
    """

    def __init__(self, looks: Sequence[tuple[Candidate, Parties]]) -> None:
        ontology = load_ontology()
        self._counts: Counter[str] = Counter()
        self._sides: Counter[tuple[str, str, str]] = Counter()
        self._own: dict[tuple[int, int, str], Parties] = {}
        for candidate, found in looks:
            self._own[_key(candidate)] = found
            for group in (candidate.entry.kind, ontology[candidate.entry.kind].type):
                self._counts[group] += 1
                for key in _keys(group, found):
                    self._sides[key] += 1

    def features(self, candidate: Candidate, codes: Sequence[str]) -> Iterator[str]:
        """Features that tell how often these codes act, and are acted upon, in other events of the kind and type."""
        kind = candidate.entry.kind
        own = self._own.get(_key(candidate))
        for name, group in (("kind", kind), ("type", load_ontology()[kind].type)):
            others = self._counts[group] - (own is not None)
            if not others:
                yield f"told,{name}=never"
                continue
            mine = set(_keys(group, own)) if own is not None else set()
            for side in ("actor", "recipient"):
                times = max((self._sides[group, side, c] - ((group, side, c) in mine) for c in codes), default=0)
                share = "no" if not times else "all" if times == others else "most" if times * 2 >= others else "some"
                yield f"told,{name}={side}:{share}:{min(others, 3)}"


def _key(candidate: Candidate) -> tuple[int, int, str]:
    return candidate.start, candidate.end, candidate.entry.kind


def _keys(group: str, found: Parties) -> Iterator[tuple[str, str, str]]:
    for party in found.actors:
        yield group, "actor", party.code
    for party in found.recipients:
        yield group, "recipient", party.code


class Option(NamedTuple):
    """What may fill a side: a party phrase (or None where the sentence does not name the party), its codes, features."""

    unit: Unit | None
    codes: tuple[str, ...]
    features: tuple[str, ...]


def options(candidate: Candidate, context: Context, told: Told | None) -> list[Option]:
    """The party phrases of the sentence, and the article's main parties that it does not name.

    `told` is what the first look made of the article; None at the first look itself.
    """
    view = context.views[candidate.sentence]
    found = [Option(u, u.codes, tuple(features(candidate, u, view, context))) for u in view.units]
    found += [
        Option(None, (code,), tuple(absent_features(candidate, code, view, context)))
        for code in absent_codes(view, context)
    ]
    if told is None:
        return found
    return [option._replace(features=(*option.features, *_echoes(candidate, option, told))) for option in found]


def _echoes(candidate: Candidate, option: Option, told: Told) -> Iterator[str]:
    named = "named" if option.unit is not None else "absent"
    mutual = load_ontology()[candidate.entry.kind].mutual
    for feature in told.features(candidate, option.codes):
        yield f"{feature}:{named}"
        if mutual:
            yield f"{feature}:{named}:{candidate.entry.kind}"


def none_features(candidate: Candidate, view: SentenceView) -> Iterator[str]:
    """Features of the option that nobody fills the side."""
    entry = candidate.entry
    before = min(2, sum(unit.end <= candidate.start for unit in view.units))
    after = min(2, len(view.units) - before)
    marker = voice(view, candidate)
    yield "none"
    yield f"none,kind={entry.kind}"
    yield f"none,entry={entry.id}"
    yield f"none,pos={entry.pos}:{before}:{after}"
    yield f"none,kind,phrases={entry.kind}:{before}:{after}"
    yield f"none,voice={marker}:{before}:{after}"
    yield f"none,kind,voice={entry.kind}:{marker}"


def given_actor(option: Option, actors: Sequence[str]) -> Iterator[str]:
    """Features of a recipient, once the actor is known."""
    same = set(option.codes) & set(actors)
    if same:
        yield f"same as actor={option.unit is not None}"
    elif not actors:
        yield "no actor"


def recipient_features(candidate: Candidate, option: Option, actors: Sequence[str]) -> tuple[str, ...]:
    """All features of an option for the recipient's side."""
    kind = candidate.entry.kind
    given = tuple(given_actor(option, actors))
    return (*option.features, *given, *(f"kind,{one}:{kind}" for one in given))


def first_look(candidates: Sequence[Candidate], context: Context, models: Mapping[str, LinearModel]) -> Told:
    """Decide about each event by itself, and count what that tells of the article."""
    return Told([(c, _decide(c, context, models, None)) for c in candidates])


def decide(candidate: Candidate, context: Context, models: Mapping[str, LinearModel], told: Told) -> Parties:
    """The parties of an event: for mutual kinds all in `actors`, else the likeliest actor and recipient phrases."""
    return _decide(candidate, context, models, told)


def _decide(
    candidate: Candidate, context: Context, models: Mapping[str, LinearModel], told: Told | None
) -> Parties:
    look = ALONE if told is None else ""
    found = options(candidate, context, told)
    if load_ontology()[candidate.entry.kind].mutual:
        return Parties(tuple(_mutual(found, models[MUTUAL + look])), ())
    none = tuple(none_features(candidate, context.views[candidate.sentence]))
    actors = tuple(_likeliest(found, models[ACTOR + look].choose([*(o.features for o in found), none]), ()))
    codes = tuple(party.code for party in actors)
    chances = models[RECIPIENT + look].choose([*(recipient_features(candidate, o, codes) for o in found), none])
    return Parties(actors, tuple(_likeliest(found, chances, codes)))


def _mutual(found: Sequence[Option], model: LinearModel) -> Iterator[Party]:
    best: dict[str, Party] = {}
    for option in found:
        chance = model.probabilities(option.features)["yes"]
        for code in option.codes:
            if code not in best or chance > best[code].probability:
                best[code] = Party(code, option.unit, chance)
    likely = [party for party in best.values() if party.probability > THRESHOLD]
    yield from likely or sorted(best.values(), key=lambda p: -p.probability)[:1]


def _likeliest(found: Sequence[Option], chances: Sequence[float], actors: Sequence[str]) -> Iterator[Party]:
    """The codes of the likeliest option, chances of the same codes taken together; nobody where "none" is likelier.

    A phrase of several codes leaves out those that act already.
    """
    if not found:
        return
    together: dict[tuple[str, ...], float] = {}
    for option, chance in zip(found, chances, strict=False):
        together[option.codes] = together.get(option.codes, 0.0) + chance
    codes = max(together, key=lambda c: together[c])
    if together[codes] <= chances[-1]:
        return
    index = max((i for i, o in enumerate(found) if o.codes == codes), key=lambda i: chances[i])
    rest = [code for code in codes if code not in actors] or codes
    for code in rest:
        yield Party(code, found[index].unit, together[codes])
