"""Who may see a record: the same question on every form."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from mutirao.access.actors import Actor
from mutirao.access.audiences import Audience, AudienceKind, Shareable
from mutirao.design import formats
from mutirao.design.widgets import GroupedCheckboxes
from mutirao.directory.queries import region_name, regions_of
from mutirao.kernel.languages import DEFAULT_LANGUAGE
from mutirao.parties.reference import aliases_of
from mutirao.programmes.queries.readers import possible_readers
from mutirao.search.tokens import folded

if TYPE_CHECKING:
    from mutirao.parties.models import Party

Groups = list[tuple[str, list[tuple[str, str]]]]

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
    written = forms.CharField(
        label=_("Named parties, by name or code"),
        required=False,
        max_length=2000,
        help_text=_("Separated by semicolons, such as: BRA; KOR; Japan. Or choose them from the lists below."),
        widget=forms.TextInput(attrs={"list": "possible-readers", "autocomplete": "off"}),
    )
    parties = forms.MultipleChoiceField(label=_("Named parties, by region"), required=False, widget=GroupedCheckboxes)

    def __init__(self, *args: Any, by: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        readers = possible_readers(by=by)
        self._readers = (*readers.networks, *readers.parties)
        self._named = sorted(readers.parties, key=_name)
        networks, parties = self.fields["networks"], self.fields["parties"]
        assert isinstance(networks, forms.MultipleChoiceField)
        assert isinstance(parties, forms.MultipleChoiceField)
        networks.choices = _choices(sorted(readers.networks, key=_name))
        parties.choices = _by_region(self._named)

    @property
    def suggestions(self) -> list[str]:
        """What the field for names offers while somebody writes."""
        return [party.name for party in self._named]

    @property
    def is_open(self) -> bool:
        """Whether the lists of networks and parties matter to the answer as it stands."""
        return self["audience"].value() in {AudienceKind.NAMED, AudienceKind.NETWORK}

    def clean_written(self) -> list[str]:
        """The codes of the parties that are written out."""
        known = {folded(name): party.code for party in self._named for name in _names(party)}
        written = _parts(self.cleaned_data["written"], known)
        unknown = [part for part in written if folded(part) not in known]
        if unknown:
            names = formats.listing(unknown, get_language() or DEFAULT_LANGUAGE)
            raise forms.ValidationError(gettext("Not in the lists below: {names}.").format(names=names))
        return [known[folded(part)] for part in written]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if "audience" not in cleaned:
            return cleaned
        kind = AudienceKind(cleaned["audience"])
        field = {AudienceKind.NAMED: "parties", AudienceKind.NETWORK: "networks"}.get(kind)
        codes = cleaned.get(field, []) if field else []
        if kind == AudienceKind.NAMED:
            codes = [*codes, *cleaned.get("written", [])]
        if self.errors.get("written"):
            return cleaned
        if field and not codes:
            self.add_error(field, gettext("Choose at least one."))
        else:
            chosen = tuple(party for party in self._readers if party.code in codes)
            cleaned["shared_with"] = Audience(kind=kind, parties=chosen)
        return cleaned


def _parts(text: str, known: Iterable[str]) -> list[str]:
    """Names are separated by semicolons; so are codes, or by commas, which some names have inside."""
    parts: list[str] = []
    for part in text.replace("\n", ";").split(";"):
        parts += [part] if folded(part.strip()) in known else part.split(",")
    return [part.strip() for part in parts if part.strip()]


def _names(party: "Party") -> Iterable[str]:
    return (party.code, *party.names.values(), *aliases_of(party.code))


def _name(party: "Party") -> str:
    return folded(party.name)


def _choices(parties: Iterable["Party"]) -> list[tuple[str, str]]:
    return [(party.code, party.name) for party in parties]


def _by_region(parties: Sequence["Party"]) -> Groups:
    """Regions in the order of their names; whoever is no country, and countries without a region, at the end."""
    language, regions = get_language() or DEFAULT_LANGUAGE, regions_of(parties)
    groups: dict[str, list[Party]] = defaultdict(list)
    rest: dict[str, list[Party]] = {gettext("Countries and territories elsewhere"): [], gettext("Organisations"): []}
    elsewhere, organisations = rest
    for party in parties:
        if party.pk in regions:
            groups[region_name(regions[party.pk], language)].append(party)
        else:
            rest[elsewhere if party.is_country else organisations].append(party)
    listed = [*sorted(groups.items()), *rest.items()]
    return [(name, _choices(members)) for name, members in listed if members]


def initial_audience(shared: Shareable) -> dict[str, Any]:
    """The form's answers for a record as it is shared now."""
    codes = [party.code for party in shared.audience_parties.all()]
    return {"audience": shared.audience, "networks": codes, "parties": codes}
