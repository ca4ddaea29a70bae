"""What the answers about parties, persons and pairs, and the drawings of them, look like."""

from __future__ import annotations

from pydantic import Field

from banggiao.web.api.schemas import Code, Day, Event, Json, Record, Score


class Actor(Record):
    """A party, and in how many events it takes part; with `partner`, between it and the partner."""

    code: Code
    name: str
    events: int
    first_day: Day
    last_day: Day


class Actors(Record):
    """The parties with most events."""

    actors: list[Actor]


class PersonInList(Record):
    """A person with the office that most articles give."""

    id: str
    name: str
    country: str
    office: str
    events: int


class Persons(Record):
    """Persons by how many events they are in."""

    persons: list[PersonInList]


class Person(Record):
    """A person: offices, appearances, events, quotations, and what sanctions lists say."""

    person: str
    name: str
    country: str
    offices: list[Json]
    appearances: list[Json]
    events: list[Json]
    statements: list[Json]
    lists: list[Json]


class Office(Record):
    """An office that articles give a person, and the days of the first and the last of them."""

    person: str
    name: str
    country: str
    office: str
    first_day: Day
    last_day: Day
    articles: int


class Offices(Record):
    """Offices, those that most articles give first."""

    offices: list[Office]


class Pair(Record):
    """Two parties and how much is between them."""

    one: Code
    other: Code
    events: int
    last_day: Day
    recent: int = Field(description="Events of the last twelve months.")
    ahead: int = Field(description="Planned events from today on.")
    score: Score


class Pairs(Record):
    """The pairs with most events."""

    pairs: list[Pair]


class Quarter(Record):
    """Events of a quarter by kind; "" where the year is not known."""

    name: str
    kinds: dict[str, int]
    events: int
    score: Score


class Ends(Record):
    """The first and the last event of a kind that occurred."""

    kind: str
    first: Event
    last: Event


class Relation(Record):
    """Two parties over time: quarters, firsts and lasts, what is ahead, visits there and back, treaties."""

    one: Code
    other: Code
    quarters: list[Quarter]
    ends: list[Ends]
    ahead: list[Event]
    turned: list[Event] = Field(description="Events whose status turned, as from planned to occurred.")
    visits_there: list[Event]
    visits_back: list[Event]
    treaties: list[Event]


class Knot(Record):
    """A party or a person of a network."""

    id: str
    label: str
    x: float
    y: float
    events: int


class Tie(Record):
    """A tie of a network."""

    one: str
    other: str
    events: int
    score: Score


class Network(Record):
    """A network laid out, and how many knots are left out of it."""

    knots: list[Knot]
    ties: list[Tie]
    left_out: int


class Place(Record):
    """A state, and how many events took place in it."""

    code: Code
    lon: float
    lat: float
    events: int


class Journey(Record):
    """How many visits of one party to another."""

    visitor: Code
    host: Code
    visits: int


class Map(Record):
    """Where events took place, and who visited whom."""

    places: list[Place]
    journeys: list[Journey]
