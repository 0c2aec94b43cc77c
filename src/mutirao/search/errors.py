"""What can be wrong with keeping a search."""

from mutirao.kernel.errors import ConflictError, InvalidError


class EmptySearchError(InvalidError):
    """There is nothing to look for in it."""

    code = "search.empty"


class TooManySearchesError(ConflictError):
    """The account keeps `most` already."""

    code = "search.too_many"
