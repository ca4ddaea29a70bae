"""From a document to its event mentions: candidates from the lexicon, every decision by learned weights."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from banggiao import __version__
from banggiao.extract import contexts, others, people, quantities, says, sides, size, standing, status, when, where
from banggiao.extract.candidates import find_candidates
from banggiao.extract.careers import find_careers
from banggiao.extract.context import Context
from banggiao.extract.contexts import Topics, in_order
from banggiao.extract.exchange import turned
from banggiao.extract.happening import Happening
from banggiao.extract.judge import MUTUAL, SIDES, Judge
from banggiao.extract.listings import find_listings
from banggiao.extract.model import Scorer
from banggiao.extract.neural.scores import ArticleScores
from banggiao.extract.neural.shares import SHARES, Shares
from banggiao.extract.split import journeys, split, stay
from banggiao.extract.statements import find_statements
from banggiao.model.event import Argument, EventMention, Reading, Trigger
from banggiao.model.ontology import load_ontology
from banggiao.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from banggiao.annotate.document import Document
    from banggiao.extract.model import Model
    from banggiao.extract.neural.net import Net
    from banggiao.extract.parties import Parties, Party
    from banggiao.extract.standing import Standing
    from banggiao.lang.language import Language
    from banggiao.model.event import Attribution, EventDate, Participant, Place, Status
    from banggiao.model.mention import Mention

# What each model sees; those of the sides are the judge's.
SCHEMAS = {
    standing.MODEL: standing.SCHEMAS,
    when.MODEL: when.SCHEMAS,
    where.MODEL: where.SCHEMAS,
    status.MODEL: status.SCHEMAS,
    people.MODEL: people.SCHEMAS,
    says.MODEL: says.SCHEMAS,
}


@dataclass(frozen=True, slots=True)
class RuleExtractor:
    """Reads events by rules that propose and weights that dispose. Immutable; one serves any number of documents."""

    language: Language
    net: Net
    models: Mapping[str, Scorer]
    judge: Judge
    list_entries: frozenset[str]
    shares: Shares = SHARES

    @classmethod
    def of(cls, language: Language, models: Mapping[str, Model], net: Net) -> RuleExtractor:
        """An extractor of this language with these weights."""
        listed = frozenset(entry.id for entry in language.lexicon.triggers if entry.listing)
        scorers = {name: Scorer(models[name], schemas) for name, schemas in SCHEMAS.items()}
        return cls(language, net, scorers, Judge(models[SIDES], models[MUTUAL], models[size.MODEL]), listed)

    @property
    def name(self) -> str:
        """What the records name as their extractor: "rules 0.1.0 / vi 0.1.0"."""
        return f"rules {__version__} / {self.language.code} {self.language.version}"

    def extract(self, document: Document) -> tuple[EventMention, ...]:
        """The event mentions of `document`, in text order.

        Example: of "Ngoại trưởng Nga Lavrov thăm Bình Nhưỡng." one visit, actor RUS, recipient PRK.
        """
        return self._events(Context.of(document, find_candidates(document)))

    def read(self, document: Document) -> Reading:
        """Everything that is read of `document`: its events, and the statements and listings that go with them."""
        context = Context.of(document, find_candidates(document))
        events = self._events(context)
        article = document.article
        careers = find_careers(document, context.views, self.language.persons.matcher)
        sayings = [saying for found in context.sayings.values() for saying in found]
        return Reading(
            article=article.id,
            published=document.published,
            source=article.source,
            normalised=article.normalised,
            persons=(*document.persons, *careers),
            events=events,
            statements=find_statements(document, context.views, sayings),
            listings=tuple(find_listings(events, self.list_entries)),
        )

    def _events(self, context: Context) -> tuple[EventMention, ...]:
        decided = distinct(turned(list(self._decide(context))))
        views = {view.sentence.start: view for view in context.views}
        text = context.document.article.text
        stayed = journeys([stay(event, views[event.sentence.start], text) for event in decided])
        return tuple(one for event in stayed for one in split(event, views[event.sentence.start], text))

    def _decide(self, context: Context) -> Iterator[EventMention]:
        """The events that stand, with everything that is decided of them, each decision taken for all at once."""
        if not context.scenes:
            return
        models, shares = self.models, self.shares
        network = ArticleScores(self.net, context)
        standings = standing.decide(
            context.scenes, context, models[standing.MODEL], network.standing, shares.standing
        )
        scenes = [chosen.scene for chosen in standings]
        scores = network.of(scenes)
        parties = self.judge.read([sides.question(scene, context) for scene in scenes], scores, shares.sides)
        acts = [Happening.of(*one) for one in zip(scenes, parties, strict=True)]
        statuses = status.decide(acts, context, models[status.MODEL], [one.statuses for one in scores], shares.status)
        happenings = [one._replace(status=found.value) for one, found in zip(acts, statuses, strict=True)]
        decisions = zip(
            standings,
            parties,
            people.decide(happenings, context, models[people.MODEL]),
            when.decide(happenings, context, models[when.MODEL], [one.dates for one in scores], shares.dates),
            where.decide(happenings, context, models[where.MODEL], [one.places for one in scores], shares.places),
            statuses,
            says.decide(happenings, context, models[says.MODEL]),
            strict=True,
        )
        topics = Topics.of(context.document)
        for decision in decisions:
            yield self._event(Decision(*decision), context, topics)

    def _event(self, decided: Decision, context: Context, topics: Topics) -> EventMention:
        scene, document = decided.standing.scene, context.document
        candidate, view = scene.candidate, scene.view
        kind = load_ontology()[scene.kind]
        aspect = contexts.read(scene, topics)
        led, rest = others.lead(decided.people, others.find(candidate, context, self.language), document)
        text = document.article.text
        return EventMention(
            article=document.article.id,
            sentence=Span(view.sentence.start, view.sentence.end),
            trigger=Trigger(text[candidate.start : candidate.end], candidate.start, candidate.end, candidate.entry.id),
            kind=kind.id,
            contexts=in_order(kind.id, aspect.contexts, decided.date, decided.status, document.published.edtf),
            actors=tuple(argument(p, kind.actor, candidate.start, context) for p in decided.parties.actors),
            recipients=tuple(argument(p, kind.recipient, candidate.start, context) for p in decided.parties.recipients),
            people=led,
            others=rest,
            date=decided.date,
            place=decided.place,
            status=decided.status,
            attribution=decided.attribution,
            quantities=quantities.find(candidate, context, self.language),
            confidence=decided.standing.probability,
            extractor=self.name,
            mode=aspect.mode or kind.mode,
        )


_JOURNEY, _JOURNEYS = "journey", frozenset({"travel", "visit"})


class Decision(NamedTuple):
    """Everything that is decided of one event."""

    standing: Standing
    parties: Parties
    people: tuple[Participant, ...]
    date: EventDate | None
    place: Place | None
    status: Status
    attribution: tuple[Attribution, ...]


def distinct(events: Iterable[EventMention]) -> tuple[EventMention, ...]:
    """One record for each distinct act of a sentence: of two that agree in type, sides, status and date the likelier.

    "Mở lại tour du lịch" is one act, though both "mở lại" and "tour du lịch" tell of it. Of mutual acts the less likely
    may tell of fewer parties: "Iran dự diễn đàn do Belarus tổ chức" is one conference. A date that one of them lacks
    makes no other act. Visits and travels are one type here, apart from meetings: of 799 annotated travels 3 stand
    beside a visit of the same parties in one sentence.
    """
    told: dict[tuple[object, ...], list[EventMention]] = {}
    for event in sorted(events, key=lambda event: -event.confidence):
        sort = _JOURNEY if event.kind in _JOURNEYS else load_ontology()[event.kind].type
        alike = told.setdefault((event.sentence.start, sort, event.status), [])
        if not any(_same_date(surer, event) and _covers(surer, event) for surer in alike):
            alike.append(event)
    return tuple(sorted(chain.from_iterable(told.values()), key=lambda event: event.trigger.start))


def _same_date(one: EventMention, other: EventMention) -> bool:
    return one.date is None or other.date is None or one.date.edtf == other.date.edtf


def _covers(surer: EventMention, event: EventMention) -> bool:
    """Whether a surer event tells an act already: with the same sides, or as a mutual act in which all of these act."""
    (acting, receiving), (ours, theirs) = (
        [{argument.code for argument in side} for side in (one.actors, one.recipients)] for one in (surer, event)
    )
    ontology = load_ontology()
    if ontology[surer.kind].mutual and ontology[event.kind].mutual:
        return ours <= acting
    return ours == acting and theirs == receiving


def argument(party: Party, role: str, position: int, context: Context) -> Argument:
    """The party as an argument: the words of its phrase, where the sentence does not name it those nearest before."""
    mention = _mention_of(party, position, context)
    text = context.document.article.text
    return Argument(party.code, text[mention.start : mention.end], role, mention.start, mention.end)


def _mention_of(party: Party, position: int, context: Context) -> Mention:
    if party.unit is not None:
        return next(m for m in party.unit.mentions if party.code in m.codes)
    named = context.named[party.code]
    return named[max(0, bisect_right(named, position, key=lambda m: m.start) - 1)]
