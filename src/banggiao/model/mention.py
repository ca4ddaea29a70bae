"""What sentences speak of: parties, places and persons, each where it stands in the text."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

UNKNOWN = "XXX"  # the code of a party that has none


class MentionType(StrEnum):
    """What a mention refers to."""

    STATE = "state"  # a state or territory by its name: Nga, Hàn Quốc
    CAPITAL = "capital"  # a capital, which may stand for its state: Bình Nhưỡng
    SEAT = "seat"  # a seat of government that stands for the state: Điện Kremlin, Nhà Trắng
    CITY = "city"  # a city or region in a state: a place first, a party seldom
    REGION = "region"  # part of the world: bán đảo Triều Tiên, Biển Đông; no party
    ORGANISATION = "organisation"  # an international organisation: LHQ, ASEAN
    BODY = "body"  # a body of a state: Bộ Quốc phòng Hàn Quốc, hải quân Nga, đảng Nước Nga thống nhất
    GROUP = "group"  # an armed group, or people of a state: phiến quân, người biểu tình, du khách Nga
    MEDIA = "media"  # an agency or paper: KCNA, Yonhap
    COMPANY = "company"  # a company of a state: Air Koryo
    PERSON = "person"  # an individual, by name or by a phrase that the article resolves to one
    ANAPHOR = "anaphor"  # nước này, hai nước, hai bên: codes come from elsewhere in the article


class Mention(NamedTuple):
    """A party, place or person named in the text.

    `start`, `end`: the whole phrase, title and affiliation included. `codes`: the parties it stands for (ISO 3166-1
    alpha-3 or the guidelines' codes); more than one for pairs ("Nga-Triều", "hai nước"), none where unknown.
    `name`: the fullest name the article gives a person, or the phrase itself. `entry`: the lexicon entry it was
    read from, "" where a rule found it. `name_start`, `name_end`: the name alone, where a title goes with it.

    Example: "Ngoại trưởng Nga Sergey Lavrov" is a PERSON of RUS named "Sergey Lavrov".
    """

    start: int
    end: int
    type: MentionType
    codes: tuple[str, ...]
    name: str
    entry: str = ""
    name_start: int = -1
    name_end: int = -1


class Person(NamedTuple):
    """One person of an article: the fullest name it gives, the state or group, and the office as first written.

    Example: Person("Kim Su-gil", "PRK", "Bí thư Thành ủy Bình Nhưỡng", 147, 157).
    """

    name: str
    country: str
    office: str
    start: int
    end: int
