"""The schema of the shipped atlas: what a source, a statement and a topic must say, and what may refer to what.

`atlas.schema.json`, beside this file, is made from it by `tools/atlas_schema.py` for people who edit the files.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, PlainSerializer, PlainValidator, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from mutirao.atlas.quotations import LONGEST_QUOTATION
from mutirao.kernel.dates import InvalidDateError, PartialDate, Span
from mutirao.kernel.languages import LANGUAGES
from mutirao.parties.reference import shipped_countries, shipped_organisations

LONGEST_CHECK_PERIOD = 3650  # days
_PARTIAL = r"\d{4}(-\d{2}(-\d{2})?)?"


def _read_with(parse: Callable[[str], Any]) -> PlainValidator:
    def read(value: object) -> Any:
        try:
            return parse(str(value))
        except InvalidDateError:
            raise PydanticCustomError("date.invalid", "{value} is no date", {"value": str(value)}) from None

    return PlainValidator(read)


def _schema_of(pattern: str) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", "pattern": f"^{pattern}$"})


Key = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
Text = Annotated[str, Field(min_length=1, max_length=1000)]
Day = Annotated[PartialDate, _read_with(PartialDate.parse), PlainSerializer(str), _schema_of(_PARTIAL)]
Period = Annotated[
    Span, _read_with(Span.parse), PlainSerializer(str), _schema_of(rf"({_PARTIAL}|\.\.)?(/({_PARTIAL}|\.\.))?")
]
Address = Annotated[str, Field(pattern=r"^https?://[^\s/]+", max_length=500)]
Language = Annotated[str, Field(pattern=r"^[a-z]{2}(-[A-Za-z]{2,4})?$")]
PartyCode = Annotated[str, Field(pattern=r"^[A-Z][A-Z0-9-]{1,15}$")]


class Entry(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


class SourceEntry(Entry):
    """What is said of a published document, here and where people add one. `standing` is its own, and only as documents
    decide it."""

    title: Annotated[str, Field(min_length=1, max_length=300)]
    # Titles may be told in English, whatever the language of the document.
    title_language: Language = "en"
    issuer: Annotated[str, Field(min_length=1, max_length=200)]
    date: Day | None = None
    url: Address
    language: Annotated[str, Field(pattern=r"^[a-z]{2}$")]
    standing: Literal["in_force", "term_ended", "superseded", "none"]
    valid: Period | None = None
    check_period_days: Annotated[int, Field(gt=0, le=LONGEST_CHECK_PERIOD)]


class ShippedSource(SourceEntry):
    """A published document of the shipped atlas, and what it replaced or followed."""

    key: Key
    supersedes: Key | None = None
    superseded_by: Key | None = None
    follows: Key | None = None
    last_checked: Day


class Figures(Entry):
    """Counts that a statement carries."""

    countries: Annotated[int, Field(gt=0)] | None = None
    organisations: Annotated[int, Field(gt=0)] | None = None


class StatementEntry(Entry):
    """What a statement says, here and where people propose one. Without a date of its own it has its source's.

    `secretariat` names who keeps a network's secretariat, where the source says so. `page`: where in the source, as the
    source counts. `is_quotation`: word for word, and so short.
    """

    party: PartyCode
    kind: Literal[
        "strategy", "action", "pledge", "position", "commitment", "principle", "agreement", "mechanism", "programme",
        "activity", "exercise", "figure",
    ]  # fmt: skip
    number: Annotated[int, Field(gt=0)] | None = None
    topic: Key
    date: Period | None = None
    parties: list[PartyCode] = Field(default_factory=list)
    observers: list[PartyCode] = Field(default_factory=list)
    secretariat: list[PartyCode] = Field(default_factory=list)
    mark: Literal["confirmed", "secondary", "unread"]
    voice: Literal["own", "described"]
    says: Text | None = None
    # Of `says`: the shipped facts are told in our words, whatever the language of their source.
    language: Language = "en"
    figures: Figures | None = None
    valid: Period | None = None
    page: Annotated[str, Field(pattern=r"^[^\s<>](.*[^\s<>])?$", max_length=20)] | None = None
    is_quotation: bool = False

    @model_validator(mode="after")
    def has_text_unless_unread(self) -> Self:
        if (self.says is None) != (self.mark == "unread"):
            raise PydanticCustomError("atlas.text_and_mark", "only an unread statement has no text")
        return self

    @model_validator(mode="after")
    def quotes_little(self) -> Self:
        if self.is_quotation and len(self.says or "") > LONGEST_QUOTATION:
            raise PydanticCustomError(
                "atlas.long_quotation", "a quotation has at most {most} characters", {"most": LONGEST_QUOTATION}
            )
        return self


class ShippedStatement(StatementEntry):
    """One cited thing that a party said, did or promised."""

    slug: Key
    source: Key
    instrument: Key | None = None


class ShippedTopic(Entry):
    """A heading of the atlas, named in every interface language."""

    key: Key
    names: dict[str, Text]
    parent: Key | None = None

    @model_validator(mode="after")
    def is_named_in_every_language(self) -> Self:
        if set(self.names) != set(LANGUAGES):
            raise PydanticCustomError("atlas.languages", "a topic is named in every interface language and no other")
        return self


class ShippedAtlas(Entry):
    """The three files together, whose references must all be answered."""

    sources: list[ShippedSource]
    statements: list[ShippedStatement]
    topics: list[ShippedTopic]

    @model_validator(mode="after")
    def stands_alone(self) -> Self:
        sources = {source.key: source for source in self.sources}
        _no_twice("source", (source.key for source in self.sources))
        _no_twice("topic", (topic.key for topic in self.topics))
        _no_twice("statement", (statement.slug for statement in self.statements))
        for source in self.sources:
            _known("source", sources, [source.supersedes, source.superseded_by, source.follows])
            _superseded_from_both_sides(source, sources)
        for relation in ("supersedes", "follows"):
            _no_circle(sources, relation)
        topics = {topic.key: topic for topic in self.topics}
        _known("topic", topics, [topic.parent for topic in self.topics])
        _no_circle(topics, "parent")
        parties = shipped_countries().keys() | shipped_organisations().keys()
        for statement in self.statements:
            _known("source", sources, [statement.source, statement.instrument])
            _known("topic", topics, [statement.topic])
            involved = [*statement.parties, *statement.observers, *statement.secretariat]
            _known("party", parties, [statement.party, *involved])
        return self


def _known(what: str, known: Iterable[str], named: Iterable[str | None]) -> None:
    unknown = {name for name in named if name is not None} - set(known)
    if unknown:
        raise PydanticCustomError("atlas.unknown", "unknown {what}: {name}", {"what": what, "name": min(unknown)})


def _no_twice(what: str, keys: Iterable[str]) -> None:
    seen: set[str] = set()
    for key in keys:
        if key in seen:
            raise PydanticCustomError("atlas.twice", "{what} {key} stands twice", {"what": what, "key": key})
        seen.add(key)


def _superseded_from_both_sides(source: ShippedSource, sources: dict[str, ShippedSource]) -> None:
    """`supersedes` and `superseded_by` must say the same, and what is superseded is not in force."""
    newer = sources[source.superseded_by] if source.superseded_by else None
    older = sources[source.supersedes] if source.supersedes else None
    agrees = (newer is None or newer.supersedes == source.key) and (older is None or older.superseded_by == source.key)
    if not agrees or (newer is not None) != (source.standing in {"superseded", "term_ended"}):
        raise PydanticCustomError("atlas.supersession", "{key}: supersession does not agree", {"key": source.key})


def _no_circle(entries: Mapping[str, Entry], relation: str) -> None:
    for start, entry in entries.items():
        seen = {start}
        key = getattr(entry, relation)
        while key is not None:
            if key in seen:
                raise PydanticCustomError(
                    "atlas.circle", "{relation}: a circle at {key}", {"relation": relation, "key": key}
                )
            seen.add(key)
            key = getattr(entries[key], relation)
