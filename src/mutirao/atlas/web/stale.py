"""The work list of what is stale, and clearing it: one by one, or several at once."""

from collections.abc import Sequence

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_POST

from mutirao.access.actors import Actor
from mutirao.access.permissions import Permission
from mutirao.access.web.acting import actor_of_request
from mutirao.atlas import words
from mutirao.atlas.queries.sources import parties_with_facts
from mutirao.atlas.queries.stale import StaleFilters, stale_sources, stale_work
from mutirao.atlas.services.sources import confirm_sources
from mutirao.atlas.web.entry_forms.fields import choices_of, set_choices, topic_choices

_PER_PAGE = 25
_FILTERS = ("topic", "party", "standing", "reason")


class StaleFilterForm(forms.Form):
    topic = forms.ChoiceField(label=_("Topic"), required=False)
    party = forms.ChoiceField(label=_("Country or network"), required=False)
    standing = forms.ChoiceField(
        label=_("Standing"), required=False, choices=[("", _("any")), *choices_of(words.STANDING_WORDS)]
    )
    reason = forms.ChoiceField(
        label=_("Why it is stale"),
        required=False,
        choices=[("", _("whatever a look at it mends")), *choices_of(words.STALE_WORDS)],
    )

    def __init__(self, *args: object, by: Actor, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        set_choices(self, "topic", [("", gettext("any")), *topic_choices()])
        listed = sorted((one.name, one.code) for one in parties_with_facts(by))
        set_choices(self, "party", [("", gettext("any")), *((code, name) for name, code in listed)])


@require_GET
def stale(request: HttpRequest) -> HttpResponse:
    """Documents due for a check or not found as they were, filtered by the address."""
    by, today = actor_of_request(request), timezone.now().date()
    filters = StaleFilters(**{name: request.GET.get(name, "") for name in _FILTERS})
    sources = stale_sources(by=by, on=today, filters=filters)
    page = Paginator(sources, _PER_PAGE).get_page(request.GET.get("page"))
    work = stale_work(page.object_list, by=by, on=today, filters=filters)
    context = {
        "stage": "know",
        "breadcrumbs": [(gettext("The atlas"), reverse("atlas")), (gettext("What is stale"), "")],
        "form": StaleFilterForm(request.GET, by=by),
        "page": page,
        "work": work,
        "may_check": by.may(Permission.REVIEW_STATEMENT, party_id=by.party_id),
        "query": _query(request.GET),
        "shows_fictitious_parties": any(fact.party.is_fictitious for row in work for fact in row.statements),
    }
    return render(request, "atlas/stale.html", context)


@require_POST
def confirm_stale(request: HttpRequest) -> HttpResponse:
    """These were checked today, unchanged: back to the list, at the document that comes next."""
    only = request.POST.get("only")
    keys = [only] if only else request.POST.getlist("keys")
    if keys:
        confirm_sources(keys=keys, by=actor_of_request(request), now=timezone.now())
        said = ngettext(
            "%(count)d source is marked as checked today.", "%(count)d sources are marked as checked today.", len(keys)
        )
        messages.success(request, said % {"count": len(keys)})
    else:
        messages.warning(request, gettext("No source was chosen: nothing was marked."))
    query = _query(QueryDict(request.POST.get("query", "")))
    place = _next(request.POST.getlist("order"), keys)
    return HttpResponseRedirect(f"{reverse('stale')}{f'?{query}' if query else ''}{place}", status=303)


def _next(order: Sequence[str], keys: Sequence[str]) -> str:
    """Where to go on: the first that stands after those done and is not done itself."""
    done = set(keys)
    last = max((place for place, key in enumerate(order) if key in done), default=-1)
    following = [key for key in order[last + 1 :] if key not in done]
    return f"#source-{following[0]}" if following and _is_key(following[0]) else "#work"


def _is_key(text: str) -> bool:
    return text.replace("-", "").replace("_", "").isalnum()


def _query(given: QueryDict) -> str:
    """The filters of an address, and nothing else that it may hold."""
    kept = QueryDict(mutable=True)
    kept.update({name: str(given[name]) for name in _FILTERS if given.get(name)})
    return kept.urlencode()
