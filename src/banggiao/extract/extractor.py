"""From a document to its event mentions: candidates from the lexicon, every decision by learned weights."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from banggiao import __version__
from banggiao.extract import others, parties, people, quantities, says, standing, status, when, where
from banggiao.extract.candidates import find_candidates
from banggiao.extract.context import Context
from banggiao.model.event import Argument, EventMention, Trigger
from banggiao.model.ontology import load_ontology
from banggiao.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Mapping

    from banggiao.annotate.document import Document
    from banggiao.extract.linear import LinearModel
    from banggiao.extract.parties import Party
    from banggiao.extract.standing import Standing
    from banggiao.lang.language import Language
    from banggiao.model.mention import Mention


@dataclass(frozen=True, slots=True)
class RuleExtractor:
    """Reads events by rules that propose and weights that dispose. Immutable; one serves any number of documents."""

    language: Language
    models: Mapping[str, LinearModel]

    @property
    def name(self) -> str:
        """What the records name as their extractor: "rules 0.1.0 / vi 0.1.0"."""
        return f"rules {__version__} / {self.language.code} {self.language.version}"

    def extract(self, document: Document) -> tuple[EventMention, ...]:
        """The event mentions of `document`, in text order.

        Example: of "Ngoại trưởng Nga Lavrov thăm Bình Nhưỡng." one visit, actor RUS, recipient PRK.
        """
        candidates = find_candidates(document)
        if not candidates:
            return ()
        context = Context.of(document, candidates)
        return tuple(self._event(chosen, context) for chosen in standing.decide(candidates, context, self.models))

    def _event(self, chosen: Standing, context: Context) -> EventMention:
        candidate, document = chosen.candidate, context.document
        text = document.article.text
        view = context.views[candidate.sentence]
        kind = load_ontology()[candidate.entry.kind]
        who = parties.decide(candidate, context, self.models)
        trigger = Trigger(text[candidate.start : candidate.end], candidate.start, candidate.end, candidate.entry.id)
        return EventMention(
            article=document.article.id,
            sentence=Span(view.sentence.start, view.sentence.end),
            trigger=trigger,
            kind=kind.id,
            contexts=kind.contexts,
            actors=tuple(argument(p, kind.actor, candidate.start, document) for p in who.actors),
            recipients=tuple(argument(p, kind.recipient, candidate.start, document) for p in who.recipients),
            people=people.decide(candidate, who, context, self.models),
            others=others.find(candidate, context, self.language),
            date=when.decide(candidate, context, self.models),
            place=where.decide(candidate, who, context, self.models),
            status=status.decide(candidate, context, self.models),
            attribution=says.decide(candidate, who, context, self.models),
            quantities=quantities.find(candidate, context, self.language),
            confidence=chosen.probability,
            extractor=self.name,
        )


def argument(party: Party, role: str, position: int, document: Document) -> Argument:
    """The party as an argument: the words of its phrase, or where the sentence does not name it those nearest before."""
    mention = _mention_of(party, position, document)
    text = document.article.text
    return Argument(party.code, text[mention.start : mention.end], role, mention.start, mention.end)


def _mention_of(party: Party, position: int, document: Document) -> Mention:
    if party.unit is not None:
        return next(m for m in party.unit.mentions if party.code in m.codes)
    named = [m for m in document.mentions if party.code in m.codes]
    return min(named, key=lambda m: (m.start > position, abs(position - m.start)))
