"""Mentions to events: within an article, across articles, ids. The sentences behind the traces are our own."""

import random

import pytest

from banggiao.errors import LexiconError
from banggiao.resolve.events.across import assign, decide, telling_of
from banggiao.resolve.events.batch import resolve
from banggiao.resolve.events.claims import Report, claims, status_history
from banggiao.resolve.events.dates import relation
from banggiao.resolve.events.keep import keep_ids
from banggiao.resolve.events.keys import filed_under, looked_up_under
from banggiao.resolve.events.known import EventsInMemory
from banggiao.resolve.events.profiles import join, profile_of
from banggiao.resolve.events.traces import Trace, trace_of_record
from banggiao.resolve.events.weights import Weights, load_weights
from banggiao.resolve.events.within import group


def trace(article: str, sentence: int, **changes: object) -> Trace:
    """A visit of Russia's foreign minister to Pyongyang, told in a sentence of an article of 2024-02-13."""
    told = Trace(
        article=article,
        sentence=sentence,
        place_in_text=sentence + 5,
        kind="visit",
        actors=frozenset({"RUS"}),
        recipients=frozenset({"PRK"}),
        date="2024-02-12",
        people=("sergey lavrov",),
        country="PRK",
        status="occurred",
        words="tham",
        credited=(),
        day="2024-02-13",
    )
    return told._replace(**changes)  # type: ignore[arg-type]  # fields of Trace


def ids(*traces: Trace) -> list[str]:
    """The event of each trace, in their order."""
    found = {mention.anchor: one.event for one in resolve(traces) for mention in one.mentions}
    return [found[one.anchor] for one in traces]


def test_title_lead_and_body_tell_of_one_event() -> None:
    assert len(set(ids(trace("a", 0), trace("a", 50, date=""), trace("a", 300)))) == 1


def test_other_parties_other_event() -> None:
    one, other = ids(trace("a", 0), trace("a", 50, recipients=frozenset({"CHN"}), country="CHN", people=()))
    assert one != other


def test_tests_on_two_days_are_two() -> None:
    test = {
        "kind": "weapons_test",
        "actors": frozenset({"PRK"}),
        "recipients": frozenset(),
        "people": (),
        "words": "phong",
    }
    one, other = ids(trace("a", 0, **test, date="2024-01-14"), trace("a", 90, **test, date="2024-02-02"))
    assert one != other
    one, other = ids(trace("a", 0, **test, date="2024-01-14"), trace("b", 0, **test, date="2024-02-02"))
    assert one != other


def test_two_in_one_sentence_are_two() -> None:
    one, other = ids(
        trace("a", 0, date="2024-03-08/2024-03-11"), trace("a", 0, place_in_text=40, date="2024-03-11/2024-03-15")
    )
    assert one != other


def test_planned_in_one_article_done_in_another_is_one_event() -> None:
    planned = trace("a", 0, status="planned", day="2024-02-09", words="se tham")
    assert len(set(ids(planned, trace("b", 0)))) == 1


def test_the_same_visit_of_another_year_is_another() -> None:
    one, other = ids(trace("a", 0), trace("b", 0, date="2023-02-12", day="2023-02-13"))
    assert one != other


def test_the_order_of_lines_does_not_matter() -> None:
    traces = [trace(name, place, date="" if place else "2024-02-12") for name in "abc" for place in (0, 60, 200)]
    shuffled = random.Random(7).sample(traces, len(traces))
    assert dict(zip(traces, ids(*traces), strict=True)) == dict(zip(shuffled, ids(*shuffled), strict=True))


def test_a_new_article_joins_a_known_event() -> None:
    known = EventsInMemory()
    first = assign([trace("a", 0)], known)
    assert [one.known for one in first] == [False]
    known.add(first[0], telling_of([first[0].mentions]))
    [again] = assign([trace("b", 0)], known)
    assert again.known
    assert again.event == first[0].event
    assert {"same_sides", "date_same"} <= {reason.feature for reason in again.decision.reasons}


def test_two_events_of_an_article_never_become_one() -> None:
    known = EventsInMemory()
    [first] = assign([trace("a", 0)], known)
    known.add(first, telling_of([first.mentions]))
    two = assign([trace("b", 0), trace("b", 0, place_in_text=60, people=("ivan petrov",), words="di")], known)
    assert len(two) == 2
    assert two[0].event != two[1].event


def test_events_of_kinds_that_differ_are_not_compared() -> None:
    profile = profile_of([trace("a", 0)])
    other = profile_of([trace("b", 0, kind="attack")], id_="e1")
    from banggiao.resolve.events.across import Candidate

    assert decide(profile, telling_of([[trace("a", 0)]]), Candidate(other, ())).score < 0


def test_candidates_of_a_key_are_bounded() -> None:
    known = EventsInMemory()
    for number in range(200):
        mention = trace(f"a{number}", 0, people=(f"ten so {number}",), words=f"viec {number}", kind="attack", date="")
        for one in assign([mention], known):
            known.add(one, telling_of([one.mentions]))
    keys = looked_up_under(profile_of([trace("z", 0, kind="attack", date="")]))
    assert len(list(known.candidates(keys))) <= 32 * len(keys)


def test_a_day_apart_is_looked_up() -> None:
    filed = filed_under(profile_of([trace("a", 0)]))
    assert filed & looked_up_under(profile_of([trace("b", 0, date="2024-02-13")]))
    assert filed & looked_up_under(profile_of([trace("b", 0, date="2024-02")]))
    assert filed & looked_up_under(profile_of([trace("b", 0, date="")]))
    assert not filed & looked_up_under(profile_of([trace("b", 0, date="2024-05-13", day="2024-05-14")]))


def test_a_profile_stays_bounded() -> None:
    event = profile_of([trace("a", 0)], id_="e1")
    for number in range(50):
        event = join(
            event, profile_of([trace(f"b{number}", 0, words=f"loi {number}", date=f"2024-03-{1 + number % 28:02d}")])
        )
    assert event.id == "e1"
    assert max(len(event.words), len(event.dates), len(event.articles), len(event.days)) <= 8
    assert "2024-02-12" in event.dates


def test_many_mentions_of_one_article_end_soon() -> None:
    assert sum(map(len, group(trace("a", place) for place in range(0, 9000, 10)))) == 900


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        ("2024-02-12", "2024-02-12", "same"),
        ("2024-02", "2024-02-12", "overlap"),
        ("XXXX-04-24/XXXX-04-25", "2019-04", "overlap"),
        ("2024-02-12", "2024-02-13", "near"),
        ("2024-02-12", "2024-02-20", "conflict"),
        ("XXXX-02-12", "XXXX-05-12", "conflict"),
        ("", "2024", "one"),
        ("", "", "none"),
    ],
)
def test_relations_of_dates(one: str, other: str, said: str) -> None:
    assert relation(one, other) == relation(other, one) == said


def test_ids_survive_re_reading() -> None:
    before = {"m1": "e1", "m2": "e1", "m3": "e2"}
    assert keep_ids({"x": ["m2", "new"], "y": ["m3"], "z": ["other"]}, before) == {"x": "e1", "y": "e2", "z": "z"}


def test_what_is_split_keeps_its_id_once() -> None:
    before = dict.fromkeys(("m1", "m2", "m3"), "e1")
    assert keep_ids({"x": ["m1"], "y": ["m2", "m3"]}, before) == {"x": "x", "y": "e1"}


def test_the_best_supported_claim_comes_first() -> None:
    told = claims(
        [
            Report("2024-02-13", "A", confidence=0.9),
            Report("2024-02-12", "B"),
            Report("2024-02-12", "C"),
            Report("", "D"),
        ]
    )
    assert [(one.value, len(one.origins)) for one in told] == [("2024-02-12", 2), ("2024-02-13", 1)]


def test_copies_of_one_origin_support_once() -> None:
    told = claims([Report("5", "KCNA"), Report("5", "KCNA"), Report("6", "TASS"), Report("6", "AFP")])
    assert told[0].value == "6"


def test_the_history_of_a_status() -> None:
    told = [
        Report("occurred", "B", "2024-02-13"),
        Report("planned", "A", "2024-02-10"),
        Report("planned", "C", "2024-02-14"),
    ]
    assert [(turn.status, turn.day) for turn in status_history(told)] == [
        ("planned", "2024-02-10"),
        ("occurred", "2024-02-13"),
    ]


def test_weights_are_read_and_named() -> None:
    weights = load_weights()
    assert set(weights) == {"within", "across"}
    decision = Weights(-1.0, 0.0, {"same_sides": 2.0}).decide({"same_sides": 1.0, "unheard_of": 1.0})
    assert decision == (1.0, (("same_sides", 2.0),))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"kind": 3}, "'kind' is missing"),
        ({"actors": "RUS"}, "'actors' is no list"),
        ({"trigger": None}, "'start' is missing"),
    ],
)
def test_a_record_of_another_form_is_said(change: dict[str, object], said: str) -> None:
    record = {"article": "a", "kind": "visit", "trigger": {"text": "thăm", "start": 3, "end": 7}}
    assert trace_of_record(record).words == "tham"
    with pytest.raises(ValueError, match=said):
        trace_of_record(record | change)


def test_weights_that_are_no_numbers_are_named() -> None:
    from banggiao.resolve.events.weights import _weights

    with pytest.raises(LexiconError, match=r"\[within\] near = 'x' is no number"):
        _weights("within", {"bias": 0, "threshold": 0, "near": "x"})
