"""Entries from YAML: a list of statements, or `sources` and `statements` side by side. Aliases, tags and dates are not
followed: the first could unfold to any size, and dates are read by the schema, which says where one does not exist."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import yaml

from mutirao.connectors.statements.entries import Entry
from mutirao.connectors.statements.errors import NotYamlError
from mutirao.connectors.statements.tabular import SOURCES, STATEMENTS
from mutirao.programmes.planning.tables import EncodingError

_DEEPEST = 6  # collections in one another: the file, a part, an entry, a list or small mapping in it
# Parts of an export that parties enter themselves, and that no file enters for them.
_NOT_READ = frozenset({"parties", "replies", "declarations", "evidence", "agreements", "commitments", "signs_of_life"})
_SCALARS: Mapping[str, Callable[[str], object]] = {
    "tag:yaml.org,2002:str": str,
    "tag:yaml.org,2002:int": int,
    "tag:yaml.org,2002:bool": lambda text: text.lower() in {"true", "yes", "on"},
    "tag:yaml.org,2002:null": lambda _text: None,
}


def yaml_entries(content: bytes, *, file: str) -> dict[str, list[Entry]]:
    """Entries by part, each with the line where it begins."""
    try:
        text = content.decode("utf-8-sig")
        _refuse_unfolding(text)
        root = yaml.compose(text, Loader=_Plain)
        return {part: [_entry(one, file) for one in nodes] for part, nodes in _parts(root)}
    except UnicodeDecodeError as error:
        raise EncodingError(file=file, line=content.count(b"\n", 0, error.start) + 1) from None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        raise NotYamlError(file=file, line=line, problem=error.problem or "") from None
    except (yaml.YAMLError, RecursionError) as error:
        raise NotYamlError(file=file, line=1, problem=type(error).__name__) from None


_Fast: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # as PyYAML was built


class _Plain(_Fast):  # type: ignore[misc] # the faster one has no types
    yaml_implicit_resolvers = {
        first: [(tag, pattern) for tag, pattern in resolvers if tag in _SCALARS]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


def _refuse_unfolding(text: str) -> None:
    """Before anything is built: an alias could unfold to any size, and what nests without end exhausts the stack."""
    depth = 0
    for event in yaml.parse(text, Loader=_Plain):
        if isinstance(event, yaml.AliasEvent):
            raise _at(event, "an alias")
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST:
            raise _at(event, "too deep")


def _at(place: Any, problem: str) -> yaml.MarkedYAMLError:
    """The two readers of PyYAML have marks of two types."""
    return yaml.MarkedYAMLError(problem=problem, problem_mark=place.start_mark)


def _parts(root: yaml.Node | None) -> Iterator[tuple[str, list[yaml.Node]]]:
    if isinstance(root, yaml.SequenceNode):
        yield STATEMENTS, root.value
        return
    if not isinstance(root, yaml.MappingNode):
        raise yaml.MarkedYAMLError(problem="no list of entries")
    for key, value in root.value:
        if key.value in _NOT_READ:
            continue
        if key.value not in {SOURCES, STATEMENTS} or not isinstance(value, yaml.SequenceNode):
            raise _at(key, f"not a list of {SOURCES} or {STATEMENTS}")
        yield key.value, value.value


def _entry(node: yaml.Node, file: str) -> Entry:
    if not isinstance(node, yaml.MappingNode):
        raise _at(node, "not an entry of names and values")
    values = _plain(node)
    assert isinstance(values, dict)
    return Entry(file=file, line=node.start_mark.line + 1, values=values)


def _plain(node: yaml.Node) -> object:
    if isinstance(node, yaml.MappingNode):
        return _mapping(node)
    if isinstance(node, yaml.SequenceNode):
        return [_plain(one) for one in node.value]
    read = _SCALARS.get(node.tag)
    if read is None:
        raise _at(node, "a tag")
    try:
        return read(node.value)
    except ValueError:
        return str(node.value)


def _mapping(node: yaml.MappingNode) -> dict[str, object]:
    found: dict[str, object] = {}
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode) or key.value in found:
            raise _at(key, "a name that stands twice, or none")
        found[key.value] = _plain(value)
    return found
