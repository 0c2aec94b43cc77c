"""A setting that cannot be is told by its name and its rule, with a documented exit code and never with a trace."""

from pathlib import Path

import pytest
from tests.site.commands import mutirao

from mutirao.site.error_table import Exit


@pytest.mark.parametrize(
    ("variable", "value", "rule"),
    [
        ("MUTIRAO_DEBUG", "maybe", "true or false"),
        ("MUTIRAO_LOG_LEVEL", "loud", "one of DEBUG, INFO"),
        ("MUTIRAO_HOSTS", "https://example.org", "without https://"),
        ("MUTIRAO_TRUSTED_ORIGINS", "example.org", "such as https://example.org"),
    ],
)
def test_a_bad_setting_is_named_with_its_rule(tmp_path: Path, variable: str, value: str, rule: str) -> None:
    refused = mutirao(tmp_path, "versions", before=None, timeout=180, **{variable: value})
    assert refused.returncode == Exit.ENVIRONMENT
    assert variable in refused.stderr
    assert value in refused.stderr
    assert rule in refused.stderr
    assert "Traceback" not in refused.stderr


@pytest.mark.parametrize("address", ["postgresql://u:secret/x@host:1/name", "postgresql://u:secret@[host/name"])
def test_an_address_that_cannot_be_read_is_refused_without_telling_its_password(tmp_path: Path, address: str) -> None:
    refused = mutirao(tmp_path, "versions", MUTIRAO_DATABASE=address)
    assert refused.returncode == Exit.ENVIRONMENT
    assert "[database.invalid_address]" in refused.stderr
    assert "secret" not in refused.stderr


def test_a_variable_that_is_set_to_nothing_is_not_set(tmp_path: Path) -> None:
    assert "MUTIRAO" not in mutirao(tmp_path, "versions", MUTIRAO_DEBUG="", MUTIRAO_LOG_LEVEL="").stderr
