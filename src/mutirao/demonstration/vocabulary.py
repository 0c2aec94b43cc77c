"""What every part of the demonstration world is made of: codes of fictitious parties, texts, entries."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

CountryCode = Annotated[str, Field(pattern=r"^X[A-Z]{2}$")]  # ISO 3166 leaves XAA to XZZ to its users
PartyCode = Annotated[str, Field(pattern=r"^X[A-Z]{2}(-[A-Z]+)?$")]
Key = Annotated[str, Field(pattern=r"^[a-z]+(-[a-z]+)*$", max_length=60)]
Texts = Mapping[str, Annotated[str, Field(min_length=1, max_length=300)]]
Dollars = Annotated[int, Field(gt=0)]


class Entry(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)
