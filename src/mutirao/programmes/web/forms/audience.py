"""Who may see a record: the same question on every form."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mutirao.access.actors import Actor
from mutirao.access.audiences import Audience, AudienceKind, Shareable
from mutirao.programmes.queries.readers import possible_readers

_WORDS = [
    (AudienceKind.OWN, _("Only the parties concerned")),
    (AudienceKind.NAMED, _("Named parties, chosen below")),
    (AudienceKind.NETWORK, _("Members of networks, chosen below")),
    (AudienceKind.PUBLIC, _("Everybody")),
]


class AudienceForm(forms.Form):
    """`cleaned_data["shared_with"]` is the Audience that was chosen."""

    audience = forms.ChoiceField(
        label=_("Who may see it"),
        choices=_WORDS,
        initial=AudienceKind.OWN,
        widget=forms.RadioSelect,
        help_text=_("You can widen or narrow this at any time."),
    )
    networks = forms.MultipleChoiceField(
        label=_("Networks"), required=False, widget=forms.CheckboxSelectMultiple(attrs={"class": "many"})
    )
    parties = forms.MultipleChoiceField(
        label=_("Named parties"), required=False, widget=forms.CheckboxSelectMultiple(attrs={"class": "many"})
    )

    def __init__(self, *args: Any, by: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        readers = possible_readers(by=by)
        self._readers = (*readers.networks, *readers.parties)
        for name, listed in (("networks", readers.networks), ("parties", readers.parties)):
            field = self.fields[name]
            assert isinstance(field, forms.MultipleChoiceField)
            field.choices = [(party.code, party.name) for party in sorted(listed, key=lambda party: party.name)]

    @property
    def is_open(self) -> bool:
        """Whether the lists of networks and parties matter to the answer as it stands."""
        return self["audience"].value() in {AudienceKind.NAMED, AudienceKind.NETWORK}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if "audience" not in cleaned:
            return cleaned
        kind = AudienceKind(cleaned["audience"])
        field = {AudienceKind.NAMED: "parties", AudienceKind.NETWORK: "networks"}.get(kind)
        codes = cleaned.get(field, []) if field else []
        if field and not codes:
            self.add_error(field, gettext("Choose at least one."))
        else:
            chosen = tuple(party for party in self._readers if party.code in codes)
            cleaned["shared_with"] = Audience(kind=kind, parties=chosen)
        return cleaned


def initial_audience(shared: Shareable) -> dict[str, Any]:
    """The form's answers for a record as it is shared now."""
    codes = [party.code for party in shared.audience_parties.all()]
    return {"audience": shared.audience, "networks": codes, "parties": codes}
