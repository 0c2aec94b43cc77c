"""The catalogues as they stand, compiled, and the story of the contracts to look at in Japanese."""

from pathlib import Path

import pytest
from django.utils.translation.reloader import translation_file_changed
from tests.contracts.conftest import one_moment, story
from tools import compile_translations

__all__ = ["one_moment", "story"]


@pytest.fixture(scope="session", autouse=True)
def compiled_catalogues() -> None:
    """A test that ran before may have read older ones."""
    compile_translations.main()
    translation_file_changed(sender=None, file_path=Path("django.mo"))
