"""Decides who acts and who is acted upon: a look at each event alone, then one with what that tells of the article."""

from __future__ import annotations

from itertools import chain, islice
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from banggiao.extract import pairs, side_rows, size, told
from banggiao.extract.model import Scorer, logistic
from banggiao.extract.pairing import Pairing
from banggiao.extract.parties import Parties, Party
from banggiao.extract.told import Told

if TYPE_CHECKING:
    from collections.abc import Sequence

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

    def _score(self, questions: Sequence[Question]) -> _Scored:
        """What both looks see alike: the scores of each option by each column, and the sizes of mutual events."""
        both, mutual = (
            _scores(scorer, [option for asked in questions if asked.mutual is mine for option in asked.options])
            for scorer, mine in ((self._sides, False), (self._mutual, True))
        )
        sizes = self._sizes.chances("event", [size.row(asked) for asked in questions if asked.mutual]).tolist()
        return _Scored(both, mutual, sizes, [Pairing(asked) for asked in questions if not asked.mutual])

    def _told(self, questions: Sequence[Question], scored: _Scored) -> Told:
        found = self._decide(questions, scored, (ALONE, ACTOR_ALONE, RECIPIENT_ALONE))
        return Told([(asked.scene, parties) for asked, parties in zip(questions, found, strict=True)])

    def _second(self, questions: Sequence[Question], scored: _Scored, heard: Told) -> list[Parties]:
        rows = {mine: [heard.rows(asked) for asked in questions if asked.mutual is mine] for mine in (False, True)}
        both = scored.both + self._sides.lines("echo", list(chain.from_iterable(rows[False])))
        mutual = scored.mutual + self._mutual.lines("echo", list(chain.from_iterable(rows[True])))
        return self._decide(questions, scored._replace(both=both, mutual=mutual), (TOLD, ACTOR, RECIPIENT))

    def _decide(self, questions: Sequence[Question], scored: _Scored, names: tuple[str, str, str]) -> list[Parties]:
        """The parties of each event, from the columns of these names: of mutual kinds, who acts, who is acted upon."""
        mutual, actor, recipient = self._mutual.columns[names[0]], *(self._sides.columns[name] for name in names[1:])
        acting, receiving = (iter(scored.both[:, column].tolist()) for column in (actor, recipient))
        together = iter((scored.mutual[:, mutual] + self._mutual.bias[mutual]).tolist())
        new: list[GivenRow] = []
        for pairing in scored.pairings:
            count = len(pairing.options)
            new += pairing.see(list(islice(acting, count)), list(islice(receiving, count)))
        lines = self._sides.lists("given", new)
        start = 0
        for pairing in scored.pairings:
            start = pairing.hear(lines, start)
        pairings, sizes = iter(scored.pairings), iter(scored.sizes)
        found = []
        for asked in questions:
            if asked.mutual:
                chances = [logistic(score) for score in islice(together, len(asked.options))]
                chosen = size.choose(_each(asked.options[:-1], chances[:-1]), next(sizes))
                found.append(Parties(tuple(chosen), ()))
            else:
                found.append(next(pairings).decide(recipient))
        return found


class _Scored(NamedTuple):
    """What both looks see alike of an article's events."""

    both: Scores
    mutual: Scores
    sizes: list[list[float]]  # of mutual events
    pairings: list[Pairing]  # of the others


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
