"""Which state or group a person belongs to: told in the text, known, or read from what stands around."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from banggiao.annotate.person_shapes import Shape
from banggiao.model.mention import MentionType

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from banggiao.annotate.person_groups import Individual
    from banggiao.annotate.person_layers import Layers
    from banggiao.annotate.person_spots import Spot
    from banggiao.model.mention import Mention
    from banggiao.model.sentence import Sentence

UNKNOWN = "XXX"
_STATES = frozenset({MentionType.STATE, MentionType.CAPITAL, MentionType.SEAT, MentionType.BODY})
_SOLE = frozenset({"head_of_state", "head_of_government", "foreign_minister", "defence_minister"})
_REACH = 5  # sentences that "nước này" looks back over
_LIST = 6  # characters between two names that are told in one breath: ", ", " và "


def find_countries(layers: Layers, people: Sequence[Individual], around: Around) -> list[str]:
    """The code of each of `people`, UNKNOWN where nothing tells.

    What the text says of the person comes first, then the offices file, then a person named in one breath or of the
    same family name, then the states spoken of around, as far as somebody of such a name can come from there.

    Example: in "Nga cho biết Bộ trưởng Alexander Kozlov đã tới" the minister is of RUS.
    """
    sure = [_told(layers, person) for person in people]
    sure = _served(layers, people, sure)
    beside = _beside(layers, people, sure)
    families = _families(people, sure)
    found = list(sure)
    for number, person in enumerate(people):
        if not found[number]:
            near = beside.get(number) or _family(person, families)
            found[number] = _from_text(layers, person, around, near, taken=_taken(person, people, found))
    return found


def _told(layers: Layers, person: Individual) -> str:
    served = person.known.codes if person.known is not None else ()
    told = [code for code, _ in person.codes.most_common()]
    for code in told:
        if code in served:
            return code
    if served and person.known is not None:
        offices = layers.lexicon.offices
        fitting = [t.code for t in person.known.terms if offices[t.office] in person.categories]
        return fitting[-1] if fitting else person.known.terms[-1].code
    return told[0] if told else ""


def _served(layers: Layers, people: Sequence[Individual], sure: Sequence[str]) -> list[str]:
    """`sure`, with the state of whom somebody serves: "Vladimir Medinsky, trợ lý của Putin" is of Putin's."""
    missing = [number for number, code in enumerate(sure) if not code]
    found = list(sure)
    if not missing:
        return found
    at = {spot.start: code for person, code in zip(people, sure, strict=True) for spot in person.spots}
    for number in missing:
        for spot in people[number].spots:
            for phrase in (spot.after, spot.title):
                if phrase is not None and phrase.party is None and not found[number]:
                    found[number] = at.get(_owner(layers, phrase.titles[-1].end), "")
    return found


def _owner(layers: Layers, end: int) -> int:
    """Where the person begins whose servant a title that ends at `end` makes: after "của", or right there."""
    for word in layers.lexicon.owners:
        if layers.folded.startswith(f" {word} ", end):
            return end + len(word) + 2
    return end + 1


def _beside(layers: Layers, people: Sequence[Individual], sure: Sequence[str]) -> Mapping[int, str]:
    """Of whom nothing is told: the code of the person named right before or after, in one list."""
    spots: list[tuple[Spot, int]] = sorted(
        ((spot, number) for number, person in enumerate(people) for spot in person.spots), key=lambda x: x[0].name.start
    )
    found: dict[int, str] = {}
    for (left, one), (right, other) in pairwise(spots):
        if 0 < right.start - left.end <= _LIST and not _parted(layers.text, left.end, right.start):
            if sure[one] and not sure[other]:
                found.setdefault(other, sure[one])
            elif sure[other] and not sure[one]:
                found.setdefault(one, sure[other])
    return found


def _parted(text: str, start: int, end: int) -> bool:
    """Whether a sentence ends between `start` and `end`."""
    return any(mark in text[start:end] for mark in ".!?\n")


def _families(people: Sequence[Individual], sure: Sequence[str]) -> Mapping[str, str]:
    """The code of each family name that is told of one state alone."""
    codes: dict[str, set[str]] = {}
    for person, code in zip(people, sure, strict=True):
        if code and (name := _family_name(person)):
            codes.setdefault(name, set()).add(code)
    return {name: next(iter(found)) for name, found in codes.items() if len(found) == 1}


def _family(person: Individual, families: Mapping[str, str]) -> str:
    """The state of a namesake: "Mourad Benyahia, ông nội của Tổng thống Karim Benyahia" is of the president's."""
    return families.get(_family_name(person), "")


def _family_name(person: Individual) -> str:
    """The last word of a foreign name of several words, "" of others: Kim and Nguyễn tell nothing."""
    foreign = max(spot.shape for spot in person.spots) in (Shape.FOREIGN, Shape.GIVEN)
    return person.words[-1] if foreign and len(person.words) > 1 else ""


def _taken(person: Individual, people: Sequence[Individual], codes: Sequence[str]) -> frozenset[str]:
    """The states of those with whom somebody shares a title that each state gives once: "hai Ngoại trưởng A và B"."""
    told = {id(spot.told) for spot in person.spots if spot.told is not None and spot.told.category in _SOLE}
    if not told:
        return frozenset()
    return frozenset(
        code
        for other, code in zip(people, codes, strict=True)
        if any(spot.title is not None and spot.title.party is None and id(spot.title) in told for spot in other.spots)
    )


def _from_text(layers: Layers, person: Individual, around: Around, beside: str, *, taken: frozenset[str]) -> str:
    fitting, default = _origin(layers, person)

    def allowed(code: str) -> bool:
        return code not in taken and fitting(code)

    if beside and allowed(beside):
        return beside
    spots = sorted(person.spots, key=lambda spot: spot.name.start)
    for spot in spots:
        if any(phrase is not None and phrase.same_state for phrase in (spot.title, spot.after)):
            return around.topic(spot.start) or UNKNOWN
        code = around.near(spot.start, allowed)
        if code:
            return code
    return around.common(allowed) or default


def _origin(layers: Layers, person: Individual) -> tuple[Callable[[str], bool], str]:
    """Which states somebody of that name can come from, and which without any other sign."""
    lexicon = layers.lexicon
    shape = max(spot.shape for spot in person.spots)
    origins = lexicon.origins
    if shape is Shape.KOREAN:
        return origins["korean"].__contains__, next(
            iter(origins["northern" if person.words[0] in origins["north"] else "southern"])
        )
    if shape is Shape.NATIVE:
        name = max((spot.name for spot in person.spots), key=lambda n: len(n.tokens))
        words = {layers.folded[s:e] for s, e in name.tokens[:2]}
        home = origins["home"]
        codes = origins["native"] if words.isdisjoint(origins["vietnamese"]) else home
        return codes.__contains__, next(iter(home))
    if shape is Shape.GIVEN and len(person.words) == 2 and person.words[0] in lexicon.families["pinyin"]:
        return origins["chinese"].__contains__, next(iter(origins["mainland"]))
    if shape in (Shape.FOREIGN, Shape.INITIAL, Shape.GIVEN):
        return lambda code: code not in origins["foreign_to"], UNKNOWN
    return bool, UNKNOWN


class Around:
    """The states spoken of around a place of the article."""

    def __init__(self, parties: Sequence[Mention], sentences: Sequence[Sentence]) -> None:
        self._states = [m for m in parties if m.type in _STATES and len(m.codes) == 1]
        self._starts = [m.start for m in self._states]
        self._sentences = [s.start for s in sentences]
        self._counts = Counter(m.codes[0] for m in self._states)

    def topic(self, position: int) -> str:
        """The state that "nước này" stands for: the first of its sentence, else of one of the sentences before."""
        number = bisect_right(self._sentences, position) - 1
        for sentence in range(number, max(-1, number - _REACH), -1):
            first = bisect_left(self._starts, self._sentences[sentence])
            if first < len(self._starts) and self._starts[first] < position:
                return self._states[first].codes[0]
        return ""

    def near(self, position: int, allowed: Callable[[str], bool]) -> str:
        """An allowed state: the nearest before `position` in its sentence, else the first of the sentence before,
        which most often tells of the same state, else the next one in its sentence; "" where there is none."""
        number = max(0, bisect_right(self._sentences, position) - 1)
        first = self._from(number)
        before = bisect_right(self._starts, position)
        around = (
            *reversed(self._states[first:before]),
            *self._states[self._from(number - 1) : first],
            *self._states[before : self._from(number + 1)],
        )
        return next((state.codes[0] for state in around if allowed(state.codes[0])), "")

    def _from(self, number: int) -> int:
        """The number of the first state of the sentence `number` or of a later one."""
        if number >= len(self._sentences):
            return len(self._starts)
        return bisect_left(self._starts, self._sentences[number]) if number >= 0 else 0

    def common(self, allowed: Callable[[str], bool]) -> str:
        """The allowed state that the article speaks of most, else ""."""
        return next((code for code, _ in self._counts.most_common() if allowed(code)), "")
