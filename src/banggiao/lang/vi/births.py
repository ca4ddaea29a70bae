"""Ages and birth dates as they stand after a name: "(45 tuổi)", ", sinh năm 1970", " sinh ngày 12/3/1970"."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from banggiao.model.edtf import make_date

REACH = 60
"""Characters after a name that are looked at."""

# Directly after the name: what stands further on may be said of somebody else.
_SAID = re.compile(
    r"\s{0,3}[,(\u2013-]?\s{0,3}(?:người\s)?"
    r"(?P<words>(?:năm nay\s)?(?P<age>\d{1,3})\stuổi\b"
    r"|(?:sinh|sn)\s{0,2}(?:ngày\s(?P<day>\d{1,2})(?:[/.-]|\stháng\s)(?P<month>\d{1,2})(?:[/.-]|\snăm\s)(?P<dated>\d{4})"
    r"|(?:năm\s|vào năm\s)?(?P<year>\d{4}))(?!\d))"
)
# Before the name: "con trai ông Pak, 30 tuổi" tells of the son; "anh Pak, 30 tuổi" does not.
_KIN = re.compile(
    r"(?:^|\W)(?:(?:con|vợ|chồng|bố|cha|mẹ)(?:\s(?:trai|gái|đẻ))?|(?:anh|chị|em|cháu)\s(?:trai|gái|của|ông|bà))"
    r"(?:\s(?:của|ông|bà|anh|chị)){0,2}\s$"
)
_OLDEST, _YOUNGEST = 120, 5


class Said(NamedTuple):
    """What stands after a name: an age in years, or a year of birth, or its day (ISO 8601), and the words."""

    age: int
    year: int
    day: str
    words: str


def birth_after(text: str, before: str = "") -> Said | None:
    """The age or birth that `text`, which begins right after a name, gives; None where it gives none, or where what
    stands `before` the name makes it that of a relative.

    Example: birth_after(", 45 tuổi, cho biết") has the age 45; birth_after(" sinh ngày 12/3/1970.") the day 1970-03-12.
    """
    found = _SAID.match(unicodedata.normalize("NFC", text[:REACH]).lower())
    if found is None or _KIN.search(unicodedata.normalize("NFC", before[-REACH:]).lower()):
        return None
    words = found["words"]
    if found["age"]:
        age = int(found["age"])
        return Said(age, 0, "", words) if _YOUNGEST <= age <= _OLDEST else None
    if found["year"]:
        return Said(0, int(found["year"]), "", words)
    day = make_date(int(found["dated"]), int(found["month"]), int(found["day"]))
    return Said(0, int(found["dated"]), day.isoformat() if day else "", words)
