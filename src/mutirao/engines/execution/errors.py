"""Why a run did not come to its end."""

from mutirao.kernel.errors import ConflictError, InvalidError, MutiraoError


class RunCancelledError(ConflictError):
    """Somebody asked the run to stop; `done` of `pieces` had been computed."""

    code = "execution.cancelled"


class WorkerLostError(MutiraoError):
    """Workers died again and again without finishing a piece: most likely each piece needs more memory than they
    have."""

    code = "execution.worker_lost"


class ClusterLostError(MutiraoError):
    """The machines that compute are gone: the scheduler does not answer, or for a minute it has had no workers."""

    code = "execution.cluster_lost"


class WorkersDifferError(InvalidError):
    """A worker runs other versions than the caller: its digits could differ. Facts `here` and `there` say which."""

    code = "execution.workers_differ"


class NoPiecesError(InvalidError):
    """A task is cut into at least one piece, and computed by at least one worker."""

    code = "execution.no_pieces"
