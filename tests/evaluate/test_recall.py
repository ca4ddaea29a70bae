"""What is put up for decision, on articles written for the purpose."""

from banggiao.evaluate.gold import GoldEvent
from banggiao.evaluate.lessons import Lesson, prepare
from banggiao.evaluate.recall import Recall, count, figures
from banggiao.model.article import Article
from banggiao.pipeline import load_reader

TEXT = "Ngoại trưởng Lào thăm Nga. Hai nước ký hiệp định."


def lesson(*events: GoldEvent) -> Lesson:
    return prepare(load_reader().annotate(Article("tin", TEXT)), events)


def gold(trigger: str, kind: str, actors: tuple[str, ...], recipients: tuple[str, ...] = ()) -> GoldEvent:
    start = TEXT.index(trigger)
    sentence = (0, 26) if start < 26 else (27, len(TEXT))
    return GoldEvent(sentence, start, start + len(trigger), kind, actors, recipients, (), "", "", "occurred", ())


def test_event_and_parties_that_the_sentence_names() -> None:
    found = count([lesson(gold("thăm", "visit", ("LAO",), ("RUS",)))])
    assert (found.mentions, found.kinds, found.types) == (1, 1, 1)
    assert (found.parties, found.named, found.reached, found.offered) == (2, 2, 0, 0)


def test_parties_that_an_anaphor_stands_for() -> None:
    found = count([lesson(gold("ký", "sign", ("LAO", "RUS")))])
    assert (found.parties, found.named, found.reached, found.offered) == (2, 0, 2, 0)


def test_event_that_no_candidate_offers() -> None:
    found = count([lesson(gold("thăm", "attack", ("USA",)))])
    assert (found.kinds, found.types, found.named + found.reached + found.offered) == (0, 0, 0)


def test_shares_of_nothing_are_nothing() -> None:
    assert {figure.value for figure in figures("none", Recall())} == {0}
