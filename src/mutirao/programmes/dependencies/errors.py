"""What is refused of files and questions about who depends on whom."""

from mutirao.kernel.errors import FileError, InvalidError, MutiraoError


class UnknownNodeInFileError(FileError):
    """`node` is not in the file of nodes; `suggestions` names close ones."""

    code = "file.unknown_node"


class UnknownEdgeInFileError(FileError):
    """No edge leads from `provider` to `node` in the file of edges."""

    code = "file.unknown_edge"


class SelfLoopInFileError(FileError):
    """`node` depends on itself: that says nothing."""

    code = "file.self_loop"


class TextDiffersError(FileError):
    """Another line of the same programme says something else: `value` here, `first` in `first_line`."""

    code = "file.text_differs"


class HardensNothingError(FileError):
    """No line of `programme`, of which `line` is the first, contains anything."""

    code = "file.hardens_nothing"


class ShortensNothingError(FileError):
    """No line of `programme`, of which `line` is the first, shortens anything."""

    code = "file.shortens_nothing"


class UnknownNodeError(InvalidError):
    """`node` is not in the file of nodes; `suggestions` names close ones."""

    code = "dependencies.unknown_node"


class WorkersInvalidError(InvalidError):
    """These do not go together, or are fewer than one: `backend`, `threads`, `workers`."""

    code = "dependencies.workers"


class ExtraMissingError(MutiraoError):
    """What was asked for needs `library`, which the extra `extra` brings."""

    code = "extra.missing"


class OutputNeedsFileError(InvalidError):
    """`form` is written to files only: its tables are several, and its origin stands beside them."""

    code = "output.needs_file"


class OutputUnwritableError(FileError):
    """`file` cannot be written; `problem` is the system's own word."""

    code = "output.unwritable"


class ClusterUnreachableError(MutiraoError):
    """No Dask cluster answers at `address`."""

    code = "dependencies.cluster_unreachable"


class CourseMissingError(FileError):
    """Programmes in `file` shorten recovery, and no course over time was asked for."""

    code = "programmes.course_missing"


class RecoveryMissingError(FileError):
    """The course over time was asked for, and `file` does not say how long shocks last."""

    code = "shocks.recovery_missing"
