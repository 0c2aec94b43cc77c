"""What can be wrong with a file of statements; each names the file and, where it is known, line and column."""

from mutirao.kernel.errors import FileError
from mutirao.programmes.planning.tables import ColumnsError, EmptyFileError, EncodingError, NumberError, RowShapeError


class UnknownFormError(FileError):
    """The name of the file ends in none of `known`."""

    code = "statements.unknown_form"


class NotYamlError(FileError):
    """The text is no YAML of plain lists and entries; `problem` is the reader's own word."""

    code = "statements.not_yaml"


class NotWorkbookError(FileError):
    """A workbook that cannot be opened, or one that would unpack to more than `most` bytes."""

    code = "statements.not_workbook"


class StatementsReadingStoppedError(FileError):
    """Reading took more than `seconds`, `megabytes` of memory or `disk` megabytes for its answer, or broke down: what a
    hostile file does."""

    code = "statements.reading_stopped"


class EntryError(FileError):
    """An entry breaks the schema in `column`; `problem` says how, `value` what stood there."""

    code = "statements.entry"


class UnknownNameError(FileError):
    """`value` names no `what` (party, topic, source) of the file or of this site; `suggestions` are close ones."""

    code = "statements.unknown_name"


class TwiceError(FileError):
    """The same key stands on `first_line` already."""

    code = "statements.twice"


class SupersessionCircleError(FileError):
    """Going from document to the one before it, replaced or followed, comes back to where it began: `chain`."""

    code = "statements.supersession_circle"


class TwoSuccessorsError(FileError):
    """Of the document `value` the file names two that replaced it: `first` and `second`."""

    code = "statements.two_successors"


# What the limited process may refuse a file with, by the codes that it names.
REFUSALS: dict[str, type[FileError]] = {
    one.code: one
    for one in (
        NotYamlError,
        NotWorkbookError,
        ColumnsError,
        EmptyFileError,
        EncodingError,
        NumberError,
        RowShapeError,
    )
}
