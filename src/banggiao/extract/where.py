"""Where an event took place: which country named in or about the sentence is its place, if any."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from banggiao.annotate.view import count_between, word_before
from banggiao.extract.syntax import path
from banggiao.model.event import Place
from banggiao.model.mention import Mention, MentionType

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from banggiao.annotate.view import SentenceView
    from banggiao.extract.candidates import Candidate
    from banggiao.extract.context import Context
    from banggiao.extract.linear import LinearModel
    from banggiao.extract.parties import Parties

MODEL = "where"
_BACK, _AHEAD = 3, 1  # sentences looked at before and after
_PLACES = frozenset(
    {MentionType.STATE, MentionType.CAPITAL, MentionType.CITY, MentionType.SEAT, MentionType.BODY, MentionType.ANAPHOR}
)
_LOCATED = frozenset({"at", "to", "from"})


class PlaceOption(NamedTuple):
    """A country that may be where the event took place: a mention of it, and how many sentences away it stands."""

    mention: Mention
    away: int

    @property
    def code(self) -> str:
        """The country."""
        return self.mention.codes[0]


def options(candidate: Candidate, context: Context) -> list[PlaceOption]:
    """The places of the sentence that lie in one country, and those that neighbours say something is in."""
    index = candidate.sentence
    found = [PlaceOption(m, 0) for m in context.views[index].places if _is_place(m)]
    known = {option.code for option in found}
    for number in range(max(0, index - _BACK), min(len(context.views), index + _AHEAD + 1)):
        if number == index:
            continue
        view = context.views[number]
        for mention in view.places:
            if _is_place(mention) and mention.codes[0] not in known and _preposition(view, mention) in _LOCATED:
                known.add(mention.codes[0])
                found.append(PlaceOption(mention, number - index))
    return found


def _is_place(mention: Mention) -> bool:
    return mention.type in _PLACES and len(mention.codes) == 1 and len(mention.codes[0]) == 3


def _preposition(view: SentenceView, mention: Mention) -> str:
    return next((c.value for c in view.of("prep") if 0 <= mention.start - c.end <= _NEAR), "")


_NEAR = 10  # characters between a preposition and its place: "tại thủ đô Bình Nhưỡng"


def features(candidate: Candidate, option: PlaceOption, parties: Parties, context: Context) -> Iterator[str]:
    """Features that tell whether this place is where this event took place."""
    mention, away = option
    view = context.views[candidate.sentence + away]
    kind = candidate.entry.kind
    prep = _preposition(view, mention)
    role = "actor" if any(p.code == option.code for p in parties.actors) else ""
    role = "recipient" if any(p.code == option.code for p in parties.recipients) else role
    near = "here" if not away else "back" if away < 0 else "ahead"
    yield f"role,prep={role}:{prep}:{near}"
    yield f"kind,role={kind}:{role}:{near}"
    yield f"kind,role,type={kind}:{role}:{mention.type.value}"
    yield f"domestic={len(parties.recipients)}:{role}:{near}"
    yield f"title={option.code in context.title}:{role}"
    yield f"main={context.ranked[:1] == (option.code,)}:{role}:{near}"
    if away:
        yield f"away={max(-3, away)}"
        yield f"away,kind={near}:{kind}"
        yield f"away,type={near}:{mention.type.value}:{prep}"
        told = any(c.entry.kind == kind for c in context.candidates.get(candidate.sentence + away, ()))
        yield f"same kind there={told}:{near}"
        return
    before = mention.end <= candidate.start
    side = "L" if before else "R" if mention.start >= candidate.end else "I"
    yield f"prep={prep}:{side}"
    yield f"type,prep={mention.type.value}:{prep}:{side}"
    yield f"kind,prep={kind}:{prep}:{side}"
    yield f"kind,type={kind}:{mention.type.value}:{side}"
    yield f"word={word_before(view.folded, mention.start)}:{side}"
    yield f"path={side}:{path(view, candidate, mention.start, mention.end)}"
    low, high = (mention.end, candidate.start) if before else (candidate.end, mention.start)
    yield f"near={high - low < 25}:{side}:{prep}"
    yield f"reports={count_between(view.reports, low, high) > 0}:{side}"


def none_features(candidate: Candidate, found: Sequence[PlaceOption], parties: Parties) -> Iterator[str]:
    """Features of the option that no place is told."""
    kind = candidate.entry.kind
    here = sum(not option.away for option in found)
    yield "none"
    yield f"none,kind={kind}"
    yield f"none,entry={candidate.entry.id}"
    yield f"none,kind,options={kind}:{min(3, here)}"
    yield f"none,options={min(3, here)}:{min(2, len(found) - here)}"
    yield f"none,pos={candidate.entry.pos}"
    yield f"none,recipients={len(parties.recipients)}:{kind}"


def decide(
    candidate: Candidate, parties: Parties, context: Context, models: Mapping[str, LinearModel]
) -> Place | None:
    """The country of the event with the words that say so, or None."""
    found = options(candidate, context)
    if not found:
        return None
    none = tuple(none_features(candidate, found, parties))
    chances = models[MODEL].choose([*(tuple(features(candidate, o, parties, context)) for o in found), none])
    together: dict[str, float] = {}
    for option, chance in zip(found, chances, strict=False):
        together[option.code] = together.get(option.code, 0.0) + chance
    code = max(together, key=lambda c: together[c])
    if together[code] <= chances[-1]:
        return None
    mention = max(zip(chances, found, strict=False), key=lambda pair: (pair[1].code == code, pair[0]))[1].mention
    return Place(code, context.document.article.text[mention.start : mention.end], mention.start, mention.end)
