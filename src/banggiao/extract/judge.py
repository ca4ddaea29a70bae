"""Decides who acts and who is acted upon: a look at each event alone, then one with what that tells of the article."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from banggiao.extract import sides, size, told
from banggiao.extract.model import Scorer, logistic, softmax
from banggiao.extract.parties import Parties, Party
from banggiao.extract.sides import given
from banggiao.extract.told import Told
from banggiao.model.ontology import load_ontology

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from banggiao.extract.model import Model
    from banggiao.extract.sides import GivenRow, Option, Question

    Scores = NDArray[np.float64]  # a line for each option, nobody last

SIDES, MUTUAL = "sides", "mutual"  # models: the two sides; the parties of mutual kinds
ALONE, TOLD = "alone", "told"  # columns of the mutual model: the first look, at each event by itself, and the second
ACTOR_ALONE, RECIPIENT_ALONE, ACTOR, RECIPIENT = "actor alone", "recipient alone", "actor", "recipient"
SCHEMAS = {
    "named": sides.NAMED,
    "absent": sides.ABSENTEES,
    "nobody": sides.NOBODY,
    "given": sides.GIVEN,
    "echo": told.ECHO,
}
_HYPOTHESES = 3  # likely actors with each of which recipients are tried
_WORTH = 0.25  # of the likeliest actor's chance: who has less is not tried
_FAR = 4.0  # how far below the best score a recipient is still tried


class Judge:
    """Decides about sides. A model that has been taught the first look alone has no columns for the second."""

    __slots__ = ("_mutual", "_sides", "_sizes")

    def __init__(self, both: Model, mutual: Model, sizes: Model) -> None:
        self._sizes = Scorer(sizes, size.SCHEMAS)
        self._sides = Scorer(both, SCHEMAS)
        self._mutual = Scorer(mutual, SCHEMAS)

    def read(self, questions: Sequence[Question]) -> list[Parties]:
        """The parties of each event of an article: a first look at each alone, then with what that tells of all."""
        scored = self._score(questions)
        return self._second(questions, scored, self._told(questions, scored))

    def first_look(self, questions: Sequence[Question]) -> Told:
        """Decide about each event by itself, and count what that tells of the article."""
        return self._told(questions, self._score(questions))

    def second_look(self, questions: Sequence[Question], heard: Told) -> list[Parties]:
        """The parties of each event, with what the article tells elsewhere."""
        return self._second(questions, self._score(questions), heard)

    def _score(self, questions: Sequence[Question]) -> list[Scores]:
        """The scores of each option by each column of its event's model."""
        found: list[Scores] = [np.zeros((0, 0))] * len(questions)
        for scorer, mutual in ((self._sides, False), (self._mutual, True)):
            mine = [number for number, asked in enumerate(questions) if is_mutual(asked) is mutual]
            options = [option for number in mine for option in questions[number].options]
            scores = np.zeros((len(options), len(scorer.columns)))
            for sort in ("named", "absent", "nobody"):
                places = [place for place, option in enumerate(options) if option.sort == sort]
                scores[places] = scorer.scores(sort, [options[place].row for place in places])
            sizes = [len(questions[number].options) for number in mine]
            for number, part in zip(mine, _parted(scores, sizes), strict=True):
                found[number] = part
        return found

    def _told(self, questions: Sequence[Question], scored: Sequence[Scores]) -> Told:
        found = self._decide(questions, scored, (ALONE, ACTOR_ALONE, RECIPIENT_ALONE))
        return Told([(asked.scene, parties) for asked, parties in zip(questions, found, strict=True)])

    def _second(self, questions: Sequence[Question], scored: Sequence[Scores], heard: Told) -> list[Parties]:
        rows = [heard.rows(asked) for asked in questions]
        both = list(scored)
        for scorer, mine in ((self._sides, False), (self._mutual, True)):
            numbers = [number for number, asked in enumerate(questions) if is_mutual(asked) is mine]
            echoes = scorer.scores("echo", [row for number in numbers for row in rows[number]])
            for number, part in zip(numbers, _parted(echoes, [len(rows[number]) for number in numbers]), strict=True):
                both[number] = both[number] + part
        return self._decide(questions, both, (TOLD, ACTOR, RECIPIENT))

    def _decide(
        self, questions: Sequence[Question], scored: Sequence[Scores], names: tuple[str, str, str]
    ) -> list[Parties]:
        """The parties of each event, from the columns of these names: of mutual kinds, who acts, who is acted upon."""
        mutual, actor, recipient = self._mutual.columns[names[0]], *(self._sides.columns[name] for name in names[1:])
        found = [Parties((), ())] * len(questions)
        waiting: list[_Pairing] = []
        rows = [size.row(asked) for asked in questions if is_mutual(asked)]
        sizes = iter(self._sizes.chances("event", rows).tolist())
        for number, (asked, scores) in enumerate(zip(questions, scored, strict=True)):
            if is_mutual(asked):
                chances = [logistic(score) for score in (scores[:, mutual] + self._mutual.bias[mutual]).tolist()]
                found[number] = Parties(tuple(size.choose(_each(asked.options[:-1], chances[:-1]), next(sizes))), ())
            else:
                waiting.append(_Pairing.of(number, asked, scores[:, actor].tolist(), scores[:, recipient].tolist()))
        pairs = [row for pairing in waiting for row in pairing.rows()]
        given = iter(self._sides.scores("given", pairs)[:, recipient].tolist())
        for pairing in waiting:
            found[pairing.number] = pairing.decide(given)
        return found


class _Pairing(NamedTuple):
    """The likely actors of one event, and the options that may be acted upon, before both are decided together."""

    number: int
    asked: Question
    acting: list[float]  # the chance of each option
    likely: list[tuple[tuple[str, ...], int, float]]  # parties, the likeliest phrase of theirs, their chance
    receiving: list[float]  # the score of each option
    open: list[int]  # the options that are likely enough to be tried

    @classmethod
    def of(cls, number: int, asked: Question, acting: list[float], receiving: list[float]) -> _Pairing:
        chances = softmax(acting)
        together = _together(asked.options, chances)
        first = max(together.values())
        likely = [
            (codes, max((i for i, o in enumerate(asked.options) if o.codes == codes), key=chances.__getitem__), chance)
            for codes, chance in sorted(together.items(), key=lambda pair: -pair[1])[:_HYPOTHESES]
            if chance >= first * _WORTH
        ]
        top = max(receiving)
        tried = [i for i, score in enumerate(receiving) if score > top - _FAR]
        return cls(number, asked, chances, likely, receiving, tried)

    def rows(self) -> Iterator[GivenRow]:
        options = self.asked.options
        for _, actor, _ in self.likely:
            for place in self.open:
                yield given(self.asked.scene, options[place], options[actor])

    def decide(self, given_scores: Iterator[float]) -> Parties:
        """The likeliest pair of sides. Takes the scores of its rows from `given_scores`."""
        options = [self.asked.options[place] for place in self.open]
        best, most = Parties((), ()), -1.0
        for codes, actor, chance in self.likely:
            towards = softmax([self.receiving[place] + next(given_scores) for place in self.open])
            together = _together(options, towards)
            upon = max(together, key=together.__getitem__)
            if chance * together[upon] > most:
                most = chance * together[upon]
                acts = self.asked.options[actor].codes
                best = Parties(
                    tuple(_sided(self.asked.options, self.acting, codes, (), chance)),
                    tuple(_sided(options, towards, upon, acts, together[upon])),
                )
        return best


def _parted(scores: Scores, sizes: Sequence[int]) -> list[Scores]:
    """The lines of each of several questions that were asked at one go."""
    return np.split(scores, np.cumsum(sizes)[:-1]) if sizes else []


def is_mutual(asked: Question) -> bool:
    """Whether all parties of the event act."""
    return load_ontology()[asked.scene.kind].mutual


def _each(found: Sequence[Option], chances: Sequence[float]) -> list[Party]:
    """Each party once, with its likeliest phrase."""
    best: dict[str, Party] = {}
    for option, chance in zip(found, chances, strict=True):
        for code in option.codes:
            if code not in best or chance > best[code].probability:
                best[code] = Party(code, option.unit, chance)
    return list(best.values())


def _together(options: Sequence[Option], chances: Sequence[float]) -> dict[tuple[str, ...], float]:
    """The chances of the same parties taken together."""
    together: dict[tuple[str, ...], float] = {}
    for option, chance in zip(options, chances, strict=True):
        together[option.codes] = together.get(option.codes, 0.0) + chance
    return together


def _sided(
    options: Sequence[Option], chances: Sequence[float], codes: tuple[str, ...], actors: Sequence[str], sure: float
) -> Iterator[Party]:
    """The parties of the likeliest phrase with these codes. A phrase of several leaves out those that act already."""
    if not codes:
        return
    place = max((i for i, option in enumerate(options) if option.codes == codes), key=chances.__getitem__)
    for code in [code for code in codes if code not in actors] or codes:
        yield Party(code, options[place].unit, sure)
