"""What a page says of its article besides its text: title, author, publisher, times, address."""

from __future__ import annotations

import html
import re
from datetime import UTC, datetime, timedelta, timezone
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urljoin, urlsplit

from banggiao.ingest.pages.blocks import squeeze, tidy
from banggiao.ingest.pages.jsonld import read_jsonld

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lxml.html import HtmlElement

    from banggiao.lang.vi.pages import DateLine

# The clock of Vietnam: the day of a time that a page gives in UTC, for machines, is that of its readers.
_HOME = timezone(timedelta(hours=7))
_TITLE_ENDS = re.compile(r"\s{1,9}[|\u2013\u2014\u00bb·-]{1,2}\s{1,9}")
_INSTANT = re.compile(
    r"(\d{4}-\d\d-\d\d)(?:[T ]{1,2}(\d{1,2}:\d\d(?::\d\d)?)(?:\.\d{1,9})?\s{0,2}(Z|UTC|GMT|[+-]\d\d:?\d\d)?)?",
    re.IGNORECASE,
)
_PUBLISHER = 60  # letters of the longest name of a paper
_META = {
    "title": ("og:title", "twitter:title", "dc.title", "title"),
    "author": ("author", "article:author", "dc.creator", "parsely-author", "dable:author", "byl"),
    "publisher": ("og:site_name", "dc.publisher", "publisher", "application-name", "copyright"),
    "published": (
        "article:published_time", "og:article:published_time", "datepublished", "pubdate", "publishdate", "dc.date",
        "dc.date.issued", "date", "parsely-pub-date", "og:published_time", "cxenseparse:recs:publishtime",
    ),
    "modified": ("article:modified_time", "og:updated_time", "datemodified", "lastmod", "last-modified"),
    "url": ("og:url",),
    "description": ("og:description", "description", "twitter:description"),
}  # fmt: skip


class About(NamedTuple):
    """What is known of a page's article; "" or None where it is not. Times are ISO 8601."""

    title: str
    author: str
    publisher: str
    published: str | None
    modified: str | None
    url: str
    description: str


def read_about(tree: HtmlElement, url: str, headings: Sequence[str], line: DateLine | None) -> About:
    """What the page fetched from `url` says of its article.

    `headings`: the texts of its h1 elements; `line`: the date line that its readers see. Structured data go before
    meta tags, and these before what readers see; what one leaves open, the next says.
    """
    meta = _meta(tree)
    said = read_jsonld(tree, url)
    address = _address(tree, url, said.url or meta["url"])
    names = [said.title, meta["title"], _first(tree, "title")]
    publisher = said.publisher or meta["publisher"]
    times = chain([said.published, meta["published"]], _shown_times(tree))
    title = _title(headings, [name for name in names if name], publisher)
    author = said.author or ("" if meta["author"].startswith("http") else meta["author"])
    return About(
        title=title,
        author="" if squeeze(author).lower() == squeeze(publisher).lower() else author,
        publisher=publisher or _publisher_of(names[2], title),
        published=_agreed(times, line.published if line else None),
        modified=_agreed([said.modified, meta["modified"]], line.modified if line else None),
        url=address,
        description=meta["description"],
    )


def local_day(instant: str) -> str:
    """The day of an instant where its readers are; a time in UTC counts as one for machines.

    Example: local_day("2024-08-15T22:30:00+00:00") == "2024-08-16".
    """
    if "T" not in instant:
        return instant
    moment = datetime.fromisoformat(instant)
    return (moment.astimezone(_HOME) if moment.utcoffset() == timedelta(0) else moment).date().isoformat()


def _meta(tree: HtmlElement) -> dict[str, str]:
    given: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = (
            element.get("property") or element.get("name") or element.get("itemprop") or element.get("http-equiv") or ""
        )
        content = element.get("content")
        if content and name:
            given.setdefault(name.lower(), tidy(html.unescape(content))[:1000])
    return {field: next((given[name] for name in names if given.get(name)), "") for field, names in _META.items()}


def _first(tree: HtmlElement, tag: str) -> str:
    found = next(tree.iter(tag), None)
    return tidy("".join(found.itertext()))[:500] if found is not None else ""


def _title(headings: Sequence[str], names: Sequence[str], publisher: str) -> str:
    """The heading that says what the page's names for itself say, else the first of these without the paper's name.

    Search engines are told other words than readers are; the heading is what stands on the page.
    """
    bare = [_without_publisher(name, publisher) for name in names]
    words = [set(name.lower().split()) for name in bare]
    for heading in headings[:10]:
        own = set(heading.lower().split())
        if any(2 * len(own & other) >= min(len(own), len(other)) > 1 for other in words):
            return heading
    return bare[0] if bare else headings[0] if headings else ""


def _without_publisher(name: str, publisher: str) -> str:
    parts = _TITLE_ENDS.split(name)
    if len(parts) < 2:
        return name
    last = squeeze(parts[-1]).lower()
    ours = squeeze(publisher).lower()
    close = ours and (last in ours or ours in last)
    if close or (not ours and len(parts[-1]) < 30 and len(parts[0]) > len(parts[-1])):
        return name[: len(name) - len(parts[-1])].rstrip(" |\u2013\u2014\u00bb·-")
    return name


def _publisher_of(name: str, title: str) -> str:
    """The paper's name where the page's name is the title and it. Example: "Nga thăm Lào - Báo Mới"."""
    parts = _TITLE_ENDS.split(name)
    ours = squeeze(title).lower()[:40]
    if len(parts) < 2 or not ours:
        return ""
    if squeeze(parts[0]).lower().startswith(ours):
        return parts[-1] if len(parts[-1]) <= _PUBLISHER else ""
    return parts[0] if squeeze(parts[1]).lower().startswith(ours) and len(parts[0]) <= _PUBLISHER else ""


def _address(tree: HtmlElement, url: str, said: str) -> str:
    for link in tree.iter("link"):
        if (link.get("rel") or "").lower() == "canonical" and link.get("href"):
            said = said or ""
            candidate = _join(url, link.get("href") or "")
            if candidate:
                return candidate
    return _join(url, said) or url


def _join(base: str, link: str) -> str:
    try:
        joined = urljoin(base, link.strip())
        parts = urlsplit(joined)
    except ValueError:
        return ""
    return joined[:2_000] if parts.scheme in ("http", "https") and len(parts.path) > 1 else ""


def _shown_times(tree: HtmlElement) -> Iterator[str]:
    for element in tree.iter("time"):
        yield element.get("datetime") or ""
    for element in tree.iterfind(".//*[@itemprop='datePublished']"):
        yield element.get("content") or element.get("datetime") or ""


def _agreed(values: Iterable[str], line: str | None) -> str | None:
    """The first of `values` that is a time, mended by what readers see.

    A paper's data often call its own clock UTC: where they show the very time of day that the page does, the zone is
    the page's. Where they give a day alone, the page's hour of that day stands.
    """
    first = None
    for instant in map(_instant, values):
        first = first or instant
        if instant and "T" in instant:
            first = instant
            break
    if first is None:
        return line
    if line is None or "T" not in line:
        return first
    if "T" not in first:
        return line if line.startswith(first) else first
    same_clock = first[:16] == line[:16]
    zone = line[19:]
    if same_clock and (zone or first.endswith("+00:00")):
        return first[:19] + zone
    return first


def _instant(value: str) -> str | None:
    match = _INSTANT.match(value.strip())
    if not match:
        return None
    day, clock, zone = match.groups()
    try:
        if not clock:
            datetime.fromisoformat(day)
            return day
        moment = datetime.fromisoformat(f"{day}T{clock.zfill(5) if len(clock) < 6 else clock.zfill(8)}")
    except ValueError:
        return None
    if not zone:
        return moment.isoformat()
    if zone[0] not in "+-":
        return moment.replace(tzinfo=UTC).isoformat()
    hours, minutes = int(zone[1:3]), int(zone[-2:])
    offset = timedelta(hours=hours, minutes=minutes) * (1 if zone[0] == "+" else -1)
    return (
        moment.replace(tzinfo=timezone(offset)).isoformat() if abs(offset) < timedelta(hours=15) else moment.isoformat()
    )
