"""Where an event took place: which country named in or about the sentence is its place, if any."""

from __future__ import annotations

from typing import TYPE_CHECKING

from banggiao.extract.parties import Parties
from banggiao.extract.syntax import path, word_before
from banggiao.annotate.view import count_between
from banggiao.model.event import Place
from banggiao.model.mention import Mention, MentionType

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from banggiao.extract.candidates import Candidate
    from banggiao.extract.context import Context
    from banggiao.extract.linear import LinearModel
    from banggiao.annotate.view import SentenceView

MODEL = "where"
THRESHOLD = 0.4
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


def decide(
    candidate: Candidate, parties: Parties, context: Context, models: Mapping[str, LinearModel]
) -> Place | None:
    """The country of the event with the words that say so, or None."""
    view, model = context.views[candidate.sentence], models[MODEL]
    best: tuple[float, Mention] | None = None
    for option in options(candidate, view):
        chance = model.probabilities(features(candidate, option, view, parties))["yes"]
        if best is None or chance > best[0]:
            best = (chance, option)
    if best is None or best[0] < THRESHOLD:
        return None
    mention = best[1]
    return Place(mention.codes[0], context.document.article.text[mention.start : mention.end], mention.start, mention.end)
