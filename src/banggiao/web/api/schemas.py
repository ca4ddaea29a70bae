"""What the answers of `/api/v1` look like. Fields keep their meaning within a version; new ones may come."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

Json = dict[str, Any]
Code = Annotated[str, Field(description="A party: ISO 3166-1 alpha-3 for a state, else a code as UN or NATO.")]
Day = Annotated[str, Field(description='A day as 2024-02-13; "" where it is not known.')]
Edtf = Annotated[str, Field(description="A date as EDTF: 2024-02-12, 2024-02, XXXX-02-12, 2024-03-08/2024-03-11.")]
Next = Annotated[str | None, Field(description="Give this as `after` for the next page; null at the end.")]
Score = Annotated[float | None, Field(description="Mean Goldstein-style score of what occurred, -10 to +10.")]


class Record(BaseModel):
    """A record: frozen, with the fields that it names."""

    model_config = ConfigDict(frozen=True)


class Problem(Record):
    """What went wrong, as RFC 9457 (problem+json) has it."""

    type: str = Field(description="about:blank: the title is that of the status.")
    title: str
    status: int
    detail: str = Field(description="Which value does not fit, and what to do.")


class Event(Record):
    """An event with the sentence that best tells of it."""

    id: str
    kind: str = Field(description="As visit, summit, sanction: see /kinds.")
    status: str = Field(description="occurred, planned, proposed, alleged, denied, negated or hypothetical.")
    date: Edtf
    day: Day
    place: Annotated[str, Field(description='The state in which it is; "" where it is not known.')]
    actors: list[Code]
    recipients: list[Code]
    people: list[str]
    confidence: float = Field(ge=0, le=1)
    mentions: int
    articles: int
    origins: int = Field(description="Independent origins that tell of it.")
    verdict: str = Field(description='What an analyst said: positive, negative, unsure, or "".')
    article: str = Field(description="The article of the sentence, by its id.")
    sentence: str


class Events(Record):
    """A page of events."""

    events: list[Event]
    next: Next


class Whole(Record):
    """An event with its history, the reports that tell of it, and what they disagree on."""

    event: Event
    merged: str | None = Field(description="The id asked for, where that event was merged into this one.")
    status_history: list[Json]
    claims: dict[str, list[Json]] = Field(description="By field, what reports say where they do not agree.")
    first_told_by: list[Json]
    reports: list[Json]
    judgements: list[Json]


class Article(Record):
    """An article with its text and what was read of it; offsets are characters of `text`, half open."""

    article: str
    given: str = Field(description="The id that it came with.")
    title: str
    source: str | None
    url: str | None
    published: str | None
    basis: str = Field(description="How the day of publication is known.")
    story: str | None
    copy_of: str | None
    text: str
    versions: list[Json]
    readings: list[Json]
    persons: list[Json]
    mentions: list[Json]
    statements: list[Json]
    listings: list[Json]


class Hit(Record):
    """An article with the words that were searched for, and its sentence that best shows them."""

    tier: str = Field(description="exact: as typed, in a row; folded: but for marks; words: all of them somewhere.")
    article: str
    title: str
    source: str | None
    published: str | None
    start: int
    sentence: str
    events: list[str]


class Hits(Record):
    """A page of hits."""

    hits: list[Hit]
    next: Next


class Story(Record):
    """Articles that tell of one thing."""

    story: str
    title: str
    first_day: Day
    last_day: Day
    articles: int


class Stories(Record):
    """A page of stories, the last begun first."""

    stories: list[Story]
    next: Next


class StoryWhole(Story):
    """A story with its articles."""

    members: list[Json]


class Judgement(Record):
    """One line of the log of judgements, which is never changed."""

    judgement: str
    made: str
    author: str
    action: str
    target: Json
    note: str
    undone: bool = Field(description="Whether a later judgement takes it back.")


class Judgements(Record):
    """The log, the last one first."""

    judgements: list[Judgement]


class NewJudgement(BaseModel):
    """What an analyst says of an event or a mention, or of an earlier judgement."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    action: str = Field(pattern="^(accept|reject|unsure|merge|correct|undo)$")
    subject: str = Field(min_length=1, max_length=40, description="An event or mention; of undo, a judgement.")
    other: str = Field(default="", max_length=40, description="Of merge: the event that is the same one.")
    fields: dict[str, str] = Field(
        default_factory=dict, max_length=6, description="Of correct: kind, status, date, place, actors, recipients."
    )
    note: str = Field(default="", max_length=500)


class Kind(Record):
    """A kind of event."""

    id: str
    plover: str | None
    mode: str
    cameo: str
    score: float
    quad: int
    en: str
    vi: str


class Kinds(Record):
    """All kinds of event."""

    kinds: list[Kind]
