"""What is wrong with a table that somebody brings: always with file, line and column where they are known."""

from mutirao.site.error_entry import Entry, Exit
from mutirao.site.error_entry import gettext_noop as _

ENTRIES: dict[str, Entry] = {
    "file.missing": Entry(
        _("The file {file} cannot be read: {problem}."),
        _("Check the name and the rights. Nothing was imported."),
        400,
        Exit.FILE,
    ),
    "file.too_large": Entry(
        _("{file} has {size} bytes; at most {most} are read."),
        _("Nothing was read. Split the file, or leave out what is not needed."),
        413,
        Exit.FILE,
    ),
    "file.spreadsheet": Entry(
        _("{file} is a spreadsheet ({kind}), not CSV."),
        _("Save it from your spreadsheet program as “CSV UTF-8” and give that file. Nothing was imported."),
        400,
        Exit.FILE,
    ),
    "file.encoding": Entry(
        _("{file}, line {line}: this is not text in UTF-8."),
        _("Save the file as “CSV UTF-8”. Nothing was imported."),
        400,
        Exit.FILE,
    ),
    "file.empty": Entry(
        _("{file} has no rows."),
        _("Give a file with a line of column names and at least one row below it."),
        400,
        Exit.FILE,
    ),
    "gci.tier": Entry(
        _("{file}, line {line}, column {column}: “{value}” is no tier."),
        _("Write one of {known}. Nothing was imported."),
        400,
        Exit.FILE,
    ),
    "gci.total": Entry(
        _("{file}, line {line}, column {column}: {value} is not the sum of the five pillars, {sum}."),
        _("Correct the line, or leave the column “total” out. Nothing was imported."),
        400,
        Exit.FILE,
    ),
    "file.columns": Entry(
        _("{file}, line {line}: the columns are not those expected; look at “{column}”."),
        _("The first line must name these columns: {expected}. Nothing was imported."),
        400,
        Exit.FILE,
    ),
    "file.row_shape": Entry(
        _("{file}, line {line}: the line does not have as many fields as there are columns, or a quote never closes."),
        _("Put texts with commas between double quotes. Nothing was imported."),
        400,
        Exit.FILE,
    ),
    "file.value_missing": Entry(
        _("{file}, line {line}, column {column}: there is no value."),
        _("Give one, or leave out the line. Nothing was imported."),
        400,
        Exit.FILE,
    ),
    "file.number": Entry(
        _("{file}, line {line}, column {column}: “{value}” is not a number that can stand here."),
        _("Write digits with a point for decimals and no separators, such as 1234.5. Nothing was imported."),
        400,
        Exit.FILE,
    ),
    "file.out_of_range": Entry(
        _("{file}, line {line}, column {column}: {value} is not between {least} and {most}."),
        _("Correct the value. Nothing was imported."),
        400,
        Exit.FILE,
    ),
    "file.text_too_long": Entry(
        _("{file}, line {line}, column {column}: the text is longer than {most} characters."),
        _("Shorten it. Nothing was imported."),
        400,
        Exit.FILE,
    ),
    "file.duplicate_row": Entry(
        _("{file}, line {line}, column {column}: {key} stands in line {first_line} already."),
        _("Leave one of the two lines out. Nothing was imported."),
        400,
        Exit.FILE,
    ),
    "file.unknown_country": Entry(
        _("{file}, line {line}, column {column}: no country has the code “{country}”."),
        _("Close to it: {suggestions}. Nothing was imported."),
        400,
        Exit.FILE,
    ),
    "file.unknown_need": Entry(
        _("{file}, line {line}, column {column}: {need} comes after “{after}”, which the file does not have."),
        _("Correct the name, or leave the field empty. Nothing was imported."),
        400,
        Exit.FILE,
    ),
    "file.circle": Entry(
        _("{file}, line {line}, column {column}: these needs wait for each other for ever: {circle}."),
        _("Empty the field in one of their lines. Nothing was imported."),
        400,
        Exit.FILE,
    ),
    "file.year": Entry(
        _("{file}, line {line}, column {column}: “{value}” is no year of the plan."),
        _("Write 1 to {most}, or a calendar year of the plan. Nothing was imported."),
        400,
        Exit.FILE,
    ),
    "file.too_many_needs": Entry(
        _("{file}, line {line}: there are more than {most} needs."),
        _("Split the file. Nothing was imported."),
        400,
        Exit.FILE,
    ),
}
