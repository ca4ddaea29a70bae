"""`banggiao lexicon`: the language data, checked and explained."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from banggiao.cli.messages import complain, notify

if TYPE_CHECKING:
    from collections.abc import Iterator

    from banggiao.lang.entries import Entry, Guard, TriggerEntry
    from banggiao.lang.lexicon import Lexicon
    from banggiao.lang.matcher import Found

app = typer.Typer(help="Check and explain the language data.", no_args_is_help=True, rich_markup_mode=None)


@app.command()
def check() -> None:
    """Check every entry against the rules and its own examples; status 1 where one fails."""
    from banggiao.evaluate.lexicon import check_lexicon
    from banggiao.lang.vi.language import load

    language = load()
    faults = list(check_lexicon(language))
    for fault in faults:
        complain(fault)
    lexicon = language.lexicon
    typer.echo(
        f"{language.code} {language.version}: {len(lexicon.actors):,} names, {len(lexicon.bodies):,} bodies, "
        f"{len(lexicon.triggers):,} triggers, {len(lexicon.cues):,} cues, "
        f"{len(lexicon.facets):,} contexts and modes, {len(lexicon.guards):,} guarded forms; "
        f"{len(faults):,} faults"
    )
    if faults:
        raise typer.Exit(1)


@app.command()
def show(
    word: Annotated[str, typer.Argument(help="A word or phrase, as a text would write it.")],
) -> None:
    """Print what the program knows about a word, and from which entries.

    \b
    Examples:
      banggiao lexicon show "thăm"
      banggiao lexicon show Nga
    """
    from banggiao.lang.vi.language import load

    language = load()
    folded = language.fold(word)
    scan = language.scan(word, folded)
    hits: list[Found[Entry]] = [*scan.actors, *scan.bodies, *scan.triggers, *scan.cues, *scan.facets]
    hits.sort(key=lambda hit: (hit[0], -hit[1]))
    whole = list(dict.fromkeys(entry for start, end, entry, _ in hits if end - start == len(word)))
    inside = list(dict.fromkeys(entry for _, _, entry, _ in hits if entry not in whole))
    longer = [
        entry
        for entry in language.lexicon.entries()
        if entry not in whole and any(f" {folded} " in f" {language.fold(form)} " for form in entry.forms)
    ]
    if not (whole or inside or longer):
        notify(f"nothing is known about «{word}»; names and words stand under lang/{language.code}/")
        raise typer.Exit(1)
    for entry in whole:
        typer.echo("\n".join(_describe(entry, language.lexicon)))
        typer.echo()
    for title, entries in (("Words of it that are known", inside), ("Entries with longer forms", longer)):
        if entries:
            typer.echo(f"{title}:")
            for entry in entries[:20]:
                typer.echo(f"  {entry.id}  ({entry.place})")
            if len(entries) > 20:
                typer.echo(f"  and {len(entries) - 20} more")


def _describe(entry: Entry, lexicon: Lexicon) -> Iterator[str]:
    from banggiao.lang.entries import ActorEntry, BodyEntry, FacetEntry, TriggerEntry

    yield f"{entry.id}  ({entry.place})"
    if isinstance(entry, ActorEntry):
        yield f"  names: {'+'.join(entry.codes) or 'no party'}, {entry.type.value}"
    elif isinstance(entry, BodyEntry):
        yield f"  makes a party together with a state: {entry.type.value}"
    elif isinstance(entry, TriggerEntry):
        yield from _describe_trigger(entry)
    elif isinstance(entry, FacetEntry):
        what = f"mode of {entry.type}" if entry.type else "context"
        yield f"  tells of events near it: PLOVER {what} {entry.value}"
    else:
        yield f"  function word: {entry.category}" + (f", {entry.value}" if entry.value else "")
    yield f"  forms: {', '.join(entry.forms)}"
    if not isinstance(entry, ActorEntry | BodyEntry):
        yield from (f"  yes: {sentence}" for sentence in entry.yes)
        yield from (f"  no:  {sentence}" for sentence in entry.no)
    for form in entry.forms:
        for guard in lexicon.guards.get(form, ()):
            yield from _describe_guard(guard)


def _describe_trigger(entry: TriggerEntry) -> Iterator[str]:
    from banggiao.model.ontology import load_ontology

    kind = load_ontology()[entry.kind]
    yield f"  expresses: {entry.kind} ({kind.en}; {kind.vi}), PLOVER {kind.plover or 'none'}, as a {entry.pos}"
    conditions = (("not before", entry.not_before), ("not after", entry.not_after), ("only near", sorted(entry.near)))
    for name, words in conditions:
        if words:
            yield f"  {name}: {', '.join(words)}"
    if entry.status:
        yield f"  status: {entry.status}"


def _describe_guard(guard: Guard) -> Iterator[str]:
    yield f"  guard on «{guard.form}»  ({guard.place})"
    conditions = (
        ("no party before", guard.not_before),
        ("no party after", guard.not_after),
        ("no party near", guard.not_near),
        ("a party near", guard.needs_near),
        ("a party in an article about", guard.needs_in_article),
    )
    for name, words in conditions:
        if words:
            yield f"    {name}: {', '.join(words)}"
    yield from (f"    yes: {sentence}" for sentence in guard.yes)
    yield from (f"    no:  {sentence}" for sentence in guard.no)
