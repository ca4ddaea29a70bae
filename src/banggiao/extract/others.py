"""Further roles of an event: leader, inviter, organiser, carrier, occasion, clause, reason, return, itinerary."""

from __future__ import annotations

from typing import TYPE_CHECKING

from banggiao.annotate.sources import capital_run
from banggiao.annotate.view import count_between
from banggiao.model.event import Argument, Participant
from banggiao.model.mention import Mention, MentionType

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from banggiao.annotate.document import Document
    from banggiao.annotate.view import SentenceView
    from banggiao.extract.candidates import Candidate
    from banggiao.extract.context import Context
    from banggiao.lang.language import Language, RoleRule

LEADER = "leader"
_GAP = 14  # characters between the opening words and what fills the role
_CLOSE = 40  # between the filler and the closing words
_PHRASE = 160
_NAME = 60
_QUOTES = "\"“”'‘"
_AFTER_NAMES = frozenset({("prep", "at"), ("prep", "to"), ("prep", "with"), ("clause", "time"), ("conj", "and")})
_PLACES = frozenset({MentionType.CITY, MentionType.CAPITAL, MentionType.STATE})
_NO_PARTY = frozenset({MentionType.REGION, MentionType.CITY, MentionType.ANAPHOR})


def find(candidate: Candidate, context: Context, language: Language) -> tuple[Argument, ...]:
    """The further roles that the candidate's sentence states, in the order of the language's rules.

    Example: in "Ông thăm Nga theo lời mời của Quốc hội Nga" the visit has the inviter "Quốc hội Nga", RUS.
    """
    view = context.views[candidate.sentence]
    text = context.document.article.text
    start, end = view.sentence.start, view.sentence.end
    sentence = view.folded[start:end]
    found: list[Argument] = []
    for rule in language.roles:
        if rule.kinds and candidate.entry.kind not in rule.kinds:
            continue
        if not any(word in sentence for word in rule.words):
            continue  # the cheap question first: most sentences open no role
        for match in rule.open.finditer(view.folded, start, end):
            if rule.takes == "phrase" and not _belongs(match.span(), candidate, view):
                continue
            filled = list(_fill(rule, match.end(), view, text))
            if rule.takes == "name":
                filled = [a for a in filled if not any(_overlap(a, c) for c in context.candidates[candidate.sentence])]
            found += [a for a in filled if all((a.start, a.role) != (b.start, b.role) for b in found)]
            if filled:
                break
    return tuple(found)


def lead(
    people: Sequence[Participant], found: Sequence[Argument], document: Document
) -> tuple[tuple[Participant, ...], tuple[Argument, ...]]:
    """The people, who leads in the leader's role, and the further roles without leaders.

    A leader who was not among the people takes part too.

    Example: of "Đoàn Nga do ông Lavrov dẫn đầu thăm Lào" Lavrov takes part, as leader and not as visitor.
    """
    starts = {argument.start for argument in found if argument.role == LEADER}
    if not starts:
        return tuple(people), tuple(found)
    leaders = {m.name: m for m in document.mentions if m.type is MentionType.PERSON and _name_span(m)[0] in starts}
    led = [p._replace(role=LEADER) if p.name in leaders else p for p in people]
    offices = {person.name: person.office for person in document.persons}
    for name in leaders.keys() - {p.name for p in people}:
        code = "".join(leaders[name].codes[:1])
        led.append(Participant(name, code, offices.get(name, ""), LEADER, *_name_span(leaders[name])))
    return tuple(led), tuple(argument for argument in found if argument.role != LEADER)


def _fill(rule: RoleRule, position: int, view: SentenceView, text: str) -> Iterator[Argument]:
    if rule.takes == "phrase":
        yield from _phrase(rule, position, view, text)
    elif rule.takes == "name":
        yield from _name(rule, position, view, text)
    elif rule.takes == "time":
        yield from _time(rule, position, view, text)
    elif rule.takes == "place":
        stop = next((report for report in view.reports if report > position), view.sentence.end)
        stop = min([stop, *(clause for clause in view.clauses if clause > position)])
        places = [m for m in view.places if position <= m.start < stop and m.type in _PLACES]
        if len(places) > 1:  # a single place is where the journey leads
            yield from (_argument(rule.role, mention, text) for mention in places)
    else:
        filler = _filler(rule, position, view)
        if rule.takes == "party" and rule.close is None:
            yield from _named_party(rule.role, position, filler, text)
        elif filler is not None:
            yield _argument(rule.role, filler, text)


def _time(rule: RoleRule, position: int, view: SentenceView, text: str) -> Iterator[Argument]:
    time = next((t for t in view.times if 0 <= t.start - position <= _GAP), None)
    if time is not None:
        yield Argument("", text[time.start : time.end], rule.role, time.start, time.end)


def _filler(rule: RoleRule, position: int, view: SentenceView) -> Mention | None:
    mentions = sorted((*view.places, *view.media), key=lambda m: m.start)
    # A person's title may have been read from before the opening words on: the name counts.
    mention = next((m for m in mentions if max(m.start, m.name_start) >= position), None)
    if mention is None or mention.start - position > _GAP or mention.type in _NO_PARTY:
        return None
    if rule.takes == "person" and mention.type is not MentionType.PERSON:
        return None
    if rule.close is not None and not rule.close.search(view.folded, mention.end, mention.end + _CLOSE):
        return None
    return mention


def _overlap(argument: Argument, candidate: Candidate) -> bool:
    return argument.start < candidate.end and candidate.start < argument.end


def _named_party(role: str, position: int, mention: Mention | None, text: str) -> Iterator[Argument]:
    """The party after the opening words; where a longer name stands there than the lexicon knows, all of it.

    Example: in "trên chuyến bay của hãng Uzbekistan Airways" the carrier is "Uzbekistan Airways".
    """
    end = capital_run(text, position, len(text))
    if end > position and (mention is None or mention.end < end):
        known = mention is not None and mention.start < end
        code = mention.codes[0] if known and mention is not None and mention.codes else ""
        yield Argument(code, text[position + 1 : end], role, position + 1, end)
    elif mention is not None:
        yield _argument(role, mention, text)


def _name(rule: RoleRule, position: int, view: SentenceView, text: str) -> Iterator[Argument]:
    """A name that the lexicon does not know: from its capital to the next mark, cue, date or mention."""
    start = position + 1
    if not text[start : start + 1].isupper():
        return
    taken = [(item.start, item.end) for item in (*view.places, *view.media)]
    if any(first <= start < last for first, last in taken):
        return
    stops = [cue.start for cue in view.cues if cue.start > start and (cue.category, cue.value) in _AFTER_NAMES]
    stops += [time.start for time in view.times if time.start > start]
    stops += [mark for mark in view.marks if mark > start]
    name = text[start : min([view.sentence.end, *stops])].rstrip(' .!?"”’')
    if 3 < len(name) <= _NAME:
        yield Argument("", name, rule.role, start, start + len(name))


def _belongs(opening: tuple[int, int], candidate: Candidate, view: SentenceView) -> bool:
    """Whether a phrase opened there is told of this trigger: after it in its clause, or at the head of the sentence."""
    start, end = opening
    if any(cue.category == "connector" and cue.start <= start and end < cue.end for cue in view.cues):
        return False  # "vì vậy" gives no reason
    if start < candidate.start:
        return start - view.sentence.start <= _GAP
    between = candidate.end, start
    return count_between(view.marks, *between) <= 1 and not count_between(view.reports, *between)


def _phrase(rule: RoleRule, position: int, view: SentenceView, text: str) -> Iterator[Argument]:
    start = position
    while start < view.sentence.end and (text[start].isspace() or text[start] in _QUOTES):
        start += 1
    if start in view.marks:
        return
    stop = next((mark for mark in view.marks if mark > start), view.sentence.end)
    end = min(stop, start + _PHRASE)
    if end < stop:
        end = max(text.rfind(" ", start, end), start)
    phrase = text[start:end].rstrip(' .!?"”’')
    if len(phrase) > 2:
        yield Argument("", phrase, rule.role, start, start + len(phrase))


def _argument(role: str, mention: Mention, text: str) -> Argument:
    start, end = _name_span(mention) if mention.type is MentionType.PERSON else (mention.start, mention.end)
    return Argument(mention.codes[0] if mention.codes else "", text[start:end], role, start, end)


def _name_span(person: Mention) -> tuple[int, int]:
    return (person.name_start, person.name_end) if person.name_start >= 0 else (person.start, person.end)
