"""The schema of the demonstration world: fictitious parties, and what they need, propose and sign."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from mutirao.demonstration.atlas_schema import FictitiousAtlas
from mutirao.demonstration.desk_schema import Desk
from mutirao.demonstration.moments import Day
from mutirao.demonstration.vocabulary import CountryCode, Dollars, Entry, Key, PartyCode, Texts
from mutirao.kernel.languages import LANGUAGES
from mutirao.programmes.reference import HIGHEST_STAGE


class NamedEntry(Entry):
    code: PartyCode
    names: Texts

    @model_validator(mode="after")
    def has_every_language(self) -> Self:
        if set(self.names) != set(LANGUAGES):
            raise PydanticCustomError("demonstration.languages", "a name in every interface language")
        return self


class Capital(Entry):
    name: str
    latitude: Annotated[float, Field(ge=-90, le=90)]
    longitude: Annotated[float, Field(ge=-180, le=180)]


class Country(NamedEntry):
    """`gdp` in US dollars, for the year before the anchor's."""

    code: CountryCode
    capital: Capital
    gdp: Dollars
    population: Annotated[int, Field(gt=0)]


class Organisation(NamedEntry):
    """`absorbs`: staff-days of its own that it can give to activities in a quarter; None where it says nothing."""

    role: Literal["response_team", "ministry", "development_agency", "development_bank", "operator"]
    country: CountryCode | None = None
    absorbs: Annotated[int, Field(gt=0)] | None = None


class Member(Entry):
    """From the first day to the day on which membership ends (not included)."""

    party: CountryCode
    starts: Day = Field(alias="from")
    ends: Day | None = Field(alias="to", default=None)


class Network(NamedEntry):
    secretariat: CountryCode
    members: list[Member]


class Partner(Entry):
    """Who helps or pays; a country with the development agency through which it acts."""

    party: PartyCode
    agency: PartyCode | None = None


class Account(Entry):
    key: Key
    name: str
    email: Annotated[str, Field(pattern=r"^[a-z.]+@[a-z]+\.example\.org$")]
    party: PartyCode
    role: Literal["viewer", "contributor", "country_officer", "programme_officer", "secretariat", "administrator"]
    language: str


class Visibility(Entry):
    """Who may see a record. `parties`: the named parties, or the networks whose members may."""

    kind: Literal["own", "named", "network", "public"] = "own"
    parties: list[PartyCode] = Field(default_factory=list)

    @model_validator(mode="after")
    def names_parties_where_it_must(self) -> Self:
        if (self.kind in {"named", "network"}) != bool(self.parties):
            raise PydanticCustomError("demonstration.audience", "only named and network audiences name parties")
        return self


class SharedEntry(Entry):
    audience: Visibility = Visibility()


class CostRange(Entry):
    """US dollars."""

    low: Dollars
    high: Dollars

    @model_validator(mode="after")
    def is_a_range(self) -> Self:
        if self.high < self.low:
            raise PydanticCustomError("demonstration.cost", "high is below low")
        return self


class Need(SharedEntry):
    """`stages`: the gain asked for. `rank`: the country's own order, only for what it has confirmed."""

    key: Key
    country: CountryCode
    agency: PartyCode | None = None
    state: Literal["draft", "confirmed", "met", "withdrawn"]
    area: str
    title: Texts
    grounds: Texts
    stages: Annotated[int, Field(ge=1, le=HIGHEST_STAGE - 1)]
    cost: CostRange
    participants: Annotated[list[str], Field(min_length=1)]
    languages: Annotated[list[str], Field(min_length=1)]
    target: Day
    rank: Annotated[int, Field(ge=1)] | None = None
    after: Key | None = None
    created: Day

    @model_validator(mode="after")
    def is_ranked_if_confirmed(self) -> Self:
        if (self.rank is not None) != (self.state in {"confirmed", "met"}):
            raise PydanticCustomError("demonstration.rank", "a need is ranked when it is confirmed")
        return self


class Activity(SharedEntry):
    """`staff_days`: what it takes from the agency. `answer`: what the country said with a no or a not now."""

    key: Key
    need: Key
    partner: PartyCode
    kind: Literal["workshop", "seminar", "training", "exercise", "expert_mission", "equipment", "advisory"]
    state: Literal["proposed", "accepted", "declined", "deferred", "withdrawn", "under_way", "completed"]
    not_now_until: Day | None = None
    answer: Texts | None = None
    title: Texts
    participants: Annotated[list[str], Field(min_length=1)]
    languages: Annotated[list[str], Field(min_length=1)]
    start: Day
    end: Day
    cost: Dollars
    staff_days: Annotated[int, Field(gt=0)]

    @model_validator(mode="after")
    def is_told_when_to_ask_again(self) -> Self:
        if (self.not_now_until is not None) != (self.state == "deferred"):
            raise PydanticCustomError("demonstration.deferred", "only a deferred activity has a day to ask again")
        return self


class Signature(Entry):
    """`signed` is None while it is awaited."""

    party: PartyCode
    signed: Day | None = None


class Programme(SharedEntry):
    key: Key
    state: Literal["draft", "awaiting_signatures", "signed", "under_way", "completed", "cancelled"]
    title: Texts
    activities: Annotated[list[Key], Field(min_length=1)]
    start: Day
    end: Day
    signatures: Annotated[list[Signature], Field(min_length=2)]


class Delivery(Entry):
    """What one country delivers to another in a year, in US dollars."""

    exporter: CountryCode
    importer: CountryCode
    value: Dollars


class DemonstrationWorld(Entry):
    """Everything, on one anchor; the files of the same names in this folder."""

    anchor: Day
    countries: list[Country]
    organisations: list[Organisation]
    networks: list[Network]
    partners: list[Partner]
    accounts: list[Account]
    needs: list[Need]
    activities: list[Activity]
    programmes: list[Programme]
    trade: list[Delivery]
    atlas: FictitiousAtlas
    desk: Desk

    @property
    def gdp_year(self) -> int:
        return self.anchor.year - 1

    def need(self, key: str) -> Need:
        return next(need for need in self.needs if need.key == key)

    def activity(self, key: str) -> Activity:
        return next(activity for activity in self.activities if activity.key == key)

    def recipient(self, activity: Activity) -> str:
        """The country that the activity is for."""
        return self.need(activity.need).country
