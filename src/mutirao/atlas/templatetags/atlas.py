"""The atlas' words in templates."""

from collections.abc import Collection

from django import template
from django.utils.translation import get_language

from mutirao.atlas import words
from mutirao.atlas.comparison import Comparison
from mutirao.atlas.exports.as_markdown import title_of
from mutirao.atlas.facts import SourceFact, StatementFact
from mutirao.design import formats
from mutirao.kernel.languages import DEFAULT_LANGUAGE

register = template.Library()


@register.filter
def section_word(key: str) -> str:
    return str(words.SECTION_WORDS[key])


@register.filter
def kind_word(kind: str) -> str:
    return str(words.KIND_WORDS[kind])


@register.filter
def statement_text(statement: StatementFact) -> str:
    return words.text_of(statement)


@register.filter
def is_in(public_id: str, ids: Collection[str]) -> bool:
    return public_id in ids


@register.filter
def voice(statement: StatementFact) -> str:
    return words.voice_of(statement)


@register.filter
def describer(statement: StatementFact) -> str:
    return words.describer_of(statement)


@register.filter
def why_stale(fact: StatementFact | SourceFact) -> str:
    return words.why_stale(fact) if isinstance(fact, StatementFact) else words.why_source_is_stale(fact)


@register.filter
def comparison_title(comparison: Comparison) -> str:
    return title_of(comparison)


@register.filter
def language_name(code: str) -> str:
    """A language's name in the reader's language."""
    return (
        formats.locale_of(code).get_language_name(formats.locale_of(get_language() or DEFAULT_LANGUAGE).language)
        or code
    )
