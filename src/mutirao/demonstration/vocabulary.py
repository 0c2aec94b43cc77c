"""What every part of the demonstration world is made of: codes of fictitious parties, texts, entries."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from mutirao.programmes.reference import HIGHEST_STAGE

CountryCode = Annotated[str, Field(pattern=r"^X[A-Z]{2}$")]  # ISO 3166 leaves XAA to XZZ to its users
PartyCode = Annotated[str, Field(pattern=r"^X[A-Z]{2}(-[A-Z]+)?$")]
Key = Annotated[str, Field(pattern=r"^[a-z]+(-[a-z]+)*$", max_length=60)]
Texts = Mapping[str, Annotated[str, Field(min_length=1, max_length=300)]]
Dollars = Annotated[int, Field(gt=0)]
Stage = Annotated[int, Field(ge=1, le=HIGHEST_STAGE)]


class Entry(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)
