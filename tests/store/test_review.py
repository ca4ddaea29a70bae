"""Judgements last: they go before what is read and resolved, and all that follows from them follows from the log."""

from collections.abc import Callable

import pytest
from sqlalchemy.exc import DatabaseError

from banggiao.errors import JudgementError, LedgerError, UnknownId
from banggiao.model.event import Status
from banggiao.pipeline import load_names
from banggiao.store.articles import Read
from banggiao.store.dump import dump_ledger
from banggiao.store.find import Filters, find_events
from banggiao.store.judgements import Action, Judgement, State, Verdict, fold, read_log
from banggiao.store.ledger import Ledger
from banggiao.store.review import Reviewer, rebuild
from banggiao.store.show import show

Add = Callable[..., str]
Make = Callable[..., Read]


@pytest.fixture
def review(ledger: Ledger) -> Reviewer:
    return Reviewer(ledger, load_names(), "lan")


def events(ledger: Ledger, **filters: object) -> list[str]:
    with ledger.reading() as connection:
        return [event.id for event in find_events(connection, Filters(**filters)).events]  # type: ignore[arg-type]


def shown(ledger: Ledger, id_: str) -> dict[str, object]:
    with ledger.reading() as connection:
        return show(connection, id_)


def three(add: Add, make: Make) -> None:
    add(make("a"), make("b"), make("c", day="2024-06-01"))


def test_a_rejected_event_stays_hidden_when_its_article_is_read_again(
    ledger: Ledger, add: Add, make: Make, review: Reviewer
) -> None:
    add(make())
    (event,) = events(ledger)
    review.reject(event, "tin giả")
    assert events(ledger) == []
    add(make(extractor="test 2.0", kind="call"), make("b"))
    add(make(extractor="test 3.0"))
    assert event not in events(ledger)
    assert shown(ledger, event)["verdict"] == "negative"


def test_accepted_and_unsure_are_found_by_it(ledger: Ledger, add: Add, make: Make, review: Reviewer) -> None:
    three(add, make)
    one, other = events(ledger)
    review.accept(one)
    review.doubt(other)
    assert events(ledger, verdict="positive") == [one]
    assert events(ledger, verdict="unsure") == [other]


def test_a_correction_goes_before_the_reports(ledger: Ledger, add: Add, make: Make, review: Reviewer) -> None:
    add(make())
    (event,) = events(ledger)
    review.correct(event, {"date": "2024-05-01", "status": "planned", "actors": "RUS+CHN"})
    add(make(extractor="test 2.0", status=Status.OCCURRED))
    assert events(ledger, status="planned", parties=("CHN",), first=20240501, last=20240501) == [event]
    told = shown(ledger, event)
    assert told["edtf"] == "2024-05-01"
    assert [claim["value"] for claim in told["claims"]["date"]] == ["2024-05-03"]  # type: ignore[index]


def test_merged_events_are_one_and_both_ids_lead_to_it(ledger: Ledger, add: Add, make: Make, review: Reviewer) -> None:
    three(add, make)
    late, early = events(ledger)
    review.merge(early, late)
    assert events(ledger) == [early]
    assert shown(ledger, late)["event"] == early
    assert shown(ledger, early)["mentions"] == 3
    add(make("c", day="2024-06-01", extractor="test 2.0"), make("d", day="2024-06-01"))
    assert events(ledger) == [early]
    assert shown(ledger, early)["mentions"] == 4


def test_split_mentions_stay_split(ledger: Ledger, add: Add, make: Make, review: Reviewer) -> None:
    add(make("a"), make("b"))
    (event,) = events(ledger)
    mention = shown(ledger, event)["reports"][1]["mention"]  # type: ignore[index]
    into = review.split(event, [mention]).target["into"]
    assert sorted(events(ledger)) == sorted([event, into])
    add(make("b", extractor="test 2.0"))
    assert [shown(ledger, id_)["mentions"] for id_ in (event, into)] == [1, 1]


def test_a_rejected_mention_counts_no_more(ledger: Ledger, add: Add, make: Make, review: Reviewer) -> None:
    add(make("a"), make("b"))
    (event,) = events(ledger)
    review.reject(shown(ledger, event)["reports"][0]["mention"])  # type: ignore[index]
    add(make("a", extractor="test 2.0"))
    assert shown(ledger, event)["mentions"] == 1


def test_undone_is_as_if_never_made(ledger: Ledger, add: Add, make: Make, review: Reviewer) -> None:
    three(add, make)
    late, early = events(ledger)
    before = dump_ledger(ledger)
    for judge in (
        lambda: review.merge(early, late),
        lambda: review.reject(early),
        lambda: review.correct(late, {"status": "denied"}),
    ):
        review.undo(judge().id)
        assert dump_ledger(ledger) == before
    assert events(ledger) == [late, early]


def test_the_state_can_be_rebuilt_from_the_log(ledger: Ledger, add: Add, make: Make, review: Reviewer) -> None:
    three(add, make)
    add(make("d", day="2024-07-01"), make("e", day="2024-08-01"))
    one, two, three_, four = events(ledger)
    review.merge(four, three_)
    review.accept(four)
    mention = shown(ledger, four)["reports"][0]["mention"]  # type: ignore[index]
    review.split(four, [mention])
    review.correct(two, {"place": "CHN"})
    review.undo(review.reject(two).id)
    review.reject(one)
    before = dump_ledger(ledger)
    with ledger.writing() as connection:
        for damage in ("DELETE FROM pins", "DELETE FROM verdicts", "UPDATE mentions SET event = resolved"):
            connection.exec_driver_sql(damage)
    rebuild(ledger, load_names())
    assert dump_ledger(ledger) == before


def test_the_log_is_append_only(ledger: Ledger, add: Add, make: Make, review: Reviewer) -> None:
    add(make())
    review.accept(events(ledger)[0])
    for statement in ("DELETE FROM judgements", "UPDATE judgements SET author = 'x'"):
        with pytest.raises((LedgerError, DatabaseError)), ledger.writing() as connection:
            connection.exec_driver_sql(statement)
    with ledger.reading() as connection:
        assert [one.author for one in read_log(connection)] == ["lan"]


def test_judgements_that_make_no_sense(ledger: Ledger, add: Add, make: Make, review: Reviewer) -> None:
    add(make("a"), make("b"))
    (event,) = events(ledger)
    mentions = [report["mention"] for report in shown(ledger, event)["reports"]]  # type: ignore[union-attr, index, call-overload]
    undone = review.accept(event)
    review.undo(undone.id)
    for wrong in (
        lambda: review.merge(event, event),
        lambda: review.split(event, mentions),
        lambda: review.correct(event, {}),
        lambda: review.correct(event, {"status": "xong"}),
        lambda: review.correct(event, {"date": "hôm qua"}),
        lambda: review.correct(event, {"facets": "*"}),
        lambda: review.undo(undone.id),
    ):
        with pytest.raises(JudgementError):
            wrong()
    for unknown in (
        lambda: review.accept("e0000000000000000"),
        lambda: review.accept("m0000000000000000"),
        lambda: review.split(event, ["m0000000000000000"]),
        lambda: review.undo("j0000000000000000"),
    ):
        with pytest.raises(UnknownId):
            unknown()


def said(id_: str, action: Action, **target: object) -> Judgement:
    return Judgement(id_, "2024-01-01", "lan", action, {"anchors": [], **target}, "")


def test_fold_knows_four_values() -> None:
    log = [
        said("j1", Action.ACCEPT, subject="e1"),
        said("j2", Action.REJECT, subject="e2"),
        said("j3", Action.UNSURE, subject="e3"),
        said("j4", Action.ACCEPT, subject="e4"),
        said("j5", Action.UNDO, judgement="j4"),
    ]
    state = fold(log)
    assert state.verdicts == {"e1": Verdict.POSITIVE, "e2": Verdict.NEGATIVE, "e3": Verdict.UNSURE}
    assert state.verdicts.get("e4", Verdict.NO_JUDGEMENT) is Verdict.NO_JUDGEMENT


def test_who_undoes_an_undoing_brings_it_back() -> None:
    log = [
        said("j1", Action.REJECT, subject="e1"),
        said("j2", Action.UNDO, judgement="j1"),
        said("j3", Action.UNDO, judgement="j2"),
    ]
    assert fold(log).verdicts == {"e1": Verdict.NEGATIVE}
    assert fold(log[:2]) == State()
