from typing import Any

from django import forms
from django.utils.translation import gettext, gettext_lazy

from mutirao.access.actors import Actor
from mutirao.access.services import LONGEST_TOKEN_LIFE
from mutirao.access.web.words import PERMISSION_NAMES
from mutirao.kernel.languages import LANGUAGES


class ProfileForm(forms.Form):
    name = forms.CharField(label=gettext_lazy("Name"), max_length=120)
    language = forms.ChoiceField(label=gettext_lazy("Language"), choices=list(LANGUAGES.items()))


class TokenForm(forms.Form):
    token_name = forms.CharField(
        label=gettext_lazy("Name of the token"),
        max_length=80,
        help_text=gettext_lazy("What it is for, such as the program or machine that will use it"),
    )
    days = forms.IntegerField(
        label=gettext_lazy("Valid for how many days"), min_value=1, max_value=LONGEST_TOKEN_LIFE.days, initial=90
    )
    scope = forms.MultipleChoiceField(
        label=gettext_lazy("What it may do"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Reading what you may see is always included."),
    )

    def __init__(self, *arguments: Any, by: Actor, **options: Any) -> None:
        super().__init__(*arguments, **options)
        choices = [(code, gettext(name)) for code, name in PERMISSION_NAMES.items() if code in by.permissions]
        self.fields["scope"].choices = choices  # type: ignore[attr-defined]
