"""The consolidated list of the UN Security Council, XML. Format: https://scsanctions.un.org/resources/xml/en/."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING
from xml.etree.ElementTree import ParseError

from banggiao.errors import MalformedList
from banggiao.ingest.lists.countries import country_code
from banggiao.model.listed import ListEntry

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

_SCHEMAS = {"INDIVIDUAL": "person", "ENTITY": "organisation"}
_NAMES = ("FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME")
_STATES = ("NATIONALITY/VALUE", "ENTITY_ADDRESS/COUNTRY")
_LISTER = "UN"


def read_un(place: str, stream: IO[bytes]) -> Iterator[ListEntry]:
    """The persons and organisations of the list. Raises MalformedList for other XML, and for XML that does harm.

    Entities and external documents are refused (defusedxml).
    """
    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import iterparse

    root = None
    try:
        for event, element in iterparse(stream, events=("start", "end")):
            if root is None:
                root = element
                if root.tag != "CONSOLIDATED_LIST":
                    raise MalformedList(place, f"XML, but <{root.tag[:40]}> and no list of the UN", "load its XML file")
            elif event == "end" and element.tag in _SCHEMAS:
                yield _entry(element)
                element.clear()
    except ParseError as error:
        raise MalformedList(place, f"no whole XML: {error}", "fetch the file again; nothing of it was loaded") from None
    except DefusedXmlException as error:
        raise MalformedList(place, f"XML with what is not read for safety ({type(error).__name__})") from None


def _entry(element: Element) -> ListEntry:
    schema = _SCHEMAS[element.tag]
    name = " ".join(filter(None, (_text(element, tag) for tag in _NAMES)))
    aliases = [_text(one, "ALIAS_NAME") for one in element.iter(f"{element.tag}_ALIAS")]
    births = [_text(one, "DATE") or _text(one, "YEAR") for one in element.iter("INDIVIDUAL_DATE_OF_BIRTH")]
    states = [one.text or "" for path in _STATES for one in element.iterfind(path)]
    return ListEntry(
        id=_text(element, "REFERENCE_NUMBER") or f"un-{_text(element, 'DATAID')}",
        schema=schema,
        names=tuple(dict.fromkeys(filter(None, [name, *aliases]))),
        births=tuple(one[:10] for one in births if one),
        countries=tuple(dict.fromkeys(filter(None, map(country_code, states)))),
        positions=tuple(one.text.strip() for one in element.iterfind("DESIGNATION/VALUE") if one.text),
        listers=(_LISTER,),
        programs=tuple(filter(None, (_text(element, "UN_LIST_TYPE"),))),
        since=_text(element, "LISTED_ON")[:10],
    )


def _text(element: Element, tag: str) -> str:
    return " ".join((element.findtext(tag) or "").split())
