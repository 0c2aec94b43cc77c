"""What is wrong with files or questions about who depends on whom, or with how they are to be computed."""

from mutirao.site.error_entry import Entry, Exit
from mutirao.site.error_entry import gettext_noop as _

ENTRIES: dict[str, Entry] = {
    "file.unknown_node": Entry(
        _("{file}, line {line}, column {column}: no node is called “{node}”."),
        _("Correct it, or add it to the file of nodes. Close to it: {suggestions}."),
        400,
        Exit.FILE,
    ),
    "file.unknown_edge": Entry(
        _("{file}, line {line}, column {column}: no edge leads from {provider} to {node}."),
        _("Name an edge of the file of edges, or leave the field empty to harden the node."),
        400,
        Exit.FILE,
    ),
    "file.self_loop": Entry(
        _("{file}, line {line}, column {column}: {node} would depend on itself."),
        _("Leave the line out: what happens at a node itself is its rate and its loss."),
        400,
        Exit.FILE,
    ),
    "file.text_differs": Entry(
        _("{file}, line {line}, column {column}: “{value}” differs from “{first}” in line {first_line}."),
        _("Write the same in every line of one programme."),
        400,
        Exit.FILE,
    ),
    "file.hardens_nothing": Entry(
        _("{file}, line {line}, column {column}: the programme {programme} hardens nothing."),
        _("Give a containment above zero in one of its lines, or leave the programme out."),
        400,
        Exit.FILE,
    ),
    "file.shortens_nothing": Entry(
        _("{file}, line {line}, column {column}: the programme {programme} shortens nothing."),
        _("Give a share above zero in one of its lines, or leave the programme out."),
        400,
        Exit.FILE,
    ),
    "programmes.course_missing": Entry(
        _("What sooner recovery saves, as {file} asks, shows only over time."),
        _("Say for how many periods the course is followed (--periods), or leave the programmes out."),
        400,
        Exit.FILE,
    ),
    "dependencies.unknown_node": Entry(
        _("No node is called “{node}”."),
        _("Use a code of the file of nodes. Close to it: {suggestions}."),
        400,
        Exit.INVALID,
    ),
    "shocks.recovery_missing": Entry(
        _("Recovery over time needs the column “recovery_time” in {file}."),
        _("Give for every shock how many periods it lasts, or leave out the number of periods."),
        400,
        Exit.FILE,
    ),
    "dependencies.workers": Entry(
        _("{backend} does not work with {threads} threads and {workers} workers."),
        _(
            "Threads belong to threads, workers to joblib and dask, a scheduler to dask; give one of them, "
            "and numbers from 1."
        ),
        400,
        Exit.INVALID,
    ),
    "dependencies.cluster_unreachable": Entry(
        _("No Dask cluster answers at {address}."),
        _("Check the address and that the scheduler runs, or leave the address out to use processes of this machine."),
        500,
        Exit.ENVIRONMENT,
    ),
    "extra.missing": Entry(
        _("This needs {library}, which is not installed."),
        _("Install the extra “{extra}”: give “mutirao[{extra}]” in place of “mutirao” to your installer."),
        500,
        Exit.ENVIRONMENT,
    ),
    "output.needs_file": Entry(
        _("As {form} a result has several tables and belongs into files."),
        _("Name one with --output, or choose json, which holds everything in one."),
        400,
        Exit.INVALID,
    ),
    "output.unwritable": Entry(
        _("{file} cannot be written: {problem}."),
        _("Nothing was computed. Name a file in a folder that exists and that you may write to."),
        400,
        Exit.FILE,
    ),
}
