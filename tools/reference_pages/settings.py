"""`settings.md`: every variable of the environment that the package reads."""

import ast
from collections.abc import Iterator

from reference_pages.markdown import code, table
from reference_pages.source import modules, name_of

# What the code cannot say of itself; a variable without an entry, or an entry without a variable, stops the generator.
MEANINGS = {
    "MUTIRAO_HOME": "The folder of the deployment: database, signing secret, uploads. Made on first start, readable by "
    "its owner only.",
    "MUTIRAO_DATABASE": "`postgresql://user:password@host:port/name`, or `sqlite:///path`. Empty: SQLite in the folder "
    "of the deployment.",
    "MUTIRAO_SECRET_KEY": "The signing secret. Empty: made on first start and kept in the folder of the deployment.",
    "MUTIRAO_HOSTS": "The host names under which the site may be asked, separated by commas.",
    "MUTIRAO_TRUSTED_ORIGINS": "Addresses (`https://…`) from which forms are accepted beside the site's own, "
    "separated by commas; needed behind a proxy that ends HTTPS.",
    "MUTIRAO_HTTPS": "`true` where the site is reached by HTTPS: secure cookies, redirection, strict transport.",
    "MUTIRAO_DEBUG": "`true` while developing: pages of errors with their trace. Never where others can reach it.",
    "MUTIRAO_PASSWORD": "The password of a new account, so that it stands in no list of processes; asked for where "
    "it is not set.",
    "MUTIRAO_LOG_LEVEL": "`DEBUG`, `INFO`, `WARNING` or `ERROR`: from which level lines are written to standard error.",
}

INTRODUCTION = """# Settings

All settings come from the environment. None is needed to start.

"""


def page() -> str:
    found = {name: (kind, default, where) for name, kind, default, where in sorted(_variables())}
    without_meaning, without_variable = found.keys() - MEANINGS.keys(), MEANINGS.keys() - found.keys()
    if without_meaning or without_variable:
        raise SystemExit(f"settings.py of the generator: missing {without_meaning}, too much {without_variable}")
    rows = [
        (code(name), MEANINGS[name], kind, code(default) or "empty", code(where))
        for name, (kind, default, where) in found.items()
    ]
    return INTRODUCTION + table(("Variable", "Meaning", "Kind", "If not set", "Read in"), rows)


def _variables() -> Iterator[tuple[str, str, str, str]]:
    for path in modules():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and (read := _read(node)):
                yield *read, name_of(path)


def _read(call: ast.Call) -> tuple[str, str, str] | None:
    """The variable's name, kind and default, where the call is `environment.kind("MUTIRAO_…", default=…)`,
    `os.environ.get("MUTIRAO_…", …)`, or an option that says `envvar="MUTIRAO_…"`."""
    named = {word.arg: word.value for word in call.keywords if word.arg}
    match call.func, [named.get("envvar"), *call.args]:
        case _, [ast.Constant(value=str() as name), *_]:
            return name, "text", ""
        case ast.Attribute(attr=method), [None, ast.Constant(value=str() as name), *rest] if name.startswith(
            "MUTIRAO_"
        ):
            default = rest[0] if rest else named.get("default")
            return name, _kind(method), _shown(default) if isinstance(default, ast.expr) else ""
    return None


def _kind(method: str) -> str:
    return {"truth": "true or false", "names": "list"}.get(method, "text")


def _shown(default: ast.expr) -> str:
    value = ast.literal_eval(default)
    return ",".join(value) if isinstance(value, list) else str(value).lower() if isinstance(value, bool) else str(value)
