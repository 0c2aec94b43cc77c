"""The words and endings by which each language promises, asks, reports and tells, as tables."""

from collections.abc import Mapping

from mutirao.engines.commitments.rules.english import ENGLISH
from mutirao.engines.commitments.rules.japanese import JAPANESE
from mutirao.engines.commitments.rules.korean import KOREAN
from mutirao.engines.commitments.rules.portuguese import PORTUGUESE
from mutirao.engines.commitments.rules.spanish import SPANISH
from mutirao.engines.commitments.rules.table import Rules

RULES: Mapping[str, Rules] = {"en": ENGLISH, "pt": PORTUGUESE, "es": SPANISH, "ko": KOREAN, "ja": JAPANESE}

__all__ = ["RULES", "Rules"]
