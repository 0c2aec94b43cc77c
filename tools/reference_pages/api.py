"""`api.md`: the HTTP API as its OpenAPI description says."""

from typing import Any

from reference_pages.markdown import code, table
from reference_pages.source import one_paragraph

INTRODUCTION = """# HTTP API

Send a token as `Authorization: Bearer …`; without one you see what everybody sees. Errors are problem details
(RFC 9457) whose `type` is a page of the site on their `code`; all codes are listed under [errors](errors.md).

"""


def page() -> str:
    from mutirao.site.api import api

    schema: dict[str, Any] = api.get_openapi_schema()
    routes = [
        _section(method, path, route)
        for path, methods in sorted(schema["paths"].items())
        for method, route in methods.items()
    ]
    shapes = [_shape(name, shape) for name, shape in sorted(schema["components"]["schemas"].items())]
    return INTRODUCTION + "\n".join([*routes, "## Shapes\n", *shapes])


def _shape(name: str, shape: dict[str, Any]) -> str:
    needed = shape.get("required", ())
    rows = [
        (code(member), _kind(content), "always" if member in needed else "may be missing")
        for member, content in shape.get("properties", {}).items()
    ]
    return f"### {name}\n\n" + (table(("Member", "Kind", "There"), rows) if rows else f"{_kind(shape)}\n")


def _section(method: str, path: str, route: dict[str, Any]) -> str:
    described = one_paragraph(route.get("description") or route.get("summary", ""))
    parts = [f"## `{method.upper()} {path}`\n", f"{described}\n"]
    if parameters := route.get("parameters"):
        parts.append(table(("Parameter", "In", "Must be given", "Kind"), [_parameter(one) for one in parameters]))
    if body := route.get("requestBody"):
        parts.append(f"Body: {', '.join(map(code, map(_schema_name, body['content'].values())))}.\n")
    parts.append(table(("Answer", "Content"), [_answer(*one) for one in route["responses"].items()]))
    return "\n".join(parts)


def _parameter(one: dict[str, Any]) -> tuple[str, str, str, str]:
    return code(one["name"]), one["in"], "yes" if one.get("required") else "no", _kind(one.get("schema", {}))


def _answer(status: object, response: dict[str, Any]) -> tuple[str, str]:
    shapes = [f"{kind}: {code(_schema_name(content))}" for kind, content in response.get("content", {}).items()]
    return str(status), ", ".join(shapes) or response.get("description", "")


def _schema_name(content: dict[str, Any]) -> str:
    return _kind(content.get("schema", {}))


def _kind(schema: dict[str, Any]) -> str:
    if reference := schema.get("$ref"):
        return str(reference).rpartition("/")[2]
    if choices := schema.get("anyOf"):
        return " or ".join(_kind(one) for one in choices)
    if schema.get("type") == "array":
        return f"list of {_kind(schema.get('items', {}))}"
    return str(schema.get("type") or schema.get("title") or "any")
