"""The entry point: the command line with the error table behind it."""

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
        app(standalone_mode=True)
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


def _explain(error: MutiraoError) -> Exit:
    from mutirao.site.sentences import sentence

    entry = ERRORS[error.code]
    sys.stderr.write(
        f"{sentence(entry.message, error.facts)}\n{sentence(entry.way_out, error.facts)}\n[{error.code}]\n"
    )
    return entry.exit_code


if __name__ == "__main__":
    main()
