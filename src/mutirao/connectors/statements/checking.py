"""A file of statements against what this site knows: every name answered, nothing that replaces itself."""

import difflib
from collections.abc import Iterable, Mapping

from mutirao.atlas.queries.importing import circle_after, known_names
from mutirao.atlas.records import ImportedSource, ImportedStatement
from mutirao.atlas.succession import replaced_twice
from mutirao.connectors.statements.errors import SupersessionCircleError, TwoSuccessorsError, UnknownNameError
from mutirao.connectors.statements.reading import StatementsFile

_CLOSE = 3  # suggestions


def check_statements_file(read: StatementsFile) -> None:
    """Raises UnknownNameError, TwoSuccessorsError or SupersessionCircleError, with the place of what is wrong first."""
    known = dict(known_names())
    known["source"] = known["source"] | read.source_lines.keys()
    for source in read.sources:
        _require_known(read.file, read.source_lines[source.key], _names_of_source(source), known)
    for statement in read.statements:
        _require_known(read.file, read.statement_lines[statement.slug], _names_of_statement(statement), known)
    _require_one_successor(read)
    _require_no_circle(read)


def _names_of_source(source: ImportedSource) -> Iterable[tuple[str, str, str | None]]:
    """What it is that is named, in which column, and how."""
    for column in ("supersedes", "superseded_by", "follows"):
        yield "source", column, getattr(source, column)


def _names_of_statement(statement: ImportedStatement) -> Iterable[tuple[str, str, str | None]]:
    yield "party", "party", statement.party
    yield "topic", "topic", statement.topic
    yield "source", "source", statement.source
    yield "source", "instrument", statement.instrument
    for column in ("parties", "observers", "secretariat"):
        for code in getattr(statement, column):
            yield "party", column, code


def _require_known(
    file: str, line: int, names: Iterable[tuple[str, str, str | None]], known: Mapping[str, frozenset[str]]
) -> None:
    for what, column, name in names:
        if name is not None and name not in known[what]:
            close = difflib.get_close_matches(name, known[what], n=_CLOSE)
            raise UnknownNameError(
                file=file, line=line, column=column, what=what, value=name, suggestions=", ".join(close)
            )


def _require_one_successor(read: StatementsFile) -> None:
    twice = replaced_twice(read.sources)
    if twice is not None:
        older, first, second = twice
        line = read.source_lines.get(second, read.source_lines.get(older, 1))
        raise TwoSuccessorsError(
            file=read.file, line=line, column="supersedes", value=older, first=first, second=second
        )


def _require_no_circle(read: StatementsFile) -> None:
    circle = circle_after(read.sources)
    if circle:
        line = min(read.source_lines[key] for key in circle if key in read.source_lines)
        raise SupersessionCircleError(file=read.file, line=line, column="supersedes", chain=" → ".join(circle))
