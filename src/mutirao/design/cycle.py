"""The six stages of the work, in their order: the navigation of every page."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    code: str
    word: "StrPromise"
    subject: "StrPromise"


STAGES = (
    Stage(code="know", word=_("Know"), subject=_("the atlas")),
    Stage(code="assess", word=_("Assess"), subject=_("where a country stands")),
    Stage(code="plan", word=_("Plan"), subject=_("needs and programmes")),
    Stage(code="rehearse", word=_("Rehearse"), subject=_("exercises")),
    Stage(code="share", word=_("Share"), subject=_("the exchange")),
    Stage(code="measure", word=_("Measure"), subject=_("results")),
)
