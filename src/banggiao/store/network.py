"""Who deals with whom: parties by the events between them, persons by the events that they share."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Any, NamedTuple

from banggiao.model.ontology import load_ontology
from banggiao.store.find import events_of
from banggiao.store.rows import select_in, sql

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from banggiao.store.find import Found

_LOOKED_AT = 20_000  # events whose persons are counted: the latest
_TOGETHER = 12  # persons of one event that are joined to each other
_PARTNERS = (
    "SELECT other FROM pairs WHERE one = :party UNION SELECT one FROM pairs WHERE other = :party UNION SELECT :party"
)


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
    """A network: its knots, those with most events first, the ties between them, and how many it had to leave out."""

    knots: tuple[Knot, ...]
    ties: tuple[Tie, ...]
    left_out: int


def network_of_parties(connection: Connection, scope: Scope, most: int = 400) -> Web:
    """The parties with most events between them. Example: network_of_parties(connection, Scope(kind="visit"))."""
    where, parameters = scope_where(scope, "day", "kind", "status")
    if scope.party:
        # Those of the party, and what its partners have with each other.
        where += [f"{side} IN ({_PARTNERS})" for side in ("one", "other")]
        parameters["party"] = scope.party
    condition = f" WHERE {' AND '.join(where)}" if where else ""
    statement = (
        f"SELECT one, other, kind, status, count(*) AS events FROM pairs{condition} GROUP BY one, other, kind, status"
    )
    rows = connection.execute(sql(statement), parameters)
    ties = _Ties()
    for row in rows:
        ties.add(row.one, row.other, row.kind, row.status, row.events)
    return ties.web(most, {code: (code, "", code) for code in ties.weights()})


def network_of_persons(connection: Connection, scope: Scope, most: int = 2_000) -> Web:
    """The persons who most share events, of the latest events of the scope."""
    where, parameters = scope_where(scope, "f.day", "e.kind", "e.status")
    parameters |= {"facet": f"party:{scope.party}" if scope.party else "*", "limit": _LOOKED_AT}
    condition = "".join(f" AND {one}" for one in where)
    statement = (
        f"SELECT e.kind, e.status, e.facets FROM facets f CROSS JOIN events e WHERE f.facet = :facet "
        f"AND e.pk = f.event{condition} AND e.people <> '[]' ORDER BY f.day DESC, f.event DESC LIMIT :limit"
    )
    ties = _Ties()
    for row in connection.execute(sql(statement), parameters):
        names = (line for line in row.facets.split("\n") if line.startswith("person:"))
        people = sorted(line.removeprefix("person:") for line in names)[:_TOGETHER]
        for one, other in combinations(people, 2):
            ties.add(one, other, row.kind, row.status, 1)
    weights = ties.weights()
    keys = [key for key, _ in sorted(weights.items(), key=lambda one: (-one[1], one[0]))[:most]]
    rows = select_in(connection, "SELECT id, lookup, name, country FROM persons WHERE lookup IN :keys", keys)
    return ties.web(most, {row.lookup: (row.id, row.name, row.country) for row in rows})


def events_of_tie(connection: Connection, facets: tuple[str, str], scope: Scope, limit: int = 50) -> list[Found]:
    """The latest events of a scope that have both facets ("party:RUS", "person:…").

    Two parties are asked for by one facet, twice: ("pair:PRK-RUS", "pair:PRK-RUS").
    """
    where, parameters = scope_where(scope, "f.day", "e.kind", "e.status")
    parameters |= {"one": facets[0], "other": facets[1], "limit": limit}
    condition = "".join(f" AND {one}" for one in where)
    statement = (
        "SELECT e.pk FROM facets f CROSS JOIN events e WHERE f.facet = :one AND e.pk = f.event "
        "AND EXISTS (SELECT 1 FROM facets g WHERE g.facet = :other AND g.day = f.day AND g.event = f.event)"
        f"{condition} ORDER BY f.day DESC, f.event DESC LIMIT :limit"
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
        self._scores: dict[tuple[str, str], list[float]] = {}
        self._ontology = load_ontology()

    def add(self, one: str, other: str, kind: str, status: str, events: int) -> None:
        self._events[one, other] += events
        known = self._ontology.get(kind)
        if status == "occurred" and known:
            total = self._scores.setdefault((one, other), [0.0, 0.0])
            total[0] += known.score * events
            total[1] += events

    def weights(self) -> Counter[str]:
        found: Counter[str] = Counter()
        for pair, events in self._events.items():
            for one in pair:
                found[one] += events
        return found

    def web(self, most: int, named: dict[str, tuple[str, str, str]]) -> Web:
        """The `most` heaviest of those that `named` gives an id, a name and a state."""
        weights = self.weights()
        known = sorted((key for key in weights if key in named), key=lambda key: (-weights[key], key))
        kept = dict.fromkeys(known[:most])
        ties = [
            Tie(named[one][0], named[other][0], events, _mean(self._scores.get((one, other))))
            for (one, other), events in sorted(self._events.items(), key=lambda tie: (-tie[1], tie[0]))
            if one in kept and other in kept
        ]
        return Web(tuple(Knot(*named[key], weights[key]) for key in kept), tuple(ties), len(weights) - len(kept))


def _mean(total: list[float] | None) -> float | None:
    return round(total[0] / total[1], 2) if total else None


def scope_where(scope: Scope, day: str, kind: str, status: str) -> tuple[list[str], dict[str, Any]]:
    where, parameters = [], {}
    # Without a year an event is in no period.
    first = max(scope.first, 1) if scope.last else scope.first
    for name, test, value in (
        ("first", f"{day} >= :first", first),
        ("last", f"{day} <= :last", scope.last),
        ("kind", f"{kind} = :kind", scope.kind),
        ("status", f"{status} = :status", scope.status),
    ):
        if value:
            where.append(test)
            parameters[name] = value
    return where, parameters
