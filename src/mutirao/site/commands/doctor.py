"""`mutirao doctor`: what is well and what is not, with the way out."""

import typer

from mutirao.kernel.errors import MutiraoError


class DeploymentNotWellError(MutiraoError):
    code = "doctor.faults"


def doctor() -> None:
    """Look at everything that a deployment needs; ends with exit code 8 where something is at fault.

    Example: mutirao doctor
    """
    from mutirao.cli.framework import set_up_django

    set_up_django()
    from mutirao.site.health import State, findings

    faults = 0
    for name, finding in findings():
        typer.echo(f"{finding.state:8} {name:14} {finding.says}")
        if finding.way_out:
            typer.echo(f"{'':23} → {finding.way_out}")
        faults += finding.state == State.FAULT
    if faults:
        raise DeploymentNotWellError(faults=faults)
