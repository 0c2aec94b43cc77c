"""Entries from YAML: a list of statements, or `sources` and `statements` side by side. Aliases, tags and dates are not
followed: the first could unfold to any size, and dates are read by the schema, which says where one does not exist."""

from collections.abc import Callable, Iterator, Mapping

import yaml

from mutirao.connectors.statements.entries import Entry
from mutirao.connectors.statements.errors import NotYamlError
from mutirao.connectors.statements.tabular import SOURCES, STATEMENTS
from mutirao.programmes.planning.tables import EncodingError

_DEEPEST = 6  # an entry is a mapping of texts, numbers, lists and one small mapping
_SCALARS: Mapping[str, Callable[[str], object]] = {
    "tag:yaml.org,2002:str": str,
    "tag:yaml.org,2002:int": int,
    "tag:yaml.org,2002:null": lambda _text: None,
}


def yaml_entries(content: bytes, *, file: str) -> dict[str, list[Entry]]:
    """Entries by part, each with the line where it begins."""
    try:
        root = yaml.compose(content.decode("utf-8-sig"), Loader=_Plain)
        return {part: [_entry(one, file) for one in nodes] for part, nodes in _parts(root)}
    except UnicodeDecodeError as error:
        raise EncodingError(file=file, line=content.count(b"\n", 0, error.start) + 1) from None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        raise NotYamlError(file=file, line=line, problem=error.problem or "") from None
    except (yaml.YAMLError, RecursionError) as error:
        raise NotYamlError(file=file, line=1, problem=type(error).__name__) from None


class _Plain(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc] # chosen by how PyYAML was built
    yaml_implicit_resolvers = {
        first: [(tag, pattern) for tag, pattern in resolvers if tag in {*_SCALARS}]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }

    def compose_node(self, parent: yaml.Node | None, index: object) -> yaml.Node:
        if self.check_event(yaml.AliasEvent):
            raise yaml.MarkedYAMLError(problem="an alias", problem_mark=self.peek_event().start_mark)
        node: yaml.Node = super().compose_node(parent, index)
        return node


def _parts(root: yaml.Node | None) -> Iterator[tuple[str, list[yaml.Node]]]:
    if isinstance(root, yaml.SequenceNode):
        yield STATEMENTS, root.value
        return
    if not isinstance(root, yaml.MappingNode):
        raise yaml.MarkedYAMLError(problem="no list of entries", problem_mark=root.start_mark if root else None)
    for key, value in root.value:
        if key.value not in {SOURCES, STATEMENTS} or not isinstance(value, yaml.SequenceNode):
            raise yaml.MarkedYAMLError(problem=f"not a list of {SOURCES} or {STATEMENTS}", problem_mark=key.start_mark)
        yield key.value, value.value


def _entry(node: yaml.Node, file: str) -> Entry:
    if not isinstance(node, yaml.MappingNode):
        raise yaml.MarkedYAMLError(problem="not an entry of names and values", problem_mark=node.start_mark)
    values = _plain(node, _DEEPEST)
    assert isinstance(values, dict)
    return Entry(file=file, line=node.start_mark.line + 1, values=values)


def _plain(node: yaml.Node, depth: int) -> object:
    if depth == 0:
        raise yaml.MarkedYAMLError(problem="too deep", problem_mark=node.start_mark)
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, depth)
    if isinstance(node, yaml.SequenceNode):
        return [_plain(one, depth - 1) for one in node.value]
    read = _SCALARS.get(node.tag)
    if read is None:
        raise yaml.MarkedYAMLError(problem="a tag", problem_mark=node.start_mark)
    try:
        return read(node.value)
    except ValueError:
        return str(node.value)


def _mapping(node: yaml.MappingNode, depth: int) -> dict[str, object]:
    found: dict[str, object] = {}
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode) or key.value in found:
            raise yaml.MarkedYAMLError(problem="a name that stands twice, or none", problem_mark=key.start_mark)
        found[key.value] = _plain(value, depth - 1)
    return found
