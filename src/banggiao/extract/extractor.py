"""From a document to its event mentions: candidates from the lexicon, every decision by learned weights."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from banggiao import __version__
from banggiao.extract import others, people, quantities, says, sides, standing, status, when, where
from banggiao.extract.candidates import Candidate, find_candidates
from banggiao.extract.careers import find_careers
from banggiao.extract.context import Context
from banggiao.extract.judge import Judge
from banggiao.extract.listings import find_listings
from banggiao.extract.split import split, stay
from banggiao.extract.statements import find_statements
from banggiao.model.event import Argument, EventMention, Reading, Trigger
from banggiao.model.ontology import load_ontology
from banggiao.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from banggiao.annotate.document import Document
    from banggiao.extract.linear import LinearModel
    from banggiao.extract.parties import Parties, Party
    from banggiao.extract.standing import Standing
    from banggiao.lang.language import Language
    from banggiao.model.event import EventDate
    from banggiao.model.mention import Mention


@dataclass(frozen=True, slots=True)
class RuleExtractor:
    """Reads events by rules that propose and weights that dispose. Immutable; one serves any number of documents."""

    language: Language
    models: Mapping[str, LinearModel]
    judge: Judge
    list_entries: frozenset[str]

    @classmethod
    def of(cls, language: Language, models: Mapping[str, LinearModel]) -> RuleExtractor:
        """An extractor of this language with these weights."""
        listed = frozenset(entry.id for entry in language.lexicon.triggers if entry.listing)
        return cls(language, models, Judge(models), listed)

    @property
    def name(self) -> str:
        """What the records name as their extractor: "rules 0.1.0 / vi 0.1.0"."""
        return f"rules {__version__} / {self.language.code} {self.language.version}"

    def extract(self, document: Document) -> tuple[EventMention, ...]:
        """The event mentions of `document`, in text order.

        Example: of "Ngoại trưởng Nga Lavrov thăm Bình Nhưỡng." one visit, actor RUS, recipient PRK.
        """
        candidates = find_candidates(document)
        return self._events(candidates, Context.of(document, candidates))

    def read(self, document: Document) -> Reading:
        """Everything that is read of `document`: its events, and the statements and listings that go with them."""
        candidates = find_candidates(document)
        context = Context.of(document, candidates)
        events = self._events(candidates, context)
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

    def _events(self, candidates: list[Candidate], context: Context) -> tuple[EventMention, ...]:
        standings = standing.decide(candidates, context, self.models)
        who = self.judge.read([sides.question(chosen.candidate, context) for chosen in standings])
        happenings = [when.happening(chosen.candidate, one) for chosen, one in zip(standings, who, strict=True)]
        dated = when.first_look(happenings, context, self.models)
        dates = [when.decide(event, context, self.models, dated) for event in happenings]
        decided = distinct(
            self._event(chosen, one, date, context) for chosen, one, date in zip(standings, who, dates, strict=True)
        )
        views = {view.sentence.start: view for view in context.views}
        text = context.document.article.text
        stayed = [(stay(event, views[event.sentence.start], text), views[event.sentence.start]) for event in decided]
        return tuple(one for event, view in stayed for one in split(event, view, text))

    def _event(self, chosen: Standing, who: Parties, date: EventDate | None, context: Context) -> EventMention:
        candidate, document = chosen.candidate, context.document
        text = document.article.text
        view = context.views[candidate.sentence]
        kind = load_ontology()[candidate.entry.kind]
        taking_part = people.decide(candidate, who, context, self.models)
        led, rest = others.lead(taking_part, others.find(candidate, context, self.language), document)
        trigger = Trigger(text[candidate.start : candidate.end], candidate.start, candidate.end, candidate.entry.id)
        return EventMention(
            article=document.article.id,
            sentence=Span(view.sentence.start, view.sentence.end),
            trigger=trigger,
            kind=kind.id,
            contexts=kind.contexts,
            actors=tuple(argument(p, kind.actor, candidate.start, context) for p in who.actors),
            recipients=tuple(argument(p, kind.recipient, candidate.start, context) for p in who.recipients),
            people=led,
            others=rest,
            date=date,
            place=where.decide(candidate, who, context, self.models),
            status=status.decide(candidate, context, self.models),
            attribution=says.decide(candidate, who, context, self.models),
            quantities=quantities.find(candidate, context, self.language),
            confidence=chosen.probability,
            extractor=self.name,
        )


def distinct(events: Iterable[EventMention]) -> tuple[EventMention, ...]:
    """One record for each distinct act of a sentence: of two that agree in type, sides, status and date the likelier.

    "Mở lại tour du lịch" is one act, though both "mở lại" and "tour du lịch" tell of it.
    """
    kept: dict[tuple[object, ...], EventMention] = {}
    for event in events:
        key = (
            event.sentence.start,
            load_ontology()[event.kind].type,
            frozenset(argument.code for argument in event.actors),
            frozenset(argument.code for argument in event.recipients),
            event.status,
            event.date.edtf if event.date else "",
        )
        if key not in kept or event.confidence > kept[key].confidence:
            kept[key] = event
    return tuple(sorted(kept.values(), key=lambda event: event.trigger.start))


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
