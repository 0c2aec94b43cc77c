"""Taking a port before the long work begins, so that a taken one is told at once."""

import errno
import socket

from mutirao.kernel.errors import MutiraoError

_BACKLOG = 2048


class PortTakenError(MutiraoError):
    code = "port.taken"


class PortUnusableError(MutiraoError):
    code = "port.unusable"


def take_port(host: str, port: int) -> socket.socket:
    """A socket that holds `port` for this process; raises PortTakenError, PortUnusableError.

    It listens at once: two processes that prepare at the same time cannot both believe that they have the port.
    A browser that comes early waits for its page instead of being refused.
    """
    # Named as TCP, so that asyncio sends small packets at once: otherwise every answer waits 40 ms for the reader's
    # acknowledgement of its head.
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    taken = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        taken.bind((host, port))
        taken.listen(_BACKLOG)
    except OSError as problem:
        taken.close()
        if problem.errno == errno.EADDRINUSE:
            raise PortTakenError(port=port, other=port + 1) from problem
        raise PortUnusableError(host=host, port=port, reason=problem.strerror or str(problem)) from problem
    return taken
