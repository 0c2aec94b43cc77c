"""One box for everything that one may see."""

from collections.abc import Mapping

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from mutirao.access.web.acting import actor_of_request
from mutirao.kernel.languages import LANGUAGES
from mutirao.search.kinds import connected
from mutirao.search.queries import HITS_PER_PAGE, NOTHING, Findings, saved_searches, search
from mutirao.search.saved import FILTERS, query_of
from mutirao.search.services import forget_search, save_search

_LONGEST_QUERY = 500
_MOST_PAGES = 500


class SearchForm(forms.Form):
    """Everything is optional and nothing is refused: what does not fit is left out."""

    q = forms.CharField(label=gettext_lazy("Words"), required=False)
    kind = forms.ChoiceField(label=gettext_lazy("Kind"), required=False)
    party = forms.CharField(
        label=gettext_lazy("Party"), required=False, help_text=gettext_lazy("Its code, such as BRA or ASEAN")
    )
    language = forms.ChoiceField(label=gettext_lazy("Language of the text"), required=False)

    def __init__(self, given: dict[str, str]) -> None:
        super().__init__(initial=given)
        any_kind, any_language = ("", gettext("every kind")), ("", gettext("every language"))
        kinds = [(code, gettext(kind.name)) for code, kind in connected().items()]
        self.fields["kind"].choices = [any_kind, *kinds]  # type: ignore[attr-defined]
        self.fields["language"].choices = [any_language, *LANGUAGES.items()]  # type: ignore[attr-defined]


@require_GET
def search_page(request: HttpRequest) -> HttpResponse:
    given = _given(request.GET)
    by = actor_of_request(request)
    number = _page_number(request.GET.get("page", ""))
    findings = _found(request, given, number)
    names = {code: gettext(kind.name) for code, kind in connected().items()}
    context = {
        "form": SearchForm(given),
        "search_words": given["q"],
        "is_filtered": any(given[name] for name in FILTERS if name != "q"),
        "given": given,
        "saved": saved_searches(by),
        "may_save": not by.is_anonymous and bool(given["q"]),
        "findings": findings,
        "hits": [(hit, names[hit.kind]) for hit in findings.hits],
        "counts": [(code, names[code], count) for code, count in findings.counts.items()],
        "page": Paginator(range(findings.total), HITS_PER_PAGE).get_page(number),
    }
    return render(request, "search/search.html", context)


@require_POST
def save(request: HttpRequest) -> HttpResponse:
    given = _given(request.POST)
    save_search(given=given, name=request.POST.get("name", ""), by=actor_of_request(request), now=timezone.now())
    messages.success(request, gettext("The search is kept below, for you alone."))
    return HttpResponseRedirect(f"{reverse('search')}?{query_of(given)}", status=303)


@require_POST
def forget(request: HttpRequest, search_id: str) -> HttpResponse:
    forget_search(search_id=search_id, by=actor_of_request(request), now=timezone.now())
    return HttpResponseRedirect(reverse("search"), status=303)


def _given(sent: Mapping[str, str]) -> dict[str, str]:
    return {name: sent.get(name, "")[:_LONGEST_QUERY].strip() for name in FILTERS}


def _found(request: HttpRequest, given: dict[str, str], page: int) -> Findings:
    if not given["q"]:
        return NOTHING
    return search(
        given["q"],
        by=actor_of_request(request),
        kinds=[given["kind"]] if given["kind"] else [],
        party=given["party"],
        language=given["language"],
        page=page,
    )


def _page_number(text: str) -> int:
    is_number = text.isascii() and text.isdigit() and len(text) < 6
    return min(max(int(text), 1), _MOST_PAGES) if is_number else 1
