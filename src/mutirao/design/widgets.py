"""Controls of forms beyond Django's own."""

from typing import Any

from django import forms
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe


class GroupedCheckboxes(forms.CheckboxSelectMultiple):
    """Many choices in groups that open and close without a script; a group with something chosen in it is open."""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:  # noqa: ARG002
        context = self.get_context(name, value, attrs)
        groups = [
            {"name": group, "options": options, "chosen": sum(bool(one["selected"]) for one in options)}
            for group, options, _index in context["widget"]["optgroups"]
        ]
        return mark_safe(render_to_string("design/grouped_choices.html", {"groups": groups}))  # noqa: S308  # escaped there
