"""Who may stand as a source: the party, person, paper or unnamed phrase that a verb of saying or "theo" goes with."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from banggiao.annotate.view import Cue, count_between
from banggiao.model.mention import Mention, MentionType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from banggiao.annotate.view import SentenceView

# Members by themselves: their class is slow to ask (Python 3.11).
_MEDIA, _ANAPHOR, _PERSON = MentionType.MEDIA, MentionType.ANAPHOR, MentionType.PERSON
SPEAKERS = frozenset(MentionType) - {MentionType.REGION, MentionType.CITY}
PHRASE, NOUN, PRONOUN = "phrase", "noun", "pronoun"
_NAMED = frozenset({MentionType.PERSON, MentionType.MEDIA})
_SUBJECT_GAP = 70  # characters that may stand between a source and its verb: dates, brackets, adverbs
_PRONOUN_GAP = 25
_APPOSITION = 140  # the longest apposition between a source and its verb
_OBJECT_GAP = 12  # between "theo" and the source
_LONGEST_NAME = 40
_PHRASE_GAP = 16  # between the noun of an unnamed source and its party: "phát ngôn viên của Bộ Ngoại giao Mỹ"
_SUBJECTS = frozenset({"", "by", "passive"})
_MARKED = 30  # a gap longer than this may hold no more than two marks


class Source(NamedTuple):
    """Who is credited. `name` as it stands for the reader; `start`, `end` the words as written; `codes` its parties.

    `type`: the mention's type; "phrase" for an unnamed source of a party ("một quan chức Mỹ"), "noun" for one of none
    ("các nhà điều tra"), "pronoun" for one that the article names elsewhere.
    """

    name: str
    start: int
    end: int
    codes: tuple[str, ...]
    type: str


class SourceFinder:
    """The sources of one sentence, found from the verb or preposition that they go with."""

    __slots__ = (
        "_clauses",
        "_folded",
        "_governed",
        "_joints",
        "_mentions",
        "_nouns",
        "_pronouns",
        "_tails",
        "_text",
        "_view",
    )

    def __init__(self, text: str, view: SentenceView) -> None:
        """`text`: the whole article's; `view`: the sentence."""
        self._text, self._folded, self._view = text, view.folded, view
        spoken = [m for m in view.places if m.type in SPEAKERS]
        if view.media:
            spoken = sorted((*spoken, *view.media), key=lambda m: m.start)
        ends = {m.end for m in spoken}
        self._mentions = [m for m in spoken if text[m.start - 1 : m.start] != "(" or _names_alone(m, ends)]
        self._clauses = [cue.start for cue in view.of("clause") if cue.value != "time"]
        self._joints = [cue.start for cue in view.of("conj")]
        timed = {time.end + 1 for time in view.times}  # the preposition before these is part of a date
        self._governed = {u.start for u in view.units if u.prep not in _SUBJECTS and u.start not in timed}
        nouns = view.of("noun")
        self._nouns = [cue for cue in nouns if cue.value != "unnamed"]
        self._tails = [cue for cue in nouns if cue.value == "unnamed"]
        self._pronouns = view.of("pronoun")

    def subject(self, cue: Cue) -> tuple[Source, ...]:
        """The subject of a verb of saying: one source, or each member of a list; none where there is no clear one.

        Example: in "Ri Son-gwon, quan chức phụ trách quan hệ với Hàn Quốc, nói …" Ri Son-gwon.
        """
        stop = cue.start
        if self._folded[stop - 2 : stop] == ", ":
            head = self._before_apposition(stop - 2)
            if head is not None:
                return self._members(head)
        mention = self._last_mention(stop)
        noun = next((n for n in reversed(self._nouns) if n.end <= stop), None)
        pronoun = next((p for p in reversed(self._pronouns) if p.end <= stop), None)
        nearest = max(mention.end if mention else -1, noun.end if noun else -1, pronoun.end if pronoun else -1)
        if nearest < 0:
            return ()
        if pronoun is not None and pronoun.end == nearest:
            return self._pronoun(pronoun, stop)
        if not self._governs(nearest, stop):
            return ()
        if noun is not None and noun.end == nearest:
            owner = next((m for m in self._mentions if m.start >= noun.end), None)
            owned = owner is not None and owner.end <= stop and self._joined(noun, owner)
            return self._phrase(noun, owner if owned else None)
        assert mention is not None
        return self._with_noun(mention)

    def object(self, cue: Cue) -> tuple[Source, ...]:
        """What follows "theo" or "dẫn lời": one source, or each member of a list.

        Example: after "theo" in "theo một nguồn tin an ninh Kurd" that phrase.
        """
        mention = next((m for m in self._mentions if m.start >= cue.end), None)
        noun = next((n for n in self._nouns if n.start >= cue.end), None)
        at = min(x.start for x in (mention, noun) if x is not None) if mention or noun else -1
        if at < 0 or at - cue.end > _OBJECT_GAP:
            return ()
        if noun is None or noun.start > at:
            assert mention is not None
            return self._members(mention)
        if mention is not None and self._joined(noun, mention):
            return self._phrase(noun, mention)
        return self._phrase(noun)

    def media(self) -> Iterator[Source]:
        """Every paper or agency of the sentence."""
        for mention in self._mentions:
            if mention.type is _MEDIA:
                yield self._source(mention)

    def opens(self) -> Source | None:
        """The speaker of a headline such as "Ngoại trưởng Nga: …"."""
        for mention in self._mentions:
            if mention.end - self._view.sentence.start > _SUBJECT_GAP:
                return None
            if self._folded[mention.end : mention.end + 1] == ":":
                return self._source(mention)
        return None

    def _last_mention(self, stop: int) -> Mention | None:
        """The mention nearest before `stop` that no preposition governs: in "tổ chức ở Mỹ cho rằng" not the USA."""
        return next((m for m in reversed(self._mentions) if m.end <= stop and m.start not in self._governed), None)

    def _before_apposition(self, comma: int) -> Mention | None:
        """The mention that ends at a comma, where all from there to the closing `comma` tells more of it."""
        marks = self._view.marks
        for mention in reversed(self._mentions):
            if comma - mention.end > _APPOSITION:
                return None
            number = bisect_left(marks, mention.end)
            at_mark = number < len(marks) and marks[number] == mention.end and self._folded[mention.end] == ","
            closes = mention.end == comma and mention.type is not _PERSON  # "…, quan chức của Nga, nói"
            if mention.end <= comma and at_mark and not closes:
                return None if count_between(self._view.quotes, mention.end, comma) else mention
        return None

    def _governs(self, end: int, stop: int) -> bool:
        """Whether a source that ends at `end` can be the subject of the verb at `stop`."""
        view = self._view
        gap = stop - end
        if gap > _SUBJECT_GAP or count_between(self._clauses, end, stop) or count_between(view.quotes, end, stop):
            return False
        return gap <= _MARKED or count_between(view.marks, end, stop) <= 2

    def _joined(self, noun: Cue, mention: Mention) -> bool:
        if not noun.start < mention.start <= noun.end + _PHRASE_GAP or mention.end <= noun.end:
            return False
        if mention.type is _PERSON and mention.start != noun.end + 1:
            return False
        return not any(count_between(marks, noun.end, mention.start) for marks in (self._view.marks, self._joints))

    def _with_noun(self, mention: Mention) -> tuple[Source, ...]:
        noun = next((n for n in reversed(self._nouns) if n.start < mention.start), None)
        if noun is not None and self._joined(noun, mention):
            return self._phrase(noun, mention)
        medium = next((m for m in self._view.media if m.end + 1 == mention.start), None)
        if medium is not None and mention.type is MentionType.STATE:  # "trang web của đảng Tự do" + "Nga"
            written = self._text[medium.start : mention.end]
            return (Source(written, medium.start, mention.end, mention.codes, _MEDIA.value),)
        return self._members(mention)

    def _phrase(self, noun: Cue, owner: Mention | None = None) -> tuple[Source, ...]:
        """An unnamed source: its noun with the party that it belongs to; of a paper the name that follows, if any."""
        text = self._text
        if owner is not None:
            if noun.value == "medium" and owner.type is _MEDIA:
                return (self._source(owner),)
            end = next((tail.end for tail in self._tails if tail.start == owner.end + 1), owner.end)
            return (Source(text[noun.start : end], noun.start, end, owner.codes, PHRASE),)
        if noun.value != "medium":
            return (Source(text[noun.start : noun.end], noun.start, noun.end, (), NOUN),)
        end = self._capitals(noun.end)
        if end <= noun.end:
            return ()
        return (Source(text[noun.end + 1 : end], noun.end + 1, end, (), _MEDIA.value),)

    def _capitals(self, position: int) -> int:
        """Where the name that follows `position` ends; `position` where none does or its end cannot be seen."""
        view, text = self._view, self._text
        end = capital_run(text, position, view.sentence.end)
        goes_on = text[end : end + 1] == " " and text[end + 1 : end + 2].islower()
        if goes_on and not any(end + 1 in {item.start for item in layer} for layer in (view.cues, view.times)):
            return position  # a name of which only the first word is capitalised
        return end

    def _pronoun(self, pronoun: Cue, stop: int) -> tuple[Source, ...]:
        owned = any(cue.end + 1 == pronoun.start for cue in self._view.of("prep"))
        if owned or stop - pronoun.end > _PRONOUN_GAP:
            return ()
        return (Source("", pronoun.start, pronoun.end, (), PRONOUN),)

    def _members(self, mention: Mention) -> tuple[Source, ...]:
        """The mention, or where it stands in a list with its like ("Mỹ, Anh và Pháp") each of the list."""
        for unit in self._view.units:
            if len(unit.mentions) > 1 and unit.start <= mention.start < unit.end:
                return tuple(self._source(m) for m in unit.mentions)
        return (self._source(mention),)

    def _source(self, mention: Mention) -> Source:
        start, end = mention.start, mention.end
        if mention.type is _ANAPHOR:
            return Source("", start, end, mention.codes, PRONOUN)
        written = self._text[start:end]
        if mention.type is _MEDIA:
            name = _without_class(written)
            return Source(name, end - len(name), end, mention.codes, mention.type.value)
        name = mention.name if mention.type in _NAMED and mention.name else written
        return Source(name, start, end, mention.codes, mention.type.value)


def capital_run(text: str, position: int, stop: int) -> int:
    """Where the run of capitalised words (and numbers among them) after `position` ends; `position` if none begins.

    Example: 14 for "hãng Air Koryo đã" and position 4; the space before the run belongs to it.
    """
    limit = min(stop, position + _LONGEST_NAME)
    end = position
    while end + 1 < limit and text[end] == " ":
        if not (text[end + 1].isupper() or (end > position and text[end + 1].isdigit())):
            break
        end += 1
        while end < limit and (text[end].isalnum() or text[end] in "-.'&"):
            end += 1
    return position + len(text[position:end].rstrip(".-'&"))


def _names_alone(bracketed: Mention, ends: set[int]) -> bool:
    """Whether a mention in brackets is the only name given: "hãng thông tấn nhà nước (IRNA)"."""
    return bracketed.type is _MEDIA and bracketed.start - 2 not in ends


def _without_class(written: str) -> str:
    """The name of a paper without the words that say what it is: "hãng tin Reuters" is Reuters.

    Only foreign names are cut: in "Thông tấn xã Việt Nam" all words are the name.
    """
    words = written.split(" ")
    first = max((number for number, word in enumerate(words) if word[:1].islower()), default=-1) + 1
    name = " ".join(words[first:])
    return name if len(name) > 1 and name.isascii() else written
