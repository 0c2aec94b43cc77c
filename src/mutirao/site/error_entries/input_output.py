"""What is wrong with an input-output table."""

from mutirao.site.error_entry import Entry, Exit
from mutirao.site.error_entry import gettext_noop as _

ENTRIES: dict[str, Entry] = {
    "input_output.form": Entry(
        _("{file} is no input-output table that can be read: {problem}."),
        _("Give exporter, importer and value in lines; OECD's ICIO as CSV; or a folder as pymrio writes it."),
        400,
        Exit.FILE,
    ),
    "input_output.node_missing": Entry(
        _("{file}, line {line}: {node} is missing in the {side}."),
        _("Every node sells in a row and buys in a column. Look whether the table was cut off."),
        400,
        Exit.FILE,
    ),
    "input_output.years": Entry(
        _("{file}, line {line}: there are several years: {years}."),
        _("Give the lines of one year."),
        400,
        Exit.FILE,
    ),
    "input_output.outside_folder": Entry(
        _("{file} names a file outside its folder: {named}."),
        _("Put the tables beside it and name them there."),
        400,
        Exit.FILE,
    ),
}
