"""A first resolver: same kind, same parties, dates that agree. Small and replaceable, no measure of what can be done.

Across articles it unites only what both date to a day; within an article also what one of them leaves undated.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from banggiao.lang.skeleton import skeleton
from banggiao.model.edtf import compatible, parse_date, split
from banggiao.resolve.resolver import Known, Report, Shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from banggiao.model.event import Argument, EventMention

_NAME = 200  # letters of a name that tell persons apart
_PEOPLE = 12  # names that are shown of one event


class SimpleResolver(NamedTuple):
    """See the module. It has no state: every decision depends on its arguments alone."""

    def block(self, mention: EventMention) -> str:
        """Kind, parties and month. Example: "visit RUS+PRK 2024-05", "" for a mention without a whole date."""
        codes = _parties(mention)
        start = split(mention.date.edtf)[0] if mention.date else ""
        date = parse_date(start)
        if not codes or date is None or date.to_date() is None:
            return ""
        return f"{mention.kind} {'+'.join(sorted(codes))} {start[:7]}"

    def choose(self, mention: EventMention, candidates: Sequence[Known]) -> str | None:
        """The first candidate of the same kind and parties whose date agrees; one dated alike goes first."""
        codes, edtf = _parties(mention), mention.date.edtf if mention.date else ""
        same = [known for known in candidates if codes and known.kind == mention.kind and known.parties == codes]
        for known in same:
            if edtf and known.edtf == edtf:
                return known.id
        for known in same:
            if (known.here and not (edtf and known.edtf)) or (edtf and known.edtf and compatible(edtf, known.edtf)):
                return known.id
        return None

    def show(self, reports: Sequence[Report]) -> Shown:
        """Of each field the value with most confidence behind it; that it occurred outweighs that it was planned."""
        mentions = [report.mention for report in reports]
        best = max(mentions, key=lambda mention: mention.confidence)
        people = dict.fromkeys(person.name for mention in mentions for person in mention.people)
        return Shown(
            kind=_most((m.kind, m.confidence) for m in mentions),
            status=_status(mentions),
            edtf=_most((m.date.edtf, m.confidence) for m in mentions if m.date),
            place=_most((m.place.country, m.confidence) for m in mentions if m.place),
            actors=_codes(best.actors),
            recipients=_codes(best.recipients),
            people=tuple(people)[:_PEOPLE],
            confidence=best.confidence,
            origins=len({_origin(report) for report in reports}),
        )

    def person(self, name: str, country: str) -> str:
        """The skeleton of the name and the state. Example: "kim jong un|PRK" for "Kim Jong-un" of PRK."""
        return f"{skeleton(name)[:_NAME]}|{country}"


def _parties(mention: EventMention) -> frozenset[str]:
    return frozenset(argument.code for argument in (*mention.actors, *mention.recipients) if argument.code)


def _codes(arguments: Iterable[Argument]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(argument.code for argument in arguments if argument.code))


def _most(values: Iterable[tuple[str, float]]) -> str:
    """The value with the greatest sum; of equals the one that was given first."""
    sums: Counter[str] = Counter()
    for value, weight in values:
        sums[value] += weight  # type: ignore[assignment]  # Counter adds floats as well
    return max(sums, key=lambda value: sums[value], default="")


def _status(mentions: Iterable[EventMention]) -> str:
    statuses = [(mention.status.value, mention.confidence) for mention in mentions]
    if any(status == "occurred" for status, _ in statuses):
        statuses = [pair for pair in statuses if pair[0] not in ("planned", "proposed", "hypothetical")]
    return _most(statuses)


def _origin(report: Report) -> str:
    """Who first told: the last of the reporting chain, else the publisher, else the article itself."""
    chain = report.mention.attribution
    return skeleton(chain[-1].name if chain else report.source or report.article)
