"""Files of one article that are no plain text: MHTML and PDF."""

from __future__ import annotations

import email
import email.policy
import re
import shutil
import subprocess
from contextlib import suppress
from typing import TYPE_CHECKING

from banggiao.errors import UnreadableInput
from banggiao.ingest.items import Found, PageJob, record_article

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import EmailMessage

_SECONDS = 20
_MEMORY = 1 << 30
_PARTS = 500
_BREAK = re.compile(r"\n[ \t\f]{0,200}\n")
_SAVED = re.compile(rb"<!-- saved from url=\(\d{1,6}\)(https?://[^\s>]{1,2000})")


def read_mhtml(place: str, identifier: str, data: bytes) -> Iterator[Found]:
    """The page that a browser saved as one file with all that belongs to it."""
    message: EmailMessage = email.message_from_bytes(data, policy=email.policy.default)
    address = message.get("Snapshot-Content-Location") or ""
    for _, part in zip(range(_PARTS), message.walk(), strict=False):
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            page = part.get_payload(decode=True)
            if isinstance(page, bytes) and page.strip():
                url = str(address or part.get("Content-Location") or "").strip()
                charset = part.get_content_charset() or ""
                yield PageJob(place, identifier, page, url if url.startswith("http") else "", charset)
                return
    yield UnreadableInput(place, "no web page in this MHTML file", "save the page again")


def saved_from(data: bytes) -> str:
    """The address that a browser wrote into a page when it saved it; "" where there is none."""
    match = _SAVED.search(data[:2_000])
    return match[1].decode("ascii", "replace") if match else ""


def read_pdf(place: str, identifier: str, data: bytes) -> Iterator[Found]:
    """The text of a PDF file, through pdftotext of Poppler, in a process of its own with a limit of time and memory."""
    program = shutil.which("pdftotext")
    if program is None:
        remedy = "install Poppler (Debian: poppler-utils), or save its text as a .txt file"
        yield UnreadableInput(place, "PDF files are read through pdftotext, which is not installed", remedy)
        return
    command = [program, "-q", "-enc", "UTF-8", "-eol", "unix", "-", "-"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        with suppress(ImportError, AttributeError, OSError):  # not on every system; the limit of time holds
            import resource

            resource.prlimit(process.pid, resource.RLIMIT_AS, (_MEMORY, _MEMORY))
        try:
            text, said = process.communicate(data, timeout=_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            yield UnreadableInput(place, f"pdftotext takes longer than {_SECONDS} s", "save its text as a .txt file")
            return
    paragraphs = [" ".join(part.split()) for part in _BREAK.split(text.decode("utf8", "replace").replace("\f", "\n\n"))]
    whole = "\n\n".join(part for part in paragraphs if part)
    if process.returncode and not whole:
        reason = " ".join(said.decode("utf8", "replace").split())[:150] or f"status {process.returncode}"
        yield UnreadableInput(place, f"pdftotext cannot read it ({reason})", "open it and save it again")
    elif not whole:
        yield UnreadableInput(
            place, "there is no text in this PDF file; it may hold pictures of pages", "save its text as a .txt file"
        )
    else:
        yield from record_article(place, {"id": identifier, "text": whole}, raw=data)
