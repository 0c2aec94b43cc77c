"""What is wrong with an input-output table, beyond what can be wrong with any file."""

from mutirao.kernel.errors import FileError


class NotAnInputOutputTableError(FileError):
    """Neither of the forms that are read; `problem` is a code of what was missing."""

    code = "input_output.form"


class NodeMissingError(FileError):
    """`node` buys (a column) and never sells (no row), or the other way round; `side` is where it is missing."""

    code = "input_output.node_missing"


class SeveralYearsError(FileError):
    """A long table of more than one year: `years` names them."""

    code = "input_output.years"


class OutsideFolderError(FileError):
    """A folder's description that names a file elsewhere."""

    code = "input_output.outside_folder"
