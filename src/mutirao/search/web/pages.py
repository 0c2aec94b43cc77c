"""One box for everything that one may see."""

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_GET

from mutirao.access.web.acting import actor_of_request
from mutirao.kernel.languages import LANGUAGES
from mutirao.search.kinds import connected
from mutirao.search.queries import HITS_PER_PAGE, NOTHING, Findings, search

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
    given = {name: request.GET.get(name, "")[:_LONGEST_QUERY].strip() for name in ("q", "kind", "party", "language")}
    number = _page_number(request.GET.get("page", ""))
    findings = _found(request, given, number)
    names = {code: gettext(kind.name) for code, kind in connected().items()}
    context = {
        "form": SearchForm(given),
        "search_words": given["q"],
        "is_filtered": any(given[name] for name in ("kind", "party", "language")),
        "findings": findings,
        "hits": [(hit, names[hit.kind]) for hit in findings.hits],
        "counts": [(code, names[code], count) for code, count in findings.counts.items()],
        "page": Paginator(range(findings.total), HITS_PER_PAGE).get_page(number),
    }
    return render(request, "search/search.html", context)


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
