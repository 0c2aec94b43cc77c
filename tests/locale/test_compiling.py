"""Catalogues are compiled without any tool of gettext, and what is not translated falls back to English."""

import gettext
import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.locale.catalogues import entry, written
from tools import compile_translations

ROOT = Path(__file__).resolve().parents[2]
PLURAL = 'msgid "one row"\nmsgid_plural "many rows"\nmsgstr[0] "{0}"\nmsgstr[1] "{1}"'


@pytest.fixture
def locale(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(compile_translations, "LOCALE", tmp_path)
    return tmp_path


def _compiled(source: Path) -> gettext.GNUTranslations:
    compile_translations.main()
    with source.with_suffix(".mo").open("rb") as opened:
        return gettext.GNUTranslations(opened)


def test_a_translation_is_found_and_what_has_none_stays_english(locale: Path) -> None:
    spoken = _compiled(written(locale, "pt_BR", entry("Save", "Salvar"), entry("Cancel", ""), PLURAL.format("", "")))
    assert spoken.gettext("Save") == "Salvar"
    assert spoken.gettext("Cancel") == "Cancel"
    assert [spoken.ngettext("one row", "many rows", count) for count in (1, 2)] == ["one row", "many rows"]


def test_what_nobody_reviewed_is_not_shown(locale: Path) -> None:
    spoken = _compiled(written(locale, "es", entry("Save", "Salvar", flag="fuzzy")))
    assert spoken.gettext("Save") == "Save"


def test_a_changed_catalogue_is_compiled_again(locale: Path) -> None:
    source = written(locale, "ko", entry("Save", "저장"))
    assert _compiled(source).gettext("Save") == "저장"
    written(locale, "ko", entry("Save", "저장하기"))
    assert _compiled(source).gettext("Save") == "저장하기"


def test_no_program_of_gettext_is_needed() -> None:
    ran = subprocess.run(
        [sys.executable, "tools/compile_translations.py"],
        cwd=ROOT,
        env={**os.environ, "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
