"""Why a long run did not come to its end."""

from mutirao.site.error_entry import Entry, Exit
from mutirao.site.error_entry import gettext_noop as _

ENTRIES: dict[str, Entry] = {
    "execution.cancelled": Entry(
        _("The run was stopped after {done} of {pieces} pieces."),
        _("Start it again with the same checkpoints: finished pieces are not computed twice."),
        409,
        Exit.CONFLICT,
    ),
    "execution.worker_lost": Entry(
        _("Worker processes died before they finished a piece; {left} pieces are left."),
        _("Most likely memory ran out. Use fewer workers, or a smaller computation; finished pieces are kept."),
        500,
        Exit.FAILURE,
    ),
    "execution.cluster_lost": Entry(
        _("The cluster was lost: its scheduler does not answer, or it has no workers; {left} pieces are left."),
        _("See that workers run and run the command again; with --checkpoint, finished pieces are not computed twice."),
        500,
        Exit.ENVIRONMENT,
    ),
    "execution.workers_differ": Entry(
        _("A worker runs other versions than this machine: {there} there, {here} here."),
        _("Install the same versions everywhere: otherwise digits could differ."),
        400,
        Exit.INVALID,
    ),
    "execution.no_pieces": Entry(
        _("A run needs at least one worker and one piece, not {pieces}."),
        _("Give a number of workers from 1."),
        400,
        Exit.INVALID,
    ),
    "checkpoint.folder": Entry(
        _("The folder of checkpoints {file} cannot be used: {problem}."),
        _("Name another folder, or make this one writable."),
        400,
        Exit.FILE,
    ),
}
