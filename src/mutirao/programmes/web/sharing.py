"""The page on which somebody decides who may see a record: the same for all of them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext

from mutirao.access.actors import Actor
from mutirao.access.audiences import Shareable
from mutirao.programmes.web.forms.audience import AudienceForm, initial_audience


@dataclass(frozen=True, slots=True, kw_only=True)
class Sharing:
    """`way`: the breadcrumbs to the page of the record, that page included; `page`: its address; `settled`: what is
    said when it is done."""

    record: Shareable
    name: str
    way: Sequence[tuple[str, str]]
    page: str
    settled: str
    is_fictitious: bool


def sharing_page(request: HttpRequest, sharing: Sharing, share: Callable[..., object], *, by: Actor) -> HttpResponse:
    """Asks, and calls `share` with the chosen `audience`; whoever may not share was refused before."""
    form = AudienceForm(request.POST or None, by=by, initial=initial_audience(sharing.record))
    if form.is_valid():
        share(audience=form.cleaned_data["shared_with"])
        messages.success(request, sharing.settled)
        return HttpResponseRedirect(sharing.page, status=303)
    context = {
        "stage": "plan",
        "breadcrumbs": [*sharing.way, (gettext("Who may see it"), "")],
        "form": form,
        "title": gettext("Who may see “%(title)s”?") % {"title": sharing.name},
        "back": sharing.page,
        "shows_fictitious_parties": sharing.is_fictitious,
    }
    return render(request, "programmes/share.html", context, status=400 if form.errors else 200)
