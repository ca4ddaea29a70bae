"""The two sides of one event, decided together: recipients are tried with each likely actor."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING

from banggiao.extract.model import softmax
from banggiao.extract.pairs import given
from banggiao.extract.parties import Parties, Party

if TYPE_CHECKING:
    from collections.abc import Sequence

    from banggiao.extract.pairs import GivenRow
    from banggiao.extract.sides import Option, Question

_HYPOTHESES = 2  # likely actors with each of which recipients are tried
_WORTH = 0.4  # of the likeliest actor's chance: who has less is not tried
_FAR = 3.0  # how far below the best score a recipient is still tried


class Pairing:
    """The likely pairs of sides of one event. Both looks ask of the same pairs: what is known of one is kept."""

    __slots__ = ("_apart", "_given", "_likely", "_new", "_open", "_receiving", "_scene", "options")

    def __init__(self, asked: Question) -> None:
        self.options = asked.options
        self._scene = asked.scene
        self._apart = len({option.codes for option in asked.options}) == len(asked.options)
        self._given: dict[tuple[int, int], list[float]] = {}  # of an actor and a recipient, by their places

    def see(self, acting: Sequence[float], receiving: Sequence[float]) -> list[GivenRow]:
        """Look with these scores of each option for either side. The rows of pairs that were not asked for before."""
        phrases = self._together(range(len(acting)), softmax(acting))
        phrases.sort(key=itemgetter(1), reverse=True)
        worth = phrases[0][1] * _WORTH
        self._likely = [phrase for phrase in phrases[:_HYPOTHESES] if phrase[1] >= worth]
        least = max(receiving) - _FAR
        self._open = [place for place, score in enumerate(receiving) if score > least]
        self._receiving = receiving
        pairs = [(actor, place) for actor, _ in self._likely for place in self._open]
        self._new = [pair for pair in pairs if pair not in self._given]
        options, scene = self.options, self._scene
        return [given(scene, options[place], options[actor]) for actor, place in self._new]

    def hear(self, lines: Sequence[list[float]], start: int) -> int:
        """Take the scores of its rows from `lines`; where the next event's begin."""
        end = start + len(self._new)
        self._given.update(zip(self._new, lines[start:end], strict=True))
        return end

    def decide(self, column: int) -> tuple[Parties, float]:
        """The likeliest pair of sides, by the scores of pairs in this column, and how likely it is."""
        options, known, receiving = self.options, self._given, self._receiving
        best, most = (0, 0, 0.0, 0.0), -1.0
        for actor, chance in self._likely:
            towards = softmax([receiving[place] + known[actor, place][column] for place in self._open])
            found = [one for one in self._together(self._open, towards) if self._may_face(actor, one[0])]
            recipient, upon = max(found, key=itemgetter(1), default=(len(options) - 1, 0.0))
            if chance * upon > most:
                most = chance * upon
                best = actor, recipient, chance, upon
        actor, recipient, chance, upon = best
        sides = _sided(options[actor], (), chance), _sided(options[recipient], options[actor].codes, upon)
        return Parties(*sides), most

    def _may_face(self, actor: int, place: int) -> bool:
        """Whether one may act upon the other. Several act upon none of themselves; who acts alone may."""
        acting, codes = self.options[actor].codes, self.options[place].codes
        return len(acting) < 2 or not codes or any(code not in acting for code in codes)

    def _together(self, places: Sequence[int], chances: Sequence[float]) -> list[tuple[int, float]]:
        """The likeliest phrase of each set of parties, with the chances of all phrases of these taken together."""
        if self._apart:
            return list(zip(places, chances, strict=True))
        found: dict[tuple[str, ...], tuple[int, float, float]] = {}
        for place, chance in zip(places, chances, strict=True):
            codes = self.options[place].codes
            likeliest, most, total = found.get(codes, (place, -1.0, 0.0))
            if chance > most:
                likeliest, most = place, chance
            found[codes] = likeliest, most, total + chance
        return [(place, total) for place, _, total in found.values()]


def _sided(phrase: Option, actors: Sequence[str], sure: float) -> tuple[Party, ...]:
    """The parties of a phrase but for those that act already; one who acts alone may act upon itself."""
    codes = [code for code in phrase.codes if code not in actors or phrase.codes == (code,)]
    return tuple([Party(code, phrase.unit, sure) for code in codes])
