"""The forms of regular verbs that Portuguese and Spanish make alike: an infinitive, and endings put to it."""

from collections.abc import Iterable


def one_of(words: Iterable[str]) -> str:
    """A group of a pattern; longer words first, so that none is cut short by its beginning."""
    return "(?:" + "|".join(sorted(set(words), key=lambda one: (-len(one), one))) + ")"


def regular(infinitives: Iterable[str], endings: str) -> list[str]:
    """The infinitives with each of the endings, which are separated by bars."""
    return [f"{one}(?:{endings})" for one in infinitives]


def participles(infinitives: Iterable[str]) -> list[str]:
    """“criado”, “criadas”, “estabelecida”: -ar gives -ado, -er and -ir give -ido, in both genders and numbers."""
    return [f"{one[:-2]}{'ad' if one.endswith('ar') else '[ií]d'}[oa]s?" for one in infinitives]


def named(infinitives: str, nouns: str) -> str:
    """An action named by an infinitive or a noun, perhaps with its article, at the beginning: “Capacitar a …”,
    “A criação de …”."""
    return rf"(?:{infinitives}|(?:(?:a|o|la|el|as|os|las|los)\s+)?(?:{nouns}))(?=[\s,])"
