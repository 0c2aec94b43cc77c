"""Files of statements: what stands in each column, from the schema that reads them."""

from collections.abc import Iterator, Mapping
from typing import Any

from mutirao.atlas.published import schema_of_files


def page() -> str:
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    schema = schema_of_files()
    kinds = schema["$defs"]
    yield "# Files of statements"
    yield ""
    yield (
        "What `mutirao import statements` reads from YAML, CSV and XLSX. A site serves the same as JSON Schema on its "
        "page *Open data*, for editors that check while one writes."
    )
    for title, name in (("Statements", "ImportedStatement"), ("Sources", "ImportedSource")):
        yield from ("", f"## {title}", "", "| Name | Must be given | What it takes |", "| --- | --- | --- |")
        entry = kinds[name]
        for field, about in entry["properties"].items():
            must = "yes" if field in entry.get("required", ()) else "no"
            yield f"| `{field}` | {must} | {_takes(about, kinds)} |"
    yield from ("", "Exports add `revision`, `recorded_at` and `is_fictitious`; an import leaves them aside.")


def _takes(about: Mapping[str, Any], kinds: Mapping[str, Any]) -> str:
    if "anyOf" in about:
        return " or ".join(_takes(one, kinds) for one in about["anyOf"] if one.get("type") != "null")
    if "$ref" in about:
        return _counts(kinds[about["$ref"].rsplit("/", 1)[-1]])
    if "enum" in about:
        return ", ".join(f"`{one}`" for one in about["enum"])
    if about.get("type") == "array":
        return f"several: {_takes(about['items'], kinds)}"
    told = {"string": "text", "integer": "a whole number", "boolean": "true or false"}[about["type"]]
    if "maxLength" in about:
        told += f" of at most {about['maxLength']} characters"
    if "pattern" in about:
        pattern = about["pattern"].replace("|", "\\|")
        told += f", as `{pattern}`"
    return told


def _counts(kind: Mapping[str, Any]) -> str:
    return f"counts: {', '.join(f'`{name}`' for name in kind['properties'])}"
