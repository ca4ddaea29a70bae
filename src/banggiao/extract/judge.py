"""Decides who acts and who is acted upon: a look at each event alone, then one with what that tells of the article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from banggiao.extract.linear import LinearModel, Panel, logistic, softmax
from banggiao.extract.parties import Parties, Party
from banggiao.extract.sides import Option, Question, recipient_features
from banggiao.extract.told import Told, echoes
from banggiao.model.ontology import load_ontology

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

MUTUAL, ACTOR, RECIPIENT = "parties", "actor", "recipient"  # models: parties of mutual kinds; the two sides of others
ALONE = " alone"  # after a model's name: the first look, at each event by itself
THRESHOLD = 0.5  # for parties of mutual kinds, each by itself


class Judge:
    """Decides about sides: the models of both looks, which see the same features of an option at one go."""

    __slots__ = ("_models", "_mutual", "_sides")

    def __init__(self, models: Mapping[str, LinearModel]) -> None:
        """`models`: by name; those of a look that is not asked for may be missing."""
        self._models = models
        self._sides = Panel([models.get(name) for name in (ACTOR + ALONE, RECIPIENT + ALONE, ACTOR, RECIPIENT)])
        self._mutual = Panel([models.get(name) for name in (MUTUAL + ALONE, MUTUAL)])

    def read(self, questions: Sequence[Question]) -> list[Parties]:
        """The parties of each event of an article: a first look at each alone, then with what that tells of all."""
        scored = [self._score(one) for one in questions]
        told = self._told(questions, scored)
        return [self._second(one, scores, told) for one, scores in zip(questions, scored, strict=True)]

    def first_look(self, questions: Sequence[Question]) -> Told:
        """Decide about each event by itself, and count what that tells of the article."""
        return self._told(questions, [self._score(one) for one in questions])

    def second_look(self, asked: Question, told: Told) -> Parties:
        """The parties of an event, with what the article tells elsewhere."""
        return self._second(asked, self._score(asked), told)

    def _told(self, questions: Sequence[Question], scored: Sequence[list[list[float]]]) -> Told:
        return Told([(q.candidate, self._first(q, scores)) for q, scores in zip(questions, scored, strict=True)])

    def _score(self, asked: Question) -> list[list[float]]:
        """The scores of each option by each model, those of nobody last."""
        panel = self._mutual if _is_mutual(asked) else self._sides
        return [panel.scores(features) for features in (*(o.features for o in asked.options), asked.none)]

    def _first(self, asked: Question, scores: list[list[float]]) -> Parties:
        if _is_mutual(asked):
            return Parties(tuple(_mutual(asked.options, [logistic(s[0]) for s in scores])), ())
        actors = tuple(_likeliest(asked.options, softmax([s[0] for s in scores]), ()))
        return Parties(actors, self._recipients(asked, [s[1] for s in scores], actors, RECIPIENT + ALONE))

    def _second(self, asked: Question, scores: list[list[float]], told: Told) -> Parties:
        heard = [echoes(asked.candidate, option, told) for option in asked.options]
        if _is_mutual(asked):
            model = self._models[MUTUAL]
            chances = [logistic(s[1] + model.score(h)) for s, h in zip(scores, heard, strict=False)]
            return Parties(tuple(_mutual(asked.options, chances)), ())
        actor, recipient = self._models[ACTOR], self._models[RECIPIENT]
        acting = [s[2] + actor.score(h) for s, h in zip(scores, heard, strict=False)]
        receiving = [s[3] + recipient.score(h) for s, h in zip(scores, heard, strict=False)]
        actors = tuple(_likeliest(asked.options, softmax([*acting, scores[-1][2]]), ()))
        return Parties(actors, self._recipients(asked, [*receiving, scores[-1][3]], actors, RECIPIENT))

    def _recipients(
        self, asked: Question, scores: list[float], actors: tuple[Party, ...], name: str
    ) -> tuple[Party, ...]:
        model = self._models[name]
        codes = tuple(party.code for party in actors)
        given = [model.score(recipient_features(asked.candidate, option, codes)) for option in asked.options]
        chances = softmax([*(s + g for s, g in zip(scores, given, strict=False)), scores[-1]])
        return tuple(_likeliest(asked.options, chances, codes))


def _is_mutual(asked: Question) -> bool:
    return load_ontology()[asked.candidate.entry.kind].mutual


def _mutual(found: Sequence[Option], chances: Sequence[float]) -> Iterator[Party]:
    best: dict[str, Party] = {}
    for option, chance in zip(found, chances, strict=False):
        for code in option.codes:
            if code not in best or chance > best[code].probability:
                best[code] = Party(code, option.unit, chance)
    likely = [party for party in best.values() if party.probability > THRESHOLD]
    yield from likely or sorted(best.values(), key=lambda p: -p.probability)[:1]


def _likeliest(found: Sequence[Option], chances: Sequence[float], actors: Sequence[str]) -> Iterator[Party]:
    """The codes of the likeliest option, chances of the same codes taken together; nobody where "none" is likelier.

    A phrase of several codes leaves out those that act already.
    """
    if not found:
        return
    together: dict[tuple[str, ...], float] = {}
    for option, chance in zip(found, chances, strict=False):
        together[option.codes] = together.get(option.codes, 0.0) + chance
    codes = max(together, key=lambda c: together[c])
    if together[codes] <= chances[-1]:
        return
    index = max((i for i, o in enumerate(found) if o.codes == codes), key=lambda i: chances[i])
    rest = [code for code in codes if code not in actors] or codes
    for code in rest:
        yield Party(code, found[index].unit, together[codes])
