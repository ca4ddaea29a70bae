"""Further roles of an event: leader, inviter, organiser, carrier, occasion, clause, reason, return, itinerary."""

from __future__ import annotations

from typing import TYPE_CHECKING

from banggiao.model.event import Argument
from banggiao.model.mention import Mention, MentionType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from banggiao.annotate.view import SentenceView
    from banggiao.extract.candidates import Candidate
    from banggiao.extract.context import Context
    from banggiao.lang.language import Language, RoleRule

_GAP = 14  # characters between the opening words and what fills the role
_CLOSE = 40  # between the filler and the closing words
_PHRASE = 160
_PLACES = frozenset({MentionType.CITY, MentionType.CAPITAL, MentionType.STATE})
_NO_PARTY = frozenset({MentionType.REGION, MentionType.CITY, MentionType.ANAPHOR})


def find(candidate: Candidate, context: Context, language: Language) -> tuple[Argument, ...]:
    """The further roles that the candidate's sentence states, in the order of the language's rules.

    Example: in "Ông thăm Nga theo lời mời của Quốc hội Nga" the visit has the inviter "Quốc hội Nga", RUS.
    """
    view = context.views[candidate.sentence]
    text = context.document.article.text
    found: list[Argument] = []
    for rule in language.roles:
        if rule.kinds and candidate.entry.kind not in rule.kinds:
            continue
        for match in rule.open.finditer(view.folded, view.sentence.start, view.sentence.end):
            filled = list(_fill(rule, match.end(), view, text))
            found += [a for a in filled if all((a.start, a.role) != (b.start, b.role) for b in found)]
            if filled:
                break
    return tuple(found)


def _fill(rule: RoleRule, position: int, view: SentenceView, text: str) -> Iterator[Argument]:
    if rule.takes == "phrase":
        yield from _phrase(rule, position, view, text)
    elif rule.takes == "time":
        yield from _time(rule, position, view, text)
    elif rule.takes == "place":
        stop = next((report for report in view.reports if report > position), view.sentence.end)
        for mention in view.places:
            if position <= mention.start < stop and mention.type in _PLACES:
                yield _argument(rule.role, mention, text)
    else:
        filler = _filler(rule, position, view)
        if filler is not None:
            yield _argument(rule.role, filler, text)


def _time(rule: RoleRule, position: int, view: SentenceView, text: str) -> Iterator[Argument]:
    time = next((t for t in view.times if 0 <= t.start - position <= _GAP), None)
    if time is not None:
        yield Argument("", text[time.start : time.end], rule.role, time.start, time.end)


def _filler(rule: RoleRule, position: int, view: SentenceView) -> Mention | None:
    mentions = sorted((*view.places, *view.media), key=lambda m: m.start)
    mention = next((m for m in mentions if m.start >= position), None)
    if mention is None or mention.start - position > _GAP or mention.type in _NO_PARTY:
        return None
    if rule.takes == "person" and mention.type is not MentionType.PERSON:
        return None
    if rule.close is not None and not rule.close.search(view.folded, mention.end, mention.end + _CLOSE):
        return None
    return mention


def _phrase(rule: RoleRule, position: int, view: SentenceView, text: str) -> Iterator[Argument]:
    start = position
    while start < view.sentence.end and text[start].isspace():
        start += 1
    stop = next((mark for mark in view.marks if mark > start), view.sentence.end)
    end = min(stop, start + _PHRASE)
    if end < stop:
        end = max(text.rfind(" ", start, end), start)
    phrase = text[start:end].rstrip(" .!?\"”’")
    if len(phrase) > 2:
        yield Argument("", phrase, rule.role, start, start + len(phrase))


def _argument(role: str, mention: Mention, text: str) -> Argument:
    person = mention.type is MentionType.PERSON and mention.name_start >= 0
    start, end = (mention.name_start, mention.name_end) if person else (mention.start, mention.end)
    return Argument(mention.codes[0] if mention.codes else "", text[start:end], role, start, end)
