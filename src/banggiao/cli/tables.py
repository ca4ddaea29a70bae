"""Records as tables for people to read."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from banggiao.cli.messages import printable
from banggiao.model.ontology import load_ontology

if TYPE_CHECKING:
    from banggiao.lang.labels import Labels
    from banggiao.model.article import Article
    from banggiao.model.event import Argument, EventMention, Reading

_STYLES = {"planned": "cyan", "proposed": "cyan", "alleged": "yellow", "denied": "red", "negated": "red"}
_WIDTHS = {"kind": 17, "parties": 26, "status": 12, "says": 18, "text": 40}
_AROUND = 60  # characters of the sentence shown on either side of the trigger


def open_console() -> Console:
    """A console on standard output, as wide as the terminal; 120 where there is none."""
    return Console(width=shutil.get_terminal_size((120, 24)).columns, highlight=False, emoji=False, markup=False)


def open_table(labels: Labels, *columns: str) -> Table:
    """An empty table with the named columns; the last gets the room that the others leave."""
    table = Table(box=SIMPLE_HEAD, pad_edge=False, expand=True)
    for column in columns:
        table.add_column(
            labels.columns[column],
            max_width=_WIDTHS.get(column),
            ratio=1 if column == columns[-1] else None,
            no_wrap=column == "date",
        )
    return table


class ReadingTable:
    """Writes one table an article: its events, and below them persons, quotations and listings."""

    def __init__(self, labels: Labels) -> None:
        self._labels = labels
        self._console = open_console()

    def write(self, article: Article, reading: Reading) -> None:
        """Print what was read of `article`."""
        self._console.print(self._heading(article, reading))
        if reading.events:
            table = open_table(self._labels, "date", "kind", "parties", "status", "place", "says", "sentence")
            for event in reading.events:
                table.add_row(*self._row(article, event))
            self._console.print(table)
        else:
            self._console.print(f"  {self._labels.article['nothing']}", style="dim")
        self._below(reading)
        self._console.print()

    def _heading(self, article: Article, reading: Reading) -> Text:
        words = self._labels.article
        published = reading.published
        when = (
            f"{words['published']} {published.edtf} ({words[published.basis]})" if published.edtf else words["unknown"]
        )
        heading = Text(printable(article.id), style="bold")
        if article.title:
            heading.append(f"  {printable(article.title)}", style="bold")
        return heading.append(f"  {when}", style="not bold dim")

    def _row(self, article: Article, event: EventMention) -> tuple[Text | str, ...]:
        kind = load_ontology()[event.kind]
        status = event.status.value
        return (
            event.date.edtf.replace("/", "/\n") if event.date else "",
            kind.vi if self._labels.language == "vi" else kind.en,
            _parties(event),
            Text(self._labels.status[status], style=_STYLES.get(status, "")),
            event.place.country if event.place else "",
            ", ".join(printable(attribution.name) for attribution in event.attribution),
            _snippet(article.text, event),
        )

    def _below(self, reading: Reading) -> None:
        words = self._labels.article
        persons = [
            f"{person.name} ({', '.join(part for part in (person.country, person.office) if part)})"
            if person.country or person.office
            else person.name
            for person in reading.persons
        ]
        said = [f"{statement.speaker}: «{_short(statement.text)}»" for statement in reading.statements]
        listed = [
            f"{listing.subject.name} ({' + '.join(lister.code or lister.name for lister in listing.lister)})"
            + (f": {_short(listing.reason)}" if listing.reason else "")
            for listing in reading.listings
        ]
        for label, found in (("persons", persons), ("statements", said), ("listings", listed)):
            if found:
                self._console.print(
                    Text(f"  {words[label]}: ", style="dim").append(printable("; ".join(found)), style="not dim")
                )


def _parties(event: EventMention) -> Text:
    sides = [_side(event.actors), _side(event.recipients)]
    text = Text(" → ".join(sides) if sides[1] else sides[0])
    if event.people:
        text.append("\n" + printable(", ".join(person.name for person in event.people)), style="dim")
    return text


def _side(arguments: tuple[Argument, ...]) -> str:
    return printable("+".join(dict.fromkeys(argument.code or argument.name for argument in arguments)))


def _snippet(text: str, event: EventMention) -> Text:
    """The trigger in its sentence, cut to what fits."""
    start, end = event.sentence
    left = max(start, event.trigger.start - _AROUND)
    right = min(end, event.trigger.end + _AROUND)
    # Cut between words.
    if left > start:
        left = text.find(" ", left, event.trigger.start) + 1 or event.trigger.start
    if right < end:
        right = max(text.rfind(" ", event.trigger.end, right), event.trigger.end)
    snippet = Text(("…" if left > start else "") + printable(text[left : event.trigger.start]))
    snippet.append(printable(text[event.trigger.start : event.trigger.end]), style="bold")
    return snippet.append(printable(text[event.trigger.end : right]) + ("…" if right < end else ""))


def _short(text: str, limit: int = 100) -> str:
    return text if len(text) <= limit else text[: text.rfind(" ", 0, limit)] + "…"
