"""What to show of an event: of each field the best supported value, its status as last told, people, origins."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeVar

from banggiao.resolve.events.claims import Claim, Report, Turn, claims, status_history
from banggiao.resolve.origins import Origin, Telling, origins

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from banggiao.model.event import Argument, EventMention
    from banggiao.resolve.persons import Names

T = TypeVar("T")

_PEOPLE = 12  # names that are shown of one event
_TOLD = 200  # reports of one event that are weighed: the first and the last


class Told(NamedTuple):
    """A mention with what is known of its article. `day`: when it appeared, EDTF or ""; `copy_of`: see `Telling`."""

    mention: EventMention
    article: str
    source: str | None
    day: str
    copy_of: str | None = None


class Summary(NamedTuple):
    """What is shown of an event: of each field the value chosen among those that its reports give.

    `people`: names; `persons`: the keys of all of them.
    """

    kind: str
    status: str
    edtf: str
    place: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    people: tuple[str, ...]
    persons: tuple[str, ...]
    confidence: float
    origins: int


def bounded(told: Sequence[T]) -> Sequence[T]:
    """The reports that are weighed, however many there are."""
    return told if len(told) <= _TOLD else (*told[: _TOLD // 2], *told[-_TOLD // 2 :])


def summarise(told: Sequence[Told], names: Names) -> Summary:
    """What to show of the event that `told`, one report at least, tell of.

    Example: a visit that one article plans and a later one tells as done, on one day of two that are told: occurred,
    on the day that more origins give.
    """
    if len(told) == 1:  # as of most events
        return _of_one(told[0], names)
    every, told = told, bounded(told)
    if len({one.article for one in every}) == 1 and len(_credited(every)) < 2:  # as of most events
        count, first = 1, {told[0].article: ""}
    else:
        found = origins_of(every)
        count, first = len(found), _first_of(found if every is told else origins_of(told))

    def best(value: Callable[[EventMention], str]) -> str:
        values = {value(one.mention) for one in told} - {""}
        if len(values) < 2:
            return next(iter(values), "")
        return next((claim.value for claim in claims(_reports(told, first, value))), "")

    actors, _, recipients = best(_sides).partition(">")
    people = _people(told, names)
    return Summary(
        kind=best(lambda mention: mention.kind),
        status=status_history(_reports(told, first, lambda mention: mention.status.value))[-1].status,
        edtf=best(_date),
        place=best(_place),
        actors=tuple(filter(None, actors.split("+"))),
        recipients=tuple(filter(None, recipients.split("+"))),
        people=tuple(people.values())[:_PEOPLE],
        persons=tuple(people),
        confidence=max(report.mention.confidence for report in told),
        origins=count,
    )


def _of_one(report: Told, names: Names) -> Summary:
    mention, people = report.mention, _people((report,), names)
    return Summary(
        mention.kind,
        mention.status.value,
        _date(mention),
        _place(mention),
        _coded(mention.actors),
        _coded(mention.recipients),
        tuple(people.values())[:_PEOPLE],
        tuple(people),
        mention.confidence,
        1,
    )


def _people(told: Iterable[Told], names: Names) -> dict[str, str]:
    """The keys of all who take part, each with the name that is shown."""
    people: dict[str, str] = {}
    for report in told:
        for name, key in people_of(report, names):
            if key not in people or people[key].count(" ") < name.count(" "):
                people[key] = name  # the fullest spelling is shown: "Vladimir Putin" before "Putin"
    return people


def people_of(told: Told, names: Names) -> list[tuple[str, str]]:
    """Name and key of each person of a report; of a party that is called a state's leader, who that was on the day.

    Example: "Nhà lãnh đạo Nga" of an article of 2024-08-16 is Vladimir Putin, "vladimir putin|RUS".
    """
    mention, day = told.mention, told.day
    found = [(one.name, names.identify(one.name, one.code, one.office, day)) for one in mention.people]
    named = {one.code for one in mention.people}
    for party in (*mention.actors, *mention.recipients):
        if party.code not in named and (leader := names.meant(party.name, party.code, day)):
            found.append((leader.name, names.key(leader.name, party.code)))
    return found


def origins_of(told: Iterable[Told]) -> tuple[Origin, ...]:
    """The independent origins of an event's reports.

    Where an article credits somebody for an event, its title and lead, which credit nobody, are no origin beside that.
    """
    every = list(told)
    credit = {one.article for one in every if one.mention.attribution}
    return origins(
        Telling(one.article, tuple(who.name for who in one.mention.attribution), one.source, one.copy_of)
        for one in every
        if one.mention.attribution or one.article not in credit
    )


def claims_of(told: Sequence[Told]) -> dict[str, tuple[Claim, ...]]:
    """What the reports give for status, date, place and quantity, each value with the origins that tell it."""
    first = _origin_of(told)
    found = {
        "status": claims(_reports(told, first, lambda mention: mention.status.value)),
        "date": claims(_reports(told, first, _date)),
        "place": claims(_reports(told, first, _place)),
        "quantity": claims(
            Report(quantity.text, first[one.article], one.day, one.mention.confidence)
            for one in told
            for quantity in one.mention.quantities
        ),
    }
    return {name: values for name, values in found.items() if values}


def history_of(told: Sequence[Told]) -> tuple[Turn, ...]:
    """The statuses of an event in the order in which they were told."""
    return status_history(_reports(told, _origin_of(told), lambda mention: mention.status.value))


def _reports(told: Sequence[Told], first: dict[str, str], value: Callable[[EventMention], str]) -> list[Report]:
    return [Report(value(one.mention), first[one.article], one.day, one.mention.confidence) for one in told]


def _origin_of(told: Sequence[Told]) -> dict[str, str]:
    """The first origin of each article."""
    return _first_of(origins_of(told))


def _first_of(found: Iterable[Origin]) -> dict[str, str]:
    first: dict[str, str] = {}
    for origin in found:
        for article in origin.articles:
            first.setdefault(article, origin.name)
    return first


def _credited(told: Iterable[Told]) -> set[str]:
    """The names of all who are said to have told first."""
    return {one.mention.attribution[-1].name for one in told if one.mention.attribution}


def _date(mention: EventMention) -> str:
    return mention.date.edtf if mention.date else ""


def _place(mention: EventMention) -> str:
    return mention.place.country if mention.place else ""


def _sides(mention: EventMention) -> str:
    """Both sides as one value, since they belong together: "RUS>PRK"; "" where neither has a code."""
    sides = ">".join(map(_codes, (mention.actors, mention.recipients)))
    return "" if sides == ">" else sides


def _codes(arguments: Iterable[Argument]) -> str:
    return "+".join(_coded(arguments))


def _coded(arguments: Iterable[Argument]) -> tuple[str, ...]:
    return tuple(dict.fromkeys([argument.code for argument in arguments if argument.code]))
