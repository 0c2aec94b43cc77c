"""Catalogues written for a test."""

from pathlib import Path

HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'


def written(folder: Path, locale: str, *entries: str) -> Path:
    """The catalogue of a locale under `folder`, holding these entries as they stand."""
    path = folder / locale / "LC_MESSAGES" / "django.po"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(HEADER + "\n\n".join(entries) + "\n", encoding="utf-8")
    return path


def entry(english: str, other: str, *, flag: str = "") -> str:
    return (f"#, {flag}\n" if flag else "") + f'msgid "{english}"\nmsgstr "{other}"'
