"""Language data against their own examples: what `banggiao lexicon check` looks for.

A lexicon that loads has no unknown keys. Checked here: ids that are unique, forms that stand once, entries that have
examples of both sorts, `yes` sentences in which the entry is found, `no` sentences in which it is not, and guards
that do what their sentences say.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from banggiao.annotate.actors import find_actors
from banggiao.annotate.document import Document
from banggiao.extract.candidates import find_candidates
from banggiao.model.article import Article
from banggiao.model.event import Publication
from banggiao.model.ontology import load_codebook, load_ontology
from banggiao.model.sentence import Sentence, SentenceRole

if TYPE_CHECKING:
    from collections.abc import Iterator

    from banggiao.lang.entries import CueEntry, FacetEntry, Guard, TriggerEntry
    from banggiao.lang.language import Language


def check_lexicon(language: Language) -> Iterator[str]:
    """What is wrong with the data of `language`, one message a fault: file and entry, the fault, the remedy."""
    lexicon = language.lexicon
    yield from _duplicate_ids(language)
    yield from _duplicate_forms(language)
    for trigger in lexicon.triggers:
        yield from _check_trigger(trigger, language)
    for cue in lexicon.cues:
        yield from _check_examples(cue, language)
    for facet in lexicon.facets:
        yield from _check_facet(facet, language)
    for guards in lexicon.guards.values():
        for guard in guards:
            yield from _check_guard(guard, language)


def _duplicate_ids(language: Language) -> Iterator[str]:
    lexicon = language.lexicon
    entries: list[TriggerEntry | CueEntry | FacetEntry] = [*lexicon.triggers, *lexicon.cues, *lexicon.facets]
    count = Counter(entry.id for entry in entries)
    for entry in entries:
        if count[entry.id] > 1:
            yield f"{entry.place}: the id {entry.id} stands {count[entry.id]} times; give each entry its own"


def _duplicate_forms(language: Language) -> Iterator[str]:
    """Forms of one sort that two entries claim: triggers of one kind, cues of one sort, names of different parties."""
    lexicon = language.lexicon
    claimed: dict[tuple[str, str], str] = {}
    sorts = (
        [(f"{entry.kind} trigger{' before a place' * entry.place_next}", entry) for entry in lexicon.triggers]
        + [(f"{entry.category}/{entry.value} cue", entry) for entry in lexicon.cues]
        + [(f"word of {entry.type or 'context'} {entry.value}", entry) for entry in lexicon.facets]
        + [("body", entry) for entry in lexicon.bodies]
        + [("name", entry) for entry in lexicon.actors]
    )
    for sort, entry in sorts:
        for form in dict.fromkeys(_surface(form, language) for form in entry.forms):
            first = claimed.setdefault((sort, form), entry.place)
            if first != entry.place:
                yield f"{entry.place}: «{form}» already is a {sort} in {first}; keep it in one of them"


def _surface(form: str, language: Language) -> str:
    # Folded, with the capitals that the form demands: "nga" and "Nga" are two forms, "hoà" and "hòa" one.
    folded = language.fold(form)
    return "".join(low.upper() if letter.isupper() else low for letter, low in zip(form, folded, strict=True))


def _check_trigger(entry: TriggerEntry, language: Language) -> Iterator[str]:
    if entry.kind not in load_ontology():
        yield f"{entry.place}: unknown kind {entry.kind!r}; use one of the ontology's"
    yield from _both_sorts(entry.place, entry.yes, entry.no)
    for sentence in entry.yes:
        kinds = {found.entry.kind for found in find_candidates(_document(sentence, language))}
        if entry.kind not in kinds:
            yield f"{entry.place}: not found in its own example «{sentence}»; mend the forms or the example"
    for sentence in entry.no:
        found = find_candidates(_document(sentence, language))
        if any(candidate.entry.id == entry.id for candidate in found):
            yield f"{entry.place}: found in «{sentence}», where it should not be; add not_before, not_after or near"


def _check_facet(entry: FacetEntry, language: Language) -> Iterator[str]:
    codebook = load_codebook()
    known = codebook.modes.get(entry.type, ()) if entry.type else codebook.contexts
    if entry.value not in known:
        what = f"mode of {entry.type!r}" if entry.type else "context"
        yield f"{entry.place}: {entry.value!r} is no {what}; use one of the codebook's, in ontology.toml"
    yield from _both_sorts(entry.place, entry.yes, entry.no)
    yield from _check_examples(entry, language)


def _check_examples(entry: CueEntry | FacetEntry, language: Language) -> Iterator[str]:
    for sentence in entry.yes:
        if not _hit(entry.id, sentence, language):
            yield f"{entry.place}: not found in its own example «{sentence}»; mend the forms or the example"
    for sentence in entry.no:
        if _hit(entry.id, sentence, language):
            yield f"{entry.place}: found in «{sentence}», where it should not be; narrow the forms"


def _hit(identifier: str, sentence: str, language: Language) -> bool:
    scan = _document(sentence, language).scan
    return any(entry.id == identifier for found in (scan.cues, scan.facets) for _, _, entry, _ in found)


def _check_guard(guard: Guard, language: Language) -> Iterator[str]:
    yield from _both_sorts(guard.place, guard.yes, guard.no)
    for sentence in guard.yes:
        if not _guarded(guard, sentence, language):
            yield f"{guard.place}: «{guard.form}» is no party in «{sentence}», where it should be one; widen the guard"
    for sentence in guard.no:
        if _guarded(guard, sentence, language):
            yield f"{guard.place}: «{guard.form}» is a party in «{sentence}», where it is none; tighten the guard"


def _guarded(guard: Guard, sentence: str, language: Language) -> bool:
    """Whether the guarded form stands as a party anywhere in `sentence`, by itself or as the state of a body."""
    document = _document(sentence, language)
    bodies = {entry.id for entry in language.lexicon.bodies}
    spots = [hit for hit in document.scan.actors if hit[3] == guard.form]
    return any(
        mention.start <= start
        and end <= mention.end
        and (mention.entry == entry.id or mention.entry in bodies)  # not a longer name, as a paper's
        and (not guard.code or guard.code in mention.codes)
        for mention in document.mentions
        for start, end, entry, _ in spots
    )


def _both_sorts(place: str, yes: tuple[str, ...], no: tuple[str, ...]) -> Iterator[str]:
    for name, sentences in (("yes", yes), ("no", no)):
        if not sentences:
            yield f"{place}: no `{name}` example; write a sentence where it is{'' if name == 'yes' else ' not'} meant"


def _document(sentence: str, language: Language) -> Document:
    folded = language.fold(sentence)
    sentences = (Sentence(0, len(sentence), SentenceRole.BODY),)
    scan = language.scan(sentence, folded)
    return Document(
        article=Article(id="example", text=sentence),
        folded=folded,
        sentences=sentences,
        scan=scan,
        mentions=find_actors(sentence, folded, sentences, scan, language),
        persons=(),
        times=(),
        published=Publication(None, "unknown"),
    )
