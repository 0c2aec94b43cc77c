"""Why a document cannot be read."""

from mutirao.kernel.errors import FileError


class NotADocumentError(FileError):
    """A file of a kind that has no sentences, such as a picture or a table."""

    code = "document.kind"


class BrokenDocumentError(FileError):
    code = "document.broken"


class UnknownEncodingError(FileError):
    """A page of the web that does not tell, or tells wrongly, how its letters are written."""

    code = "document.encoding"


class EncryptedDocumentError(FileError):
    code = "document.encrypted"


class ScannedDocumentError(FileError):
    """It has `pages` and no text: pictures of pages."""

    code = "document.scanned"


class TooManyPagesError(FileError):
    """`pages`, where at most `most` are read."""

    code = "document.too_many_pages"


class TooMuchTextError(FileError):
    """More than `most` characters."""

    code = "document.too_much_text"


class ReadingStoppedError(FileError):
    """Reading took more than `seconds` or `megabytes`, or broke down: what a hostile document does."""

    code = "document.reading_stopped"


# By their codes, as the worker names them.
ERRORS: dict[str, type[FileError]] = {
    one.code: one
    for one in (
        BrokenDocumentError,
        UnknownEncodingError,
        EncryptedDocumentError,
        ScannedDocumentError,
        TooManyPagesError,
        TooMuchTextError,
    )
}
