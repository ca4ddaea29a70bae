"""Who deals with whom: parties by the events between them, persons by the events that they share."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Any, NamedTuple

from banggiao.model.ontology import load_ontology
from banggiao.store.facets import EVERY, events_with, key_of, names_of, split_facets
from banggiao.store.find import events_of
from banggiao.store.rows import select_in, sql

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sqlalchemy import Connection

    from banggiao.store.find import Found

LOOKED_AT = 7_000
"""So many events of a scope are counted, the latest: so that a page takes no longer in a ledger of millions."""

_TOGETHER = 12  # persons of one event that are joined to each other


@dataclass(frozen=True, slots=True)
class Scope:
    """Which events count: of a period (days as the ledger counts, both in, 0 for open), a kind, a status, a party."""

    first: int = 0
    last: int = 0
    kind: str = ""
    status: str = ""
    party: str = ""


class Tie(NamedTuple):
    """Two parties or persons, by code or id, the events between them, and the mean score of those that occurred."""

    one: str
    other: str
    events: int
    score: float | None


class Knot(NamedTuple):
    """A party or a person: code or id, name ("" of a party), state, and how many of the counted events it is in."""

    id: str
    name: str
    country: str
    events: int


class Web(NamedTuple):
    """A network: its knots, those with most events first, the ties between them, how many knots it had to leave out,
    and how many events were looked at.
    """

    knots: tuple[Knot, ...]
    ties: tuple[Tie, ...]
    left_out: int
    looked_at: int


def network_of_parties(connection: Connection, scope: Scope, most: int = 400) -> Web:
    """The parties with most events between them, of the latest events of the scope.

    Example: network_of_parties(connection, Scope(kind="visit")).
    """
    ties, looked_at = _tied(connection, scope, "pair:", _parties)
    return ties.web(most, {code: (code, "", code) for code in ties.weights()}, looked_at)


def network_of_persons(connection: Connection, scope: Scope, most: int = 2_000) -> Web:
    """The persons who most share events, of the latest events of the scope."""
    ties, looked_at = _tied(connection, scope, "person:", _persons)
    weights = ties.weights()
    keys = [key for key, _ in sorted(weights.items(), key=lambda one: (-one[1], one[0]))[:most]]
    rows = select_in(connection, "SELECT id, lookup, name, country FROM persons WHERE lookup IN :keys", keys)
    return ties.web(most, {row.lookup: (row.id, row.name, row.country) for row in rows}, looked_at)


def _tied(
    connection: Connection, scope: Scope, prefix: str, join: Callable[[list[str]], Iterable[tuple[str, str]]]
) -> tuple[_Ties, int]:
    """What the facets with this prefix tie together, and how many events were looked at."""
    source, parameters = latest(connection, scope)
    ties = _Ties()
    statement = sql(f"SELECT e.kind, e.status, e.facets {source}")
    rows = [(row, split_facets(row.facets)) for row in connection.execute(statement, parameters)]
    facets = names_of(connection, (key for _, keys in rows for key in keys))
    begin = {key: name.removeprefix(prefix) for key, name in facets.items() if name.startswith(prefix)}
    for row, keys in rows:
        for one, other in join([begin[key] for key in keys if key in begin]):
            ties.add(one, other, row.kind, row.status)
    return ties, len(rows)


def _parties(pairs: list[str]) -> Iterable[tuple[str, str]]:
    for pair in pairs:
        one, _, other = pair.partition("-")
        yield one, other


def _persons(keys: list[str]) -> Iterable[tuple[str, str]]:
    return combinations(sorted(keys)[:_TOGETHER], 2)


def events_of_tie(connection: Connection, facets: tuple[str, str], scope: Scope, limit: int = 50) -> list[Found]:
    """The latest events of a scope that have both facets ("party:RUS", "person:…").

    Two parties are asked for by one facet, twice: ("pair:PRK-RUS", "pair:PRK-RUS").
    """
    parameters: dict[str, Any] = {"limit": limit}
    parameters |= {side: key_of(connection, facet) for side, facet in zip(("one", "other"), facets, strict=True)}
    where = ""
    for name, test, value in (
        ("first", "f.day >= :first", max(scope.first, 1) if scope.last else scope.first),
        ("last", "f.day <= :last", scope.last),
        ("kind", "e.kind = :kind", scope.kind),
        ("status", "e.status = :status", scope.status),
    ):
        if value:
            where += f" AND {test}"
            parameters[name] = value
    statement = (
        "SELECT e.pk FROM facets f CROSS JOIN events e WHERE f.facet = :one AND e.pk = f.event "
        "AND EXISTS (SELECT 1 FROM facets g WHERE g.facet = :other AND g.day = f.day AND g.event = f.event)"
        f"{where} ORDER BY f.day DESC, f.event DESC LIMIT :limit"
    )
    return events_of(connection, [row.pk for row in connection.execute(sql(statement), parameters)])


class TieName(NamedTuple):
    """What to ask `events_of_tie` for, and the names of two persons; of two parties, their codes."""

    facets: tuple[str, str]
    names: tuple[str, str]


def facets_of(connection: Connection, one: str, other: str) -> TieName | None:
    """How two codes of parties, or two ids of persons, are found; None where a person is not known."""
    if not (one.startswith("p") and other.startswith("p")):
        pair = f"pair:{min(one, other)}-{max(one, other)}"
        return TieName((pair, pair), (one, other))
    rows = select_in(connection, "SELECT id, lookup, name FROM persons WHERE id IN :keys", [one, other])
    found = {row.id: row for row in rows}
    if one not in found or other not in found:
        return None
    facets = (f"person:{found[one].lookup}", f"person:{found[other].lookup}")
    return TieName(facets, (found[one].name, found[other].name))


class _Ties:
    """Counts ties and sums their scores."""

    def __init__(self) -> None:
        self._events: Counter[tuple[str, str]] = Counter()
        self._occurred: Counter[tuple[str, str]] = Counter()
        self._scores: dict[tuple[str, str], float] = {}
        self._score = {kind.id: kind.score for kind in load_ontology().values()}

    def add(self, one: str, other: str, kind: str, status: str) -> None:
        tie = (one, other)
        self._events[tie] += 1
        if status == "occurred" and kind in self._score:
            self._occurred[tie] += 1
            self._scores[tie] = self._scores.get(tie, 0.0) + self._score[kind]

    def weights(self) -> Counter[str]:
        found: Counter[str] = Counter()
        for pair, events in self._events.items():
            for one in pair:
                found[one] += events
        return found

    def web(self, most: int, named: dict[str, tuple[str, str, str]], looked_at: int) -> Web:
        """The `most` heaviest of those that `named` gives an id, a name and a state."""
        weights = self.weights()
        known = sorted((key for key in weights if key in named), key=lambda key: (-weights[key], key))
        kept = dict.fromkeys(known[:most])
        ties = [
            Tie(named[tie[0]][0], named[tie[1]][0], events, self._mean(tie))
            for tie, events in sorted(self._events.items(), key=lambda one: (-one[1], one[0]))
            if tie[0] in kept and tie[1] in kept
        ]
        knots = tuple(Knot(*named[key], weights[key]) for key in kept)
        return Web(knots, tuple(ties), len(weights) - len(kept), looked_at)

    def _mean(self, tie: tuple[str, str]) -> float | None:
        return round(self._scores[tie] / self._occurred[tie], 2) if tie in self._scores else None


def latest(connection: Connection, scope: Scope) -> tuple[str, dict[str, Any]]:
    """FROM and WHERE of the latest LOOKED_AT events `e` of a scope, with their parameters; none are undated where the
    scope has a period.

    The rarest facet is walked along, the others are looked up, as `store.find` does.
    """
    names = [f"act:{scope.party}/{scope.kind}"] if scope.party and scope.kind else []
    names += [f"party:{scope.party}"] if scope.party and not scope.kind else []
    names += [f"kind:{scope.kind}"] if scope.kind and not scope.party else []
    # What occurred has no facet of its own: most did.
    names += [f"status:{scope.status}"] if scope.status not in ("", "occurred") else []
    keys = [key_of(connection, name) for name in names or [EVERY]]
    counts = events_with(connection, [key for key in keys if key is not None])
    keys.sort(key=lambda key: counts.get(key, 0) if key is not None else 0)
    parameters: dict[str, Any] = {"facet": keys[0], "limit": LOOKED_AT}
    where = ["f.facet = :facet"]
    for place, key in enumerate(keys[1:]):
        where.append(
            f"EXISTS (SELECT 1 FROM facets g WHERE g.facet = :facet{place} AND g.day = f.day AND g.event = f.event)"
        )
        parameters[f"facet{place}"] = key
    # Without a year an event is in no period.
    first = max(scope.first, 1) if scope.last else scope.first
    for name, test, value in (("first", "f.day >= :first", first), ("last", "f.day <= :last", scope.last)):
        if value:
            where.append(test)
            parameters[name] = value
    occurred = " AND e.status = 'occurred'" if scope.status == "occurred" else ""
    walked = f"SELECT f.event FROM facets f WHERE {' AND '.join(where)} ORDER BY f.day DESC, f.event DESC LIMIT :limit"
    return f"FROM ({walked}) AS w CROSS JOIN events e WHERE e.pk = w.event{occurred}", parameters
