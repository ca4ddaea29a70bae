"""The tables by which events are found: facets, pairs of states, and the keys under which they are compared.

A facet ("party:RUS") has a number, by which the events that have it are filed; `facet_counts` tells the number and how
many events there are.
"""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from banggiao.model.ontology import load_ontology
from banggiao.store.facets import split_facets
from banggiao.store.profiles import file, load_profile
from banggiao.store.rows import execute_many

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import Connection

    from banggiao.resolve.events.profiles import Profile
    from banggiao.store.rows import Keys, Values

T = TypeVar("T")

_PAIRS = 20  # pairs of states of one event
_NUMBERS = "SELECT facet, pk FROM facet_counts WHERE facet IN (?)"
_NAME = "INSERT INTO facet_counts (pk, facet, sort, events) VALUES (?, ?, ?, 0)"
_COUNT = "UPDATE facet_counts SET events = events + ? WHERE pk = ?"
_FACET = "INSERT INTO facets (facet, day, event) VALUES (?, ?, ?)"
_UNFACET = "DELETE FROM facets WHERE facet = ? AND day = ? AND event = ?"
_PAIR = "INSERT INTO pairs (one, other, day, event, kind, status) VALUES (?, ?, ?, ?, ?, ?)"
_UNPAIR = "DELETE FROM pairs WHERE one = ? AND other = ? AND day = ? AND event = ?"


class Ways(NamedTuple):
    """How an event is to be found: its facets, and what it is compared by; None leaves that as it is."""

    facets: Sequence[str] = ()
    profile: Profile | None = None


class Findable:
    """Changes to how events are found, gathered and then written together."""

    def __init__(self, connection: Connection, keys: Keys) -> None:
        self._connection = connection
        self._keys = keys
        self._changes: list[tuple[Values, Values, Ways]] = []

    def change(self, old: Values, new: Values, ways: Ways) -> None:
        """The row of an event as it was and as it will be; `write` fills in its column `facets`."""
        self._changes.append((old, new, ways))

    def write(self) -> None:
        """Write down all that was gathered."""
        numbers = self._numbers({name for _, _, ways in self._changes for name in ways.facets})
        gone, come, unpaired, paired, counts = [], [], [], [], Counter[int]()
        for old, new, ways in self._changes:
            after = [numbers[name] for name in ways.facets]
            new["facets"] = ",".join(map(str, after))
            if not old["facets"]:  # as of every new event
                day, event = new["day"], new["pk"]
                come += [(facet, day, event) for facet in after]
                counts.update(after)
                about = (day, event, new["kind"], new["status"])
                paired += [(*pair, *about) for pair in (_pairs_of(new) if after else ())]
                continue
            before = split_facets(old["facets"])
            went, came = _differ(before, after, moved=old["day"] != new["day"])
            gone += [(facet, old["day"], new["pk"]) for facet in went]
            come += [(facet, new["day"], new["pk"]) for facet in came]
            counts.subtract(went)
            counts.update(came)
            # Pairs hold kind and status as well; where one of these is another, all is written anew.
            moved = any(old[name] != new[name] for name in ("day", "kind", "status"))
            apart, together = _differ(_pairs_of(old), _pairs_of(new) if after else [], moved=moved)
            unpaired += [(*pair, old["day"], new["pk"]) for pair in apart]
            paired += [(*pair, new["day"], new["pk"], new["kind"], new["status"]) for pair in together]
        for statement, rows in ((_UNFACET, gone), (_FACET, come), (_UNPAIR, unpaired), (_PAIR, paired)):
            execute_many(self._connection, statement, sorted(rows))
        execute_many(self._connection, _COUNT, [(count, facet) for facet, count in sorted(counts.items()) if count])
        filed = [(new["pk"], _profile(old), ways.profile) for old, new, ways in self._changes if ways.profile]
        file(self._connection, filed)

    def _numbers(self, names: set[str]) -> dict[str, int]:
        found = self._keys.memo.find(self._connection, _NUMBERS, names)
        missing = sorted(names - found.keys())
        rows = [(self._keys.next("facet_counts"), name, name.partition(":")[0]) for name in missing]
        execute_many(self._connection, _NAME, rows)
        return found | {name: pk for pk, name, _ in rows}


def pairs_of(kind: str, actors: Sequence[str], recipients: Sequence[str]) -> list[tuple[str, str]]:
    """The pairs of states, in the order of their codes, between which an event is: those across its two sides,
    all of the one side where the act is mutual or names no other.
    """
    known = load_ontology().get(kind)
    if recipients and not (known and known.mutual):
        both = [(one, other) for one in actors for other in recipients]
    else:
        both = list(combinations(dict.fromkeys((*actors, *recipients)), 2))
    pairs = {(one, other) if one < other else (other, one) for one, other in both if one != other}
    return sorted(pairs)[:_PAIRS]


def _pairs_of(row: Values) -> list[tuple[str, str]]:
    actors, recipients = ([code for code in row[side].split("+") if code] for side in ("actors", "recipients"))
    return pairs_of(row["kind"], actors, recipients)


def _profile(row: Values) -> Profile | None:
    return load_profile("", row["profile"]) if row["profile"] else None


def _differ(before: Iterable[T], after: Iterable[T], *, moved: bool) -> tuple[list[T], list[T]]:
    """What is gone and what has come; all of both where it is filed elsewhere."""
    old, new = list(before), list(after)
    if moved:
        return old, new
    return [one for one in old if one not in new], [one for one in new if one not in old]
