"""What is wrong with a file of statements: always with file, line and column where they are known."""

from mutirao.site.error_entry import Entry, Exit
from mutirao.site.error_entry import gettext_noop as _

ENTRIES: dict[str, Entry] = {
    "statements.unknown_form": Entry(
        _("{file} is of no form that can be read; these are: {known}."),
        _("Save it in one of them, with a name that ends so. Nothing was imported."),
        400,
        Exit.FILE,
    ),
    "statements.not_yaml": Entry(
        _("{file}, line {line}: this cannot be read as a plain list of entries: {problem}."),
        _("Aliases, tags and repeated names are not read. Look at that line; an editor for YAML shows what is wrong."),
        400,
        Exit.FILE,
    ),
    "statements.not_workbook": Entry(
        _("{file} cannot be opened as a workbook, or would unpack to more than {most} bytes: {problem}."),
        _("Open it in a spreadsheet program and save it anew as XLSX, or give CSV. Nothing was imported."),
        400,
        Exit.FILE,
    ),
    "statements.reading_stopped": Entry(
        _(
            "Reading {file} was stopped: it took more than {seconds} seconds, {megabytes} MB of memory or {disk} MB of "
            "disk, or broke down."
        ),
        _("Nothing was imported. Split the file, sources first; if it came from others, look first at what it holds."),
        400,
        Exit.FILE,
    ),
    "statements.entry": Entry(
        _("{file}, line {line}, {column}: {problem} (there is “{value}”)."),
        _("Correct the entry and give the file again. Nothing was imported."),
        400,
        Exit.FILE,
    ),
    "statements.unknown_name": Entry(
        _("{file}, line {line}, {column}: “{value}” is not known here. Close to it: {suggestions}."),
        _("Name a party by its code, a topic or source by its key; new sources may stand in the same file."),
        400,
        Exit.FILE,
    ),
    "statements.twice": Entry(
        _("{file}, line {line}, {column}: “{value}” stands on line {first_line} already."),
        _("Keep one of the two. Nothing was imported."),
        400,
        Exit.FILE,
    ),
    "statements.supersession_circle": Entry(
        _("{file}, line {line}: documents replace or follow one another in a circle: {chain}."),
        _("Each came after the next. Correct supersedes, superseded_by or follows. Nothing was imported."),
        400,
        Exit.FILE,
    ),
    "statements.two_successors": Entry(
        _("{file}, line {line}: {value} would be replaced by {first} and by {second}."),
        _("A document is replaced by one. Correct supersedes or superseded_by. Nothing was imported."),
        400,
        Exit.FILE,
    ),
}
