"""What can go wrong with long work."""

from mutirao.kernel.errors import ConflictError, MutiraoError


class JobQueueFullError(MutiraoError):
    code = "job.queue_full"


class JobStateError(ConflictError):
    """The job is not in a state that can be cancelled, or tried again."""

    code = "job.state"


class JobLostError(MutiraoError):
    """Each attempt ended without a word: the worker was killed, or the machine went down."""

    code = "job.lost"


class JobTimeLimitError(MutiraoError):
    code = "job.time_limit"


class JobFaultError(MutiraoError):
    """A fault of ours in a runner; the log has it, the requester sees only that it happened."""

    code = "job.fault"
