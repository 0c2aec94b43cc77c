"""Putting a file beside a need."""

from django import forms
from django.utils.translation import gettext_lazy as _


class EvidenceForm(forms.Form):
    file = forms.FileField(
        label=_("File"), help_text=_("PDF, DOCX, XLSX, ODT, CSV, plain text, PNG or JPEG, at most 20 MB.")
    )
    is_shared = forms.BooleanField(
        label=_("Whoever may see the need may see this file"),
        required=False,
        help_text=_("Otherwise it stays your own party's."),
    )
