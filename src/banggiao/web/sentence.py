"""A sentence in English or Vietnamese for an event, made from its record alone: what is not in it is not said."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import tomli

from banggiao.model.edtf import UNKNOWN, parse_date
from banggiao.model.ontology import load_ontology
from banggiao.web.labels import load_labels
from banggiao.web.offices import office_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from banggiao.model.event import EventMention, Participant
    from banggiao.store.dossier import Report
    from banggiao.store.find import Found
    from banggiao.web.labels import Labels

_MOST_NAMES = 6
_MOST_LETTERS = 160  # of words of the article that are repeated
_SAID = ("inviter", "organiser", "occasion", "reason", "clause", "carrier", "venue", "itinerary", "exchange", "return")


@dataclass(frozen=True, slots=True)
class _Grammar:
    language: str
    kinds: dict[str, list[list[str]]]
    forms: dict[str, Any]
    labels: Labels
    link: str  # between an office and its state, as articles write it


def sentence_of(event: Found, reports: Sequence[Report], language: str) -> str:
    """The sentence of an event: what the ledger shows of it, with people and roles of the report that fits it best.

    Example: "Kim Su-gil, party secretary of Pyongyang of North Korea, led a delegation of North Korea to Russia on
    12 Feb 2024, at the invitation of “đảng Nước Nga thống nhất”. KCNA, via KBS."
    """
    grammar = _grammar(language)
    report = best_report(event, reports)
    mention = report.mention if report else None
    said = _status(grammar, event, mention)
    said += _when(grammar, event.edtf) + _where(grammar, event)
    if mention:
        said += _more(grammar, mention)
    sentence = said[:1].upper() + said[1:] + "."
    source = _source(grammar, report) if report else ""
    return f"{sentence} {source}".strip()


def best_report(event: Found, reports: Sequence[Report]) -> Report | None:
    """The report that fits best what is shown of the event, and says most."""

    def fits(report: Report) -> tuple[bool, bool, bool, int, float]:
        one = report.mention
        date = one.date.edtf if one.date else ""
        led = any(person.role == "leader" for person in one.people)
        filled = len(one.people) + len(one.others) + len(one.attribution) + bool(one.place) + led
        return one.kind == event.kind, one.status.value == event.status, date == event.edtf, filled, one.confidence

    return max((one for one in reports if not one.rejected), key=fits, default=None)


def _status(grammar: _Grammar, event: Found, mention: EventMention | None) -> str:
    actors, recipients = list(event.actors), list(event.recipients)
    if set(recipients) == set(actors):
        recipients = []  # each to the other: said once
    people = list(mention.people) if mention else []
    leaders = [one for one in people if one.role == "leader" and (one.code in actors or not one.code)]
    forms = grammar.kinds.get(event.kind) or grammar.kinds["other"]
    verbs = forms[grammar.language == "vi"]
    if event.kind == "visit" and leaders:
        verbs = [form.replace("{a}", _parties(grammar, actors)) for form in grammar.forms["delegation"]]
        subject = _join(grammar, [_person(grammar, one) for one in leaders[:_MOST_NAMES]])
    else:
        subject = _side(grammar, actors, people)
    other = _side(grammar, recipients, people) if recipients else ""
    half = len(verbs) // 2
    chosen = [form.replace("{b}", other) for form in (verbs[:half] if other else verbs[half:])]
    form = grammar.forms.get(event.status) or grammar.forms["occurred"]
    said: str = form.format(a=subject, past=chosen[0].rstrip(), inf=chosen[-1].rstrip(), verb=chosen[0].rstrip())
    return said.replace(",,", ",").rstrip(",")


def _side(grammar: _Grammar, codes: Sequence[str], people: Sequence[Participant]) -> str:
    """Parties, each by its people where the report names them."""
    names = []
    for code in codes[:_MOST_NAMES]:
        own = [one for one in people if one.code == code][:3]
        names += [_person(grammar, one) for one in own] or [_party(grammar, code)]
    return _join(grammar, names) if names else grammar.forms["nobody"]


def _person(grammar: _Grammar, person: Participant) -> str:
    party = _party(grammar, person.code) if person.code else ""
    if not party:
        return person.name
    if not person.office or person.office.casefold() in person.name.casefold():
        return str(grammar.forms["person"]).format(name=person.name, party=party)
    # "Ngoại trưởng Lào", "Ngoại trưởng của Lào" of LAO: the state is said beside the office.
    home = load_labels("vi").in_sentence(person.code)
    written = person.office.removesuffix(home).rstrip()
    written = written.removesuffix(grammar.link).rstrip() or person.office
    office = office_in(written, grammar.language)
    form = grammar.forms["holder" if office else "holder_abroad"]
    return str(form).format(name=person.name, party=party, office=office or written)


def _parties(grammar: _Grammar, codes: Sequence[str]) -> str:
    named = _join(grammar, [_party(grammar, code) for code in codes[:_MOST_NAMES]])
    return named or str(grammar.forms["nobody"])


def _party(grammar: _Grammar, code: str) -> str:
    return grammar.labels.in_sentence(code)


def _join(grammar: _Grammar, names: Sequence[str]) -> str:
    """Example: ["Nga", "Lào", "Cuba"] is "Nga, Lào và Cuba"."""
    *rest, last = names or [""]
    return f"{', '.join(rest)}{grammar.forms['and']}{last}".replace(",,", ",") if rest else last


def _when(grammar: _Grammar, edtf: str) -> str:
    if not edtf or edtf in (UNKNOWN, "XXXX"):
        return ""
    date = parse_date(edtf)
    form = "day" if date and date.day else "span" if "/" in edtf and ".." not in edtf else "period"
    text = grammar.labels.date(edtf)
    return " " + (text if ".." in edtf else grammar.forms[form].format(text))


def _where(grammar: _Grammar, event: Found) -> str:
    kind = load_ontology().get(event.kind)
    known = event.recipients if kind and not kind.mutual else ()
    if not event.place or event.place in known:
        return ""
    return " " + str(grammar.forms["place"]).format(_party(grammar, event.place))


def _more(grammar: _Grammar, mention: EventMention) -> str:
    said = ""
    for role in _SAID:
        names = [one.name for one in mention.others if one.role == role]
        if names:
            quoted = [str(grammar.forms["quote"]).format(_short(name)) for name in names[:_MOST_NAMES]]
            said += ", " + str(grammar.forms[role]).format(_join(grammar, quoted))
    counts = [_short(one.text) for one in mention.quantities[:3]]
    return said + (" " + str(grammar.forms["quantity"]).format("; ".join(counts)) if counts else "")


def _source(grammar: _Grammar, report: Report) -> str:
    """Who first told, and by whose way: "KCNA, via KBS." """
    chain = list(dict.fromkeys(one.name for one in report.mention.attribution if one.name))
    if report.source and report.source.casefold() not in {name.casefold() for name in chain}:
        chain.insert(0, report.source)
    if not chain:
        return ""
    *way, first = [_short(name) for name in chain]
    said = str(grammar.forms["via"]).format(first, ", ".join(reversed(way))) if way else first
    return f"{said[:1].upper()}{said[1:]}."


def _short(words: str) -> str:
    plain = " ".join(words.split())
    return plain if len(plain) <= _MOST_LETTERS else plain[: _MOST_LETTERS - 1] + "…"


@cache
def _grammar(language: str) -> _Grammar:
    data = tomli.loads(files("banggiao.web").joinpath("words", "sentences.toml").read_text("utf8"))
    return _Grammar(language, data["kinds"], data[language], load_labels(language), f" {data['link']}")
