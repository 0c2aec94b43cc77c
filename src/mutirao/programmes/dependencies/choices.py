"""What can be chosen, in words that the command line knows before anything heavy is loaded."""

from enum import StrEnum


class Form(StrEnum):
    """How a result is written."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    PARQUET = "parquet"


class Backend(StrEnum):
    """Who computes."""

    SERIAL = "serial"
    THREADS = "threads"
    JOBLIB = "joblib"
    DASK = "dask"


class Felt(StrEnum):
    """Who feels it when a node stops: its customers, or its suppliers."""

    SUPPLY = "supply"
    DEMAND = "demand"


class Return(StrEnum):
    """How a direct loss goes back: all at once at the end, steadily, or fast first and slowly then."""

    CONSTANT = "constant"
    LINEAR = "linear"
    EXPONENTIAL = "exponential"


class Hardened(StrEnum):
    """What one hardens."""

    NODE = "node"
    EDGE = "edge"
