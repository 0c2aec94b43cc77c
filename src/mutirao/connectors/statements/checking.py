"""A file of statements against what this site knows: every name answered, nothing that replaces itself."""

import difflib
from collections.abc import Iterable, Mapping

from mutirao.atlas.queries.importing import known_names, replaced_by
from mutirao.atlas.records import ImportedSource, ImportedStatement
from mutirao.connectors.statements.errors import SupersessionCircleError, UnknownNameError
from mutirao.connectors.statements.reading import StatementsFile

_CLOSE = 3  # suggestions


def check_statements_file(read: StatementsFile) -> None:
    """Raises UnknownNameError or SupersessionCircleError, with file, line and column of what is wrong first."""
    known = dict(known_names())
    known["source"] = known["source"] | read.source_lines.keys()
    for source in read.sources:
        _require_known(read.file, read.source_lines[source.key], _names_of_source(source), known)
    for statement in read.statements:
        _require_known(read.file, read.statement_lines[statement.slug], _names_of_statement(statement), known)
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


def _require_no_circle(read: StatementsFile) -> None:
    newer = replaced_by()
    newer |= {source.key: source.superseded_by for source in read.sources if source.superseded_by}
    for start in read.source_lines:
        chain = [start]
        while chain[-1] in newer:
            chain.append(newer[chain[-1]])
            if chain[-1] in chain[:-1]:
                raise SupersessionCircleError(
                    file=read.file, line=read.source_lines[start], column="superseded_by", chain=" → ".join(chain)
                )
