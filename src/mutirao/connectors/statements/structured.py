"""Entries from YAML: a list of statements, or `sources` and `statements` side by side. Aliases, tags and dates are not
followed: the first could unfold to any size, and dates are read by the schema, which says where one does not exist.

The file is read twice, event by event: once for what would harm, once for its entries. PyYAML's own trees take some
thirty times the size of the file."""

from collections.abc import Callable, Container, Iterator, Mapping
from typing import Any, BinaryIO

import yaml

from mutirao.connectors.statements.encoding import require_utf8
from mutirao.connectors.statements.entries import SOURCES, STATEMENTS, Entry
from mutirao.connectors.statements.errors import NotYamlError

_DEEPEST = 6  # collections in one another: the file, a part, an entry, a list or small mapping in it
# Parts of an export that parties enter themselves, and that no file enters for them.
_NOT_READ = frozenset({"parties", "replies", "declarations", "evidence", "agreements", "commitments", "signs_of_life"})
_SCALARS: Mapping[str, Callable[[str], object]] = {
    "tag:yaml.org,2002:str": str,
    "tag:yaml.org,2002:int": int,
    "tag:yaml.org,2002:bool": lambda text: text.lower() in {"true", "yes", "on"},
    "tag:yaml.org,2002:null": lambda _text: None,
}


def yaml_entries(content: BinaryIO, *, file: str) -> Iterator[Entry]:
    """Each entry with its part and the line where it begins."""
    require_utf8(content, file=file)
    try:
        _refuse_unfolding(content)
        content.seek(0)
        for part, line, values in _entries(_Plain(content)):
            yield Entry(part=part, file=file, line=line, values=values)
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


def _refuse_unfolding(content: BinaryIO) -> None:
    """Before anything is built: an alias could unfold to any size, and what nests without end exhausts the stack."""
    depth, documents = 0, 0
    for event in yaml.parse(content, Loader=_Plain):
        if isinstance(event, yaml.AliasEvent):
            raise _at(event, "an alias")
        depth += _step(event)
        if depth > _DEEPEST:
            raise _at(event, "too deep")
        documents += isinstance(event, yaml.DocumentStartEvent)
        if documents > 1:
            raise _at(event, "but found another document")


def _step(event: Any) -> int:
    """Whether it leads into a collection or out of one."""
    return isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)


def _at(place: Any, problem: str) -> yaml.MarkedYAMLError:
    """The two readers of PyYAML have marks of two types."""
    return yaml.MarkedYAMLError(problem=problem, problem_mark=place.start_mark)


def _entries(loader: Any) -> Iterator[tuple[str, int, dict[str, object]]]:
    for part in _parts(loader):
        for event in _until(loader, yaml.SequenceEndEvent):
            line = event.start_mark.line + 1
            if not isinstance(event, yaml.MappingStartEvent):
                raise _at(event, "not an entry of names and values")
            yield part, line, _mapping(loader)


def _parts(loader: Any) -> Iterator[str]:
    """The name of each list, when it has just begun."""
    root = _root(loader)
    if isinstance(root, yaml.SequenceStartEvent):
        yield STATEMENTS
        return
    if not isinstance(root, yaml.MappingStartEvent):
        raise yaml.MarkedYAMLError(problem="no list of entries")
    found: set[str] = set()
    for key in _until(loader, yaml.MappingEndEvent):
        name = _name(key, found)
        value = loader.get_event()
        if name in _NOT_READ:
            _pass_over(loader, value)
        elif name in {SOURCES, STATEMENTS} and isinstance(value, yaml.SequenceStartEvent):
            yield name
        else:
            raise _at(key, f"not a list of {SOURCES} or {STATEMENTS}")
        found.add(name)


def _root(loader: Any) -> Any:
    """What the file is; an empty one ends at once."""
    event = loader.get_event()
    while isinstance(event, yaml.StreamStartEvent | yaml.DocumentStartEvent):
        event = loader.get_event()
    return event


def _until(loader: Any, end: type[yaml.Event]) -> Iterator[Any]:
    while not isinstance(event := loader.get_event(), end):
        yield event


def _pass_over(loader: Any, event: Any) -> None:
    depth = _step(event)
    while depth:
        depth += _step(loader.get_event())


def _value(loader: Any, event: Any) -> object:
    if isinstance(event, yaml.MappingStartEvent):
        return _mapping(loader)
    if isinstance(event, yaml.SequenceStartEvent):
        return [_value(loader, one) for one in _until(loader, yaml.SequenceEndEvent)]
    return _scalar(loader, event)


def _mapping(loader: Any) -> dict[str, object]:
    found: dict[str, object] = {}
    for key in _until(loader, yaml.MappingEndEvent):
        name = _name(key, found)
        found[name] = _value(loader, loader.get_event())
    return found


def _name(key: Any, found: Container[str]) -> str:
    if not isinstance(key, yaml.ScalarEvent) or key.value in found:
        raise _at(key, "a name that stands twice, or none")
    return str(key.value)


def _scalar(loader: Any, event: Any) -> object:
    is_tagged = event.tag not in {None, "!"}
    tag = event.tag if is_tagged else loader.resolve(yaml.ScalarNode, event.value, event.implicit)
    read = _SCALARS.get(tag)
    if read is None:
        raise _at(event, "a tag")
    try:
        return read(event.value)
    except ValueError:
        return str(event.value)
