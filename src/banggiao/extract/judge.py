"""Decides who acts and who is acted upon: a look at each event alone, then one with what that tells of the article."""

from __future__ import annotations

from itertools import chain, islice
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from banggiao.extract import pairs, side_rows, size, told
from banggiao.extract.model import Scorer, logistic, softmax
from banggiao.extract.parties import Parties, Party
from banggiao.extract.told import Told

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from banggiao.extract.model import Model
    from banggiao.extract.pairs import GivenRow
    from banggiao.extract.sides import Option, Question

    Scores = NDArray[np.float64]  # a line for each option, nobody last

SIDES, MUTUAL = "sides", "mutual"  # models: the two sides; the parties of mutual kinds
ALONE, TOLD = "alone", "told"  # columns of the mutual model: the first look, at each event by itself, and the second
ACTOR_ALONE, RECIPIENT_ALONE, ACTOR, RECIPIENT = "actor alone", "recipient alone", "actor", "recipient"
SCHEMAS = {
    "named": side_rows.NAMED,
    "absent": side_rows.ABSENTEES,
    "nobody": side_rows.NOBODY,
    "given": pairs.GIVEN,
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

    def _score(self, questions: Sequence[Question]) -> tuple[Scores, Scores]:
        """The scores of each option by each column of its event's model: those of two sides, those of mutual kinds."""
        both, mutual = (
            _scores(scorer, [option for asked in questions if asked.mutual is mine for option in asked.options])
            for scorer, mine in ((self._sides, False), (self._mutual, True))
        )
        return both, mutual

    def _told(self, questions: Sequence[Question], scored: tuple[Scores, Scores]) -> Told:
        found = self._decide(questions, scored, (ALONE, ACTOR_ALONE, RECIPIENT_ALONE))
        return Told([(asked.scene, parties) for asked, parties in zip(questions, found, strict=True)])

    def _second(self, questions: Sequence[Question], scored: tuple[Scores, Scores], heard: Told) -> list[Parties]:
        both, mutual = scored
        rows = {mine: [heard.rows(asked) for asked in questions if asked.mutual is mine] for mine in (False, True)}
        both = both + self._sides.lines("echo", list(chain.from_iterable(rows[False])))
        mutual = mutual + self._mutual.lines("echo", list(chain.from_iterable(rows[True])))
        return self._decide(questions, (both, mutual), (TOLD, ACTOR, RECIPIENT))

    def _decide(
        self, questions: Sequence[Question], scored: tuple[Scores, Scores], names: tuple[str, str, str]
    ) -> list[Parties]:
        """The parties of each event, from the columns of these names: of mutual kinds, who acts, who is acted upon."""
        mutual, actor, recipient = self._mutual.columns[names[0]], *(self._sides.columns[name] for name in names[1:])
        acting, receiving = (iter(scored[0][:, column].tolist()) for column in (actor, recipient))
        together = iter((scored[1][:, mutual] + self._mutual.bias[mutual]).tolist())
        found = [Parties((), ())] * len(questions)
        waiting: list[_Pairing] = []
        rows = [size.row(asked) for asked in questions if asked.mutual]
        sizes = iter(self._sizes.chances("event", rows).tolist())
        for number, asked in enumerate(questions):
            count = len(asked.options)
            if asked.mutual:
                chances = [logistic(score) for score in islice(together, count)]
                found[number] = Parties(tuple(size.choose(_each(asked.options[:-1], chances[:-1]), next(sizes))), ())
            else:
                waiting.append(_Pairing.of(number, asked, list(islice(acting, count)), list(islice(receiving, count))))
        rows_given = [row for pairing in waiting for row in pairing.rows()]
        given = iter(self._sides.column("given", rows_given, names[2]))
        for pairing in waiting:
            found[pairing.number] = pairing.decide(given)
        return found


class _Pairing(NamedTuple):
    """The likely actors of one event, and the options that may be acted upon, before both are decided together."""

    number: int
    asked: Question
    likely: list[tuple[Option, float]]  # the likeliest phrases of the likeliest parties, and the chance of these
    receiving: list[float]  # the scores of the open options
    open: list[Option]  # those that are likely enough to be tried

    @classmethod
    def of(cls, number: int, asked: Question, acting: list[float], receiving: list[float]) -> _Pairing:
        phrases = sorted(_together(asked.options, softmax(acting)), key=itemgetter(1), reverse=True)
        worth = phrases[0][1] * _WORTH
        likely = [phrase for phrase in phrases[:_HYPOTHESES] if phrase[1] >= worth]
        least = max(receiving) - _FAR
        return cls(
            number,
            asked,
            likely,
            [score for score in receiving if score > least],
            [option for option, score in zip(asked.options, receiving, strict=True) if score > least],
        )

    def rows(self) -> list[GivenRow]:
        return [pairs.given(self.asked.scene, option, actor) for actor, _ in self.likely for option in self.open]

    def decide(self, given_scores: Iterator[float]) -> Parties:
        """The likeliest pair of sides. Takes the scores of its rows from `given_scores`."""
        best, most = Parties((), ()), -1.0
        for actor, chance in self.likely:
            towards = softmax([score + next(given_scores) for score in self.receiving])
            recipient, upon = max(_together(self.open, towards), key=itemgetter(1))
            if chance * upon > most:
                most = chance * upon
                best = Parties(_sided(actor, (), chance), _sided(recipient, actor.codes, upon))
        return best


def _scores(scorer: Scorer, options: Sequence[Option]) -> Scores:
    """The scores of options by the rows of their sorts."""
    scores = np.zeros((len(options), len(scorer.columns)))
    for sort in ("named", "absent", "nobody"):
        places = [place for place, option in enumerate(options) if option.sort == sort]
        scores[places] = scorer.scores(sort, [options[place].row for place in places])
    return scores


def _each(found: Sequence[Option], chances: Sequence[float]) -> list[Party]:
    """Each party once, with its likeliest phrase."""
    best: dict[str, Party] = {}
    for option, chance in zip(found, chances, strict=True):
        for code in option.codes:
            if code not in best or chance > best[code].probability:
                best[code] = Party(code, option.unit, chance)
    return list(best.values())


def _together(options: Sequence[Option], chances: Sequence[float]) -> list[tuple[Option, float]]:
    """The likeliest phrase of each set of parties, with the chances of all phrases of these taken together."""
    found: dict[tuple[str, ...], tuple[Option, float, float]] = {}
    for option, chance in zip(options, chances, strict=True):
        likeliest, most, total = found.get(option.codes, (option, -1.0, 0.0))
        if chance > most:
            likeliest, most = option, chance
        found[option.codes] = likeliest, most, total + chance
    return [(option, total) for option, _, total in found.values()]


def _sided(phrase: Option, actors: Sequence[str], sure: float) -> tuple[Party, ...]:
    """The parties of a phrase. One of several leaves out those that act already."""
    codes = [code for code in phrase.codes if code not in actors] or phrase.codes
    return tuple([Party(code, phrase.unit, sure) for code in codes])
