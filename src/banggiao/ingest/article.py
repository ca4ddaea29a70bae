"""From what a source gives to an Article: one string, NFC, title first, in the language that is read."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from banggiao.errors import MalformedLine, NotVietnamese, UnreadableInput
from banggiao.ingest.lines import json_type
from banggiao.lang.recognise import load_profile
from banggiao.model.article import Article

if TYPE_CHECKING:
    from collections.abc import Mapping

# The longest article that is read, in bytes of UTF-8. The longest news features have a tenth of it; what is longer is
# a dump, a log or a mistake, and is refused rather than read for minutes.
ARTICLE_LIMIT = 2_000_000

_PUBLISHED = re.compile(
    r"(\d{4}(?:-\d\d(?:-\d\d)?)?)(?:[T ](\d\d?)((?::[\d:.]{1,13}|\d{0,4})(?: ?Z| ?[+-]\d\d:?\d\d)?))?"
)
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class Notice(NamedTuple):
    """Something a user should know of an input that is read all the same: where, and what."""

    place: str
    text: str


def make_article(place: str, record: Mapping[str, object], *, raw: bytes | None = None) -> Article:
    """The Article of one record `{"id", "text", "title"?, "published"?, "source"?, "url"?, "author"?}`.

    `raw`: what the record was made from where that is no plain text, as a page. Other fields are passed over. `place`
    (file, or file:line) goes into messages. Raises MalformedLine where a field is missing or of another type,
    UnreadableInput where the text is empty or too long, NotVietnamese where it is in another language.

    Example: {"id": 7, "title": "Nga thăm Lào", "text": "Ngoại trưởng Nga …"} gives an article "7" whose text begins
    with its title; `normalised` is then true, for offsets do not count in the text that came in.
    """
    identifier = record.get("id")
    if isinstance(identifier, int) and not isinstance(identifier, bool):
        identifier = str(identifier)
    if not isinstance(identifier, str) or not identifier:
        raise MalformedLine(place, 'the field "id" is missing or no string', "give every article an id of its own")
    given = _text_field(place, record, "text")
    if given is None:
        raise MalformedLine(place, 'the field "text" is missing', 'write {"id": …, "text": …}')
    title = " ".join(unicodedata.normalize("NFC", _text_field(place, record, "title") or "").split())
    text = _with_title(title, unicodedata.normalize("NFC", given))
    _check(place, text)
    published = _text_field(place, record, "published")
    return Article(
        id=identifier,
        text=text,
        title=title,
        published=parse_date(f"{place}: published", published),
        source=_text_field(place, record, "source"),
        url=_text_field(place, record, "url"),
        normalised=raw is not None or text != given,
        raw_hash=hashlib.sha256(given.encode() if raw is None else raw).hexdigest(),
        author=" ".join((_text_field(place, record, "author") or "").split()),
        published_at=_instant(published),
        modified_at=_instant(_text_field(place, record, "modified")),
    )


def parse_date(place: str, value: str | None) -> str | None:
    """The EDTF date of `value`, a year, month or day with or without a clock time; None where there is none.

    Raises MalformedLine where it is no such date; `place` says where it was given.
    Example: "2024-08-16T14:05:00+07:00" is "2024-08-16".
    """
    if value is None or not value.strip():
        return None
    match = _PUBLISHED.fullmatch(value.strip())
    if match and _on_the_calendar(match[1]):
        return match[1]
    raise MalformedLine(place, f"{value!r} is no date", "write it as 2024-08-16, 2024-08 or 2024")


def _instant(value: str | None) -> str | None:
    """`value` where it has a time of day besides the date, as ISO 8601 writes it: "2024-08-16 7:05" is "…T07:05"."""
    match = _PUBLISHED.fullmatch(value.strip()) if value else None
    return f"{match[1]}T{match[2]:0>2}{match[3].replace(' ', '')}" if match and match[2] else None


def _on_the_calendar(date: str) -> bool:
    year, month, day = (int(part) for part in (date + "-01-01")[:10].split("-"))
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 1 <= month <= 12 and 1 <= day <= _DAYS[month - 1] and (leap or (month, day) != (2, 29))


def _text_field(place: str, record: Mapping[str, object], field: str) -> str | None:
    value = record.get(field)
    if value is None or isinstance(value, str):
        return value
    raise MalformedLine(place, f'the field "{field}" is {json_type(value)}, not a string')


def _with_title(title: str, text: str) -> str:
    # Compared without regard to spaces: pages wrap their titles.
    if not title or "".join(text[: 2 * len(title) + 200].split()).startswith("".join(title.split())):
        return text
    return f"{title}\n\n{text}"


def _check(place: str, text: str) -> None:
    if not text.strip():
        raise UnreadableInput(place, "the text is empty")
    try:
        size = len(text.encode())
    except UnicodeEncodeError as error:
        raise UnreadableInput(place, f"character {error.start} is half of a surrogate pair, no letter") from None
    if size > ARTICLE_LIMIT:
        raise UnreadableInput(
            place,
            f"the text has {size:,} bytes, more than an article's {ARTICLE_LIMIT:,}",
            "split it into articles",
        )
    if not load_profile("vi").fits(text):
        raise NotVietnamese(place, "the text is not in Vietnamese, and nothing was read from it")
