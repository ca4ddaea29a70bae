"""Who acts and who is acted upon: the role of each party phrase of a sentence, and of parties it does not name."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from banggiao.extract.linear import LinearModel, Panel, logistic, softmax
from banggiao.extract.syntax import path, region, relation, subject, voice
from banggiao.model.ontology import load_ontology

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from banggiao.annotate.view import SentenceView, Unit
    from banggiao.extract.candidates import Candidate
    from banggiao.extract.context import Context

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


class Frame(NamedTuple):
    """What is the same for all party phrases that an event may have: its trigger's view, voice and subject."""

    candidate: Candidate
    view: SentenceView
    voice: str
    subject: Unit | None

    @classmethod
    def of(cls, candidate: Candidate, view: SentenceView) -> Frame:
        """The frame of a trigger in its sentence."""
        return cls(candidate, view, voice(view, candidate), subject(view, candidate))


def _features(frame: Frame, unit: Unit, context: Context) -> Iterator[str]:
    candidate, view = frame.candidate, frame.view
    entry = candidate.entry
    kind = entry.kind
    how = relation(view, candidate, unit, frame.subject)
    shape = f"{how}:{frame.voice}"
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
    yield f"left of phrase={unit.before}:{side}"
    yield f"right of phrase={unit.after}:{side}"
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


def absent_features(frame: Frame, code: str, context: Context) -> Iterator[str]:
    """Features that tell whether a party that the sentence does not name takes part all the same."""
    candidate, view = frame.candidate, frame.view
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
    yield f"absent,voice={frame.voice}:{kind}"
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


class Question(NamedTuple):
    """What is asked of an event's sides: who may fill them, and the features of the answer that nobody does."""

    candidate: Candidate
    options: tuple[Option, ...]
    none: tuple[str, ...]


def question(candidate: Candidate, context: Context) -> Question:
    """The party phrases of the sentence, and the article's main parties that it does not name."""
    view = context.views[candidate.sentence]
    frame = Frame.of(candidate, view)
    named = [Option(u, u.codes, tuple(_features(frame, u, context))) for u in view.units]
    absent = [
        Option(None, (code,), tuple(absent_features(frame, code, context))) for code in absent_codes(view, context)
    ]
    return Question(candidate, (*named, *absent), tuple(none_features(frame)))


def echoes(candidate: Candidate, option: Option, told: Told) -> tuple[str, ...]:
    """Features of an option from what the first look made of the other events of the article."""
    return tuple(_echoes(candidate, option, told))


def _echoes(candidate: Candidate, option: Option, told: Told) -> Iterator[str]:
    named = "named" if option.unit is not None else "absent"
    mutual = load_ontology()[candidate.entry.kind].mutual
    for feature in told.features(candidate, option.codes):
        yield f"{feature}:{named}"
        if mutual:
            yield f"{feature}:{named}:{candidate.entry.kind}"


def none_features(frame: Frame) -> Iterator[str]:
    """Features of the option that nobody fills the side."""
    candidate, view, marker = frame.candidate, frame.view, frame.voice
    entry = candidate.entry
    before = min(2, sum(unit.end <= candidate.start for unit in view.units))
    after = min(2, len(view.units) - before)
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
    """Further features of an option for the recipient's side, once the actor is known."""
    kind = candidate.entry.kind
    given = tuple(given_actor(option, actors))
    return (*given, *(f"kind,{one}:{kind}" for one in given))


class Judge:
    """Decides about sides: the models of both looks, which see the same features of an option at one go."""

    __slots__ = ("_models", "_mutual", "_sides")

    def __init__(self, models: Mapping[str, LinearModel]) -> None:
        """`models`: by name; those of a look that is not asked for may be missing."""
        self._models = models
        self._sides = Panel([models.get(name) for name in (ACTOR + ALONE, RECIPIENT + ALONE, ACTOR, RECIPIENT)])
        self._mutual = Panel([models.get(name) for name in (MUTUAL + ALONE, MUTUAL)])

    def read(self, questions: Sequence[Question]) -> list[Parties]:
        """The parties of each event of an article: a first look at each alone, then with what that tells of all."""
        scored = [self._score(one) for one in questions]
        told = self._told(questions, scored)
        return [self._second(one, scores, told) for one, scores in zip(questions, scored, strict=True)]

    def first_look(self, questions: Sequence[Question]) -> Told:
        """Decide about each event by itself, and count what that tells of the article."""
        return self._told(questions, [self._score(one) for one in questions])

    def second_look(self, asked: Question, told: Told) -> Parties:
        """The parties of an event, with what the article tells elsewhere."""
        return self._second(asked, self._score(asked), told)

    def _told(self, questions: Sequence[Question], scored: Sequence[list[list[float]]]) -> Told:
        return Told([(q.candidate, self._first(q, scores)) for q, scores in zip(questions, scored, strict=True)])

    def _score(self, asked: Question) -> list[list[float]]:
        """The scores of each option by each model, those of nobody last."""
        panel = self._mutual if _is_mutual(asked) else self._sides
        return [panel.scores(features) for features in (*(o.features for o in asked.options), asked.none)]

    def _first(self, asked: Question, scores: list[list[float]]) -> Parties:
        if _is_mutual(asked):
            return Parties(tuple(_mutual(asked.options, [logistic(s[0]) for s in scores])), ())
        actors = tuple(_likeliest(asked.options, softmax([s[0] for s in scores]), ()))
        return Parties(actors, self._recipients(asked, [s[1] for s in scores], actors, RECIPIENT + ALONE))

    def _second(self, asked: Question, scores: list[list[float]], told: Told) -> Parties:
        heard = [echoes(asked.candidate, option, told) for option in asked.options]
        if _is_mutual(asked):
            model = self._models[MUTUAL]
            chances = [logistic(s[1] + model.score(h)) for s, h in zip(scores, heard, strict=False)]
            return Parties(tuple(_mutual(asked.options, chances)), ())
        actor, recipient = self._models[ACTOR], self._models[RECIPIENT]
        acting = [s[2] + actor.score(h) for s, h in zip(scores, heard, strict=False)]
        receiving = [s[3] + recipient.score(h) for s, h in zip(scores, heard, strict=False)]
        actors = tuple(_likeliest(asked.options, softmax([*acting, scores[-1][2]]), ()))
        return Parties(actors, self._recipients(asked, [*receiving, scores[-1][3]], actors, RECIPIENT))

    def _recipients(
        self, asked: Question, scores: list[float], actors: tuple[Party, ...], name: str
    ) -> tuple[Party, ...]:
        model = self._models[name]
        codes = tuple(party.code for party in actors)
        given = [model.score(recipient_features(asked.candidate, option, codes)) for option in asked.options]
        chances = softmax([*(s + g for s, g in zip(scores, given, strict=False)), scores[-1]])
        return tuple(_likeliest(asked.options, chances, codes))


def _is_mutual(asked: Question) -> bool:
    return load_ontology()[asked.candidate.entry.kind].mutual


def _mutual(found: Sequence[Option], chances: Sequence[float]) -> Iterator[Party]:
    best: dict[str, Party] = {}
    for option, chance in zip(found, chances, strict=False):
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
