"""Why a file cannot be taken or given."""

from mutirao.kernel.errors import FileError, MutiraoError


class UploadTooLargeError(FileError):
    code = "upload.too_large"


class EmptyUploadError(FileError):
    code = "upload.empty"


class UnknownFileTypeError(FileError):
    """Its content is none of the kinds that are taken."""

    code = "upload.unknown_type"


class FileTypeMismatchError(FileError):
    """It calls itself something else than it is."""

    code = "upload.mismatch"


class UnsafeArchiveError(FileError):
    """A document that is an archive inside, and would unpack to far too much, is broken, or carries a program."""

    code = "upload.unsafe_archive"


class NoRoomForUploadError(MutiraoError):
    code = "upload.no_room"


class UploadFolderError(MutiraoError):
    code = "upload.folder"


class UploadMissingError(MutiraoError):
    """The record is there and its content is not."""

    code = "upload.missing"
