"""The options by which events are picked out, shared by the commands that list events."""

from __future__ import annotations

import inspect
from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Annotated, Any, get_type_hints

import typer

if TYPE_CHECKING:
    from collections.abc import Callable

    from banggiao.store.find import Filters


@dataclass(frozen=True, slots=True)
class FilterOptions:
    """What the command line said; `to_filters` checks it. Everything that is given must hold."""

    party: Annotated[list[str], typer.Option(metavar="CODE", help="A party, as RUS; again for another.")] = field(
        default_factory=list
    )
    pair: Annotated[str, typer.Option(metavar="A-B", help="The two that the event is between, as RUS-PRK.")] = ""
    kind: Annotated[str, typer.Option(metavar="KIND", help="The kind of event, as visit.")] = ""
    status: Annotated[str, typer.Option(metavar="STATUS", help="occurred, planned, alleged, denied, …")] = ""
    since: Annotated[str, typer.Option("--from", metavar="DATE", help="Not before: 2024, 2024-02, 2024-02-13.")] = ""
    until: Annotated[str, typer.Option("--to", metavar="DATE", help="Not after.")] = ""
    place: Annotated[str, typer.Option(metavar="CODE", help="The state in which it is.")] = ""
    person: Annotated[str, typer.Option(metavar="NAME", help="Who takes part; marks need not be typed.")] = ""
    source: Annotated[str, typer.Option(metavar="NAME", help="The publisher, or who is credited, as KCNA.")] = ""
    origins: Annotated[int, typer.Option(min=1, help="At least so many independent origins.")] = 1
    confidence: Annotated[float, typer.Option(min=0, max=1, help="At least so sure.")] = 0.0
    verdict: Annotated[str, typer.Option(metavar="VERDICT", help="What an analyst said: positive or unsure.")] = ""

    def to_filters(self) -> Filters:
        """The filters of a search. Raises SettingsError where a kind, status, pair or date is none."""
        from banggiao.model.event import Status
        from banggiao.model.ontology import load_ontology
        from banggiao.store.find import Filters

        _one_of("--kind", self.kind, load_ontology())
        _one_of("--status", self.status, [status.value for status in Status])
        _one_of("--verdict", self.verdict, ["positive", "unsure"])
        return Filters(
            parties=tuple(code.upper() for code in self.party),
            pair=parse_pair(self.pair) if self.pair else None,
            kind=self.kind,
            status=self.status,
            first=parse_day("--from", self.since),
            last=parse_day("--to", self.until, last=True),
            place=self.place.upper(),
            person=self.person,
            source=self.source,
            origins=self.origins,
            confidence=self.confidence,
            verdict=self.verdict,
        )


def with_filters(command: Callable[..., None]) -> Callable[..., None]:
    """`command`, which takes `options: FilterOptions`, as typer takes it: with each of these options by its name."""
    hints = get_type_hints(FilterOptions, include_extras=True)
    own = inspect.signature(command, eval_str=True).parameters
    named = [
        inspect.Parameter(
            one.name,
            inspect.Parameter.KEYWORD_ONLY,
            annotation=hints[one.name],
            default=[] if one.name == "party" else one.default,
        )
        for one in fields(FilterOptions)
    ]
    rest = [one.replace(kind=inspect.Parameter.KEYWORD_ONLY) for name, one in own.items() if name != "options"]

    def run(**values: Any) -> None:
        options = FilterOptions(**{one.name: values.pop(one.name) for one in fields(FilterOptions)})
        command(options=options, **values)

    run.__name__, run.__doc__ = command.__name__, command.__doc__
    run.__signature__ = inspect.Signature([*named, *rest])  # type: ignore[attr-defined]
    run.__annotations__ = {one.name: one.annotation for one in (*named, *rest)}
    return run


def parse_pair(text: str) -> tuple[str, str]:
    """Two codes. Example: parse_pair("rus-prk") == ("RUS", "PRK"). Raises SettingsError."""
    from banggiao.errors import SettingsError

    one, dash, other = text.upper().partition("-")
    if not dash or not one or not other or one == other:
        raise SettingsError(f"--pair {text!r}: no two codes; write RUS-PRK")
    return one, other


def parse_day(option: str, text: str, *, last: bool = False) -> int:
    """The first day, or the `last`, of a year, month or day, as the ledger counts; 0 for "". Raises MalformedLine.

    Example: parse_day("--to", "2024-02", last=True) == 20240229.
    """
    from banggiao.ingest.article import parse_date
    from banggiao.model.edtf import bounds

    day = bounds(parse_date(option, text) or "")[last] if text else None
    return day.year * 10_000 + day.month * 100 + day.day if day else 0


def _one_of(option: str, value: str, known: Any) -> None:
    from banggiao.errors import SettingsError

    if value and value not in known:
        raise SettingsError(f"{option} {value!r}: there is none such; one of {', '.join(known)}")
