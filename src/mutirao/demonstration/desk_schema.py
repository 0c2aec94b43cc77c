"""What lies on the desks of the fictitious parties, and what is asked of the model: the schema of `desk.yaml`."""

from typing import Annotated, Literal

from pydantic import Field

from mutirao.demonstration.atlas_schema import Sentence, Slug
from mutirao.demonstration.moments import Day
from mutirao.demonstration.vocabulary import CountryCode, Dollars, Entry, Key


class Reading(Entry):
    """A document that the rules read. `decisions` about its sentences, from the first; the others wait."""

    by: Key
    name: str
    source: Slug
    topic: str
    read: Day
    text: str
    decisions: list[Literal["confirmed", "edited", "rejected"]]


class Proposal(Entry):
    """Of a new fact about the party of `by`; the network's secretariat decides."""

    by: Key
    kind: str
    topic: str
    source: Slug
    page: str
    says: Sentence
    proposed: Day
    state: Literal["open", "accepted", "declined", "withdrawn"]
    decided: Day | None = None
    note: Sentence = ""


class Check(Entry):
    source: Slug
    outcome: Literal["unchanged", "changed", "gone"]
    checked: Day
    note: Sentence


class FileBesideNeed(Entry):
    by: Key
    need: Key
    name: str
    is_shared: bool
    text: str


class Search(Entry):
    by: Key
    words: str
    name: str


class Assumptions(Entry):
    """Kept under a name for everybody to ask with; `parameters` differ from the shipped set."""

    by: Key
    name: str
    note: Sentence
    parameters: dict[str, float]


class AskedPlan(Entry):
    """US dollars; from the year after the anchor's."""

    by: Key
    partners: list[CountryCode]
    budget: Dollars
    years: Annotated[int, Field(ge=1)]
    seed: int


class AskedWhatIf(Entry):
    by: Key
    countries: list[CountryCode]
    partners: list[CountryCode]
    stages: Annotated[int, Field(ge=1)]
    seed: int


class AskedBenefit(Entry):
    by: Key
    programme: Key


class Desk(Entry):
    readings: list[Reading]
    proposals: list[Proposal]
    checks: list[Check]
    files: list[FileBesideNeed]
    searches: list[Search]
    assumptions: list[Assumptions]
    plan: AskedPlan
    what_if: AskedWhatIf
    benefit: AskedBenefit
