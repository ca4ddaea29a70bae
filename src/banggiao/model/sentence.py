"""Sentences and what part of the page they are."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class SentenceRole(StrEnum):
    """What part of the page a sentence is."""

    TITLE = "title"
    BODY = "body"
    CAPTION = "caption"  # a photo caption or credit
    LINK = "link"  # "Xem thêm: …", related headlines
    BYLINE = "byline"  # writer, agency and place at either end
    FURNITURE = "furniture"  # everything else that a page wraps round its article


class Sentence(NamedTuple):
    """Characters `start` to `end` of the text, and the part of the page that they are.

    Example: "Photo : YONHAP News" at the head of an article is a CAPTION.
    """

    start: int
    end: int
    role: SentenceRole
