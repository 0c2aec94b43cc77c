"""Compile the catalogues of src/mutirao/locale from .po to .mo, with Babel, so that no gettext needs to be installed.

    python tools/compile_translations.py

Entries marked fuzzy are left out: an unreviewed sentence is not shown. Only catalogues that changed are compiled.
"""

from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LOCALE = Path(__file__).resolve().parent.parent / "src" / "mutirao" / "locale"


def compile_catalogue(source: Path) -> None:
    """Write the .mo beside its .po, whole or not at all."""
    with source.open("rb") as opened:
        catalogue = read_po(opened, locale=source.parent.parent.name)
    unfinished = source.with_suffix(".mo.unfinished")
    with unfinished.open("wb") as opened:
        write_mo(opened, catalogue)
    unfinished.replace(source.with_suffix(".mo"))


def main() -> None:
    for source in sorted(LOCALE.glob("*/LC_MESSAGES/*.po")):
        compiled = source.with_suffix(".mo")
        if not compiled.exists() or compiled.stat().st_mtime <= source.stat().st_mtime:
            compile_catalogue(source)
            print(f"Translations: compiled {source.parent.parent.name}/{source.name}")


if __name__ == "__main__":
    main()
