"""The data of a network: parties or persons, the ties between them, and where they stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from banggiao.store.network import network_of_parties, network_of_persons
from banggiao.web.charts.days import iso
from banggiao.web.charts.layout import lay_out
from banggiao.web.charts.names import words_of
from banggiao.web.links import with_query

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from banggiao.store.network import Knot, Scope, Web
    from banggiao.web.labels import Labels
    from banggiao.web.words import Words

OF = ("parties", "persons")
MOST = {"parties": 400, "persons": 2_000}
"""Knots that are drawn."""

_TIES = 6_000  # ties that are drawn: the heaviest


@dataclass(frozen=True, slots=True)
class Node:
    """A party or a person, where it stands and in how many of the events it is."""

    id: str
    label: str
    x: float
    y: float
    events: int
    href: str


@dataclass(frozen=True, slots=True)
class Edge:
    """A tie between two nodes, by their places in the list; `href`: its events."""

    one: int
    other: int
    events: int
    score: float | None
    href: str


@dataclass(frozen=True, slots=True)
class Network:
    """A network as it is drawn: nodes and edges, the heaviest first; `left_out`: knots that it has no room for."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    left_out: int
    labels: dict[str, str]


def draw_network(connection: Connection, of: str, scope: Scope, *, words: Words, labels: Labels) -> Network:
    """The network of "parties" or "persons" of a scope.

    Example: draw_network(connection, "parties", Scope(first=20240101), …).
    """
    find = network_of_persons if of == "persons" else network_of_parties
    web = find(connection, scope, MOST[of])
    positions = lay_out(tuple(knot.id for knot in web.knots), web.ties)
    places = {knot.id: place for place, knot in enumerate(web.knots)}
    nodes = tuple(
        Node(knot.id, label_of(knot, labels), *positions[knot.id], knot.events, href_of(knot)) for knot in web.knots
    )
    about = address_of(of, scope)
    edges = tuple(
        Edge(
            places[tie.one],
            places[tie.other],
            tie.events,
            tie.score,
            with_query("/network/tie", {"one": tie.one, "other": tie.other, **about}),
        )
        for tie in web.ties[:_TIES]
    )
    return Network(nodes, edges, web.left_out, words_of(words))


def label_of(knot: Knot, labels: Labels) -> str:
    """A party by its name, a person by name and state."""
    if not knot.name:
        return labels.party(knot.id)
    return f"{knot.name} ({labels.party(knot.country)})" if knot.country else knot.name


def href_of(knot: Knot) -> str:
    """The page of a party or a person."""
    return f"/persons/{knot.id}" if knot.name else f"/actors/{knot.id}"


def address_of(of: str, scope: Scope) -> dict[str, object]:
    """A scope as addresses of pages write it."""
    return {
        "of": of,
        "party": scope.party,
        "kind": scope.kind,
        "status": scope.status,
        "from": iso(scope.first),
        "to": iso(scope.last),
    }


def names_of(web: Web, labels: Labels) -> dict[str, str]:
    """The names of the knots of a network by their ids."""
    return {knot.id: label_of(knot, labels) for knot in web.knots}
