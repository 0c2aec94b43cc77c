"""From what was typed to the schema, and from the schema's refusals back to the fields of a form."""

from collections.abc import Mapping
from typing import Any, TypeVar

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrPromise
from pydantic import BaseModel, ValidationError

Entry = TypeVar("Entry", bound=BaseModel)

_REFUSALS: dict[str, StrPromise] = {
    "date.invalid": _("There is no such date. Write 2025, 2025-07 or 2025-07-22, and a term as 2025/2030."),
    "atlas.long_quotation": _("A quotation has at most %(most)s characters. Tell the rest in your own words."),
    "atlas.text_and_mark": _("Say what it says, or mark it as not yet read in the source."),
    "atlas.no_source": _("A fact rests on one source: name one that is recorded, or describe the new one below."),
    "atlas.supersession": _("A document that was replaced is superseded, or its term has ended."),
    "string_too_long": _("This is too long: at most %(max_length)s characters."),
    "greater_than": _("This has to be above zero."),
    "less_than_equal": _("This is too much: at most %(le)s."),
}
# Fields whose form is told by an example.
_EXAMPLES: dict[str, StrPromise] = {
    "url": _("Write the whole address on the web, beginning with https:// or http://."),
    "language": _("Write the two letters of the language, such as pt."),
    "source": _("Write the key of a source, as in the address of its page."),
    "instrument": _("Write the key of a source, as in the address of its page."),
    "superseded_by": _("Write the key of a source, as in the address of its page."),
    "follows": _("Write the key of a source, as in the address of its page."),
    "parties": _("Write codes of parties, such as BRA, with commas between them."),
    "observers": _("Write codes of parties, such as BRA, with commas between them."),
    "secretariat": _("Write codes of parties, such as BRA, with commas between them."),
    "page": _("Write where it stands, such as 12 or 12-13."),
}


def judged(form: forms.Form, schema: type[Entry], written: Mapping[str, Any], *, prefix: str = "") -> Entry | None:
    """The entry that was written, or None, each refusal then standing at its field of the form."""
    try:
        return schema.model_validate(
            {name: value for name, value in written.items() if value not in ("", None, [], {})}
        )
    except ValidationError as refused:
        for error in refused.errors():
            location = [str(part) for part in error["loc"] if isinstance(part, str)]
            _put(form, f"{prefix}{location[-1]}" if location else None, location, error)
        return None


def _put(form: forms.Form, field: str | None, location: list[str], error: Any) -> None:
    name = next((one for one in (field, f"new_{field}", *location) if one in form.fields), None)
    form.add_error(name, _sentence(location[-1] if location else "", error))


def _sentence(field: str, error: Any) -> str:
    known = _REFUSALS.get(error["type"])
    if known is not None:
        return str(str(known) % error.get("ctx", {}))
    if error["type"] == "missing":
        return gettext("This is needed.")
    return str(_EXAMPLES.get(field) or _("This does not make sense here."))
