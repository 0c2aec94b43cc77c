"""Choosing what to compare: two to four parties, topics, and since when something is new."""

from collections.abc import Sequence

from django import forms
from django.utils.translation import gettext_lazy as _

from mutirao.access.actors import Actor
from mutirao.atlas.facts import TopicFact
from mutirao.atlas.queries.comparisons import FEWEST, MOST
from mutirao.atlas.queries.sources import parties_with_facts
from mutirao.atlas.queries.topics import topics as all_topics
from mutirao.parties.queries import parties_by_codes


class ComparisonForm(forms.Form):
    """All choices of parties are sent under one name, so that the address reads `parties=BRA&parties=KOR`."""

    def __init__(self, *, chosen: Sequence[str], topics: Sequence[str], since: str, by: Actor) -> None:
        super().__init__()
        listed = {one.code: one.name for one in parties_with_facts(by)}
        # What the address names may have no facts yet.
        unlisted = parties_by_codes(code.upper() for code in chosen if code.upper() not in listed)
        listed |= {party.code: party.name for party in unlisted}
        choices = sorted(listed.items(), key=lambda choice: choice[1])
        for place in range(MOST):
            self.fields[f"party_{place + 1}"] = forms.ChoiceField(
                label=_("Country or network %(place)d") % {"place": place + 1},
                choices=choices if place < min(FEWEST, len(chosen)) else [("", _("none")), *choices],
                required=place < FEWEST,
                initial=chosen[place].upper() if place < len(chosen) else "",
            )
        self.fields["topic"] = forms.MultipleChoiceField(
            label=_("Topics"),
            help_text=_("None chosen means every topic; a topic takes those below it along."),
            choices=[(one.key, _indented(one)) for one in all_topics()],
            widget=forms.CheckboxSelectMultiple,
            required=False,
            initial=list(topics),
        )
        self.fields["since"] = forms.CharField(
            label=_("New since"),
            help_text=_("A year, month or day, such as 2025 or 2025-06-01: what is new since then is told first."),
            required=False,
            initial=since,
            max_length=10,
        )

    def add_prefix(self, field_name: str) -> str:
        return "parties" if field_name.startswith("party_") else field_name


def _indented(topic: TopicFact) -> str:
    return f"{'– ' * topic.depth}{topic.name}"
