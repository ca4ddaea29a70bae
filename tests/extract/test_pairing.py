"""Two sides decided together, on a sentence of the language; the scores are made up."""

from __future__ import annotations

from banggiao.extract.candidates import find_candidates
from banggiao.extract.context import Context
from banggiao.extract.pairing import Pairing
from banggiao.extract.sides import Question, question
from banggiao.model.article import Article
from banggiao.pipeline import load_reader


def asked(text: str, trigger: str) -> Question:
    document = load_reader().annotate(Article("tin", text))
    context = Context.of(document, find_candidates(document))
    scene = next(s for s in context.scenes if text[s.candidate.start : s.candidate.end] == trigger)
    return question(scene, context)


THREATENS = asked("Nga đe doạ Mỹ.", "đe doạ")  # the options: Nga, Mỹ, nobody
FAR = -9.0  # a score that is not tried


def codes(pairing: Pairing) -> tuple[list[str], list[str]]:
    (actors, recipients), _ = pairing.decide(0)
    return [party.code for party in actors], [party.code for party in recipients]


def test_recipients_are_tried_with_each_likely_actor() -> None:
    pairing = Pairing(THREATENS)
    rows = pairing.see([1.0, 0.9, FAR], [0.5, 0.6, FAR])
    assert [row.given for row in rows] == ["same named", "other", "other", "same named"]
    # Alone Nga is the likelier actor, but together with a recipient Mỹ is.
    assert pairing.hear([[0.0], [0.0], [9.0], [0.0]], 0) == 4
    assert codes(pairing) == (["USA"], ["RUS"])


def test_several_who_act_act_upon_none_of_themselves() -> None:
    both = asked("Nga và Lào đe doạ Mỹ.", "đe doạ")  # the options: Nga và Lào, Mỹ, nobody
    pairing = Pairing(both)
    pairing.hear([[0.0]] * len(pairing.see([9.0, FAR, FAR], [3.0, 2.0, 1.0])), 0)
    assert codes(pairing) == (["RUS", "LAO"], ["USA"])


def test_one_alone_may_act_upon_itself() -> None:
    pairing = Pairing(THREATENS)
    pairing.hear([[0.0]] * len(pairing.see([9.0, FAR, FAR], [9.0, FAR, FAR])), 0)
    assert codes(pairing) == (["RUS"], ["RUS"])


def test_how_sure_it_is_of_both_sides() -> None:
    pairing = Pairing(THREATENS)
    pairing.hear([[0.0]] * len(pairing.see([9.0, 0.0, 0.0], [0.0, 9.0, 0.0])), 0)
    parties, sure = pairing.decide(0)
    assert codes(pairing) == (["RUS"], ["USA"])
    assert 0.99 < sure == parties.actors[0].probability * parties.recipients[0].probability < 1


def test_a_second_look_asks_for_new_pairs_alone() -> None:
    pairing = Pairing(THREATENS)
    assert len(pairing.see([9.0, FAR, FAR], [FAR, 9.0, FAR])) == 1
    pairing.hear([[0.0]], 0)
    assert pairing.see([9.0, FAR, FAR], [FAR, 9.0, FAR]) == []
    assert [row.given for row in pairing.see([9.0, FAR, FAR], [FAR, 9.0, 8.5])] == ["other"]
    assert pairing.hear([[5.0], [7.0]], 1) == 2  # its own line, behind those of others
    assert codes(pairing) == (["RUS"], [])


def test_phrases_of_one_party_count_together() -> None:
    twice = asked("Nga nói rằng Nga đe doạ Mỹ.", "đe doạ")
    assert [option.codes for option in twice.options] == [("RUS",), ("RUS",), ("USA",), ()]
    pairing = Pairing(twice)
    pairing.hear([[0.0]] * len(pairing.see([1.0, 1.1, 1.5, FAR], [FAR, FAR, 5.0, FAR])), 0)
    parties, _ = pairing.decide(0)
    assert codes(pairing) == (["RUS"], ["USA"])
    assert parties.actors[0].unit == twice.options[1].unit  # the likelier of both
