"""`errors.md` and `exit-codes.md`: the error table."""

from mutirao.site.error_table import ERRORS, Entry, Exit
from reference_pages.markdown import anchor, code, table

# What the names leave open; an exit code without an entry stops the generator.
EXIT_MEANINGS = {
    Exit.FAILURE: "Something went wrong on the side of Mutirão, or a check of its own failed.",
    Exit.USAGE: "The command line was not understood: an unknown command or option, a missing argument.",
    Exit.NOT_FOUND: "What was named does not exist, or is not visible to you.",
    Exit.FORBIDDEN: "You are not allowed to do this.",
    Exit.INVALID: "A value that was given does not make sense.",
    Exit.FILE: "A file cannot be read, or its content cannot be used; nothing of it was imported.",
    Exit.CONFLICT: "The record is no longer in the state that the act needs.",
    Exit.ENVIRONMENT: "Something around Mutirão is missing or refused: a folder, a port, a database.",
    Exit.NOT_INTACT: "The audit, or a backup, is not what it was when it was written.",
    Exit.INTERRUPTED: "Stopped by Ctrl-C.",
    Exit.OUTPUT_CLOSED: "Whoever read the output closed it early, as `head` does; no fault of anybody's.",
}

INTRODUCTION = """# Errors

An error carries a code and facts; the sentence is made from them in the reader's language. In a message `{name}` stands
for a fact. Nothing was changed unless the way out says so.

"""

EXIT_INTRODUCTION = """# Exit codes

How a command of `mutirao` ended, for scripts.

"""


def page() -> str:
    return INTRODUCTION + "\n".join(_section(name, ERRORS[name]) for name in sorted(ERRORS))


def _section(name: str, entry: Entry) -> str:
    ends = f"HTTP status {entry.status}, [exit code](exit-codes.md) {entry.exit_code.value}."
    return f"{anchor(name)}## `{name}`\n\n{entry.message}\n\n{entry.way_out}\n\n{ends}\n"


def exit_codes_page() -> str:
    meanings = table(
        ("Exit code", "Meaning"), [("0", "Done."), *((str(one.value), EXIT_MEANINGS[one]) for one in Exit)]
    )
    by_code = "\n".join(f"- **{one.value}**: {_codes(one)}" for one in Exit if _codes(one))
    return f"{EXIT_INTRODUCTION}{meanings}\n## Which error ends with which code\n\n{by_code}\n"


def _codes(exit_code: Exit) -> str:
    return ", ".join(_linked(name) for name in sorted(ERRORS) if ERRORS[name].exit_code is exit_code)


def _linked(name: str) -> str:
    heading = name.replace(".", "")  # as Markdown names the anchor of a heading
    return f"[{code(name)}](errors.md#{heading})"
