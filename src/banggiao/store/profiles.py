"""What events are compared by, kept beside them, and looked up for the mentions of a new article."""

from __future__ import annotations

from functools import lru_cache, reduce
from hashlib import blake2b
from typing import TYPE_CHECKING, NamedTuple

from banggiao.resolve.events.across import Candidate, Telling
from banggiao.resolve.events.keys import filed_under
from banggiao.resolve.events.profiles import Profile, join, profile_of
from banggiao.resolve.events.summary import bounded
from banggiao.resolve.events.traces import trace_of
from banggiao.store.record import dump, load
from banggiao.store.rows import ask, ask_in, execute_many, insert

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import Connection

    from banggiao.model.event import EventMention, Participant
    from banggiao.resolve.events.summary import Told
    from banggiao.resolve.events.traces import Trace
    from banggiao.resolve.persons import Names

_OF_A_KEY = 32  # events of one key that are compared: the latest
_KEYS = 16  # that are looked up by one statement: always so many, so that the database prepares it once
_TELLINGS = 6  # articles of one event that are compared: the latest
_OF_ONE = f"SELECT * FROM (SELECT key, event FROM event_keys WHERE key = ? ORDER BY event DESC LIMIT {_OF_A_KEY}) AS f"
_FILED = " UNION ALL ".join([_OF_ONE] * _KEYS)
_TOLD = (
    "SELECT t.article, a.id, t.day, t.story, t.signature FROM tellings t JOIN articles a ON a.pk = t.article "
    "WHERE t.article IN (?)"
)
_RETOLD = "DELETE FROM tellings WHERE article = ?"
_UNFILE = "DELETE FROM event_keys WHERE key = ? AND event = ?"
_FILE = "INSERT INTO event_keys (key, event) VALUES (?, ?) ON CONFLICT DO NOTHING"


class Compared(NamedTuple):
    """What an event is compared by: its profile, and the keys of the rows of its latest articles."""

    profile: Profile
    tellings: tuple[int, ...]


class EventsInLedger:
    """The events of a ledger as `resolve.events` asks for them, within one transaction that changes none of them."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._known: dict[int, Candidate] = {}
        self._filed: dict[int, list[int]] = {}
        self._told: dict[int, Telling] = {}

    def prepare(self, keys: frozenset[str]) -> None:
        """Look up all keys of an article at once."""
        self._look_up({number_of(key) for key in keys})

    def candidates(self, keys: frozenset[str]) -> Iterable[Candidate]:
        """The latest events of each key, each event once."""
        numbers = {number_of(key) for key in keys}
        self._look_up(numbers)
        found = {event for number in numbers for event in self._filed[number]}
        return [self._known[pk] for pk in sorted(found)]

    def _look_up(self, numbers: set[int]) -> None:
        wanted = sorted(numbers - self._filed.keys())
        if not wanted:
            return
        self._filed |= {key: [] for key in wanted}
        for start in range(0, len(wanted), _KEYS):
            here = wanted[start : start + _KEYS]
            for key, event in ask(self._connection, _FILED, [*here, *[None] * (_KEYS - len(here))]):
                self._filed[key].append(event)
        found = {event for key in wanted for event in self._filed[key]}
        self._load(sorted(found - self._known.keys()))

    def _load(self, events: Sequence[int]) -> None:
        rows = ask_in(self._connection, "SELECT pk, id, profile, tellings FROM events WHERE pk IN (?)", events)
        articles = {pk: load(tellings) for pk, _, _, tellings in rows}
        missing = sorted({one for some in articles.values() for one in some} - self._told.keys())
        for article, id_, day, story, signature in ask_in(self._connection, _TOLD, missing):
            self._told[article] = Telling(id_, day, story, frozenset(load(signature)))
        for pk, id_, profile, _ in rows:
            tellings = tuple(self._told[one] for one in articles[pk] if one in self._told)
            self._known[pk] = Candidate(load_profile(id_, profile), tellings)


def number_of(key: str) -> int:
    """A key as the table has it: a hash of kind and parties, then one of the time, so that what an article tells of the
    same parties stands together. It is short and compared quickly; keys that meet are compared by what their events
    tell, as others are.
    """
    what, _, time = key.rpartition(" ")
    return (_hash(what, 5) << 24) + (_hash(time, 4) & 0xFFFFFF)


@lru_cache(maxsize=32_768)
def _hash(part: str, size: int) -> int:
    return int.from_bytes(blake2b(part.encode(), digest_size=size).digest(), "big", signed=True)


def trace(mention: EventMention, article: str, day: str, names: Names) -> Trace:
    """The trace of a mention of the article that the ledger calls `article`, its people as they are known."""

    def canon(one: Participant) -> str:
        return names.identify(one.name, one.code, one.office, day).partition("|")[0]

    return trace_of(mention, article=article, day=day, canon=canon)


def compared(reports: Sequence[tuple[int, str, Told]], names: Names) -> Compared:
    """What an event is compared by, from its reports, one at least, the oldest first: row and day of the article, and
    what it tells.
    """
    by_article: dict[int, list[Trace]] = {}
    for pk, day, one in bounded(reports):
        by_article.setdefault(pk, []).append(trace(one.mention, one.article, one.day, names)._replace(day=day))
    return Compared(reduce(join, map(profile_of, by_article.values())), tuple([*by_article][-_TELLINGS:]))


def file(connection: Connection, changes: Iterable[tuple[int, Profile | None, Profile | None]]) -> None:
    """Keep the keys under which events are looked up: of each event (row, profile before, profile now)."""
    gone, come = [], []
    for pk, before, now in changes:
        new = set(map(number_of, filed_under(now))) if now else set()
        old = set(map(number_of, filed_under(before))) if before else set()
        gone += [(key, pk) for key in old - new]
        come += [(key, pk) for key in new - old]
    execute_many(connection, _UNFILE, sorted(gone))
    execute_many(connection, _FILE, sorted(come))


def keep_telling(connection: Connection, article: int, telling: Telling) -> None:
    """Keep how an article tells of its events; what an earlier reading told goes."""
    execute_many(connection, _RETOLD, [(article,)])
    row = {"article": article, "day": telling.day, "story": telling.story}
    insert(connection, "tellings", [row | {"signature": dump(sorted(telling.signature))}])


def dump_profile(profile: Profile) -> str:
    """A profile without its id, which the row has."""
    sides = sorted([sorted(actors), sorted(recipients)] for actors, recipients in profile.sides)
    values = (sides, sorted(profile.dates), profile.people, sorted(profile.countries), sorted(profile.statuses))
    return dump([profile.kind, *values, profile.words, profile.articles, profile.days])


def load_profile(id_: str, record: str) -> Profile:
    """The profile that `dump_profile` wrote."""
    kind, sides, dates, people, countries, statuses, words, articles, days = load(record)
    return Profile(
        id=id_,
        kind=kind,
        sides=frozenset((frozenset(actors), frozenset(recipients)) for actors, recipients in sides),
        dates=frozenset(dates),
        people=tuple(people),
        countries=frozenset(countries),
        statuses=frozenset(statuses),
        words=tuple(words),
        articles=tuple(articles),
        days=tuple(days),
    )
