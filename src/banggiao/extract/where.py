"""Where an event took place: which country named in or about the sentence is its place, if any."""

from __future__ import annotations

from typing import TYPE_CHECKING

from banggiao.extract.parties import Parties
from banggiao.extract.syntax import path, word_before
from banggiao.annotate.view import count_between
from banggiao.model.event import Place
from banggiao.model.mention import Mention, MentionType

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from banggiao.extract.candidates import Candidate
    from banggiao.extract.context import Context
    from banggiao.extract.linear import LinearModel
    from banggiao.annotate.view import SentenceView

MODEL = "where"
_PLACES = frozenset({MentionType.STATE, MentionType.CAPITAL, MentionType.CITY, MentionType.SEAT, MentionType.BODY, MentionType.ANAPHOR})


def options(candidate: Candidate, view: SentenceView) -> list[Mention]:
    """The places of the sentence that lie in one country."""
    return [m for m in view.places if m.type in _PLACES and len(m.codes) == 1 and len(m.codes[0]) == 3]


def features(candidate: Candidate, option: Mention, view: SentenceView, parties: Parties) -> Iterator[str]:
    """Features that tell whether this mention is the place of this event."""
    kind = candidate.entry.kind
    code = option.codes[0]
    before = option.end <= candidate.start
    side = "L" if before else "R" if option.start >= candidate.end else "I"
    prep = next((cue.value for cue in view.cues if cue.category == "prep" and 0 <= option.start - cue.end <= 10), "")
    role = "actor" if any(p.code == code for p in parties.actors) else ""
    role = "recipient" if any(p.code == code for p in parties.recipients) else role
    yield f"prep={prep}:{side}"
    yield f"type,prep={option.type.value}:{prep}:{side}"
    yield f"kind,prep={kind}:{prep}:{side}"
    yield f"kind,role={kind}:{role}"
    yield f"kind,role,type={kind}:{role}:{option.type.value}"
    yield f"role,prep={role}:{prep}"
    yield f"kind,type={kind}:{option.type.value}:{side}"
    yield f"word={word_before(view.folded, option.start)}:{side}"
    yield f"path={side}:{path(view, candidate, option.start, option.end)}"
    low, high = (option.end, candidate.start) if before else (candidate.end, option.start)
    yield f"near={high - low < 25}:{side}:{prep}"
    yield f"reports={count_between(view.reports, low, high) > 0}:{side}"


def none_features(candidate: Candidate, found: Sequence[Mention], parties: Parties) -> Iterator[str]:
    """Features of the option that the sentence names no place of the event."""
    kind = candidate.entry.kind
    yield "none"
    yield f"none,kind={kind}"
    yield f"none,entry={candidate.entry.id}"
    yield f"none,kind,options={kind}:{min(3, len(found))}"
    yield f"none,pos={candidate.entry.pos}"
    yield f"none,recipients={len(parties.recipients)}:{kind}"


def decide(
    candidate: Candidate, parties: Parties, context: Context, models: Mapping[str, LinearModel]
) -> Place | None:
    """The country of the event with the words that say so, or None."""
    view = context.views[candidate.sentence]
    found = options(candidate, view)
    if not found:
        return None
    none = tuple(none_features(candidate, found, parties))
    chances = models[MODEL].choose([*(features(candidate, m, view, parties) for m in found), none])
    together: dict[str, float] = {}
    for mention, chance in zip(found, chances, strict=False):
        together[mention.codes[0]] = together.get(mention.codes[0], 0.0) + chance
    code = max(together, key=lambda c: together[c])
    if together[code] <= chances[-1]:
        return None
    mention = max(zip(chances, found, strict=False), key=lambda pair: (pair[1].codes[0] == code, pair[0]))[1]
    return Place(code, context.document.article.text[mention.start : mention.end], mention.start, mention.end)
