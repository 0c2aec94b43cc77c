"""The entry point: the command line with the error table behind it."""

import os
import sys
from typing import NoReturn

from mutirao.cli.app import app
from mutirao.kernel.errors import MutiraoError
from mutirao.site.commands import register
from mutirao.site.error_table import ERRORS, Exit

register(app)


def main() -> NoReturn:
    """Run the command; every error leaves with its sentence, its way out and its documented exit code."""
    try:
        _run()
    except BrokenPipeError:
        # What is still to be written has no reader; without this the interpreter would complain of it at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(Exit.OUTPUT_CLOSED)
    except MutiraoError as error:
        sys.exit(_explain(error))
    except KeyboardInterrupt:
        sys.exit(Exit.INTERRUPTED)
    except Exception as problem:
        from mutirao.site.environment_errors import environment_error

        error_of_machine = environment_error(problem)
        if error_of_machine is None:
            raise
        sys.exit(_explain(error_of_machine))
    sys.exit(0)


def _run() -> None:
    """The command with all that it printed; raises BrokenPipeError when nobody reads that any more."""
    try:
        app(standalone_mode=True)
    except SystemExit as ended:
        # Typer ends with 1 where the reader went away, which would look like a fault of ours.
        if isinstance(ended.__context__, BrokenPipeError):
            raise ended.__context__ from None
        sys.stdout.flush()
        raise
    sys.stdout.flush()


def _explain(error: MutiraoError) -> Exit:
    from mutirao.site.sentences import sentence

    entry = ERRORS[error.code]
    sys.stderr.write(
        f"{sentence(entry.message, error.facts)}\n{sentence(entry.way_out, error.facts)}\n[{error.code}]\n"
    )
    return entry.exit_code


if __name__ == "__main__":
    main()
