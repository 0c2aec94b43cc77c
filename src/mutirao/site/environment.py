"""What the environment says, each variable held against its rule where it is read. Set to nothing is not set.

`tools/reference_pages/settings.py` finds the variables by these calls.
"""

from collections.abc import Callable

from environs import Env, EnvValidationError

from mutirao.kernel.errors import InvalidError

LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")
TRUTH = "true or false"
HOST_NAMES = "host names without https:// and without a path, separated by commas"
ORIGINS = "addresses such as https://example.org, separated by commas"

_env = Env()


class InvalidSettingError(InvalidError):
    """`variable` is set to `value`, which its `rule` does not allow."""

    code = "setting.invalid"


def text(name: str, *, default: str) -> str:
    return _env.str(name, default="") or default


def truth(name: str, *, default: bool) -> bool:
    value = text(name, default="")
    try:
        return _env.bool(name, default=default) if value else default
    except EnvValidationError:
        raise InvalidSettingError(variable=name, value=value, rule=TRUTH) from None


def choice(name: str, *, default: str, among: tuple[str, ...]) -> str:
    value = text(name, default=default)
    if value not in among:
        raise InvalidSettingError(variable=name, value=value, rule=f"one of {', '.join(among)}")
    return value


def names(name: str, *, default: list[str], rule: str, is_valid: Callable[[str], bool]) -> list[str]:
    """The parts of a list separated by commas; empty ones do not count."""
    given = [part.strip() for part in text(name, default="").split(",") if part.strip()] or default
    wrong = next((part for part in given if not is_valid(part)), None)
    if wrong is not None:
        raise InvalidSettingError(variable=name, value=wrong, rule=rule)
    return given


def is_host_name(host: str) -> bool:
    return "/" not in host and " " not in host


def is_origin(origin: str) -> bool:
    scheme, separator, host = origin.partition("://")
    return scheme in {"http", "https"} and bool(separator) and bool(host) and "/" not in host
