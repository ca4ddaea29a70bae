"""Decides who acts and who is acted upon: a look at each event alone, then one with what that tells of the article."""

from __future__ import annotations

import math
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from banggiao.extract import bags, pairs, side_rows, size, told
from banggiao.extract.model import Scorer, logistic
from banggiao.extract.neural.net import ACTOR as ACTS
from banggiao.extract.neural.net import PARTY
from banggiao.extract.neural.net import RECIPIENT as RECEIVES
from banggiao.extract.pairing import Pairing
from banggiao.extract.parties import Parties, Party
from banggiao.extract.told import Told

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from banggiao.extract.model import Model
    from banggiao.extract.neural.scores import EventScores
    from banggiao.extract.pairs import GivenRow
    from banggiao.extract.sides import Option, Question

    Scores = NDArray[np.float64]  # a line for each option, nobody last

SIDES, MUTUAL = "sides", "mutual"  # models: the two sides; the parties of mutual kinds
ALONE, TOLD = "alone", "told"  # columns of the mutual model: the first look, at each event by itself, and the second
ACTOR_ALONE, RECIPIENT_ALONE, ACTOR, RECIPIENT = "actor alone", "recipient alone", "actor", "recipient"
_FIRST, _SECOND = (ALONE, ACTOR_ALONE, RECIPIENT_ALONE), (TOLD, ACTOR, RECIPIENT)
_SURE = 0.7  # a first look that is as sure is not looked at again: on annotated articles nothing is lost by that
SCHEMAS = {
    "named": side_rows.NAMED,
    bags.SORT: bags.WORDS,
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

    def read(self, questions: Sequence[Question], network: Sequence[EventScores], share: float) -> list[Parties]:
        """The parties of each event of an article: a first look at each alone; where that is unsure, a second one with
        what the first told of all. `network`: what it makes of each; `share`: how much of the scores that is."""
        scored = self._mixed(self._score(questions), network, share)
        found = self._decide(range(len(questions)), scored, _FIRST)
        unsure = [number for number, verdict in enumerate(found) if verdict.sure < _SURE]
        if unsure:
            second = self._second(unsure, scored, _told(questions, found))
            for number, verdict in zip(unsure, second, strict=True):
                found[number] = verdict
        return [verdict.parties for verdict in found]

    def first_look(self, questions: Sequence[Question]) -> Told:
        """Decide about each event by itself, and count what that tells of the article."""
        return _told(questions, self._decide(range(len(questions)), self._score(questions), _FIRST))

    def second_look(self, questions: Sequence[Question], told: Told) -> list[Parties]:
        """The parties of each event, with what the article tells elsewhere."""
        return [verdict.parties for verdict in self._second(range(len(questions)), self._score(questions), told)]

    def _score(self, questions: Sequence[Question]) -> _Scored:
        """What both looks see alike: the scores of each option by each column, and the sizes of mutual events."""
        both, mutual = (
            _scores(scorer, [option for asked in questions if asked.mutual is mine for option in asked.options])
            for scorer, mine in ((self._sides, False), (self._mutual, True))
        )
        sizes = iter(self._sizes.chances("event", [size.row(asked) for asked in questions if asked.mutual]).tolist())
        events, starts = [], [0, 0]
        for asked in questions:
            start = starts[asked.mutual]
            starts[asked.mutual] = end = start + len(asked.options)
            events.append(_Event(asked, slice(start, end), next(sizes) if asked.mutual else Pairing(asked)))
        return _Scored(events, both, mutual + self._mutual.bias)

    def _mixed(self, scored: _Scored, network: Sequence[EventScores], share: float) -> _Scored:
        """The scores together with the network's."""
        both, mutual = (scores * (1 - share) for scores in (scored.both, scored.mutual))
        columns = self._sides.columns
        for (asked, options, _), one in zip(scored.events, network, strict=True):
            lines = one.sides * share
            if asked.mutual:
                mutual[options] += lines[:, PARTY, None]
            else:
                for side, names in ((ACTS, (ACTOR_ALONE, ACTOR)), (RECEIVES, (RECIPIENT_ALONE, RECIPIENT))):
                    for name in names:
                        both[options, columns[name]] += lines[:, side]
        return _Scored(scored.events, both, mutual, 1 - share)

    def _second(self, numbers: Sequence[int], scored: _Scored, told: Told) -> list[_Verdict]:
        events = [scored.events[number] for number in numbers]
        rows = {mine: [told.rows(one.asked) for one in events if one.asked.mutual is mine] for mine in (False, True)}
        scores = []
        for scorer, first, mine in ((self._sides, scored.both, False), (self._mutual, scored.mutual, True)):
            ours = [one.options for one in events if one.asked.mutual is mine]
            if ours:
                places = [place for options in ours for place in range(options.start, options.stop)]
                first = first.copy()
                first[places] += scorer.lines("echo", list(chain.from_iterable(rows[mine]))) * scored.share
            scores.append(first)
        return self._decide(numbers, scored._replace(both=scores[0], mutual=scores[1]), _SECOND)

    def _decide(self, numbers: Sequence[int], scored: _Scored, names: tuple[str, str, str]) -> list[_Verdict]:
        """The parties of each event, from the columns of these names: of mutual kinds, who acts, who is acted upon."""
        mutual, actor, recipient = self._mutual.columns[names[0]], *(self._sides.columns[name] for name in names[1:])
        acting, receiving = (scored.both[:, column].tolist() for column in (actor, recipient))
        together = scored.mutual[:, mutual].tolist()
        events = [scored.events[number] for number in numbers]
        new: list[GivenRow] = []
        for _, options, known in events:
            if isinstance(known, Pairing):
                new += known.see(acting[options], receiving[options])
        lines = [[score * scored.share for score in line] for line in self._sides.lists("given", new)]
        start = 0
        found = []
        for asked, options, known in events:
            if isinstance(known, Pairing):
                start = known.hear(lines, start)
                found.append(_Verdict(*known.decide(recipient)))
            else:
                found.append(_gathered(asked.options[:-1], together[options], known))
        return found


class _Event(NamedTuple):
    """An event of an article: where its options stand in the scores, and what both looks see alike besides these."""

    asked: Question
    options: slice
    known: list[float] | Pairing  # of mutual events their sizes


class _Scored(NamedTuple):
    """All events of an article, and the scores of their options. `share`: of the templates in these."""

    events: list[_Event]
    both: Scores
    mutual: Scores
    share: float = 1.0


class _Verdict(NamedTuple):
    """The parties of an event, and how sure that is."""

    parties: Parties
    sure: float


def _told(questions: Sequence[Question], found: Sequence[_Verdict]) -> Told:
    return Told([(asked.scene, verdict.parties) for asked, verdict in zip(questions, found, strict=True)])


def _gathered(options: Sequence[Option], scores: Sequence[float], sizes: Sequence[float]) -> _Verdict:
    """The parties of a mutual event. The last of the scores is that of nobody."""
    parties = _each(options, [logistic(score) for score in scores[:-1]])
    chosen = size.choose(parties, sizes)
    sure = math.prod([1 - party.probability if party not in chosen else party.probability for party in parties])
    return _Verdict(Parties(tuple(chosen), ()), sure)


def _scores(scorer: Scorer, options: Sequence[Option]) -> Scores:
    """The scores of options by the rows of their sorts."""
    scores = np.zeros((len(options), len(scorer.columns)))
    for sort in ("named", "absent", "nobody"):
        places = [place for place, option in enumerate(options) if option.sort == sort]
        scores[places] = scorer.scores(sort, [options[place].row for place in places])
    return scores + scorer.words([option.words for option in options])


def _each(found: Sequence[Option], chances: Sequence[float]) -> list[Party]:
    """Each party once, with its likeliest phrase."""
    best: dict[str, Party] = {}
    for option, chance in zip(found, chances, strict=True):
        for code in option.codes:
            if code not in best or chance > best[code].probability:
                best[code] = Party(code, option.unit, chance)
    return list(best.values())
