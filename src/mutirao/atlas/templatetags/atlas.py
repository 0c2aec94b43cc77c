"""The atlas' words in templates."""

from collections.abc import Collection
from typing import Any

from django import template

from mutirao.atlas import differences, field_words, words
from mutirao.atlas.comparison import Comparison
from mutirao.atlas.differences import Piece
from mutirao.atlas.exports.as_markdown import title_of
from mutirao.atlas.facts import MembershipFact, SourceFact, StatementFact

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
def member_since(membership: MembershipFact) -> str:
    return words.member_since(membership)


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
    return field_words.language_name(code)


@register.filter
def field_word(field: str) -> str:
    return field_words.field_word(field)


@register.filter
def reply_word(kind: str) -> str:
    return str(words.REPLY_WORDS[kind])


@register.filter
def stale_word(reason: str) -> str:
    return str(words.STALE_WORDS[reason])


@register.filter
def standing_word(standing: str) -> str:
    return str(words.STANDING_WORDS[standing])


@register.filter
def state_word(state: str) -> str:
    return str(field_words.STATE_WORDS[state])


@register.simple_tag
def value_words(field: str, value: Any) -> str:
    return field_words.value_words(field, value)


@register.simple_tag
def pieces(before: str | None, after: str | None) -> tuple[Piece, ...]:
    """The way from one text to the other."""
    return differences.pieces(before or "", after or "")


@register.filter
def declaration_word(kind: str) -> str:
    return str(words.DECLARATION_WORDS[kind])


@register.filter
def agreement_word(state: str) -> str:
    return str(words.AGREEMENT_WORDS[state])


@register.filter
def renewal_word(renewal: str) -> str:
    return str(words.RENEWAL_WORDS[renewal])


@register.filter
def sign_word(kind: str) -> str:
    return str(words.SIGN_WORDS[kind])


@register.filter
def candidate_word(state: str) -> str:
    return str(words.CANDIDATE_WORDS[state])


@register.filter
def strength_word(strength: str) -> str:
    return str(words.STRENGTH_WORDS[strength])


@register.filter
def sign_of_commitment(sign: str) -> str:
    return str(words.COMMITMENT_SIGNS[sign])


@register.filter
def evidence_word(state: str) -> str:
    return str(words.EVIDENCE_WORDS[state])


@register.filter
def outcome_word(outcome: str) -> str:
    return str(field_words.OUTCOME_WORDS[outcome])


@register.filter
def reason_word(reason: str) -> str:
    """Why a source changed: in a person's own words, or what brought the change."""
    return str(field_words.REASON_WORDS.get(reason, reason))
